"""Rows of styled text, broken between words by the cells that they take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from prompt_toolkit.utils import get_cwidth

Row: TypeAlias = list[tuple[str, str]]
"""One row of the screen, as (style, text)."""

WIDEST = 80
_PIECES = r"[^\S\n]+|\S+"


def wrapped(row: Iterable[tuple[str, str]], width: int, indent: int = 0) -> list[Row]:
    """Break styled text into rows of at most `width` cells, later ones indented.

    Newlines are kept; a word wider than a row is broken where the row ends.
    """
    letters = [(style, letter) for style, text in row for letter in text]
    rows: list[Row] = []
    start = 0
    for end in [*_newlines(letters), len(letters)]:
        rows += _filled(letters[start:end], max(width, indent + 2), indent)
        start = end + 1
    return rows


def text_width(row: Row) -> int:
    """Return the cells that a row takes."""
    return sum(get_cwidth(text) for _, text in row)


def cut(text: str, width: int, sign: str = "…") -> str:
    """Shorten a text to one line of `width` cells, with a sign where it was cut."""
    text = " ".join(text.split())
    if get_cwidth(text) <= width:
        return text
    room = max(width - get_cwidth(sign), 0)
    kept = ""
    for letter in text:
        room -= get_cwidth(letter)
        if room < 0:
            break
        kept += letter
    return kept.rstrip() + sign


def _newlines(letters: list[tuple[str, str]]) -> Iterator[int]:
    return (at for at, (_, letter) in enumerate(letters) if letter == "\n")


def _filled(letters: list[tuple[str, str]], width: int, indent: int) -> list[Row]:
    """Fill rows with the words of one paragraph."""
    rows: list[list[tuple[str, str]]] = [[]]
    used = 0
    text = "".join(letter for _, letter in letters)
    for piece in re.finditer(_PIECES, text):
        size = get_cwidth(piece[0])
        if used + size > width and used > indent:
            rows.append([("", " " * indent)])
            used = indent
            if piece[0].isspace():
                continue
        for at in range(*piece.span()):
            size = get_cwidth(letters[at][1])
            if used + size > width:
                rows.append([("", " " * indent)])
                used = indent
            rows[-1].append(letters[at])
            used += size
    return [_joined(row) for row in rows]


def _joined(row: list[tuple[str, str]]) -> Row:
    grouped = groupby(row, key=lambda letter: letter[0])
    return [(style, "".join(text for _, text in part)) for style, part in grouped]
