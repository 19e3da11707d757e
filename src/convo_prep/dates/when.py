"""A day and maybe a time: how it is stored, and how it is said in words."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from convo_prep.dates.wall import span_told, spans_until

WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_STORED = (
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:(?:[Tt]|\s+)([0-9]{1,2}):([0-9]{2})(?::[0-5][0-9](?:[.,][0-9]+)?)?"
    r"\s?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2}){0,2})?)?"
)
# How long a day, a time and a stamp of convo's own are, and the signs in them.
_AS_WRITTEN = ((10, "--"), (16, "-- :"), (22, "--T:+:"), (22, "--T:-:"))
_FIRST, _SECOND = "before the clocks go back", "after the clocks have gone back"
_OFFSET = r"[0-9]{1,2}:[0-9]{2}[0-9:.,]*\s?(?:[Zz]|[+-][0-9]{2}[0-9:]*)$"


class When(NamedTuple):
    """A day, and maybe a time on it to the minute, without a zone.

    Put in order by `moment()`.
    """

    day: dt.date
    time: dt.time | None = None

    def stored(self) -> str:
        """Return `2026-11-24` or `2026-11-24 15:00`, as it stands in a session."""
        day = self.day.isoformat()
        if self.time is None:
            return day
        return f"{day} {self.time.isoformat('minutes')}"

    def moment(self) -> dt.datetime:
        """Return the time meant, or the start of the day where there is none."""
        return dt.datetime.combine(self.day, self.time or dt.time())

    def end(self) -> dt.datetime:
        """Return the last minute that still counts: the time, or 23:59 of the day."""
        return dt.datetime.combine(self.day, self.time or dt.time(23, 59))


@cache
def from_stored(text: str) -> When | None:
    """Read a stored value leniently; None where it is no date.

    Takes a date, or a date and time with a blank or T; seconds and an offset are
    dropped, so a stamp gives the wall-clock time as it is written.
    """
    parts = _as_written(text) or _parts(text.strip())
    if not parts:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in parts)
    try:
        time = dt.time(hour, minute) if parts[3] else None
        return When(dt.date(year, month, day), time)
    except ValueError:
        return None


def _as_written(text: str) -> tuple[str, ...]:
    """Return the parts of a date as convo writes it; nothing of any other.

    Most are, and the form that takes all takes long to compile.
    """
    parts = text[:4], text[5:7], text[8:10], text[11:13], text[14:16]
    signs = (
        text[4:5] + text[7:8] + text[10:11] + text[13:14] + text[16:17] + text[19:20]
    )
    fits = (len(text), signs) in _AS_WRITTEN
    digits = "".join((*parts, text[17:19], text[20:]))
    return parts if fits and digits.isascii() and digits.isdecimal() else ()


def _parts(text: str) -> tuple[str | None, ...]:
    match = re.fullmatch(_STORED, text)
    return match.groups() if match else ()


def is_stamp(text: str) -> bool:
    """Tell whether a date and time carries its offset, as a machine stamps it."""
    said = text.strip()
    return re.search(_OFFSET, said) is not None and from_stored(said) is not None


def read_back(when: When, now: dt.datetime) -> str:
    """Say in full what was understood: `Tue 24 Nov 2026 15:00 (in 3 days)`.

    Of a time that the clock shows twice that night it is said which is counted.
    """
    span, which = _counted(when, now)
    said = f"{_relative(when, now, span)}{which and f', {which}'}"
    return f"{in_words(when, year=True)} ({said})"


def _counted(when: When, now: dt.datetime) -> tuple[dt.timedelta, str]:
    """Return how long it takes until then, as clocks are changed between the two.

    And which of two it is, where the clock shows the time twice.
    """
    away = when.moment() - to_the_minute(now)
    near = when.time is not None and abs(away) <= dt.timedelta(days=1)
    spans = spans_until(now, when.moment()) if near else []
    if not spans:
        return away, ""
    span = span_told(now, when.moment())
    which = _FIRST if span == spans[0] else _SECOND
    return span, which if len(spans) > 1 else ""


def short(when: When, now: dt.datetime) -> str:
    """Say it for a list: `Tue 24 Nov 15:00`; the year only if it is not this one."""
    return in_words(when, year=when.day.year != now.year)


def relative(when: When, now: dt.datetime) -> str:
    """Say how far away it is: `in 3 days`, `yesterday`, `in 10 min`, `2 h ago`.

    A time counts in minutes and hours on the same day or within the hour, else days.
    """
    return _relative(when, now, when.moment() - to_the_minute(now))


def _relative(when: When, now: dt.datetime, span: dt.timedelta) -> str:
    days = (when.day - now.date()).days
    minutes = span // dt.timedelta(minutes=1)
    if when.time is not None and (days == 0 or abs(minutes) < 60):
        return _away(minutes, _hours_and_minutes(abs(minutes))) if minutes else "now"
    named = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return named.get(days) or _away(days, f"{abs(days)} days")


def stamp(now: dt.datetime) -> str:
    """Return an aware time as a machine stamps it: `2026-11-21T17:10+01:00`."""
    return now.isoformat(timespec="minutes")


def in_words(when: When, *, year: bool) -> str:
    """Say it without how far away it is, with or without the year."""
    day = when.day
    name, month = WEEKDAYS[day.weekday()][:3], MONTHS[day.month - 1][:3]
    years = f" {day.year:04}" if year else ""
    clock = when.stored()[len("2026-11-24") :]
    return f"{name} {day.day} {month}{years}{clock}"


def _away(amount: int, words: str) -> str:
    return f"in {words}" if amount > 0 else f"{words} ago"


def _hours_and_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(f"{n} {unit}" for n, unit in ((hours, "h"), (rest, "min")) if n > 0)


def to_the_minute(now: dt.datetime) -> dt.datetime:
    """Return the wall-clock time without seconds and offset."""
    return now.replace(second=0, microsecond=0, tzinfo=None)
