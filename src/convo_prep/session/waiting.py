"""What waits: conversations and promises in their groups, the nearest first."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

from convo_prep import dates
from convo_prep.session import Action, Session
from convo_prep.session.turn import FAR, GROUPS, LONG_AGO, SOON, Group, turn

LAST_MINUTE = time(23, 59)
# Within a group, what is to be done about a talk comes in this order.
COMMANDS = ("conduct", "prep", "card", "follow", "resolve", "recap", "reflect", "done")
# The newest first, where nothing is late any more.
BACKWARDS = ("after", "older")


class Waiting(NamedTuple):
    """One thing that waits: what to do about a session, or an open action of it.

    `at` is when it comes, was due or was held, as the wall time of the session.
    """

    session: Session
    command: str
    group: Group
    at: datetime
    action: Action | None = None


def waiting(sessions: Iterable[Session], now: datetime) -> list[Waiting]:
    """Return all that waits or lies ahead in sessions that are not closed."""
    found: list[Waiting] = []
    promised: list[Waiting] = []
    for session in sessions:
        if (state := session.state(now)) != "closed":
            promised += _promised(session, now)
            if its := turn(session, now, state):
                found.append(Waiting(session, its.command, its.group, its.at))
    return sorted([*found, *promised], key=_order)


def is_within(one: Waiting, now: datetime, length: timedelta) -> bool:
    """Whether it comes or is due within a time from now, or waits already.

    Whole days are counted by the calendar, and a day without a time counts whole.
    """
    local = one.session.local(now)
    end = FAR if FAR - local < length else local + length
    whole_day = one.at.time() >= LAST_MINUTE or not length % timedelta(days=1)
    soon = one.at.date() <= end.date() if whole_day else one.at <= end
    return soon and one.at != FAR and one.group != "older"


def _promised(session: Session, now: datetime) -> Iterator[Waiting]:
    for action in session.open_actions():
        if when := dates.from_stored(action.due):
            group = _of_promise(when, session.local(now), session.mine(action))
            yield Waiting(session, "done", group, when.end(), action)


def _of_promise(due: dates.When, local: datetime, mine: bool) -> Group:
    away = due.day - local.date()
    if -away > LONG_AGO:
        return "older"
    if mine:
        return "you_promised" if away <= SOON else "later"
    return "they_promised" if away <= timedelta() else "later"


def _order(one: Waiting) -> tuple[int, int, float]:
    since = (one.at - datetime.min).total_seconds()
    if one.group not in BACKWARDS:
        return GROUPS.index(one.group), 0, since
    sort = COMMANDS.index(one.command) if one.group == "after" else 0
    return GROUPS.index(one.group), sort, -since
