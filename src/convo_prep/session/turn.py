"""Whose turn it is: the command a session waits for, and when that is."""

from datetime import datetime, time, timedelta
from typing import Literal, NamedTuple, TypeAlias, get_args

from convo_prep.session import BEFORE, Session, State, over
from convo_prep.session.closing import waits_for_a_look
from convo_prep.session.last_day import last_day
from convo_prep.session.paths import (
    ENDED,
    MEETING,
    NEEDED,
    SENT,
    STARTED,
)

Group: TypeAlias = Literal[
    "today",
    "next_two_days",
    "you_promised",
    "they_promised",
    "look_again",
    "after",
    "later",
    "older",
]
"""Where something that waits is shown."""
GROUPS: tuple[Group, ...] = get_args(Group)
"""The groups in the order in which they are shown."""
NO = "no"
SOON = timedelta(days=2)
A_WEEK = timedelta(days=7)
LONG_AGO = timedelta(days=90)
FAR = datetime.max.replace(microsecond=0)


class Turn(NamedTuple):
    """What is next for one session: a command without its reference, and when."""

    command: str
    group: Group
    at: datetime

    @property
    def rank(self) -> int:
        """How far behind others it stands; 0 is the most urgent."""
        return GROUPS.index(self.group)


def turn(session: Session, now: datetime, state: State | None = None) -> Turn | None:
    """Return what a session waits for, or None when nothing is to be done.

    Each command ends the turn that names it. Whoever knows the `state` gives it.
    """
    state = state or session.state(now)
    local = session.local(now)
    if session.running(now):
        return Turn("conduct", "today", datetime.min)
    if state in BEFORE:
        return _before(session, local, "prep" if state == "planned" else "card")
    if state == "held":
        return _past("resolve", "after", _held_at(session, now), local)
    if state in ("resolved", "reflected"):
        return _afterwards(session, now, state == "resolved")
    return None


def ahead(at: datetime, local: datetime) -> Group:
    """Return the group of a moment to come."""
    away = at.date() - local.date()
    if away <= timedelta():
        return "today"
    return "next_two_days" if away <= SOON else "later"


def _afterwards(session: Session, now: datetime, to_reflect: bool) -> Turn | None:
    local = session.local(now)
    look = session.follow_up_at()
    if look and look.day <= local.date():
        return _past("follow", "look_again", over(look), local)
    held = _held_at(session, now)
    fresh = local - held < A_WEEK
    # A message that is a week late is no longer the one that is needed.
    if fresh and not session.text(SENT) and session.text(NEEDED) != NO:
        return Turn("recap", "after", held)
    if fresh and to_reflect:
        return Turn("reflect", "after", held)
    if look:
        return Turn("follow", "later", look.moment())
    if waits_for_a_look(session):
        return _past("follow", "look_again", _looked_on(session, local), local)
    return Turn("reflect", "older", held) if to_reflect else None


def _before(session: Session, local: datetime, command: str) -> Turn:
    """Return what a talk that has not begun waits for.

    Without a day it lies ahead, until nothing was about it for long.
    """
    at = _planned_for(session)
    last = last_day(session) if at == FAR else None
    if last and local.date() - last > LONG_AGO:
        return Turn(command, "older", datetime.combine(last, time()))
    return Turn(command, ahead(at, local), at)


def _past(command: str, group: Group, at: datetime, local: datetime) -> Turn:
    return Turn(command, "older" if local - at > LONG_AGO else group, at)


def _planned_for(session: Session) -> datetime:
    when = session.when(MEETING)
    return over(when) if when else FAR


def _looked_on(session: Session, local: datetime) -> datetime:
    """Return the last day of a talk that has come, for a look without a date."""
    last = last_day(session)
    return min(datetime.combine(last, time()), local) if last else local


def _held_at(session: Session, now: datetime) -> datetime:
    """Return when a talk was: as planned, unless it came before that time."""
    local = session.local(now)
    paths = (STARTED, ENDED, "created")
    planned = session.when(MEETING)
    if planned and planned.moment() <= local:
        return planned.moment()
    stamps = (session.stamped(path, now) for path in paths)
    return next((when.moment() for when in stamps if when), local)
