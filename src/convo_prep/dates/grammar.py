"""Reading a whole line: every word must belong to one day or one time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from convo_prep.dates.forms import AFTER_FILLER, COUNTS, READERS, UNITS
from convo_prep.dates.line import Line, Part, quoted
from convo_prep.dates.when import WEEKDAYS, When, to_the_minute
from convo_prep.errors import InvalidAnswerError

HINT_MONTH = "Name the month: 1 dec, 12 jan 2027, or 2026-12-01"

_OPEN_WORDS = (
    (
        r"[0-9]{1,2}(?:[/-][0-9]{1,2}(?:[/-][0-9]+)?|\.[0-9]{1,2}\.(?:[0-9]+)?)",
        "leaves open which is the day and which the month",
        HINT_MONTH,
    ),
    (
        r"[0-9]{1,2}\.[0-9]{2}",
        "leaves open whether it is a time or a date",
        "Try: 15:30, 3:30pm, 1 dec",
    ),
    (
        r"[0-9]{1,2}",
        "leaves open whether a number is an hour or a day",
        "Try: at 9, 9am, 9 dec",
    ),
)


def read(line: str, now: dt.datetime, past: bool) -> When:
    """Do what `convo_prep.dates.parse` promises."""
    words = (word.lower().removesuffix(",") for word in line.split())
    reading = Line(
        " ".join(line.split()), tuple(filter(None, words)), to_the_minute(now), past
    )
    if not reading.words:
        raise reading.refused("is no date I know")
    try:
        return _joined(reading, _parts(reading))
    except OverflowError:
        raise reading.refused("lies outside the calendar") from None


def _parts(line: Line) -> list[Part]:
    parts: list[Part] = []
    at = 0
    while at < len(line.words):
        part = _part(line, at)
        parts.append(part)
        at += part.words
    return parts


def _part(line: Line, at: int) -> Part:
    readers = AFTER_FILLER.get(line.word(at))
    filler = readers is not None
    for read in readers or READERS:
        if part := read(line, at + filler):
            return part._replace(words=part.words + filler)
    raise _not_understood(line, at)


def _not_understood(line: Line, at: int) -> InvalidAnswerError:
    word = line.word(at)
    counts = word in COUNTS or re.fullmatch("[0-9]+", word)
    if counts and line.word(at + 1) in UNITS:
        return line.refused("leaves open whether it is ahead or ago")
    for pattern, reason, hint in _OPEN_WORDS:
        if re.fullmatch(pattern, word):
            return line.refused(reason, hint)
    cause = f", because of {quoted(word)}" if len(line.words) > 1 else ""
    return line.refused(f"is no date I know{cause}")


def _joined(line: Line, parts: Sequence[Part]) -> When:
    days = [part.day for part in parts if part.day is not None]
    times = [part.time for part in parts if part.time is not None]
    if len(days) > 1:
        raise line.refused("has two dates in it")
    if len(times) > 1:
        raise line.refused("has two times in it")
    time = times[0] if times else None
    if not days:
        return When(_day_of(line, times[0]), time)
    if any(part.bare_weekday for part in parts):
        _refuse_if_today_fits(line, days[0], time)
    return When(days[0], time)


def _day_of(line: Line, time: dt.time) -> dt.date:
    if _fits_today(line, time):
        return line.today
    return line.today + dt.timedelta(-1 if line.past else 1)


def _fits_today(line: Line, time: dt.time) -> bool:
    moment = dt.datetime.combine(line.today, time)
    return moment <= line.now if line.past else moment >= line.now


def _refuse_if_today_fits(line: Line, day: dt.date, time: dt.time | None) -> None:
    if time is None or day.weekday() != line.today.weekday():
        return
    if _fits_today(line, time):
        lead, name = "last" if line.past else "next", WEEKDAYS[day.weekday()].lower()
        clock = time.isoformat("minutes")
        raise line.refused(
            "may be today or a week away",
            f"Try: today {clock}, {lead} {name} {clock}",
        )
