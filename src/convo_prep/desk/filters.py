"""Which sessions a looking command is about: the filters it shares with others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from convo_prep.desk.desk import Desk
from convo_prep.errors import InvalidAnswerError, UsageError
from convo_prep.store import selecting
from convo_prep.text import folded

if TYPE_CHECKING:
    from convo_prep.session import Session


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

    With `by_meeting` those whose talk is latest come first.

    Raises:
        UsageError: there is no such state.
        InvalidAnswerError: `since` or `until` is no date.
    """
    if filters.state:
        _known_state(filters.state)
    since, until = _day(desk, filters.since), _day(desk, filters.until)
    words = [w for w in (filters.client, filters.playbook, filters.tag) if w]
    tests = [selecting.may_say(word) for word in words]

    def may(data: bytes) -> bool:
        return all(test(data) for test in tests)

    journal = desk.journal
    found = journal.by_meeting(may) if by_meeting else journal.select(may, closed)
    for session in found:
        if _passes(desk, session, filters) and _between(session, since, until):
            yield session


def _known_state(state: str) -> None:
    from convo_prep.session import STATES

    if state not in STATES:
        raise UsageError(
            f"There is no state '{state}'.", f"There are: {', '.join(STATES)}."
        )


def _passes(desk: Desk, session: Session, filters: Filters) -> bool:
    if filters.client and folded(filters.client) not in folded(session.client):
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
