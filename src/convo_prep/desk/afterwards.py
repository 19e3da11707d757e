"""The pages after a talk, to write on: the look back, and a later look in rounds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from convo_prep.advice.suggestions import Suggestion
from convo_prep.change import AddItem, EditItem
from convo_prep.desk.desk import Desk
from convo_prep.desk.on_a_page import Around, Sheet
from convo_prep.page import Spot
from convo_prep.session import BEFORE, Session
from convo_prep.session.paths import ROUNDS
from convo_prep.session.plans import last_plan
from convo_prep.stored import items_of
from convo_prep.walk.route import looking_again, looking_back, stepping

STEPS = ("conduct", "resolve", "reflect")


def look_back_sheet(desk: Desk, session: Session) -> Sheet:
    """Return the look back of a session, to write on."""
    from convo_prep.advice.hindsight import hindsight
    from convo_prep.views.look_back import look_back_page

    last = last_plan(session, _held_before(desk, session))
    return Sheet(
        page=partial(look_back_page, now=desk.now, last=last),
        drafts=partial(hindsight, last=last) if desk.settings.drafts else _no_drafts,
        around=_nothing_around,
        lines=looking_back(session, planned_before=last is not None),
        whole=stepping(desk.guide, STEPS),
    )


def _held_before(desk: Desk, session: Session) -> Iterator[Session]:
    """Yield the other talks that were held with a client, the newest first."""
    for other in desk.found_with(session.client):
        if other.id != session.id and other.state(desk.now) not in BEFORE:
            yield other


def round_sheet(desk: Desk, session: Session) -> Sheet:
    """Return the newest look at what was agreed, to write on."""
    from convo_prep.views.look_back import round_page

    lines = looking_again(session)
    return Sheet(
        page=partial(round_page, now=desk.now),
        drafts=_no_drafts,
        around=_nothing_around,
        lines=lines,
        whole=lines,
    )


def begun(desk: Desk, session: Session) -> Session:
    """Return a session with a new round, where the day of the next look has come.

    The look before it has said when that is; the first look has a block of its own.
    """
    looks = session.next_looks()
    due = session.follow_up_at()
    today = session.local(desk.now).date()
    if not looks[-1] or due is None or due.day > today:
        return session
    added = AddItem(ROUNDS, {"on": today.isoformat()})
    return desk.journal.apply(session, added, more=True)


@contextmanager
def unless_empty(desk: Desk, session: Session) -> Iterator[None]:
    """Take the newest round out again, where nothing is answered in it inside."""
    try:
        yield
    finally:
        session = desk.journal.open(session.name)
        rounds = items_of(session.answer(ROUNDS))
        if rounds and isinstance(rounds[-1], dict) and set(rounds[-1]) == {"on"}:
            gone = EditItem(ROUNDS, len(rounds) - 1, "", rounds[-1])
            desk.journal.apply(session, gone, more=True)


def _no_drafts(_session: Session) -> dict[Spot, Suggestion]:
    return {}


def _nothing_around(_session: Session) -> Around:
    return Around()
