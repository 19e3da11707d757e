"""The time that wording rules of one's own may take for one text, each and together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import cache

from convo_prep.bounded import (
    Bounded,
    NoExpressionError,
    SlowExpressionError,
    Span,
)

EACH_S = 0.05
"""Seconds of the processor that one rule has for one text; a fair one takes a µs."""
ALL_S = 0.2
"""The same for all rules together."""
LEAST_S = 0.001


class TooSlowError(Exception):
    """A rule takes too long; never shown: the desk names it, and goes on without.

    `rule` is its id.
    """

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class Budget:
    """What rules of one's own have spent on one text."""

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        self._clock = clock
        self._spent: dict[str, float] = {}

    def spans(self, rule: str, pattern: str, text: str, part: Span) -> Iterator[Span]:
        """Yield what a line of a rule meets in a part of a text.

        Raises:
            TooSlowError: a rule has spent more than it may.
        """
        began, spent = self._clock(), self._spent.get(rule, 0.0)
        left = max(EACH_S - spent, LEAST_S)
        try:
            yield from compiled(pattern).spans(text, part, left)
        except SlowExpressionError:
            raise TooSlowError(rule) from None
        self._spent[rule] = spent + self._clock() - began
        if sum(self._spent.values()) > ALL_S:
            raise TooSlowError(max(self._spent, key=self._spent.__getitem__))


def wrong_with(pattern: str) -> str:
    """Say why a line cannot be had, "" where it can."""
    try:
        compiled(pattern)
    except NoExpressionError as error:
        return error.sentence
    return ""


@cache
def compiled(pattern: str) -> Bounded:
    """Compile a line once; upper and lower case are the same to it."""
    return Bounded(pattern, any_case=True)
