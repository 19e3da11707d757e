"""Conversations that are over: closed by hand, or by what was answered."""

from __future__ import annotations

from collections.abc import Sequence

from convo_prep.change import SetAnswer
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.waiting import name_of
from convo_prep.session import Session
from convo_prep.session.closing import (
    cancelled,
    finished,
    left_open,
    looks_no_further,
)
from convo_prep.text import cut

ALL_THE_SAME = "No further look is set. Close it, with that still open?"
WIDEST = 60


def close(desk: Desk, session: Session) -> Session:
    """Mark a session as closed today."""
    today = session.local(desk.now).date().isoformat()
    return desk.journal.apply(session, SetAnswer("closed", today, None))


def close_if_done(desk: Desk, session: Session) -> Session:
    """Close a session at the end of a look at it, if nothing is left; say what is."""
    if session.text("closed"):
        return session
    if finished(session):
        after = close(desk, session)
        tell_closed(desk, session, after)
        return after
    left = left_open(session)
    if left:
        _tell_left(desk, session, left)
    if left and looks_no_further(session) and _all_the_same(desk, session):
        after = close(desk, session)
        saying.tell(desk, f"{after.title or after.id} is closed.")
        return after
    return session


def tell_kept_open(desk: Desk, before: Session, after: Session) -> None:
    """Say what keeps a session open for which no further look was set just now."""
    left = left_open(after)
    if after.text("closed") or looks_no_further(before) or not left:
        return
    if looks_no_further(after):
        _tell_left(desk, after, left)
        saying.go_on(desk, f"To close it: convo close {name_of(desk, after)}")


def _tell_left(desk: Desk, session: Session, left: Sequence[str]) -> None:
    seen = saying.if_wanted(desk, " See: convo actions")
    more = seen if session.open_actions() else ""
    saying.tell(
        desk, f"Still open: {'; '.join(cut(each, WIDEST) for each in left)}.{more}"
    )


def _all_the_same(desk: Desk, session: Session) -> bool:
    """Ask whether to close it with what is open, and say what does so later."""
    if not desk.can_ask:
        return False
    from convo_prep.desk.which_face import face_of

    if face_of(desk).confirm(ALL_THE_SAME, default=False):
        return True
    saying.tell(desk, "It stays open.")
    saying.go_on(desk, f"To close it later: convo close {name_of(desk, session)}")
    return False


def close_if_cancelled(desk: Desk, session: Session) -> Session:
    """Close a session that a hand has cancelled."""
    if session.text("closed") or not cancelled(session):
        return session
    after = close(desk, session)
    tell_closed(desk, session, after)
    return after


def tell_closed(desk: Desk, before: Session, after: Session) -> None:
    """Say that what was answered has closed a session."""
    if after.text("closed") and not before.text("closed"):
        left = "" if cancelled(after) else "Nothing is left open. "
        saying.tell(desk, f"{left}{after.title or after.id} is closed.")
