"""Which sessions a looking command is about: the filters it shares with others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from convo_prep.desk.desk import Desk
from convo_prep.errors import InvalidAnswerError, UsageError
from convo_prep.store import selecting
from convo_prep.text import bare, folded, has_words

if TYPE_CHECKING:
    from convo_prep.session import Session


Test: TypeAlias = Callable[[bytes], bool]


class Filters(NamedTuple):
    """Filters as typed; empty ones let everything through."""

    client: str = ""
    playbook: str = ""
    tag: str = ""
    state: str = ""
    since: str = ""
    until: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is filtered at all."""
        named = (self.client, self.playbook, self.tag, self.state)
        return any((*named, self.since, self.until))


def selected(
    desk: Desk, filters: Filters, closed: bool = True, by_meeting: bool = False
) -> Iterator[Session]:
    """Yield the sessions that pass the filters, those begun last first.

    A client passes by any words of its name. With `by_meeting` those whose talk is
    latest come first.

    Raises:
        UsageError: there is no such state.
        InvalidAnswerError: `since` or `until` is no date.
    """
    if filters.state:
        _known_state(filters.state)
    since, until = _day(desk, filters.since), _day(desk, filters.until)
    words = [word for word in (filters.playbook, filters.tag) if word]
    tests = [selecting.may_say(word) for word in words]
    named = selecting.may_name(bare(filters.client))
    found = False
    # Bytes do not show that "brightline" is "Bright Line", which few type.
    for client in ((named,), ()) if filters.client else ((),):
        may = _all_of(*tests, *client)
        for session in _looked_through(desk, may, closed, by_meeting):
            if _passes(desk, session, filters) and _between(session, since, until):
                found = True
                yield session
        if found:
            return


def _all_of(*tests: Test) -> Test:
    return lambda data: all(test(data) for test in tests)


def _looked_through(
    desk: Desk, may: Test, closed: bool, by_meeting: bool
) -> Iterator[Session]:
    journal = desk.journal
    return journal.by_meeting(may) if by_meeting else journal.select(may, closed)


def _known_state(state: str) -> None:
    from convo_prep.session import STATES

    if state not in STATES:
        raise UsageError(
            f"There is no state '{state}'.", f"There are: {', '.join(STATES)}."
        )


def _passes(desk: Desk, session: Session, filters: Filters) -> bool:
    if filters.client and not has_words(session.client, filters.client):
        return False
    if filters.playbook and folded(filters.playbook) != folded(
        session.text("playbook")
    ):
        return False
    if filters.tag and folded(filters.tag) not in map(folded, session.items("tags")):
        return False
    return not filters.state or session.state(desk.now) == filters.state


def _between(session: Session, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    held = session.held_on()
    if held is None:
        return False
    return (since is None or since <= held.day) and (until is None or held.day <= until)


def _day(desk: Desk, typed: str) -> date | None:
    """Read a day; a bare weekday or month is the one just past."""
    if not typed:
        return None
    from convo_prep import dates

    now = desk.now.replace(tzinfo=None)
    try:
        return dates.parse(typed, now, past=True).day
    except InvalidAnswerError:
        return dates.parse(typed, now).day
