"""Days of the calendar: `1 dec`, `the 15th`, `31.12.2026`, `12/31`, `2026-12-01`.

A reader looks at the words from `at` on, and returns each way to understand them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from convo_prep.dates import clocks
from convo_prep.dates.line import Line, Part
from convo_prep.dates.numerals import day_number, in_order, month, ordinal, weekday
from convo_prep.dates.spans import months_on
from convo_prep.dates.when import WEEKDAYS, When, in_words

DAY_OR_MONTH = "leaves open which is the day and which the month"
_ISO = r"([0-9]{4})([./-])([0-9]{1,2})\2([0-9]{1,2})(?:t([0-9]{2}):([0-9]{2}))?"
_NUMBERS = r"([0-9]{1,2})([./-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2})?)?"
# In words, 1500 is more likely a time than a year; ISO dates take any year.
YEAR = r"(?:19|20|21)[0-9]{2}"
_CENTURY = 2000
# A year of two digits is one of these.
_NEAR = range(-5, 11)
_HOURS_A_DAY = 24
_TODAY_OR_MONTH = "may be today or a month away"


def calendar_days(line: Line, at: int) -> Iterator[Part]:
    """Read a day of the calendar; a day of the week before it must fit."""
    name = weekday(line.word(at))
    if name is None:
        yield from _plain(line, at)
        return
    the = line.word(at + 1) == "the"
    for part in _plain(line, at + 1):
        yield _fit(line, part, name)
    yield from _of_weekday(line, at, name, the)


def _plain(line: Line, at: int) -> Iterator[Part]:
    yield from _iso(line, at)
    yield from _numbered(line, at)
    yield from _with_month(line, at)
    if weekday(line.word(at - 1) if at else "") is None:
        yield from _of_this_month(line, at)


def _fit(line: Line, part: Part, name: int) -> Part:
    if part.day is not None and part.day.weekday() != name:
        actual = WEEKDAYS[part.day.weekday()]
        date = in_words(When(part.day), year=True).split(" ", 1)[1]
        raise line.refused(f"does not fit: {date} is a {actual}")
    return part._replace(words=part.words + 1)


def _of_weekday(line: Line, at: int, name: int, the: bool) -> Iterator[Part]:
    """Read `monday the 30th` and `tuesday 24`, where the nearest such day fits."""
    number = day_number(line.word(at + 1 + the))
    if number is None:
        return
    sure = the or ordinal(line.word(at + 1)) is not None
    away = (name - line.today.weekday()) % 7
    nearest = (away - 7 if away else 0) if line.past else away
    days = [line.today + dt.timedelta(nearest)]
    if sure:
        step = -7 if line.past else 7
        days = [days[0] + dt.timedelta(step * n) for n in range(9)]
    for day in days:
        if day.day == number:
            yield Part(
                2 + the, day, why="leaves open whether a number is an hour or a day"
            )
            return
    if sure:
        raise line.refused(
            f"does not fit: no {WEEKDAYS[name]} near is the {in_order(number)}"
        )


def _iso(line: Line, at: int) -> Iterator[Part]:
    match = re.fullmatch(_ISO, line.word(at))
    if match:
        time = clocks.at_time(line, match[5], match[6]) if match[5] else None
        yield Part(1, _date(line, (int(match[1]),), int(match[3]), int(match[4])), time)


def _numbered(line: Line, at: int) -> Iterator[Part]:
    """Read two or three numbers; a dot between them means that the day is first."""
    match = re.fullmatch(_NUMBERS, line.word(at))
    if not match:
        return
    found = list(_orders(line, match)) or list(_month_and_day(line, match))
    if not found and not re.fullmatch(r"[0-9]{1,2}\.[0-9]{2}", line.word(at)):
        raise line.refused(_no_day(match))
    if len({part.day for part in found}) == 1:
        yield found[0]
        return
    told = [part for part in found if part.order == line.first]
    yield from told or (part._replace(why=DAY_OR_MONTH) for part in found)


def _month_and_day(line: Line, match: re.Match[str]) -> Iterator[Part]:
    """Yield `12.31` as the day that it is to some: it is no time for sure."""
    month_, day = int(match[1]), int(match[3])
    if match[0] == f"{match[1]}.{match[3]}":
        found = _existing(years_from(line, month_, day), month_, day)
        if found:
            yield Part(1, found)


def _no_day(match: re.Match[str]) -> str:
    both = all(int(match[n]) <= 31 for n in (1, 3)) and match[2] != "."
    over = min(int(match[1]), int(match[3])) > 12
    return DAY_OR_MONTH if both and over else "names a day that does not exist"


def _orders(line: Line, match: re.Match[str]) -> Iterator[Part]:
    """Yield what three numbers mean where the day is first, the month, or the year."""
    first, second, last = int(match[1]), int(match[3]), match[4] or ""
    year = int(last) if last else None
    if year is not None and len(last) == 2:
        year += _CENTURY
    three = [(second, first, year, "day")]
    if match[2] != ".":
        three.append((first, second, year, "month"))
        if len(last) == 2:
            three.append((second, int(last), first + _CENTURY, "year"))
    for month_, day, of, order in three:
        near = len(last) != 2 or (of or 0) - line.now.year in _NEAR
        years = (of,) if of is not None else years_from(line, month_, day)
        if near and (found := _existing(years, month_, day)):
            yield Part(1, found, order=order)


def _with_month(line: Line, at: int) -> Iterator[Part]:
    """Read `1 dec`, `dec 1`, `the 1st of december 2027`, `december the first`."""
    the = line.word(at) == "the"
    first = at + the
    if (named := month(line.word(first))) is not None and not the:
        the = line.word(first + 1) == "the"
        number, words = day_number(line.word(first + 1 + the)), 2 + the
    else:
        of = line.word(first + 1) == "of"
        number, named = day_number(line.word(first)), month(line.word(first + 1 + of))
        words = 2 + the + of
    if number is None or named is None:
        return
    year = year_said(line, line.word(at + words))
    years = years_from(line, named, number) if year is None else (year,)
    yield Part(words + (year is not None), _date(line, years, named, number))


def year_said(line: Line, word: str) -> int | None:
    """Return the year that a word is: `2027`, `'27`, and `27` where it is no hour.

    A mere number is one only next to this year: a far one is hardly meant so.
    """
    if re.fullmatch(YEAR, word):
        return int(word)
    if re.fullmatch("'[0-9]{2}", word):
        year = _CENTURY + int(word[1:])
        return year if year - line.now.year in _NEAR else None
    sure = re.fullmatch("[0-9]{2}", word) and int(word) >= _HOURS_A_DAY
    near = sure and abs(_CENTURY + int(word) - line.now.year) <= 1
    return _CENTURY + int(word) if near else None


def _of_this_month(line: Line, at: int) -> Iterator[Part]:
    """Read `the 15th` and `15th`, of the month that is or of one that is named."""
    the = line.word(at) == "the"
    number = (day_number if the else ordinal)(line.word(at + the))
    if number is None or month(line.word(at + the + 1)) is not None:
        return
    of = line.word(at + the + 1) == "of"
    words = 1 + the + of
    named = {("this", "month"): 0, ("the", "month"): 0, ("next", "month"): 1}
    named[("last", "month")] = -1
    two = (line.word(at + words), line.word(at + words + 1))
    if two in named:
        first = months_on(line.today.replace(day=1), named[two])
        yield Part(words + 2, _date(line, (first.year,), first.month, number))
    elif not of:
        yield from _nearest(line, number, words)


def _nearest(line: Line, number: int, words: int) -> Iterator[Part]:
    """Yield the coming day of that number; today counts as one that may be meant."""
    today, step = line.today, -1 if line.past else 1
    first = today.replace(day=1)
    gone = number > today.day if line.past else number < today.day
    other = months_on(first, step)
    if number != today.day:
        near = other if gone else first
        yield Part(words, _date(line, (near.year,), near.month, number))
        return
    yield Part(words, today, why=_TODAY_OR_MONTH)
    if found := _existing((other.year,), other.month, number):
        yield Part(words, found, why=_TODAY_OR_MONTH)


def years_from(line: Line, month_: int, day: int) -> Sequence[int]:
    """Return the years to try, nearest first: a 29 February may be 8 years away."""
    today, year = line.today, line.now.year
    if line.past:
        start = year - ((month_, day) > (today.month, today.day))
        return range(start, start - 9, -1)
    start = year + ((month_, day) < (today.month, today.day))
    return range(start, start + 9)


def _existing(years: Sequence[int], month_: int, day: int) -> dt.date | None:
    for year in years:
        try:
            return dt.date(year, month_, day)
        except ValueError:
            continue
    return None


def _date(line: Line, years: Sequence[int], month_: int, day: int) -> dt.date:
    found = _existing(years, month_, day)
    if found is None:
        raise line.refused("names a day that does not exist")
    return found
