"""A line budget: texts are shortened, the longest first, until together they fit.

Widths are counted in the cells of a terminal: a wide character takes two.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from convo_prep.cells import ELLIPSIS, cells, wrapped

# Beside labels of up to 14 cells and two blanks, on a screen of 80.
TEXT_WIDTH = 64

# Where a terminal knows ASCII only, these are spelt with more signs than one.
_SPELT = {"…": 3, "→": 2, **dict.fromkeys(map(chr, range(0x2400, 0x2422)), 2)}


def room(text: str) -> int:
    """Return how many cells a text takes, on a terminal that spells signs out too."""
    return cells(text) + sum(_SPELT.get(sign, 1) - 1 for sign in text)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` cells, at blanks where it can."""
    return wrapped(text, width, room)


def shorten(text: str, width: int, lines: int) -> str:
    """Cut a text so that it wraps to at most `lines` lines, with an ellipsis.

    The text becomes one line of words; one that fits is only that.
    """
    text = " ".join(text.split())
    whole = wrap(text, width)
    if len(whole) <= lines:
        return text
    end = 0
    for line in whole[: lines - 1]:
        end = text.index(line, end) + len(line)
    start = text.index(whole[lines - 1], end)
    return text[:start] + _ended(whole[lines - 1], width)


def fit(
    texts: Sequence[str],
    width: int,
    lines: int,
    minor: Collection[int] = (),
    cut: Collection[int] | None = None,
) -> tuple[str, ...]:
    """Shorten texts until all wrap to at most `lines` lines, each keeping one.

    Those at the places in `minor` give way first; among them, and then among the
    rest, the longest, and of equally long ones the later. Only those at the places in
    `cut` are ever shortened, where that is given.
    """
    shares = [len(wrap(text, width)) for text in texts]
    for places in (minor, range(len(texts)) if cut is None else cut):
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
    most = max(width - room(ELLIPSIS), 0)
    head, blank, _ = line.rpartition(" ")
    if room(line) > most and blank:
        line = head
    while room(line) > most:
        line = line[:-1]
    return line.rstrip(" ,;:") + ELLIPSIS
