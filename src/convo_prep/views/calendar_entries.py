"""What of a session has a day of its own: the meeting, the next look, each promise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.session import Action, Session
from convo_prep.session.closing import UNSETTLED, cancelled
from convo_prep.session.identity import key
from convo_prep.session.paths import (
    ACTIONS,
    CHANNEL,
    FOLLOW_UP,
    MEETING,
    MINUTES,
    OUTCOME,
    PLACE,
)
from convo_prep.session.session import POSTPONED
from convo_prep.session.sure_name import sure_name
from convo_prep.session.zones import universal
from convo_prep.text import cut

MINUTES_TO_TALK = 30
# What a meeting may last; a number beyond is a slip, and no length.
LENGTHS = range(1, 24 * 60 + 1)
LONGEST = 200
A_DAY_BEFORE, SHORTLY_BEFORE = timedelta(days=-1), timedelta(minutes=-15)
# Of a day without a time, which begins at midnight: nine the day before, and eight.
EVE, MORNING = timedelta(hours=-15), timedelta(hours=8)


class Alarm(NamedTuple):
    """When one is reminded, counted from the start, and of what."""

    at: timedelta
    text: str


class Entry(NamedTuple):
    """One entry of a calendar.

    `start` is a day, or a moment in UTC that then has a `length`; `over` says in a
    word why nothing is to be done about it any more; `busy` that nothing else can be
    done meanwhile; `changed` is when its session was, in seconds as the disk counts.
    """

    uid: str
    start: date
    length: timedelta | None
    summary: str
    commands: tuple[str, ...]
    changed: int
    place: str = ""
    alarms: tuple[Alarm, ...] = ()
    over: str = ""
    busy: bool = False


def entries(session: Session, changed: int, home: str) -> tuple[Entry, ...]:
    """Return the entries of a session with an id; those that are over, too.

    They hold client, title, place and what was promised, and nothing that is private.

    Args:
        session: The session.
        changed: When its file was last written, in seconds as the disk counts.
        home: The zone of its times, where it names none that is known.
    """
    found = (_meeting(session, home), _look(session, home), *_promises(session))
    return tuple(each._replace(changed=changed) for each in found if each)


def _meeting(session: Session, home: str) -> Entry | None:
    when = session.when(MEETING)
    if when is None:
        return None
    minutes = session.number(MINUTES)
    length = minutes if minutes in LENGTHS and minutes else MINUTES_TO_TALK
    start, lasts = _span(when, session, home, length)
    name = sure_name(session)
    over = _called_off(session, when)
    open_yet = not over and not session.text("closed")
    ahead = open_yet and session.text(OUTCOME) in ("", POSTPONED)
    return Entry(
        _uid(session, "meeting"),
        start,
        lasts,
        _title(session),
        (f"Before: convo card {name}", f"After: convo resolve {name}"),
        0,
        _shared(session, PLACE) or _shared(session, CHANNEL),
        _alarms(session, lasts is not None) if ahead else (),
        over,
        busy=lasts is not None and not over,
    )


def _look(session: Session, home: str) -> Entry | None:
    ahead = session.follow_up_at()
    looks = (session.text(FOLLOW_UP), *session.next_looks())
    when = next(filter(None, map(dates.from_stored, reversed(looks))), None)
    if when is None:
        return None
    start, lasts = _span(when, session, home, MINUTES_TO_TALK)
    return Entry(
        _uid(session, "look"),
        start,
        lasts,
        f"Look again: {_title(session)}",
        (f"convo follow {sure_name(session)}",),
        0,
        over=_closed(session) if ahead else "Done",
    )


def _promises(session: Session) -> Iterator[Entry]:
    if session.guide.question(ACTIONS).private:
        return
    for action in session.actions():
        due = dates.from_stored(action.due)
        if due is not None:
            yield _promise(session, action, due)


def _promise(session: Session, action: Action, due: When) -> Entry:
    """Return an action as an entry of its whole day; a time is said in words."""
    theirs = action.owner == session.author != ""
    client = _line(session.author if theirs else session.client) or "them"
    whose = f"Promised to {client}" if session.mine(action) else f"Waiting for {client}"
    if session.ours(action) and not session.mine(action):
        whose = f"Waiting for {_line(action.owner)}"
    by = f" (by {due.time:%H:%M})" if due.time else ""
    done = ("Done" if action.done else "Dropped") if not action.open else ""
    return Entry(
        # Its place stays when its words change; a list of promises grows at its end.
        _uid(session, f"action-{action.at + 1}"),
        due.day,
        None,
        f"{whose}: {_line(action.what)}{by}",
        (_title(session), f"convo done {action.at + 1} --in {sure_name(session)}"),
        0,
        over=done or _closed(session),
    )


def _uid(session: Session, item: str) -> str:
    return f"{key(session)}-{item}@convo"


def _span(
    when: When, session: Session, home: str, minutes: int
) -> tuple[date, timedelta | None]:
    """Return when an entry begins and how long it is: a moment, else a whole day."""
    if when.time is None:
        return when.day, None
    length = timedelta(minutes=minutes)
    try:
        start = universal(when.moment(), session.text("timezone"), home)
        start + length
    except (OverflowError, ValueError):  # at either end of all the years there are
        return when.day, None
    return start, length


def _alarms(session: Session, timed: bool) -> tuple[Alarm, ...]:
    title, name = _title(session), sure_name(session)
    first, second = (A_DAY_BEFORE, SHORTLY_BEFORE) if timed else (EVE, MORNING)
    return (
        Alarm(first, f"{title}: convo prep {name}"),
        Alarm(second, f"{title}: convo card {name}"),
    )


def _called_off(session: Session, when: When) -> str:
    """Say that a talk does not take place: cancelled, or closed before its day."""
    if cancelled(session):
        return "Cancelled"
    closed = session.when("closed")
    unheld = session.text(OUTCOME) in UNSETTLED
    return "Cancelled" if closed and unheld and closed.day < when.day else ""


def _closed(session: Session) -> str:
    if cancelled(session):
        return "Cancelled"
    return "Closed" if session.text("closed") else ""


def _shared(session: Session, path: str) -> str:
    """Return an answer that may stand in a calendar, which others may see."""
    private = session.guide.question(path).private
    return "" if private else _line(session.text(path))


def _title(session: Session) -> str:
    return _line(session.title or session.id)


def _line(text: str) -> str:
    return cut(text, LONGEST)
