"""Times of the day and parts of it: `15:00`, `half past nine`, `COB`, `in the morning`.

A reader looks at the words from `at` on, and returns each way to understand them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from convo_prep.dates.line import Line, Part
from convo_prep.dates.numerals import NUMBERS

AM_OR_PM = "leaves open whether it is am or pm"
_CLOSE = dt.time(17)
_NOON = ("noon", "midday")
_NAMED = {
    **dict.fromkeys(_NOON, dt.time(12)),
    **dict.fromkeys(("eod", "cob", "eob", "cop"), _CLOSE),
}
_CLOSES = (
    *(("end", "of", "day"), ("end", "of", "the", "day"), ("end", "of", "today")),
    *(("close", "of", "business"), ("end", "of", "business"), ("close", "of", "play")),
    ("end", "of", "play"),
)
# From when to before when, in hours.
PARTS = {
    "morning": (5, 12),
    "am": (0, 12),
    "lunchtime": (11, 15),
    "afternoon": (12, 18),
    "pm": (12, 24),
    "evening": (17, 24),
    "tonight": (17, 24),
    "night": (18, 24),
}
# Said of today or of the night before, not of a day that is named beside it.
_TODAYS = ("tonight",)
_HALF = r"[ap]\.?m\.?"
_CLOCK = rf"([0-9]{{1,2}})(?:[:.]([0-9]{{2}}))?({_HALF})?"
_HOURS = r"([0-9]{1,2})h(?:rs?)?([0-9]{2})?"
_FOUR = r"([0-2][0-9])([0-5][0-9])(h|hrs|hours)?"
_ON_24 = ("h", "hrs", "hours")
# Behind these, four digits may be how many of something.
_LEADS = ("by", "until", "till", "on", "in")
_PAST = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "5": 5}
_PAST |= {"10": 10, "20": 20, "25": 25, "twenty-five": 25}
# Before seven nobody meets without saying so; from seven on, as it stands.
_OPEN_HOURS = range(1, 7)
_TWELVE, _HOURS_A_DAY = 12, 24


def named(line: Line, at: int) -> Iterator[Part]:
    """Read `noon`, `eod`, `COB`, `close of business`."""
    word = line.word(at)
    twelve = word == "12" and line.word(at + 1) in _NOON
    if twelve or word in _NAMED:
        yield Part(1 + twelve, time=_NAMED[line.word(at + twelve)])
    for words in _CLOSES:
        if line.words[at : at + len(words)] == words:
            day = line.today if words[-1] == "today" else None
            yield Part(len(words), day, _CLOSE)
    if word == "midnight":
        raise line.refused(
            "leaves open whether the day begins or ends with it", "Try: 23:59, 00:00"
        )


def clock(line: Line, at: int) -> Iterator[Part]:
    """Read a time in digits that says it is one: `15:00`, `3.30pm`, `14h`."""
    yield from _digits(line, at, bare=False)


def four_digits(line: Line, at: int) -> Iterator[Part]:
    """Read `1400 hrs` and `0900` where a day stands before it, or `at`.

    Others may be an amount or a year, and so may those with nothing before them.
    """
    match = re.fullmatch(_FOUR, line.word(at))
    if not at or match is None or line.word(at - 1) in _LEADS:
        return
    apart = line.word(at + 1) in _ON_24
    said = bool(match[3] or apart or match[1][0] == "0")
    if said or line.word(at - 1) in ("at", "@"):
        yield Part(1 + apart, time=at_time(line, match[1], match[2]))


def after_at(line: Line, at: int) -> Iterator[Part]:
    """Read a time behind `at`, where a number alone is an hour: `at 10`, `at nine`."""
    yield from _digits(line, at, bare=True)
    hour = _hour(line.word(at))
    if hour is not None and line.word(at) in NUMBERS:
        yield from _some(line, at, 1, hour, 0)


def bare_hour(line: Line, at: int) -> Iterator[Part]:
    """Read a number that is an hour where a day stands beside it: `tomorrow 9`."""
    hour = _hour(line.word(at))
    if hour is not None and hour < _HOURS_A_DAY:
        for part in _some(line, at, 1, hour, 0):
            yield part._replace(bare=True)


def worded(line: Line, at: int) -> Iterator[Part]:
    """Read `half past nine`, `quarter to ten`, `nine o'clock`, `nine am`."""
    minutes, link = _PAST.get(line.word(at)), line.word(at + 1)
    if line.word(at) == "a" and line.word(at + 1) == "quarter":
        yield from (
            part._replace(words=part.words + 1) for part in worded(line, at + 1)
        )
    hour = _hour(line.word(at + 2))
    if minutes and hour is not None and link in ("past", "to") and hour <= _TWELVE:
        if link == "past":
            yield from _some(line, at, 3, hour, minutes)
        elif line.word(at) != "half":
            yield from _some(line, at, 3, (hour - 1) % 12 or 12, 60 - minutes)
    hour = _hour(line.word(at))
    if hour is None:
        return
    if link in ("o'clock", "oclock"):
        yield from _some(line, at, 2, hour, 0)
    elif re.fullmatch(_HALF, link) and line.word(at) in NUMBERS:
        yield from _some(line, at, 1, hour, 0)


def part_of_day(line: Line, at: int) -> Iterator[Part]:
    """Read `morning`, `in the afternoon`, `tonight`, `this evening`, `last night`."""
    word, following = line.word(at), line.word(at + 1)
    if word in ("first", "1st") and following == "thing":
        yield Part(2, within="morning")
    elif word in ("in", "at"):
        the = following == "the"
        inside = line.word(at + 1 + the)
        if inside in PARTS and inside not in _TODAYS and (the or inside == "night"):
            yield Part(2 + the, within=inside)
    elif word == "this" and following in PARTS and following not in _TODAYS:
        yield Part(2, line.today, within=following, relative=True)
    elif (word, following) == ("last", "night"):
        yield Part(2, line.today - dt.timedelta(1), within="night", relative=True)
    elif word in _TODAYS:
        yield Part(1, line.today, within=word, relative=True)
    elif (name := word.replace(".", "")) in PARTS and not _of_number(line, at, name):
        yield Part(1, within=name)


def _of_number(line: Line, at: int, name: str) -> bool:
    """Tell whether `am` or `pm` belongs to the number before it."""
    before = line.word(at - 1) if at else ""
    return name in ("am", "pm") and before[-1:].isdigit()


def over(part: str, now: dt.datetime) -> bool:
    """Tell whether a part of the day that holds now has come to its end."""
    return now.hour >= PARTS[part][1]


def fitting(time: dt.time, part: str) -> list[dt.time]:
    """Return the times of a clock of twelve hours that lie in a part of the day."""
    first, end = PARTS[part]
    both = (time, time.replace(hour=(time.hour + _TWELVE) % 24))
    return [each for each in both if first <= each.hour < end]


def at_time(line: Line, hour: str | int, minute: str | int | None) -> dt.time:
    """Return a time, or refuse one that there is not."""
    try:
        return dt.time(int(hour), int(minute or 0))
    except ValueError:
        raise line.refused("names a time that does not exist") from None


def _digits(line: Line, at: int, *, bare: bool) -> Iterator[Part]:
    word, following = line.word(at), line.word(at + 1)
    if hours := re.fullmatch(_HOURS, word):
        yield Part(1, time=at_time(line, hours[1], hours[2]))
    match = re.fullmatch(_CLOCK, word.removesuffix("h"))
    if not match:
        return
    hour, minute, half = match.groups()
    if minute and (word[-1] == "h" or following in _ON_24):
        yield Part(1 + (word[-1] != "h"), time=at_time(line, hour, minute))
        return
    apart = half is None and re.fullmatch(_HALF, following) is not None
    half = following if apart else half
    if half is not None:
        yield Part(1 + apart, time=_of_half(line, int(hour), minute, half))
    elif minute is not None or bare:
        yield from _some(line, at, 1, int(hour), int(minute or 0))


def _of_half(line: Line, hour: int, minute: str | None, half: str) -> dt.time:
    known = 1 <= hour <= _TWELVE
    return at_time(line, hour % 12 + 12 * half.startswith("p") if known else 24, minute)


def _some(line: Line, at: int, words: int, hour: int, minute: int) -> Iterator[Part]:
    """Yield a time whose half of the day nothing says, in the ways it can be meant."""
    half = line.word(at + words)
    if re.fullmatch(_HALF, half):
        yield Part(words + 1, time=_of_half(line, hour, str(minute), half))
        return
    time = at_time(line, hour, minute)
    written = line.word(at)
    # `03:30` and `15:30` are of a clock of 24 hours.
    sure = written[:1] == "0" or not 1 <= hour <= _TWELVE
    if hour in _OPEN_HOURS and not sure:
        later = time.replace(hour=hour + 12)
        yield Part(words, time=later, why=AM_OR_PM)
        yield Part(words, time=time, why=AM_OR_PM)
    else:
        yield Part(words, time=time, half_day=not sure)


def _hour(word: str) -> int | None:
    if re.fullmatch("[0-9]{1,2}", word):
        return int(word)
    number = NUMBERS.get(word)
    return number if number and number <= _TWELVE else None
