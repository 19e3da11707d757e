"""Reading a whole line: every way in which all its words are one day and one time.

One way is what the line means. Several leave it open, and no way is a refusal: nothing
is ever guessed.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from convo_prep.dates import (
    clocks,
    month_days,
    month_ends,
    month_weeks,
    near_days,
    spans,
)
from convo_prep.dates.joining import NUMBER, Joined, joined
from convo_prep.dates.line import Line, Part
from convo_prep.dates.shorthand import words_of
from convo_prep.dates.when import When, in_words, read_back, to_the_minute
from convo_prep.errors import InvalidAnswerError, OpenDateError, Reading
from convo_prep.first_of_two import first_of_two
from convo_prep.text import echoed

Reader = Callable[[Line, int], Iterator[Part]]
_DAYS: tuple[Reader, ...] = (
    *(near_days.named, near_days.weekdays, near_days.weeks, near_days.shifted),
    *(spans.counted, spans.from_a_day, month_days.calendar_days),
    *(month_ends.ends, month_ends.beginnings, month_weeks.week_of, month_weeks.placed),
)
_TIMES: tuple[Reader, ...] = (
    *(clocks.named, clocks.clock, clocks.four_digits, clocks.worded),
)
_ALL: tuple[Reader, ...] = (*_DAYS, *_TIMES, clocks.part_of_day, clocks.bare_hour)
_AT = (*_TIMES, clocks.after_at, month_ends.ends)
_FILLED: dict[str, tuple[Reader, ...]] = {
    "on": _DAYS,
    "at": _AT,
    "@": _AT,
    **dict.fromkeys(("by", "until", "till"), _ALL),
}
# Nobody needs more words for a date, and each is tried in every way.
_MOST_WORDS = 16
# One more than there can be, to say that these are too many.
_MOST_TIMES = 2
_TIME_OR_DATE = "leaves open whether it is a time or a date"
_HINT_HOUR = "Try: at 9, 9am, 9 dec"
_MOST_READINGS = 4


class _Tried(NamedTuple):
    """What a look through a line found: ways to read it, and why others are none."""

    ways: list[tuple[Part, ...]]
    refused: dict[int, InvalidAnswerError]
    furthest: int


def read(line: str, now: dt.datetime, past: bool) -> When:
    """Do what `convo_prep.dates.parse` promises."""
    reading = _line(line, now, past)
    if not reading.words:
        raise reading.refused("is no date I know")
    try:
        tried = _tried(reading)
    except OverflowError:
        raise reading.refused("lies outside the calendar") from None
    found = [joined(reading, way) for way in tried.ways]
    meant = {each.when: each for each in found if each.when is not None}
    if len(meant) == 1:
        return _on_the_clock(reading, next(iter(meant)))
    if meant:
        raise _open(reading, list(meant.values()))
    raise _refusal(reading, tried, found)


def _on_the_clock(line: Line, when: When) -> When:
    """Return a time that the clocks there show; in spring they leave an hour out."""
    if when.time is not None and not line.until(when.moment()):
        after = (when.moment() + dt.timedelta(hours=1)).isoformat(" ", "minutes")
        raise line.refused("is left out by the clocks that night", f"Try: {after}")
    return when


def _line(line: str, now: dt.datetime, past: bool) -> Line:
    told = first_of_two() if re.search(r"[0-9][/-][0-9]", line) else ""
    spaced = " ".join(line.split())
    return Line(spaced, words_of(line), to_the_minute(now), past, told, now)


def _tried(line: Line) -> _Tried:
    tried = _Tried([], {}, 0)
    if len(line.words) > _MOST_WORDS:
        return tried
    unfinished: list[tuple[int, tuple[Part, ...]]] = [(0, ())]
    while unfinished:
        at, parts = unfinished.pop(0)
        if at == len(line.words):
            tried.ways.append(parts)
            continue
        if sum(part.time is not None for part in parts) > _MOST_TIMES:
            continue
        tried = tried._replace(furthest=max(tried.furthest, at))
        found = _parts(line, at, tried.refused)
        unfinished += [(at + part.words, (*parts, part)) for part in found]
    return tried


def _parts(line: Line, at: int, refused: dict[int, InvalidAnswerError]) -> list[Part]:
    """Return each part that can begin there; why others cannot goes to `refused`."""
    filled = _FILLED.get(line.word(at))
    found = list(_read(line, at, clocks.part_of_day, refused)) if filled else []
    behind = [
        part._replace(words=part.words + bool(filled))
        for reader in filled or _ALL
        for part in _read(line, at + bool(filled), reader, refused)
    ]
    return [*found, *behind]


def _read(
    line: Line, at: int, reader: Reader, refused: dict[int, InvalidAnswerError]
) -> list[Part]:
    try:
        return list(reader(line, at))
    except InvalidAnswerError as error:
        refused.setdefault(at, error)
        return []


def _open(line: Line, found: Sequence[Joined]) -> OpenDateError:
    """Return the error that says what the line can mean, and how to say each."""
    whys = [each.why for each in found if each.why]
    timed = len({each.when is None or each.when.time is None for each in found}) > 1
    apart = timed and NUMBER not in whys
    why = _TIME_OR_DATE if apart or not whys else whys[0]
    readings = [_reading(line, each) for each in found[:_MOST_READINGS]]
    ways = ", or ".join(_in_short(line, each, why) for each in found[:_MOST_READINGS])
    return OpenDateError(
        f"{echoed(line.typed)} {why}.",
        f"Say: {ways}",
        line.typed,
        tuple(readings),
    )


def _in_short(line: Line, found: Joined, why: str) -> str:
    """Return what to type for just this reading, as short as it can be."""
    if why != near_days.TODAY_TOO or found.when is None:
        return _reading(line, found).typed
    day = near_days.in_a_word(found.when.day, line.today)
    clock = found.when.stored()[len("2026-11-24") :]
    return f"{day}{clock}"


def _reading(line: Line, found: Joined) -> Reading:
    """Return what to type for a reading, and what it is, with how far away."""
    when = found.when or When(dt.date.min)
    said = read_back(when, line.clock or line.now)
    return Reading(in_words(when, year=True).lower(), said, found.order)


def _refusal(line: Line, tried: _Tried, found: Sequence[Joined]) -> InvalidAnswerError:
    if tried.refused:
        return tried.refused[max(tried.refused)]
    if found:
        reason = found[0].why
        return line.refused(reason, _HINT_HOUR if reason == NUMBER else "")
    return _not_understood(line, tried.furthest)


def _not_understood(line: Line, at: int) -> InvalidAnswerError:
    word = line.word(at)
    if any(spans.is_amount(line, place) for place in (at, at - 1) if place >= 0):
        return line.refused("leaves open whether it is ahead or ago")
    if re.fullmatch("[0-9]{1,2}", word):
        return line.refused(NUMBER, _HINT_HOUR)
    cause = f", because of {echoed(word)}" if len(line.words) > 1 else ""
    return line.refused(f"is no date I know{cause}")
