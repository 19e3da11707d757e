"""What the first of two numbers is to the person: the day, or the month.

It is asked once, and then kept; whoever can look it up says so for one run. Every line
that is typed anywhere may need it, and nearly none does, so that it is looked up late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

DAY, MONTH = "day", "month"
# The last one says it: a run may stand within a run.
_TOLD: list[Callable[[], str]] = []


def first_of_two() -> str:
    """Return "day" or "month", "" where the person never said."""
    return _TOLD[-1]() if _TOLD else ""


@contextmanager
def told(look_up: Callable[[], str]) -> Iterator[None]:
    """Let `look_up` say what is first, for as long as this holds."""
    _TOLD.append(look_up)
    try:
        yield
    finally:
        _TOLD.pop()
