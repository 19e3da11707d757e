"""Days and times counted from another: `in 2 weeks`, `3 days ago`, `a week on monday`.

A reader looks at the words from `at` on, and returns each way to understand them.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from convo_prep.dates import near_days
from convo_prep.dates.line import Line, Part
from convo_prep.dates.numerals import COUNTS, UNITS, count
from convo_prep.dates.wall import span_told, spans_until

_MONTHS_A_YEAR = 12
_FORTNIGHT = 14
_TIMED = ("minutes", "hours")
_HALF_HOUR = 30
_FROM = ("from", "on", "after")


class Amount(NamedTuple):
    """So much time, and how many words say it."""

    words: int
    many: int
    unit: str


def counted(line: Line, at: int) -> Iterator[Part]:
    """Read `in 3 days`, `in a week's time`, `2 weeks ago`, `a week from now`."""
    ahead = line.word(at) == "in"
    amount = amount_at(line, at + ahead)
    if amount is None:
        return
    after = at + ahead + amount.words
    words = ahead + amount.words
    if ahead:
        time = line.word(after) == "time"
        yield _later(line, amount.many, amount.unit, words + time)
    elif line.word(after) == "ago":
        yield _later(line, -amount.many, amount.unit, words + 1)
    elif (line.word(after), line.word(after + 1)) == ("from", "now"):
        yield _later(line, amount.many, amount.unit, words + 2)


def from_a_day(line: Line, at: int) -> Iterator[Part]:
    """Read `a week on monday`, `2 days after tomorrow`, `a week today`."""
    amount = amount_at(line, at)
    if amount is None or amount.unit in _TIMED:
        return
    after = at + amount.words
    link = line.word(after) in _FROM
    if line.word(after) == "on":
        line = line._replace(past=False)
    for part in (*near_days.named(line, after + link), *_weekday(line, after + link)):
        if part.day is None or part.time is not None or not (link or part.words == 1):
            continue
        day = _moved(part.day, amount.many, amount.unit)
        words = amount.words + link + part.words
        yield part._replace(words=words, day=day, weekday=None)


def _weekday(line: Line, at: int) -> Iterator[Part]:
    return (part for part in near_days.weekdays(line, at) if part.words == 1)


def amount_at(line: Line, at: int) -> Amount | None:
    """Read `3 days`, `half an hour`, `an hour and a half`, `a couple of weeks`."""
    if line.words[at : at + 3] == ("half", "an", "hour"):
        return Amount(3, _HALF_HOUR, "minutes")
    many, words = count(line.word(at)), 1
    if line.words[at : at + 3] == ("a", "couple", "of"):
        many, words = 2, 3
    unit = UNITS.get(line.word(at + words).removesuffix("'s").removesuffix("'"))
    if glued := re.fullmatch("([0-9]{1,9})([a-z]+)", line.word(at)):
        many, words, unit = int(glued[1]), 0, UNITS.get(glued[2])
    if many is None or unit is None:
        return None
    return _with_half(line, at, Amount(words + 1, many, unit))


def _with_half(line: Line, at: int, amount: Amount) -> Amount:
    """Add the rest that some say behind hours: `and a half`, `30 min`."""
    if amount.unit != "hours":
        return amount
    after = at + amount.words
    if line.words[after : after + 3] == ("and", "a", "half"):
        return Amount(amount.words + 3, amount.many * 60 + _HALF_HOUR, "minutes")
    if UNITS.get(line.word(after + 1)) == "minutes" and line.word(after).isdecimal():
        minutes = amount.many * 60 + (count(line.word(after)) or 0)
        return Amount(amount.words + 2, minutes, "minutes")
    return amount


def is_amount(line: Line, at: int) -> bool:
    """Tell whether so much time is named there, and nothing says from when on."""
    word = line.word(at)
    many = word in COUNTS or re.fullmatch("[0-9]+", word)
    return bool(many) and line.word(at + 1) in UNITS


def months_on(day: dt.date, many: int) -> dt.date:
    """Return the day so many months later, or the last of that month before it."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + many, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError
    for last in (day.day, 30, 29):
        try:
            return dt.date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    return dt.date(year, month + 1, 28)


def _moved(day: dt.date, many: int, unit: str) -> dt.date:
    if unit in ("months", "years"):
        return months_on(day, many * (_MONTHS_A_YEAR if unit == "years" else 1))
    if unit == "fortnights":
        return day + dt.timedelta(_FORTNIGHT * many)
    return day + dt.timedelta(**{unit: many})


def _later(line: Line, many: int, unit: str, words: int) -> Part:
    if unit not in _TIMED:
        day = _moved(line.today, many, unit)
        return Part(words, day)
    span = dt.timedelta(**{unit: many})
    moment = line.later(span)
    _refuse_second(line, moment, span)
    return Part(words, moment.date(), moment.time())


def _refuse_second(line: Line, moment: dt.datetime, span: dt.timedelta) -> None:
    """Refuse what the clock shows twice where a stored time would be the other one."""
    now = line.clock or line.now
    told = span_told(now, moment)
    if told == span or span not in spans_until(now, moment):
        return
    after = (moment + abs(span - told)).isoformat(" ", "minutes")
    first = f"{moment.isoformat(' ', 'minutes')} for the first, or "
    raise line.refused(
        f"is {moment:%H:%M} for the second time that night",
        f"Say: {first} for the first, or {after}"
        if told > dt.timedelta()
        else f"Say: {after}",
    )
