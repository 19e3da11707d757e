"""Weeks and weekdays by their place: `w/c 7 dec`, `the first monday of december`.

A reader looks at the words from `at` on, and returns each way to understand them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from convo_prep.dates.line import Line, Part
from convo_prep.dates.month_days import calendar_days, year_said
from convo_prep.dates.numerals import month as month_of
from convo_prep.dates.numerals import ordinal, weekday
from convo_prep.dates.spans import months_on
from convo_prep.dates.when import When, in_words

_WEEK = 7
OF_A_WEEK = (
    *(("w/c",), ("wc",), ("w/b",), ("week", "of"), ("the", "week", "of")),
    *(("week", "commencing"), ("week", "beginning"), ("week", "starting")),
)
_PLACES = range(1, 5)
_MONTHS = {("next", "month"): 1, ("the", "month"): 0, ("this", "month"): 0}


def week_of(line: Line, at: int) -> Iterator[Part]:
    """Read `w/c 7 dec`, the week that begins with that Monday."""
    for lead in OF_A_WEEK:
        if line.words[at : at + len(lead)] != lead:
            continue
        for part in calendar_days(line, at + len(lead)):
            if part.day is None or part.time is not None:
                continue
            if part.day.weekday():
                said = in_words(When(part.day), year=False)
                raise line.refused(f"names no week: {said} is no Monday")
            words = part.words + len(lead)
            yield Part(words, week=part.day, why=part.why, order=part.order)


def placed(line: Line, at: int) -> Iterator[Part]:
    """Read `first monday in december`, `the last friday of next month`."""
    the = line.word(at) == "the"
    first, name, link = (line.word(at + the + n) for n in range(3))
    place = -1 if first == "last" else ordinal(first)
    day = weekday(name)
    if day is None or place is None or place not in (-1, *_PLACES):
        return
    if link not in ("of", "in"):
        return
    after = at + the + 3
    if (away := _MONTHS.get((line.word(after), line.word(after + 1)))) is not None:
        start = months_on(line.today.replace(day=1), away)
        yield Part(the + 5, _nth(start, place, day))
    elif (month := month_of(line.word(after))) is not None:
        yield from _nearest(line, at, the + 4, (month, place, day))


def _nearest(
    line: Line, at: int, words: int, of: tuple[int, int, int]
) -> Iterator[Part]:
    """Yield that day of the year that is said behind it, or of the nearest."""
    month, place, name = of
    if (year := year_said(line, line.word(at + words))) is not None:
        yield Part(words + 1, _nth(dt.date(year, month, 1), place, name))
        return
    years = (line.today.year + away for away in (-1, 0, 1))
    days = [_nth(dt.date(each, month, 1), place, name) for each in years]
    if line.past:
        yield Part(words, max(day for day in days if day <= line.today))
    else:
        yield Part(words, min(day for day in days if day >= line.today))


def _nth(first: dt.date, place: int, weekday_: int) -> dt.date:
    """Return the nth such weekday of the month that begins then; -1 is the last."""
    if place < 0:
        last = months_on(first, 1) - dt.timedelta(1)
        return last - dt.timedelta((last.weekday() - weekday_) % _WEEK)
    away = (weekday_ - first.weekday()) % _WEEK
    return first + dt.timedelta(away + _WEEK * (place - 1))
