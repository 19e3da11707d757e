"""Whose turn it is: the command a session waits for, and how urgent that is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from convo_prep.session import Session, over

SOON = timedelta(hours=12)
# From this rank on a turn is a meeting ahead that nobody has to think of today.
AHEAD = 6
FAR = datetime.max.replace(microsecond=0)


class Turn(NamedTuple):
    """What is next for one session: a command without its reference, and since when.

    `rank` orders turns: the lower, the more urgent; `at` orders equal ranks.
    """

    command: str
    rank: int
    at: datetime


def turn(session: Session, now: datetime) -> Turn | None:
    """Return what a session waits for, or None when nothing is to be done now."""
    state = session.state(now)
    local = session.local(now)
    if session.running(now):
        return Turn("conduct", 0, local)
    if state in ("planned", "prepared"):
        return _before(session, local, state == "planned")
    if state == "held":
        return Turn("resolve", 2, _meeting(session, local))
    if state == "resolved":
        return _after(session, local)
    if state == "reflected":
        return _later(session, local)
    return None


def _before(session: Session, local: datetime, unprepared: bool) -> Turn:
    at = _meeting(session, FAR)
    command = "prep" if unprepared else "card"
    rank = 1 if at - local <= SOON else AHEAD
    return Turn(command, rank, at)


def _after(session: Session, local: datetime) -> Turn:
    if not session.text("recap.sent_at"):
        return Turn("recap", 3, _meeting(session, local))
    if _is_due(session, local):
        return Turn("follow", 4, local)
    return Turn("reflect", 4, _meeting(session, local))


def _later(session: Session, local: datetime) -> Turn | None:
    if _is_due(session, local):
        return Turn("follow", 5, local)
    late = [action for action in session.open_actions() if action.overdue(local)]
    if late:
        return Turn("actions", 5, local)
    return None


def _is_due(session: Session, local: datetime) -> bool:
    follow_up = session.follow_up_at()
    return follow_up is not None and follow_up.day <= local.date()


def _meeting(session: Session, otherwise: datetime) -> datetime:
    when = session.when("initiate.meeting_at")
    return over(when) if when else otherwise
