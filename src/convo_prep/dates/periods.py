"""Spans of days by their names: `last month`, `2025`, `june`, `q3`, `last 30 days`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from convo_prep.dates.grammar import read
from convo_prep.dates.month_weeks import OF_A_WEEK
from convo_prep.dates.numerals import UNITS, count, month
from convo_prep.dates.shorthand import words_of
from convo_prep.dates.spans import months_on
from convo_prep.dates.when import MONTHS
from convo_prep.errors import InvalidAnswerError, OpenDateError, Reading
from convo_prep.text import echoed

_WHICH = {
    **dict.fromkeys(("this", "current"), 0),
    **dict.fromkeys(("last", "previous", "past"), -1),
    **dict.fromkeys(("next", "coming"), 1),
}
_MANY = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_YEAR = r"((?:19|20|21)[0-9]{2})"
_DAYS = {"days": 1, "weeks": 7, "fortnights": 14}


class Period(NamedTuple):
    """The days from `first` to `last`, both of them in it."""

    first: dt.date
    last: dt.date


class _Asked(NamedTuple):
    """What was typed, today, and whether a name without a year is one gone by."""

    line: str
    today: dt.date
    past: bool


def period(line: str, now: dt.datetime, past: bool = True) -> Period:
    """Read a span of days, or a day as one; `past` for what is not ahead.

    A month, quarter or half without a year is the one that now is, else the last one
    that has begun, or without `past` the coming one. `last 30 days` end today.

    Raises:
        InvalidAnswerError: the line is neither.
        OpenDateError: it can be read in several ways.
    """
    typed = " ".join(words_of(line.replace(",", " "))).removeprefix("the ")
    asked = _Asked(typed, now.date(), past)
    if (week := _week_of(typed, now, past)) is not None:
        return week
    for reader in _READERS:
        try:
            found = next(reader(asked), None)
        except (OverflowError, ValueError):
            raise InvalidAnswerError(
                f"{echoed(line)} lies outside the calendar.", "Try: last month, 2025"
            ) from None
        if found is not None:
            return found
    _refuse_last_month(asked)
    return _day(line, now, past)


def _week_of(typed: str, now: dt.datetime, past: bool) -> Period | None:
    """Read `w/c 7 dec` as the seven days from that Monday on, the nearest there is."""
    words = tuple(typed.split())
    lead = next((each for each in OF_A_WEEK if words[: len(each)] == each), ())
    rest = " ".join(words[len(lead) :])
    for way in (past, not past) if lead and rest else ():
        with suppress(InvalidAnswerError):
            day = read(rest, now, way).day
            if not day.weekday():
                return Period(day, day + dt.timedelta(6))
    return None


def _day(line: str, now: dt.datetime, past: bool) -> Period:
    try:
        day = read(line, now, past).day
    except OpenDateError:
        raise
    except InvalidAnswerError as error:
        # What only makes sense the other way is meant that way.
        try:
            day = read(line, now, not past).day
        except InvalidAnswerError:
            hint = "Try: last month, this year, 2025, june, q3, last 30 days, yesterday"
            raise InvalidAnswerError(error.sentence, hint) from None
    return Period(day, day)


def _relative(asked: _Asked) -> Iterator[Period]:
    """Read `last week`, `this year`, `previous quarter`, `year to date`."""
    if asked.line in ("ytd", "year to date"):
        yield Period(asked.today.replace(month=1, day=1), asked.today)
    which, _, span = asked.line.partition(" ")
    if which not in _WHICH:
        return
    away = _WHICH[which]
    if span == "week":
        monday = asked.today + dt.timedelta(7 * away - asked.today.weekday())
        yield Period(monday, monday + dt.timedelta(6))
    elif span in _MANY:
        many = _MANY[span]
        number = (asked.today.month - 1) // many * many + 1
        start = asked.today.replace(day=1, month=number)
        yield _months(months_on(start, many * away), many)


def _rolling(asked: _Asked) -> Iterator[Period]:
    """Read `last 30 days`, `past 2 weeks`, `next 3 months`."""
    words = asked.line.split()
    if len(words) != 3 or words[0] not in ("last", "past", "previous", "next"):
        return
    many, unit = count(words[1]), UNITS.get(words[2])
    if many is None or unit is None:
        return
    sign = 1 if words[0] == "next" else -1
    if unit in _DAYS:
        other = asked.today + dt.timedelta(sign * many * _DAYS[unit])
    elif unit in ("months", "years"):
        other = months_on(asked.today, sign * many * (12 if unit == "years" else 1))
    else:
        return
    yield Period(min(asked.today, other), max(asked.today, other))


def _year(asked: _Asked) -> Iterator[Period]:
    """Read `2025`, and `2025-06` or `2025/06`."""
    if match := re.fullmatch(rf"{_YEAR}(?:[-/]([0-9]{{1,2}}))?", asked.line):
        number = int(match[2] or 1)
        if not 1 <= number <= 12:
            return
        first = dt.date(int(match[1]), number, 1)
        yield _months(first, 1 if match[2] else 12)


def _month(asked: _Asked) -> Iterator[Period]:
    """Read `june`, `june 2025`, `june last year`, `this june`, `6/2025`."""
    if match := re.fullmatch(rf"([0-9]{{1,2}})[/.]{_YEAR}", asked.line):
        yield _months(dt.date(int(match[2]), int(match[1]), 1), 1)
    words = asked.line.removeprefix("this ").split()
    number = month(words[0]) if words else None
    if number is not None and asked.line.split()[0] != "this":
        yield from _of_year(asked, " ".join(words[1:]), number, 1)
    elif number is not None and len(words) == 1:
        yield _months(dt.date(asked.today.year, number, 1), 1)


def _quarter(asked: _Asked) -> Iterator[Period]:
    """Read `q3`, `q3 2025`, `2025-q3`, `h1 2026`."""
    match = re.fullmatch(r"(q[1-4]|h[12])(?:[ /-]?(.+))?", asked.line)
    if match is None and (
        turned := re.fullmatch(rf"{_YEAR}[ /-]?(q[1-4]|h[12])", asked.line)
    ):
        match = re.fullmatch(r"(q[1-4]|h[12]) (.+)", f"{turned[2]} {turned[1]}")
    if match is not None:
        many = 3 if match[1][0] == "q" else 6
        number = (int(match[1][1]) - 1) * many + 1
        yield from _of_year(asked, match[2] or "", number, many)


def _of_year(asked: _Asked, year: str, number: int, many: int) -> Iterator[Period]:
    """Yield months from one on, in the year that is said or the nearest."""
    today = asked.today
    said = {"": None, "this year": today.year, "last year": today.year - 1}
    if year in said or re.fullmatch(_YEAR, year):
        of = said[year] if year in said else int(year)
        found = _months(dt.date(of or today.year, number, 1), many)
        if of is None and asked.past and found.first > today:
            found = _months(dt.date(today.year - 1, number, 1), many)
        if of is None and not asked.past and found.last < today:
            found = _months(dt.date(today.year + 1, number, 1), many)
        yield found


def _months(first: dt.date, many: int) -> Period:
    return Period(first, months_on(first, many) - dt.timedelta(1))


def _refuse_last_month(asked: _Asked) -> None:
    """Refuse `last june`: of last year, or the last one that there was."""
    lead, _, name = asked.line.partition(" ")
    number = month(name)
    if lead not in ("last", "next", "previous") or number is None:
        return
    near = next(_of_year(asked._replace(past=lead != "next"), "", number, 1)).first
    other = near.replace(year=near.year + (1 if lead == "next" else -1))
    ways = [f"{MONTHS[number - 1].lower()} {day.year}" for day in (near, other)]
    readings = tuple(Reading(way, way.capitalize()) for way in ways)
    raise OpenDateError(
        f"'{asked.line}' may be the nearest one or the one before it.",
        f"Say: {', or '.join(ways)}",
        asked.line,
        readings,
    )


_READERS: tuple[Callable[[_Asked], Iterator[Period]], ...] = (
    *(_relative, _rolling, _year, _month, _quarter),
)
