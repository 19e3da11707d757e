"""A whole number on a scale, stored without its unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.asked import Asked
from convo_prep.stored import as_it_stands
from convo_prep.text import Tree, echoed, whole_number

PERCENT = (0, 100)
# The question whose number is a length, which may be said with its unit.
MINUTES = "minutes"
# So many marks are said with how many there are: `4 of 5`.
MOST_MARKS = 10
USUAL = 60


def read(question: Asked, line: str, _now: datetime, _past: bool) -> Tree:
    """Return the number, without zeros in front or a percent sign behind."""
    low, high = question.range
    number = whole_number(line.removesuffix("%").strip())
    if number is None and question.key == MINUTES:
        # Only a length that is said in words.
        from convo_prep.dates.lengths import minutes

        number = minutes(line)
    if number is not None and low <= number <= high:
        return str(number)
    raise InvalidAnswerError(
        f"{echoed(line)} is no whole number from {low} to {high}.",
        f"For example {inside(low, high)}.",
    )


def of_tenths(line: str) -> str:
    """Return a lone digit from 1 to 9 as that many tens, any other line as it is."""
    number = whole_number(line.strip()) if len(line.strip()) == 1 else None
    return f"{number}0" if number else line


def judge(question: Asked, answer: Tree) -> str:
    """Say between which numbers it lies."""
    low, high = question.range
    number = whole_number(answer) if isinstance(answer, str) else None
    if number is not None and low <= number <= high:
        return ""
    return f"is a whole number from {low} to {high}."


def say(question: Asked, answer: Tree, _now: datetime | None) -> str:
    """Say a number with its unit: `4 of 5`, `60 %`."""
    said = as_it_stands(answer)
    if whole_number(said) is None:
        return said
    low, high = question.range
    if low == 1 and high <= MOST_MARKS:
        return f"{said} of {high}"
    return f"{said} %" if question.range == PERCENT else said


def example(question: Asked) -> str:
    """Say between which numbers to choose."""
    low, high = question.range
    return f"a whole number from {low} to {high}"


def shape(question: Asked) -> Mapping[str, object]:
    """Describe the number."""
    low, high = question.range
    return {"type": "integer", "minimum": low, "maximum": high}


def inside(low: int, high: int) -> int:
    """Return a number of a scale that may stand as an example of one."""
    return max(low, min(USUAL, low + (high - low) * 3 // 5))
