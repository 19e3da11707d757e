"""Days of a month in numbers, where they can only be read one way, and its last day."""

from __future__ import annotations

import datetime as dt
import re

_NUMBERS = r"([0-9]{1,2})([./-])([0-9]{1,2})(?:\2([0-9]{4})?)?"
HOURS = 24
MONTHS = 12


def numbers(word: str) -> tuple[int, int, int] | None:
    """Return day, month and year (0 where none is said) of `31.12.2026` or `12/31`.

    None where both numbers may be the month, or where it may be a time: `13.12`.
    """
    match = re.fullmatch(_NUMBERS, word)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4] or 0)
    bare = match[2] == "." and not word.endswith(".") and not year
    if first <= MONTHS and second > MONTHS and not (bare or word.endswith(".")):
        return second, first, year
    if second <= MONTHS < first and not (bare and first < HOURS):
        return first, second, year
    return None


def last_day(day: dt.date) -> dt.date:
    """Return the last day of the month of a day."""
    return (day.replace(day=28) + dt.timedelta(4)).replace(day=1) - dt.timedelta(1)


def month_end(today: dt.date, month: int) -> dt.date:
    """Return the coming last day of a month, from 1; today counts."""
    ended = last_day(today.replace(day=1, month=month))
    if ended >= today:
        return ended
    return last_day(today.replace(day=1, month=month, year=today.year + 1))
