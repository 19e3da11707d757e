"""Lines of a rule that somebody else wrote, matched in no more than a set time.

A pattern such as `(a|a)+$` looks at a short text for longer than anybody lives, and the
standard library cannot be stopped; `regex` can. It is loaded for such lines alone.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

LONGEST = 2_000
"""The most characters of a line; what is longer is no line that a person reads."""
MOST_REPEATS = 10_000
"""The most that the numbers of a line may come to, multiplied: each is unrolled."""
EACH_S = 0.05
"""Seconds of the processor that one rule has for one text; a fair one takes a µs."""
ALL_S = 0.2
"""The same for all rules together."""

_COUNT = re.compile(r"\{(\d*)(?:,(\d*))?\}")


class TooSlowError(Exception):
    """A rule takes too long; never shown: the desk names it, and goes on without.

    `rule` is its id.
    """

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class Budget:
    """What rules of somebody else's have spent on one text."""

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        self._clock = clock
        self._spent: dict[str, float] = {}

    def found(
        self, rule: str, pattern: str, text: str, part: tuple[int, int]
    ) -> Iterator[re.Match[str]]:
        """Yield what a line meets in a part of a text.

        Raises:
            TooSlowError: a rule has spent more than it may.
        """
        began = self._clock()
        left = EACH_S - self._spent.get(rule, 0.0)
        try:
            yield from compiled(pattern).finditer(text, *part, timeout=max(left, 0.001))
        except TimeoutError:
            raise TooSlowError(rule) from None
        self._spent[rule] = EACH_S - left + self._clock() - began
        if sum(self._spent.values()) > ALL_S:
            raise TooSlowError(max(self._spent, key=self._spent.__getitem__))


def wrong_with(pattern: str) -> str:
    """Say why a line cannot be had, "" where it can."""
    if len(pattern) > LONGEST:
        return f"it has more than {LONGEST:,} characters"
    if _repeats(pattern) > MOST_REPEATS:
        return "its repeats come to too many"
    try:
        import regex
    except ImportError:
        return "rules of your own need the package regex, which is not there"
    try:
        compiled(pattern)
    except (regex.error, ValueError, RecursionError, OverflowError) as error:
        return str(error)
    return ""


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """Compile a line once, in the way the standard library reads it."""
    import regex

    return regex.compile(pattern, regex.IGNORECASE | regex.VERSION0)


def _repeats(pattern: str) -> int:
    total = 1
    for match in _COUNT.finditer(pattern):
        numbers = [each for each in match.groups() if each]
        # Nobody counts that far, and int() refuses thousands of digits.
        if any(len(each) > len(str(MOST_REPEATS)) for each in numbers):
            return MOST_REPEATS + 1
        total *= max(1, *map(int, numbers), 1)
    return total
