"""Ends and beginnings: `end of month`, `end of next week`, `next month`, `end of q1`.

A reader looks at the words from `at` on, and returns each way to understand them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from convo_prep.dates import near_days
from convo_prep.dates.line import Line, Part
from convo_prep.dates.month_days import YEAR
from convo_prep.dates.numerals import month
from convo_prep.dates.spans import months_on

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SHORT = {"eom": "month", "eoq": "quarter", "eoy": "year", "eow": "week"}
_FRIDAY = 4
_STARTS = ("start", "beginning")
_WHICH = {"": 0, "this": 0, "the": 0, "next": 1, "last": -1}


def ends(line: Line, at: int) -> Iterator[Part]:
    """Read the last day of a month, quarter or year; a week ends on its Friday."""
    if short := _SHORT.get(line.word(at)):
        yield from _span(line, 1, short, "", end=True)
        return
    the = line.word(at) == "the"
    word = line.word(at + the)
    if word in _MONTHS and line.word(at + the + 1) == "end":
        yield from _span(line, the + 2, word, "", end=True)
    if word != "end" and word not in _STARTS:
        return
    of = line.word(at + the + 1) == "of"
    begun = the + 1 + of
    yield from _named(line, at, begun, end=word == "end")
    lead = line.word(at + begun)
    which = lead if lead in _WHICH else ""
    span = line.word(at + begun + bool(which))
    words = begun + bool(which) + 1
    if span in _MONTHS or span == "week":
        yield from _span(line, words, span, which, end=word == "end")


def beginnings(line: Line, at: int) -> Iterator[Part]:
    """Read `next month` and `the month after next`: the first day of it."""
    if (line.word(at), line.word(at + 1)) == ("next", "month"):
        yield from _span(line, 2, "month", "next", end=False)
    the = line.word(at) == "the"
    if line.words[at + the : at + the + 3] == ("month", "after", "next"):
        yield Part(3 + the, _first(line.today, "month", 2))


def _span(
    line: Line, words: int, span: str, which: str, *, end: bool
) -> Iterator[Part]:
    if span == "week":
        yield from _week(line, words, which, end=end)
        return
    first = _first(line.today, span, _WHICH[which])
    day = _last(first, span) if end else first
    if end or which == "next":
        yield Part(words, day)


def _week(line: Line, words: int, which: str, *, end: bool) -> Iterator[Part]:
    """Yield the Friday of a week, or its Monday."""
    away = _WHICH[which]
    days = _FRIDAY if end else 0
    here = line.today + dt.timedelta(7 * away - line.today.weekday() + days)
    if away == 0 and line.today.weekday() > _FRIDAY:
        raise line.refused("leaves open, at a weekend, which week is meant")
    if away == 0 and not end:
        return
    if away == 1 and line.today.weekday() == near_days.SUNDAY:
        yield Part(words, here, why=near_days.SUNDAYS)
        yield Part(words, here + dt.timedelta(7), why=near_days.SUNDAYS)
        return
    yield Part(words, here)


def _named(line: Line, at: int, begun: int, *, end: bool) -> Iterator[Part]:
    """Yield the end or the start of a month, quarter or year that has a name."""
    word, year = line.word(at + begun), line.word(at + begun + 1)
    of = re.fullmatch(YEAR, year) is not None
    quarter = re.fullmatch("q([1-4])", word)
    named = month(word)
    if re.fullmatch(YEAR, word):
        first, span, words = dt.date(int(word), 1, 1), "year", 1
    elif quarter or named:
        number = 3 * int(quarter[1]) - 2 if quarter else named or 1
        span = "quarter" if quarter else "month"
        first = dt.date(int(year) if of else line.today.year, number, 1)
        words = 1 + of
    else:
        return
    day = _last(first, span) if end else first
    if (
        not of
        and span != "year"
        and (day > line.today) == line.past
        and day != line.today
    ):
        first = months_on(first, -12 if line.past else 12)
        day = _last(first, span) if end else first
    yield Part(begun + words, day)


def _first(today: dt.date, span: str, away: int) -> dt.date:
    many = _MONTHS[span]
    start = today.replace(day=1, month=(today.month - 1) // many * many + 1)
    return months_on(start, many * away)


def _last(first: dt.date, span: str) -> dt.date:
    return months_on(first, _MONTHS[span]) - dt.timedelta(1)
