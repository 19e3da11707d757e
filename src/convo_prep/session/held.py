"""Which conversations took place, and when, as far as their files tell."""

from __future__ import annotations

from datetime import datetime

from convo_prep.session.paths import ENDED, MEETING, OUTCOME, STARTED
from convo_prep.session.session import CANCELLED, POSTPONED, Session

# What is written once a talk has begun. Any file that has none of them held none.
AFTERWARDS = ("conduct", "resolve", "reflect")


def put_off(session: Session) -> bool:
    """Whether the talk was cancelled, or postponed and not held since."""
    return session.text(OUTCOME) in (CANCELLED, POSTPONED)


def took_place(session: Session) -> bool:
    """Whether anything was written of the talk itself, and it was not put off.

    A planned time that has passed is not enough: nobody knows what came of it.
    """
    return any(map(session.tree.get, AFTERWARDS)) and not put_off(session)


def began_at(session: Session) -> datetime | None:
    """Return when the talk began: planned, else stamped; None without a time."""
    return moment(session, MEETING) or moment(session, STARTED)


def ended_at(session: Session) -> datetime | None:
    """Return when it ended, else when it began; None where neither has a time."""
    return moment(session, ENDED) or began_at(session)


def moment(session: Session, path: str) -> datetime | None:
    """Return a time as the session's wall time; None where only a day is known.

    A stamp made in another zone is carried over into the session's own.
    """
    when = session.stamped(path)
    return None if when is None or when.time is None else when.moment()
