"""Days near today: `tomorrow`, `friday`, `next week`, `monday week`.

A reader looks at the words from `at` on, and returns each way to understand them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from convo_prep.dates.line import Line, Part
from convo_prep.dates.numerals import weekday
from convo_prep.dates.when import WEEKDAYS

WEEK = 7
SUNDAY = 6
_FROM_TODAY = {"today": 0, "tomorrow": 1, "yesterday": -1}
_FAR = {("day", "after", "tomorrow"): 2, ("day", "before", "yesterday"): -2}
_LEADS = ("next", "this", "last", "coming")
TODAY_TOO = "may be today or a week away"
_ONE_OR_TWO = "may be one week away or two"
_WHICH_WEEK = "may be the coming one or the one after it"
_WHICH_PAST = "may be the last one or the one before it"
# On a Sunday some say of the next day that it is this week, and some next week.
SUNDAYS = "leaves open, on a Sunday, which week is meant"


def named(line: Line, at: int) -> Iterator[Part]:
    """Read `now`, `today`, `tomorrow`, `the day after tomorrow`."""
    word = line.word(at)
    if word == "now":
        yield Part(1, line.today, line.now.time())
    if word in _FROM_TODAY:
        yield Part(1, line.today + dt.timedelta(_FROM_TODAY[word]), relative=True)
    the = word == "the"
    three = tuple(line.words[at + the : at + the + 3])
    if three in _FAR:
        yield Part(3 + the, line.today + dt.timedelta(_FAR[three]), relative=True)


def weekdays(line: Line, at: int) -> Iterator[Part]:
    """Read `friday`, `next friday`, `the coming friday`, `last friday`."""
    the = line.word(at) == "the" and line.word(at + 1) == "coming"
    at += the
    lead = line.word(at) if line.word(at) in _LEADS else ""
    twice = lead == "this" and line.word(at + 1) == "coming"
    name = weekday(line.word(at + bool(lead) + twice))
    if name is None:
        return
    words = 1 + the + bool(lead) + twice
    part = Part(words, weekday=None if lead else name, relative=True)
    lead = "coming" if twice else lead
    for days, why in _meant(line, lead, name):
        yield part._replace(day=line.today + dt.timedelta(days), why=why)


def _meant(line: Line, lead: str, name: int) -> list[tuple[int, str]]:
    """Return how many days away each day is that may be meant, and why several may."""
    ahead = (name - line.today.weekday()) % WEEK
    back = ahead - WEEK
    if lead == "next":
        return _either(ahead or WEEK, _next_week(line, name), _WHICH_WEEK)
    if lead == "last":
        return _either(back, name - line.today.weekday() - WEEK, _WHICH_PAST)
    if lead == "coming":
        return [(ahead or WEEK, "")]
    if lead == "this":
        return [(back if line.past and ahead else ahead, "")]
    if ahead:
        return [(back if line.past else ahead, "")]
    return [(0, TODAY_TOO), (-WEEK if line.past else WEEK, TODAY_TOO)]


def in_a_word(day: dt.date, today: dt.date) -> str:
    """Return `today` or `next fri` for a day that a weekday of today's name may be."""
    if day == today:
        return "today"
    name = WEEKDAYS[day.weekday()][:3].lower()
    if day < today:
        return f"last {name}"
    # On a Sunday some say `next` of the day two weeks away.
    return f"coming {name}" if today.weekday() == SUNDAY else f"next {name}"


def _next_week(line: Line, name: int) -> int:
    """Return how far away that day of the next week is, counted so that it is later."""
    away = name - line.today.weekday() + WEEK
    # Where weeks begin with a Sunday, the next one begins a week after today.
    return away + WEEK if line.today.weekday() == SUNDAY else away


def _either(one: int, other: int, why: str) -> list[tuple[int, str]]:
    return [(one, "")] if one == other else [(one, why), (other, why)]


def weeks(line: Line, at: int) -> Iterator[Part]:
    """Read `next week`, `the week after next`; a weekday may stand beside it."""
    of = line.word(at) in ("of", "in")
    the = line.word(at + of) == "the"
    first, second, third = (line.word(at + of + the + n) for n in range(3))
    words, away = of + the, None
    if (first, second, third) == ("week", "after", "next"):
        words, away = words + 3, 2
    elif second == "week" and first in ("next", "this", "last"):
        words, away = words + 2, {"this": 0, "next": 1, "last": -1}[first]
    if away is None:
        return
    monday = line.today + dt.timedelta(WEEK * away - line.today.weekday())
    if line.today.weekday() != SUNDAY:
        yield Part(words, week=monday)
        return
    for week in (monday, monday + dt.timedelta(WEEK)):
        yield Part(words, week=week, why=SUNDAYS)


def shifted(line: Line, at: int) -> Iterator[Part]:
    """Read `monday week`, `tomorrow fortnight`: so much later than that day."""
    later = {"week": WEEK, "fortnight": 2 * WEEK}.get(line.word(at + 1))
    if later is None or line.word(at) == "yesterday":
        return
    # "Monday week" lies ahead, whatever is asked.
    for part in (*named(line, at), *weekdays(line._replace(past=False), at)):
        if part.words == 1 and part.day is not None and part.time is None:
            day = part.day + dt.timedelta(later)
            why = part.why and _ONE_OR_TWO
            yield part._replace(words=2, day=day, weekday=None, why=why)
