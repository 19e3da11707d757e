"""Rows of styled text, broken between words by the cells that they take."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TypeAlias

from convo_prep.cells import breaks, cells

Row: TypeAlias = list[tuple[str, str]]
"""One row of the screen, as (style, text)."""

WIDEST = 80


def wrapped(row: Iterable[tuple[str, str]], width: int, indent: int = 0) -> list[Row]:
    """Break styled text into rows of at most `width` cells, later ones indented.

    Newlines are kept; a word wider than a row is broken where the row ends.
    """
    letters = [(style, letter) for style, text in row for letter in text]
    text = "".join(letter for _, letter in letters)
    rows: list[Row] = []
    for start, end in breaks(text, max(width, indent + 2), indent):
        first = not start or text[start - 1] == "\n"
        margin = [] if first else [("", " " * indent)]
        rows.append(_joined([*margin, *letters[start:end]]))
    return rows


def text_width(row: Row) -> int:
    """Return the cells that a row takes."""
    return sum(cells(text) for _, text in row)


def _joined(row: list[tuple[str, str]]) -> Row:
    grouped = groupby(row, key=lambda letter: letter[0])
    return [(style, "".join(text for _, text in part)) for style, part in grouped]
