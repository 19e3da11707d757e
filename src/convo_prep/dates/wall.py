"""A time as a clock on the wall shows it, that can count hours on past its changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Self, TypeAlias

Counted: TypeAlias = Callable[[dt.timedelta], dt.datetime]
"""Returns what the same clock shows so much time later."""


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
