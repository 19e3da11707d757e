"""To which value of a file each of its lines belongs, for a search to say it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TypeAlias

from convo_prep.notation.own_form import BLOCK, END, INDENT, LINE, Line
from convo_prep.notation.reading import Reading
from convo_prep.text import Tree

Path: TypeAlias = tuple[str | int, ...]
Begun: TypeAlias = Sequence[tuple[int, Path]]
"""The lines, from 1, where a value begins, in order; of two the inner one last."""


def begun(reading: Reading) -> Begun:
    """Return where the values of a file begin.

    What convo wrote needs no parser for it, which takes as long to load as to find.
    """
    walk = _Walk(reading.text)
    if walk.goes_through(reading.tree):
        return walk.found
    from convo_prep.notation.marks import places

    found = [(place, path) for path, place in places(reading.text).items()]
    found.sort(key=lambda pair: (pair[0], len(pair[1])))
    return [(place[0], path) for place, path in found]


def path_of(number: int, where: Begun) -> Path:
    """Return the path of the value that a line belongs to."""
    at = bisect_right(where, number, key=itemgetter(0))
    return where[at - 1][1] if at else ()


class _Walk:
    """Goes down the lines of a text beside its tree, as long as both agree."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.forms: list[Line] = [*re.findall(LINE, f"{text}\n"), END]
        self.at = 0
        self.found: list[tuple[int, Path]] = []

    def goes_through(self, tree: Mapping[str, Tree]) -> bool:
        """Whether the whole text is in our own form, and says what the tree does."""
        return self._mapping(tree, "", ()) and self._next() is END

    def _mapping(self, tree: Mapping[str, Tree], blanks: str, path: Path) -> bool:
        for key, value in tree.items():
            before, found, text, _ = self._next()
            if before != blanks or found != key:
                return False
            below = self._begin(*path, key)
            if not self._value(value, text, f"{blanks}{INDENT * ' '}", below):
                return False
        return True

    def _items(self, items: Sequence[Tree], blanks: str, path: Path) -> bool:
        inner = f"{blanks}{INDENT * ' '}"
        for index, item in enumerate(items):
            before, key, text, other = self._next()
            if before != f"{blanks}- ":
                return False
            below = self._begin(*path, index)
            if isinstance(item, dict):
                # A record: its first key stands as if the dash were a blank.
                self.forms[self.at] = (inner, key, text, other)
                if not self._mapping(item, inner, below):
                    return False
            elif not self._value(item, text, inner, below):
                return False
        return True

    def _value(self, value: Tree, text: str, blanks: str, path: Path) -> bool:
        self.at += 1
        if isinstance(value, dict):
            return not text and self._mapping(value, blanks, path)
        if isinstance(value, list):
            return not text and self._items(value, blanks, path)
        if text == BLOCK:
            while self._is_inside(blanks):
                self.at += 1
            return True
        return text == value

    def _is_inside(self, blanks: str) -> bool:
        if self.at >= len(self.lines):
            return False
        line = self.lines[self.at]
        return not line or line.startswith(blanks)

    def _begin(self, *path: str | int) -> Path:
        self.found.append((self.at + 1, path))
        return path

    def _next(self) -> Line:
        """Return the next line that is neither empty nor a comment."""
        while True:
            form = self.forms[self.at]
            before, key, text, other = form
            if form is END or key or text or before.strip() or other[:1] not in "#":
                return form
            self.at += 1
