"""When a conversation is over by what was answered, so that nobody need close it."""

from __future__ import annotations

from convo_prep.session.paths import CAME_BACK, OPEN_POINTS, OUTCOME, ROUNDS
from convo_prep.session.session import CANCELLED, POSTPONED, Session
from convo_prep.stored import NONE

UNSETTLED = ("", POSTPONED, CANCELLED)
RETURNED = "came back"
"""What a look says of a problem that is not solved."""
THE_PROBLEM = "the problem came back"


def cancelled(session: Session) -> bool:
    """Whether the talk does not take place."""
    return session.text(OUTCOME) == CANCELLED


def left_open(session: Session) -> tuple[str, ...]:
    """Return what is open still: actions, points, a problem that came back."""
    actions = (action.what for action in session.open_actions())
    problem = (THE_PROBLEM,) if _came_back(session) else ()
    return (*actions, *session.items(OPEN_POINTS), *problem)


def looks_no_further(session: Session) -> bool:
    """Whether the newest look said that no other follows."""
    return session.next_looks()[-1] == NONE


def finished(session: Session) -> bool:
    """Whether a look said that no other follows, and nothing is left to do."""
    settled = session.text(OUTCOME) not in UNSETTLED
    return settled and looks_no_further(session) and not left_open(session)


def waits_for_a_look(session: Session) -> bool:
    """Whether a look was begun that did not say when the next one is, or left a point.

    Actions that are open wait by themselves.
    """
    if not session.tree.get("follow_up"):
        return False
    if looks_no_further(session):
        return bool(left_open(session)) and not session.open_actions()
    return not session.next_looks()[-1]


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


def _came_back(session: Session) -> bool:
    """Whether the newest look that spoke of the problem said that it is back."""
    later = (look.get("came_back", "") for look in session.records(ROUNDS))
    said = [session.text(CAME_BACK), *later]
    return next(filter(None, reversed(said)), "") == RETURNED
