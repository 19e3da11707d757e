"""A day, or a day and its time: typed in plain words, stored in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep import dates
from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.asked import Asked
from convo_prep.stored import NONE, as_it_stands
from convo_prep.text import Tree

# What lies ahead when it is typed, as a rule.
_AHEAD = ("meeting_at", "due", "follow_up_at", "next_check_at", "next", "stands_until")
PATTERN = r"^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?$"


def read(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    """Return the date as it is stored, or "none" where that is an answer."""
    if question.none and line.lower() == NONE:
        return NONE
    # What the clock fills has happened.
    if past or question.stamped:
        return happened(line, now).stored()
    return dates.parse(line, now).stored()


def happened(line: str, now: datetime) -> dates.When:
    """Read the day or the time of what has happened.

    Raises:
        InvalidAnswerError: the line is no date, or one that has not come yet.
    """
    when = dates.parse(line, now, past=True)
    if when.day > now.date():
        said = dates.read_back(when, now)
        raise InvalidAnswerError(
            f"{said} has not come yet.", "Try: today, yesterday, 2 days ago"
        )
    return when


def judge(question: Asked, answer: Tree) -> str:
    """Say how a date is stored."""
    stored = answer if isinstance(answer, str) else ""
    if dates.from_stored(stored) or (question.none and answer == NONE):
        return ""
    return "is a date such as 2026-12-01 or 2026-12-01 15:00."


def say(_question: Asked, answer: Tree, now: datetime | None) -> str:
    """Say a date in words, where it is known which day is today."""
    said = as_it_stands(answer)
    when = dates.from_stored(said) if now is not None else None
    return dates.read_back(when, now) if when and now else said


def beside(key: str, stored: Tree, now: datetime, line: str = "") -> str:
    """Say what whoever typed a date should hear beside it, "" where that is nothing.

    That it lies behind, where what it is for lies ahead; and which words of `line` are
    not kept.
    """
    when = dates.from_stored(stored) if isinstance(stored, str) else None
    if when is None:
        return ""
    behind = key in _AHEAD and when.end() < now.replace(tzinfo=None)
    part = dates.untimed(line, now) if line and when.time is None else ""
    said = ("that lies behind" if behind else "", part and f"no time for '{part}'")
    return "".join(f"; {each}" for each in said if each)


def example(_question: Asked) -> str:
    """Say some of what is understood."""
    return "tomorrow 9:30, thursday 3pm, in 2 weeks, 1 dec 15:00"


def shape(question: Asked) -> Mapping[str, object]:
    """Describe a date as it is stored."""
    pattern = f"{PATTERN}|^{NONE}$" if question.none else PATTERN
    return {"type": "string", "pattern": pattern}
