"""A time as a clock on the wall shows it, that can count hours on past its changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Self, TypeAlias

Counted: TypeAlias = Callable[[dt.timedelta], dt.datetime]
"""Returns what the same clock shows so much time later."""


# By so much clocks are set back or on; Lord Howe Island does with half of it.
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
    span = moment - now.replace(second=0, microsecond=0, tzinfo=None)
    if not isinstance(now, Wall):
        return [span]
    found = (span + change for change in _CHANGES)
    return sorted(each for each in found if _shows(now, each, moment))


def _shows(now: Wall, span: dt.timedelta, moment: dt.datetime) -> bool:
    try:
        return later(now, span).replace(second=0, microsecond=0) == moment
    except OverflowError:
        # At the ends of the calendar no zone can be looked up; the hands go on.
        return span == moment - now.replace(second=0, microsecond=0, tzinfo=None)


def span_told(now: dt.datetime, moment: dt.datetime) -> dt.timedelta:
    """Return after which time a moment is that says no more than the clock shows.

    Of two, that which is as far as the hands have to go.
    """
    away = moment - now.replace(second=0, microsecond=0, tzinfo=None)
    spans = spans_until(now, moment)
    return min(spans, key=lambda each: abs(each - away)) if spans else away
