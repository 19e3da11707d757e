"""When a conversation is over by what was answered, so that nobody need close it."""

from __future__ import annotations

from convo_prep.session.paths import OUTCOME
from convo_prep.session.session import CANCELLED, POSTPONED, Session

UNSETTLED = ("", POSTPONED, CANCELLED)


def cancelled(session: Session) -> bool:
    """Whether the talk does not take place."""
    return session.text(OUTCOME) == CANCELLED


def finished(session: Session) -> bool:
    """Whether somebody has looked again, and nothing is left to do or to look at."""
    settled = session.text(OUTCOME) not in UNSETTLED
    return settled and bool(session.tree.get("follow_up")) and session.nothing_left()


def closes(before: Session, after: Session, more: bool) -> bool:
    """Whether a change ends a conversation that was not over before it.

    With `more` questions to come in the same look, it is not finished yet. One that
    was over before and stands open was opened on purpose.
    """
    if after.text("closed"):
        return False
    if cancelled(after):
        return not cancelled(before)
    return not more and finished(after) and not finished(before)
