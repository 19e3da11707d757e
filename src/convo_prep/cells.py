"""How much room a text takes on a screen, and where its rows break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

Width: TypeAlias = Callable[[str], int]
"""Tells how many cells a text takes."""
Rows: TypeAlias = list[tuple[int, int]]
"""Where each row of a text starts, and where it ends."""

ELLIPSIS = "…"
# One cell each. All else is looked up, and loading what knows costs two bare starts.
_NARROW = "[\\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2192]*"
_PIECES = r"[^\S\n]+|\S+"


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes, by the tables of wcwidth.

    Letter by letter, as the line editor counts too; what has no width takes none.
    """
    if (text.isascii() and text.isprintable()) or re.fullmatch(_NARROW, text):
        return len(text)
    from wcwidth import wcwidth

    return sum(max(wcwidth(letter), 0) for letter in text)


def breaks(text: str, width: int, indent: int = 0, of: Width = cells) -> Rows:
    """Return the rows of a text, of at most `width` cells, broken between words.

    Newlines break too, and stand in no row. Every row of a paragraph but its first is
    to be indented by `indent` cells, and so is that much shorter. A word wider than a
    row begins one and is broken where rows end.
    """
    rows: Rows = []
    start = 0
    for line in text.split("\n"):
        rows += _filled(text, (start, start + len(line)), (width, indent), of)
        start += len(line) + 1
    return rows


def set_out(text: str, width: int) -> str:
    """Break the lines of a text between words, each row indented as its line is."""
    rows = []
    for line in text.split("\n"):
        before = line[: len(line) - len(line.lstrip())]
        first, *rest = breaks(line, max(width, len(before) + 2), len(before))
        rows.append(line[slice(*first)])
        rows += [before + line[start:end] for start, end in rest]
    return "\n".join(row.rstrip() for row in rows)


def wrapped(text: str, width: int, of: Width = cells) -> list[str]:
    """Return the words of a text in lines of at most `width` cells; never none."""
    words = " ".join(text.split())
    return [words[start:end].rstrip() for start, end in breaks(words, width, 0, of)]


def cut(text: str, width: int, sign: str = ELLIPSIS) -> str:
    """Shorten a text to one line of `width` cells, with a sign where it was cut."""
    text = " ".join(text.split())
    if cells(text) <= width:
        return text
    room = max(width - cells(sign), 0)
    ends = (end for end in range(len(text), 0, -1) if cells(text[:end]) <= room)
    return text[: next(ends, 0)].rstrip() + sign


def _filled(
    text: str, span: tuple[int, int], room: tuple[int, int], of: Width
) -> Iterator[tuple[int, int]]:
    """Yield the rows of one paragraph."""
    (width, indent), (begin, stop) = room, span
    used, start = 0, begin
    for piece in re.compile(_PIECES).finditer(text, begin, stop):
        size = of(piece[0])
        if used + size > width and used > (indent if start > begin else 0):
            yield start, piece.start()
            used, start = indent, piece.start()
            if piece[0].isspace():
                start = piece.end()
                continue
        if used + size <= width:
            used += size
            continue
        for at in range(*piece.span()):
            size = of(text[at])
            if used + size > width and at > start:
                yield start, at
                used, start = indent, at
            used += size
    yield start, stop
