"""The closed grammar of dates in plain words, and their reading back.

Every word of a line must be understood, or the line is refused with the reason: a
refusal costs one retry, a misread date costs a meeting. All times are wall-clock
times of the session's zone, to the minute. Names come from tables, not the locale.
"""

from __future__ import annotations

import datetime as dt

from convo_prep.dates.when import (
    When,
    from_stored,
    is_stamp,
    read_back,
    relative,
    short,
    stamp,
)
from convo_prep.errors import InvalidAnswerError

__all__ = [
    "When",
    "from_stored",
    "is_stamp",
    "parse",
    "read_back",
    "relative",
    "short",
    "stamp",
    "untimed",
]


def untimed(line: str, now: dt.datetime) -> str:
    """Return the part of a day that a date names and no time says: `morning`.

    It is not stored, which whoever typed it should hear. "" where none is named.
    """
    from convo_prep.dates import clocks

    said = (
        line.lower().replace("1st thing", "morning").replace("first thing", "morning")
    )
    words = said.replace(",", " ").replace(".", "").split()
    named = next((word for word in words if word in clocks.PARTS), "")
    try:
        timed = parse(line, now).time is not None if named else True
    except InvalidAnswerError:
        return ""
    return "" if timed else named


def parse(line: str, now: dt.datetime, past: bool = False) -> When:
    """Read a typed line; `past` is for what has happened already.

    docs/dates.md says what there is. A weekday or a day and month is the coming one, a
    time alone is today or tomorrow; with `past` the last one, today or yesterday. Weeks
    begin on Monday, and end on Friday; 31 Jan and a month is 28 Feb.

    Args:
        line: What was typed.
        now: The present in the session's zone; an offset is ignored.
        past: Whether the question asks for something that has happened.

    Raises:
        InvalidAnswerError: Something in the line is not understood, or does not exist.
        OpenDateError: It can be read in several ways.
    """
    # Most commands only read stored dates, and the grammar takes 2 ms to load.
    from convo_prep.dates import grammar

    return grammar.read(line, now, past)
