"""A line budget: texts are shortened, the longest first, until together they fit.

Widths are counted in the cells of a terminal: a wide character takes two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

ELLIPSIS = "…"
# Beside labels of up to 14 cells and two blanks, on a screen of 80.
TEXT_WIDTH = 64

# Where a terminal knows ASCII only, these are spelt with more signs than one.
_SPELT = {"…": 3, "→": 2, **dict.fromkeys(map(chr, range(0x2400, 0x2422)), 2)}


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(map(_cell, text))


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` cells, at blanks where it can.

    A word longer than a line starts a line of its own and is broken. An empty text
    is one empty line.
    """
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= width:
            lines[-1] = joined
        else:
            lines += _pieces(word, width)
    return [line for line in lines if line] or [""]


def shorten(text: str, width: int, lines: int) -> str:
    """Cut a text so that it wraps to at most `lines` lines, with an ellipsis.

    The text becomes one line of words; one that fits is only that.
    """
    text = " ".join(text.split())
    wrapped = wrap(text, width)
    if len(wrapped) <= lines:
        return text
    end = 0
    for line in wrapped[: lines - 1]:
        end = text.index(line, end) + len(line)
    start = text.index(wrapped[lines - 1], end)
    return text[:start] + _ended(wrapped[lines - 1], width)


def fit(
    texts: Sequence[str], width: int, lines: int, minor: Collection[int] = ()
) -> tuple[str, ...]:
    """Shorten texts until all wrap to at most `lines` lines, each keeping one.

    Those at the places in `minor` give way first; among them, and then among the
    rest, the longest, and of equally long ones the later.
    """
    shares = [len(wrap(text, width)) for text in texts]
    for places in (minor, range(len(texts))):
        _squeeze(shares, sorted(places), lines)
    pairs = zip(texts, shares, strict=True)
    return tuple(shorten(text, width, share) for text, share in pairs)


def _squeeze(shares: list[int], places: Sequence[int], lines: int) -> None:
    """Take lines away from some places until all fit or those have one line each."""
    while places and sum(shares) > lines:
        longest = max(places, key=lambda place: (shares[place], place))
        if shares[longest] == 1:
            return
        shares[longest] -= 1


def _ended(line: str, width: int) -> str:
    """End a line with an ellipsis within a width, after a whole word if it can."""
    room = max(width - cells(ELLIPSIS), 0)
    head, blank, _ = line.rpartition(" ")
    if cells(line) > room and blank:
        line = head
    while cells(line) > room:
        line = line[:-1]
    return line.rstrip(" ,;:") + ELLIPSIS


def _cell(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    if char in _SPELT:
        return _SPELT[char]
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for char in word:
        if cells(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces
