"""How what waits is said: when, what it is, how late in words, and its command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

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
TITLE_WIDTH = 36
ACTION_WIDTH = 26
WHO_WIDTH = 20
# From so many days on the next larger measure says it: weeks, months, years.
MEASURES = ((730, 365, "years"), (60, 30, "months"), (14, 7, "weeks"))


def agenda(
    found: Sequence[Waiting], known: Known, now: datetime, title: str = ""
) -> Agenda:
    """Return what waits under the titles of its groups, or under one of its own.

    `found` stands in order.
    """
    groups = groupby(found, key=lambda one: one.group)
    return Agenda(
        tuple(
            (title or TITLES[group], tuple(_entry(one, known, now) for one in ones))
            for group, ones in groups
        )
    )


def _entry(one: Waiting, known: Known, now: datetime) -> Entry:
    local = one.session.local(now)
    command = known.command(one.command, one.session, one.action)
    return Entry(quiet(when_said(one, local)), _said(one, local), here(command))


def _said(one: Waiting, local: datetime) -> Line:
    if one.action:
        return _promise(one.session, one.action, local)
    return _turn(one, local)


def _promise(session: Session, action: Action, local: datetime) -> Line:
    who = session.client if session.mine(action) else owner(session, action)
    what = " · ".join((cut(action.what, ACTION_WIDTH), cut(who, WHO_WIDTH)))
    due = dates.from_stored(action.due)
    return _with_lateness(what, due, local)


def _turn(one: Waiting, local: datetime) -> Line:
    title = cut(one.session.title or one.session.name, TITLE_WIDTH)
    if one.command == "follow":
        return _with_lateness(title, one.session.follow_up_at(), local)
    parts = [title, cut(one.session.text(CHANNEL), WHO_WIDTH)]
    if one.group not in ("today", "next_two_days"):
        parts = [title]
    meeting = one.session.when(MEETING)
    if one.group == "today" and meeting and meeting.time and one.command != "conduct":
        parts.append(_how_soon(meeting, local))
    parts.append(LACKS.get(one.command, ""))
    return line(" · ".join(filter(None, parts)))


def _how_soon(meeting: When, local: datetime) -> str:
    """Say `in 2 h`: with its minutes too, the line would not stay one."""
    hours, sign, _ = dates.relative(meeting, local).partition(" h ")
    return hours + sign.rstrip()


def _with_lateness(what: str, due: When | None, local: datetime) -> Line:
    late = (local.date() - due.day).days if due else 0
    return line(f"{what} · ", warn(f"{_days(late)} late")) if late > 0 else line(what)


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
