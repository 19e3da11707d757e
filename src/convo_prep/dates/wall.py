"""A time as a clock on the wall shows it, that can count hours on past its changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Self, TypeAlias

Counted: TypeAlias = Callable[[dt.timedelta], dt.datetime]
"""Returns what the same clock shows so much time later."""


# By so much clocks are set back or on in a night; Lord Howe Island does with half.
_CHANGES = tuple(dt.timedelta(minutes=each) for each in (-60, -30, 0, 30, 60))


class Wall(dt.datetime):
    """A local time without a zone. What is made of it counts as any other does."""

    counted: Counted | None = None

    @classmethod
    def of(cls, local: dt.datetime, counted: Counted) -> Self:
        """Return a local time that can count on."""
        made = cls.combine(local.date(), local.time())
        made.counted = counted
        return made


def later(now: dt.datetime, span: dt.timedelta) -> dt.datetime:
    """Return what the clock shows so much time later."""
    counted = now.counted if isinstance(now, Wall) else None
    return counted(span) if counted else now + span


def spans_until(now: dt.datetime, moment: dt.datetime) -> list[dt.timedelta]:
    """Return after which time the clock shows a moment: two where it comes twice.

    None where the clocks leave it out. Both are to the minute.
    """
    span = _hands(now, moment)
    if not isinstance(now, Wall):
        return [span]
    # By then the clocks may have been changed by more than one night does.
    span += _left(now, span, moment)
    found = (span + change for change in _CHANGES)
    return sorted(each for each in found if not _left(now, each, moment))


def _left(now: Wall, span: dt.timedelta, moment: dt.datetime) -> dt.timedelta:
    """Return how far the hands still have to go to a moment after so much time."""
    try:
        return _hands(later(now, span), moment)
    except OverflowError:
        # At the ends of the calendar no zone can be looked up; the hands go on.
        return _hands(now, moment) - span


def _hands(now: dt.datetime, moment: dt.datetime) -> dt.timedelta:
    return moment - now.replace(second=0, microsecond=0, tzinfo=None)


def span_told(now: dt.datetime, moment: dt.datetime) -> dt.timedelta:
    """Return after which time a moment is that says no more than the clock shows.

    Of two, that which is as far as the hands have to go.
    """
    away = _hands(now, moment)
    spans = spans_until(now, moment)
    return min(spans, key=lambda each: abs(each - away)) if spans else away
