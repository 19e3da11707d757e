"""Which sessions a looking command is about: the filters it shares with others."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from convo_prep.desk.desk import Desk
from convo_prep.errors import UsageError
from convo_prep.store.selecting import may_name
from convo_prep.text import bare, echoed, has_words

if TYPE_CHECKING:
    from convo_prep.desk.between import Between
    from convo_prep.session import Session


# Every state but this one is open.
CLOSED, OPEN = "closed", "open"
Test: TypeAlias = Callable[[bytes], bool]


class Filters(NamedTuple):
    """Filters as typed; None and empty ones let everything through.

    Of clients, situations and states any one will do, of tags all must be there.
    """

    client: Sequence[str] | None = None
    playbook: Sequence[str] | None = None
    tag: Sequence[str] | None = None
    state: Sequence[str] | None = None
    since: Sequence[str] | None = None
    until: Sequence[str] | None = None

    @property
    def any(self) -> bool:
        """Whether anything is filtered at all."""
        return any(map(_said, self))


def selected(
    desk: Desk,
    filters: Filters,
    closed: bool = True,
    by_meeting: bool = False,
    wanted: Test | None = None,
) -> Iterator["Session"]:
    """Yield the sessions that pass the filters, those begun last first.

    A client passes by any words of its name. With `by_meeting` those whose talk is
    latest come first. `wanted` looks at the bytes of a file, as in
    `Journal.select`.

    Raises:
        UsageError: there is no such state, or a date is given twice.
        InvalidAnswerError: `since` or `until` is no date.
        OpenDateError: it can be read in several ways, and nobody can be asked.
    """
    filters = Filters(*map(_said, filters))
    states = set(map(_known_state, filters.state or ()))
    days = _days(desk, filters)
    tests = [may_name(word) for word in filters.tag or ()]
    tests += _any_of(may_name, filters.playbook)
    tests += [wanted] if wanted else []
    tests += _any_of(may_name, filters.client)
    for session in _looked_through(desk, _all_of(*tests), closed, by_meeting):
        stands = _stands(desk, session, states) and _passes(session, filters)
        if stands and (days is None or days.has(session)):
            yield session


def _days(desk: Desk, filters: Filters) -> "Between | None":
    """Return the days to look at, None for all."""
    if not (filters.since or filters.until):
        return None
    from convo_prep.desk.between import between

    return between(desk, filters.since or (), filters.until or ())


def _said(words: Sequence[str] | None) -> tuple[str, ...]:
    """Return what is given, without what a script left empty."""
    return tuple(word for word in words or () if word.strip())


def _any_of(test: Callable[[str], Test], words: Sequence[str] | None) -> list[Test]:
    """Return one test, that any of the words may be there, or none without words."""
    tests = [test(word) for word in words or ()]
    return [lambda data: any(each(data) for each in tests)] if tests else []


def _all_of(*tests: Test) -> Test | None:
    """Return one test, that all pass; None where there is nothing to look for."""
    if len(tests) < 2:
        return tests[0] if tests else None
    return lambda data: all(test(data) for test in tests)


def _looked_through(
    desk: Desk, may: Test | None, closed: bool, by_meeting: bool
) -> Iterator["Session"]:
    journal = desk.journal
    return journal.by_meeting(may) if by_meeting else journal.select(may, closed)


def _known_state(typed: str) -> str:
    from convo_prep.session import STATES

    state = typed.strip().lower()
    if state not in (*STATES, OPEN):
        raise UsageError(
            f"There is no state {echoed(typed, 'like this')}.",
            f"There are: {', '.join((*STATES, OPEN))}.",
        )
    return state


def _passes(session: "Session", filters: Filters) -> bool:
    clients, playbooks = filters.client or (), filters.playbook or ()
    if clients and not any(has_words(session.client, name) for name in clients):
        return False
    if playbooks and bare(session.text("playbook")) not in map(bare, playbooks):
        return False
    wanted = set(map(bare, filters.tag or ()))
    return not wanted or wanted.issubset(map(bare, session.items("tags")))


def _stands(desk: Desk, session: "Session", states: Collection[str]) -> bool:
    if not states:
        return True
    state = session.state(desk.now)
    return state in states or (OPEN in states and state != CLOSED)
