"""The day of `--before`: what has nothing dated from it on is old."""

from __future__ import annotations

from datetime import date

from convo_prep.desk.between import named
from convo_prep.desk.desk import Desk
from convo_prep.errors import UsageError


def past_day(desk: Desk, typed: str, command: str) -> date:
    """Return the day that is typed; `command` stands before it on the line.

    Raises:
        UsageError: it is empty, or not past.
        InvalidAnswerError: it is no date.
    """
    if not typed.strip():
        raise UsageError("The date is empty.", f"For example: {command} '1 january'")
    day = named(desk, typed).first
    if day > desk.now.date():
        raise UsageError(
            f"{day.isoformat()} is not past, and what is ahead is not over.",
            f"Type: {command} {desk.now.date().isoformat()}",
        )
    return day
