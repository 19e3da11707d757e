"""The forms a day or a time may have, each read by one function.

A reader looks at the words from `at` on: it returns what it understood and how many
words that took, or None where the words are of another form.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from convo_prep.dates.line import Line, Part
from convo_prep.dates.months import last_day, month_end, numbers
from convo_prep.dates.when import MONTHS, WEEKDAYS, When, in_words

_DAYS_FROM_TODAY = {"today": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1}
_NAMED_TIMES = {"noon": dt.time(12), "midday": dt.time(12), "eod": dt.time(17)}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
COUNTS = {"a": 1, "an": 1, **{word: n for n, word in enumerate(_NUMBERS, 1)}, "ten": 10}
UNITS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "minutes"),
    **dict.fromkeys(("h", "hour", "hours"), "hours"),
    **dict.fromkeys(("day", "days"), "days"),
    **dict.fromkeys(("week", "weeks"), "weeks"),
    **dict.fromkeys(("month", "months"), "months"),
}
_HALF = r"[ap]\.?m\.?"
_CLOCK = rf"([0-9]{{1,2}})(?::([0-9]{{2}}))?({_HALF})?"
_ISO = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:t([0-9]{2}):([0-9]{2}))?"
_DAY_OF_MONTH = r"([0-9]{1,2})(?:st|nd|rd|th)?"
# In words, 1500 is more likely a time than a year; ISO dates take any year.
_YEAR = r"(?:19|20|21)[0-9]{2}"


def _named_day(line: Line, at: int) -> Part | None:
    word = line.word(at)
    if word == "now":
        return Part(1, line.today, line.now.time())
    if word == "next" and line.word(at + 1) == "week":
        return Part(2, line.today + dt.timedelta(7 - line.today.weekday()))
    if word in _DAYS_FROM_TODAY:
        return Part(1, line.today + dt.timedelta(_DAYS_FROM_TODAY[word]))
    return None


def _weekday(line: Line, at: int) -> Part | None:
    lead = line.word(at) if line.word(at) in ("next", "this", "last") else ""
    weekday = _index(line.word(at + bool(lead)), WEEKDAYS)
    if weekday is None:
        return None
    ahead = (weekday - line.today.weekday()) % 7
    back = lead == "last" or (line.past and lead != "next")
    days = ahead - 7 if back and ahead else ahead
    if days == 0 and lead != "this":
        days = -7 if back else 7
    day = line.today + dt.timedelta(days)
    return Part(1 + bool(lead), day, bare_weekday=not lead)


def _span(line: Line, at: int) -> Part | None:
    ahead = line.word(at) == "in"
    count = _count(line.word(at + ahead))
    unit = UNITS.get(line.word(at + ahead + 1))
    if count is None or unit is None or not (ahead or line.word(at + 2) == "ago"):
        return None
    return _shifted(line, count if ahead else -count, unit)


def _count(word: str) -> int | None:
    return int(word) if re.fullmatch("[0-9]{1,9}", word) else COUNTS.get(word)


def _shifted(line: Line, count: int, unit: str) -> Part:
    if unit == "months":
        return Part(3, _months_on(line.today, count))
    moment = line.now + dt.timedelta(**{unit: count})
    has_time = unit in ("minutes", "hours")
    return Part(3, moment.date(), moment.time() if has_time else None)


def _months_on(day: dt.date, count: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError
    for last in (day.day, 30, 29):
        try:
            return dt.date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    return dt.date(year, month + 1, 28)


def _calendar(line: Line, at: int) -> Part | None:
    weekday = _index(line.word(at), WEEKDAYS)
    named = weekday is not None
    part = (
        _iso(line, at + named)
        or _numbered(line, at + named)
        or _day_and_month(line, at + named)
    )
    if part is None or part.day is None:
        return None
    if named and part.day.weekday() != weekday:
        actual = WEEKDAYS[part.day.weekday()]
        date = in_words(When(part.day), year=True).split(" ", 1)[1]
        raise line.refused(f"does not fit: {date} is a {actual}")
    return part._replace(words=part.words + named)


def _iso(line: Line, at: int) -> Part | None:
    match = re.fullmatch(_ISO, line.word(at))
    if not match:
        return None
    year, month, day = (int(number) for number in match.groups()[:3])
    time = _time(line, match[4], match[5], None) if match[4] else None
    return Part(1, _date(line, (year,), month, day), time)


def _numbered(line: Line, at: int) -> Part | None:
    """Read `31.12.2026` and `12/31`: only one of the numbers can be a month."""
    found = numbers(line.word(at))
    if found is None:
        return None
    day, month, year = found
    years = (year,) if year else _years_from(line, month, day)
    return Part(1, _date(line, years, month, day))


def _month_end(line: Line, at: int) -> Part | None:
    """Read `end of month`, `end of next month` and `end of november`."""
    the = line.word(at) == "the"
    if [line.word(at + the), line.word(at + the + 1)] != ["end", "of"] or line.past:
        return None
    which = line.word(at + the + 2)
    lead = which in ("the", "this", "next")
    name, words = line.word(at + the + 2 + lead), 3 + the + lead
    if name == "month":
        first = _months_on(line.today.replace(day=1), which == "next")
        return Part(words, last_day(first))
    month = _index(name, MONTHS)
    if month is None or lead:
        return None
    return Part(words, month_end(line.today, month + 1))


def _day_and_month(line: Line, at: int) -> Part | None:
    first, second = line.word(at), line.word(at + 1)
    month = _index(first, MONTHS)
    if month is None:
        month, second = _index(second, MONTHS), first
    match = re.fullmatch(_DAY_OF_MONTH, second)
    if month is None or not match:
        return None
    year = line.word(at + 2)
    dated = re.fullmatch(_YEAR, year) is not None
    years = (int(year),) if dated else _years_from(line, month + 1, int(match[1]))
    return Part(2 + dated, _date(line, years, month + 1, int(match[1])))


def _years_from(line: Line, month: int, day: int) -> Sequence[int]:
    """Return the years to try, nearest first: a 29 February may be 8 years away."""
    today, year = line.today, line.now.year
    if line.past:
        start = year - ((month, day) > (today.month, today.day))
        return range(start, start - 9, -1)
    start = year + ((month, day) < (today.month, today.day))
    return range(start, start + 9)


def _date(line: Line, years: Sequence[int], month: int, day: int) -> dt.date:
    for year in years:
        try:
            return dt.date(year, month, day)
        except ValueError:
            continue
    raise line.refused("names a day that does not exist")


def _index(word: str, names: Sequence[str]) -> int | None:
    start = {"weds": "wed"}.get(word, word.removesuffix("."))
    if len(start) < 3:
        return None
    return next((i for i, n in enumerate(names) if n.lower().startswith(start)), None)


def _clock(line: Line, at: int) -> Part | None:
    return _time_of_day(line, at, bare_hour=False)


def _clock_after_at(line: Line, at: int) -> Part | None:
    return _time_of_day(line, at, bare_hour=True)


def _time_of_day(line: Line, at: int, *, bare_hour: bool) -> Part | None:
    word, following = line.word(at), line.word(at + 1)
    if word in _NAMED_TIMES:
        return Part(1, time=_NAMED_TIMES[word])
    match = re.fullmatch(_CLOCK, word)
    if not match:
        return None
    hour, minute, half = match.groups()
    apart = half is None and re.fullmatch(_HALF, following) is not None
    half = following if apart else half
    if minute is None and half is None and not bare_hour:
        return None
    return Part(1 + apart, time=_time(line, hour, minute, half))


def _time(line: Line, hour: str, minute: str | None, half: str | None) -> dt.time:
    if half is None and hour in ("1", "2", "3", "4", "5", "6"):
        clock = f":{minute}" if minute else ""
        raise line.refused(
            "leaves open whether it is am or pm",
            f"Try: {hour}{clock}pm, {hour}{clock}am, 0{hour}:{minute or '00'}",
        )
    hours = int(hour)
    if half is not None:
        hours = hours % 12 + 12 * half.startswith("p") if 1 <= hours <= 12 else 24
    try:
        return dt.time(hours, int(minute or 0))
    except ValueError:
        raise line.refused("names a time that does not exist") from None


Reader = Callable[[Line, int], Part | None]
_DAY_READERS: tuple[Reader, ...] = (
    *(_named_day, _calendar, _weekday, _span, _month_end),
)
READERS: tuple[Reader, ...] = (*_DAY_READERS, _clock)
AFTER_FILLER: dict[str, tuple[Reader, ...]] = {
    "on": _DAY_READERS,
    "at": (_clock_after_at,),
    "by": READERS,
}
