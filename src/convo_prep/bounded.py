"""Expressions that somebody else wrote, matched for so long and no longer."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterator
from typing import TypeAlias

from convo_prep.errors import ConvoError

Span: TypeAlias = tuple[int, int]

# More than any honest expression takes for a line, and less than anybody waits for.
SECONDS = 0.5
LONGEST = 2_000
# No text is longer.
WHOLE = (0, 2**31)
# How often something may be repeated by counts that multiply each other.
MOST_REPEATS = 10_000


class NoExpressionError(ConvoError):
    """What was given as an expression is none; the sentence says why."""


class SlowExpressionError(ConvoError):
    """An expression takes too long on some text, and was stopped."""


class Bounded:
    """A regular expression of Python's that never keeps anybody waiting.

    Raises:
        NoExpressionError: it is none.
    """

    def __init__(self, source: str, *, any_case: bool) -> None:
        # Python's own engine cannot be stopped, and one in linear time knows no look
        # behind. This takes 20 ms to load, which only who writes expressions pays.
        import regex

        _judged(source)
        flags = regex.VERSION0 | (regex.IGNORECASE if any_case else 0)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._found = regex.compile(source, flags)
        except (regex.error, RecursionError, OverflowError) as error:
            raise NoExpressionError(str(error)) from None

    def spans(
        self, text: str, part: Span = WHOLE, seconds: float = SECONDS
    ) -> Iterator[Span]:
        """Yield start and end of each match in a part of a text.

        Raises:
            SlowExpressionError: it takes too long.
        """
        try:
            for match in self._found.finditer(text, *part, timeout=seconds):
                yield match.span()
        except TimeoutError:
            raise SlowExpressionError("it takes too long") from None


def _judged(source: str) -> None:
    """Refuse what is no expression, and what would take long to be read as one."""
    counts = [int(number[:9]) for number in re.findall(r"[{,]([0-9]+)", source)]
    repeats = math.prod(count for count in counts if count)
    if len(source) > LONGEST or repeats > MOST_REPEATS:
        raise NoExpressionError("it is too large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(source)
    except re.error as error:
        raise NoExpressionError(error.msg) from None
    except (RecursionError, OverflowError):
        raise NoExpressionError("it is too large") from None
