"""A day, or a day and its time: typed in plain words, stored in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from convo_prep import dates
from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.asked import Asked
from convo_prep.stored import NONE, as_it_stands
from convo_prep.text import Tree

# What lies ahead when it is typed, as a rule.
_AHEAD = ("meeting_at", "due", "follow_up_at", "next_check_at", "next", "stands_until")
LOCAL = r"^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?$"
STAMP = r"^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?$"


def read(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    """Return the date as it is stored, or "none" where that is an answer."""
    if question.none and line.lower() == NONE:
        return NONE
    # What the clock fills has happened.
    if question.stamped and dates.is_stamp(line):
        return _stamped(line, now)
    if dates.is_stamp(line):
        raise InvalidAnswerError(
            "It is the time where the conversation is, without an offset or a Z.",
            "For example: 2026-12-01 15:00",
        )
    if past or question.stamped:
        return happened(line, now).stored()
    return dates.parse(line, now).stored()


def _stamped(line: str, now: datetime) -> str:
    """Take a stamp as it stands, in another zone too, unless it lies ahead."""
    when = dates.from_stored(line)
    # Somewhere it is tomorrow already.
    if when is not None and when.day - now.date() > timedelta(days=1):
        raise _not_yet(when, now)
    return line


def happened(line: str, now: datetime) -> dates.When:
    """Read the day or the time of what has happened.

    Raises:
        InvalidAnswerError: the line is no date, or one that has not come yet.
    """
    when = dates.parse(line, now, past=True)
    if when.day > now.date():
        raise _not_yet(when, now)
    return when


def _not_yet(when: dates.When, now: datetime) -> InvalidAnswerError:
    said = dates.read_back(when, now)
    return InvalidAnswerError(
        f"{said} has not come yet.", "Try: today, yesterday, 2 days ago"
    )


def judge(question: Asked, answer: Tree) -> str:
    """Say how a date is stored."""
    stored = answer if isinstance(answer, str) else ""
    if not question.stamped and dates.is_stamp(stored):
        return "is the time where the conversation is, without an offset or a Z."
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


def time_gone(stood: Tree, stored: Tree) -> str:
    """Say that a time of day goes, where a mere day takes the place of one, else ""."""
    both = (stood, stored)
    before, after = (dates.from_stored(d) if isinstance(d, str) else None for d in both)
    if before is None or after is None or before.time is None or after.time:
        return ""
    return f"; its time, {before.time.isoformat('minutes')}, is gone"


def example(_question: Asked) -> str:
    """Say some of what is understood."""
    return "tomorrow 9:30, thursday 3pm, in 2 weeks, 1 dec 15:00"


def shape(question: Asked) -> Mapping[str, object]:
    """Describe a date as it is stored."""
    pattern = STAMP if question.stamped else LOCAL
    return {
        "type": "string",
        "pattern": f"{pattern}|^{NONE}$" if question.none else pattern,
    }
