"""Short phrases that views share: when something is, whose it is, if it is late.

`local` is the wall time of the session's zone, without a zone, everywhere in here.
"""

from __future__ import annotations

from datetime import datetime

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.dates.when import MONTHS, WEEKDAYS
from convo_prep.document import Span, good, quiet, warn
from convo_prep.session import THEIRS, Action, Session
from convo_prep.session.action import ME
from convo_prep.session.paths import MEETING
from convo_prep.text import folded

NOBODY = "nobody yet"


def brief(when: When, local: datetime) -> str:
    """Say a date for a line: `14:00, in 5 h` today, else `Tue 24 Nov, in 3 days`."""
    if when.time is not None and when.day == local.date():
        return f"{when.time:%H:%M}, {dates.relative(when, local)}"
    return f"{dates.short(when, local)}, {dates.relative(when, local)}"


def spoken(when: When, local: datetime) -> str:
    """Say a date as in a letter: `Thursday 26 November at 15:00`, year if needed."""
    day = when.day
    year = f" {day.year}" if day.year != local.year else ""
    clock = f" at {when.time:%H:%M}" if when.time is not None else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}{clock}"


def dated(text: str, local: datetime) -> str:
    """Say a stored date with how far away it is; what is no date as it stands."""
    when = dates.from_stored(text)
    if when is None:
        return text
    return f"{dates.short(when, local)} ({dates.relative(when, local)})"


def day_of(text: str, local: datetime) -> str:
    """Say a stored date alone, `Tue 24 Nov`; what is no date as it stands."""
    when = dates.from_stored(text)
    return dates.short(When(when.day), local) if when else text


def when_or_begun(session: Session, now: datetime) -> str:
    """Say when a meeting is, `Tue 24 Nov 15:00`, or `begun Sat 21 Nov` without one."""
    local = session.local(now)
    if meeting := session.when(MEETING):
        return dates.short(meeting, local)
    created = session.when("created")
    return f"begun {dates.short(When(created.day), local)}" if created else "no date"


def owner(session: Session, action: Action) -> str:
    """Name who does an action: `me`, the client by its name, or the name given."""
    if folded(action.owner) in THEIRS:
        return session.client or action.owner
    return action.owner or NOBODY


def standing(action: Action, local: datetime) -> Span:
    """Say where an action stands: done, dropped, overdue or when it is due."""
    if action.done:
        return good(f"done {day_of(action.done, local)}")
    if action.dropped:
        return quiet(f"dropped: {action.dropped}")
    if not action.due:
        return warn("no date")
    due = dates.from_stored(action.due)
    said = dates.short(due, local) if due else action.due
    return warn(f"overdue since {said}") if action.overdue(local) else Span(said)


def owed(action: Action, local: datetime) -> str:
    """Say what `ours_to` found in one phrase, a colleague by name; see `promise`."""
    who = "" if action.owner == ME else f"{action.owner}, "
    return f"{who}{standing(action, local).text}: {action.what}"


def promise(session: Session, action: Action, local: datetime) -> str:
    """Say an action in one phrase: `overdue since Thu 19 Nov: Send the plan`.

    Who does it is said, but for whoever writes. The date leads, so that no cut takes
    it.
    """
    who = "" if session.mine(action) else f"{owner(session, action)}, "
    return f"{who}{standing(action, local).text}: {action.what}"
