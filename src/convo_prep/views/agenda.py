"""How what waits is said: when, what it is, how late in words, and its command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.document import Agenda, Entry, Line, here, line, quiet, warn
from convo_prep.session import Action, Session
from convo_prep.session.paths import CHANNEL, MEETING
from convo_prep.session.reference import Known
from convo_prep.session.turn import FAR, Group
from convo_prep.session.waiting import Waiting
from convo_prep.text import cut
from convo_prep.views.phrases import owner

TITLES: Mapping[Group, str] = {
    "today": "Today",
    "next_two_days": "Next two days",
    "you_promised": "You promised",
    "they_promised": "They promised",
    "look_again": "To look at again",
    "after": "After a talk",
    "later": "Later",
    "older": "Older",
}
LACKS = {
    "prep": "nothing prepared yet",
    "resolve": "no outcome yet",
    "recap": "no message yet",
    "reflect": "not looked back yet",
}
# So many letters are always there; more where the line has room.
TITLE_WIDTH = 36
ACTION_WIDTH = 26
WHO_WIDTH = 20
SCREEN_WIDTH = 80
# Before the first column, and between two.
BLANKS = 2 + 2 * 2
# From so many days on the next larger measure says it: weeks, months, years.
MEASURES = ((730, 365, "years"), (60, 30, "months"), (14, 7, "weeks"))


def agenda(
    found: Sequence[Waiting],
    known: Known,
    now: datetime,
    title: str = "",
    width: int = SCREEN_WIDTH,
) -> Agenda:
    """Return what waits under the titles of its groups, or under one of its own.

    `found` stands in order. Words are cut where a line would be longer than `width`.
    """
    locals_ = [one.session.local(now) for one in found]
    whens = list(map(when_said, found, locals_))
    commands = [known.command(o.command, o.session, o.action) for o in found]
    room = width - BLANKS - max(map(len, whens)) - max(map(len, commands))
    entries = (
        (one.group, Entry(quiet(when), _said(one, local, room), here(command)))
        for one, local, when, command in zip(
            found, locals_, whens, commands, strict=True
        )
    )
    groups = groupby(entries, key=itemgetter(0))
    return Agenda(
        tuple(
            (title or TITLES[group], tuple(entry for _, entry in ones))
            for group, ones in groups
        )
    )


def _said(one: Waiting, local: datetime, room: int) -> Line:
    if one.action:
        return _promise(one.session, one.action, local, room)
    return _turn(one, local, room)


def _promise(session: Session, action: Action, local: datetime, room: int) -> Line:
    who = session.client if session.mine(action) else owner(session, action)
    parts = (cut(who, WHO_WIDTH),)
    late = _lateness(dates.from_stored(action.due), local)
    return _fitted((action.what, ACTION_WIDTH), parts, late, room)


def _fitted(first: tuple[str, int], parts: Sequence[str], late: str, room: int) -> Line:
    """Join a text with what stands behind it, cut as far as there is no room for it.

    Its number is of letters that it has in any case.
    """
    text, least = first
    rest = " · ".join(["", *filter(None, parts)])
    behind = f" · {late}" if late else ""
    words = cut(text, max(least, room - len(rest) - len(behind))) + rest
    return line(f"{words} · ", warn(late)) if late else line(words)


def _turn(one: Waiting, local: datetime, room: int) -> Line:
    title = (one.session.title or one.session.name, TITLE_WIDTH)
    if one.command == "follow":
        return _fitted(title, (), _lateness(one.session.follow_up_at(), local), room)
    parts = [cut(one.session.text(CHANNEL), WHO_WIDTH)]
    if one.group not in ("today", "next_two_days"):
        parts = []
    meeting = one.session.when(MEETING)
    if one.group == "today" and meeting and meeting.time and one.command != "conduct":
        parts.append(_how_soon(meeting, local))
    parts.append(LACKS.get(one.command, ""))
    return _fitted(title, parts, "", room)


def _how_soon(meeting: When, local: datetime) -> str:
    """Say `in 2 h`: with its minutes too, the line would not stay one."""
    hours, sign, _ = dates.relative(meeting, local).partition(" h ")
    return hours + sign.rstrip()


def _lateness(due: When | None, local: datetime) -> str:
    late = (local.date() - due.day).days if due else 0
    return f"{_days(late)} late" if late > 0 else ""


def _days(days: int) -> str:
    for from_, length, name in MEASURES:
        if days >= from_:
            return f"{days // length} {name}"
    return "1 day" if days == 1 else f"{days} days"


def when_said(one: Waiting, local: datetime) -> str:
    """Say when for a narrow column: a time, `today`, `Fri`, `Tue 10:00`, `12 Nov`."""
    if one.command == "conduct":
        return "now"
    if one.at == FAR:
        return "no date"
    when = date_of(one)
    away = (one.at.date() - local.date()).days
    clock = f"{when.time:%H:%M}" if when and when.time and away >= 0 else ""
    if away == 0:
        return clock or "today"
    day = dates.short(When(one.at.date()), local)
    week_day, _, rest = day.partition(" ")
    return f"{week_day if abs(away) < 7 else rest} {clock}".rstrip()


def date_of(one: Waiting) -> When | None:
    """Return the day that something waits for: due, to look, or of the meeting."""
    if one.action:
        return dates.from_stored(one.action.due)
    if one.command == "follow":
        return one.session.follow_up_at()
    return one.session.when(MEETING)
