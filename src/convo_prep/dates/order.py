"""What the first of two numbers is to the person: the day, or the month.

It is asked once, and then kept; whoever can look it up says so for one run. Every line
that is typed anywhere may need it, and nearly none does, so that it is looked up late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

DAY, MONTH = "day", "month"


def _nobody_said() -> str:
    return ""


_told: ContextVar[Callable[[], str]] = ContextVar("first_of_two", default=_nobody_said)


def first_of_two() -> str:
    """Return "day" or "month", "" where the person never said."""
    return _told.get()()


@contextmanager
def told(look_up: Callable[[], str]) -> Iterator[None]:
    """Let `look_up` say what is first, for as long as this holds."""
    token = _told.set(look_up)
    try:
        yield
    finally:
        _told.reset(token)
