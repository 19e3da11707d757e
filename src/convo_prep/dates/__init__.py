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
    read_back,
    relative,
    short,
    stamp,
)

__all__ = ["When", "from_stored", "parse", "read_back", "relative", "short", "stamp"]


def parse(line: str, now: dt.datetime, past: bool = False) -> When:
    """Read a typed line; `past` is for what has happened already.

    Days: today, tomorrow, yesterday; `tuesday`, `next tuesday` (the coming one, never
    today), `last tuesday` (never today), `this tuesday` (today or the coming one);
    `next week` (its Monday); `in 3 days`, `2 weeks ago`, months too (31 Jan and a
    month is 28 Feb); `1 dec`, `dec 1 2027`, `2026-12-01`; `31.12.` and `12/31/2026`,
    where only one of the numbers can be a month; `end of month`, `end of november`. A
    weekday before a date must fit it. Times: `15:00`, `3pm`, `at 10`, noon, eod
    (17:00); hours 1 to 6 need am, pm or a leading zero. A day and its time: now, `in
    10 min`, `2 hours ago`, `2026-12-01T15:00`, or one of each in either order.

    Left open, and how it is read: a weekday or a day and month is the coming one, a
    time alone is today or tomorrow; with `past` the last one, today or yesterday.
    Today's weekday is a week away, and refused with a time that also fits today.

    Args:
        line: What was typed.
        now: The present in the session's zone; an offset is ignored.
        past: Whether the question asks for something that has happened.

    Raises:
        InvalidAnswerError: Something in the line is not understood, does not exist,
            or can be read in two ways.
    """
    # Most commands only read stored dates, and the grammar takes 2 ms to load.
    from convo_prep.dates import grammar

    return grammar.read(line, now, past)
