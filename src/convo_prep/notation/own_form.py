"""The very form that convo writes, read line by line; anything else is left to YAML.

Most files are never touched by hand, and reading them this way needs no parser: that
halves what a session costs, and saves looking commands the loading of one.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from convo_prep.text import Tree

Line: TypeAlias = tuple[str, str, str, str, str, str]
"""Blanks, dash, key, value, text alone, and whatever has another form."""

BOM = "\ufeff"
# Unquoted, these stand for nothing.
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
INDENT = 2
MOST_LINES = 5_000
DEEPEST = 6

# A text that stands plain: it begins with a letter or digit, and nothing in it could
# be taken for a key or a comment.
PLAIN = r"[^\W_][^\t\n:#]*+(?:(?::(?! |$)|(?<! )#)[^\t\n:#]*+)*+(?<! )"
KEY = r"[a-z][a-z0-9_]{0,99}"
# Blanks, a dash, then `key:` with or without something behind it, or only a text.
_LINE = rf"(?m)^(?:( *+)(- )?(?:({KEY}):(?: (\||{PLAIN}))?|(\||{PLAIN}))$|(.*))"


class _OtherForm(Exception):  # noqa: N818 - not an error: YAML reads the file then
    """The text is not in our own form."""


def tree_of(text: str) -> dict[str, Tree] | None:
    """Return the tree of a text in our own form, None for any other text.

    Agrees with what YAML makes of the text wherever it returns a tree. The text must
    have passed the checks for characters that no file may hold.
    """
    if text.count("\n") >= MOST_LINES or "\r" in text or "\t" in text:
        return None
    try:
        reader = _Reader(text)
        tree = reader.mapping(0, {})
    except _OtherForm:
        return None
    return tree if tree and reader.line is None else None


class _Reader:
    """Goes down the lines of a text, one value after the other."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.many = len(self.lines)
        self.forms: list[Line] = re.findall(_LINE, text)
        self.at = -1
        self.line: Line | None = None
        self.step()

    def step(self) -> None:
        """Go on to the next line that is neither empty nor a comment, or to the end."""
        at = self.at + 1
        self.line = None
        while at < self.many and self.line is None:
            line = self.forms[at]
            if line[2] or line[4]:
                self.line = line
            elif line[5] and not line[5].lstrip(" ").startswith("#"):
                raise _OtherForm
            at += 1
        self.at = at - 1

    def mapping(self, indent: int, found: dict[str, Tree]) -> dict[str, Tree]:
        """Read the keys at an indent into a mapping."""
        blanks = " " * indent
        while (line := self.line) and line[0] == blanks and not line[1]:
            self._pair(line, indent, found)
        return found

    def _pair(self, line: Line, indent: int, found: dict[str, Tree]) -> None:
        key, text = line[2], line[3]
        if not key or key in found:
            raise _OtherForm
        if not text:
            self.step()
            found[key] = self._nested(indent + INDENT)
        else:
            found[key] = self._text(text, indent + INDENT)

    def _text(self, text: str, indent: int) -> str:
        if text == "|":
            return self._block(indent)
        if text in NULLS:
            raise _OtherForm
        self.step()
        return text

    def _nested(self, indent: int) -> Tree:
        line = self.line
        if line is None or len(line[0]) != indent or indent > DEEPEST * INDENT:
            raise _OtherForm
        return self._list(indent) if line[1] else self.mapping(indent, {})

    def _list(self, indent: int) -> list[Tree]:
        found: list[Tree] = []
        while (line := self.line) and len(line[0]) == indent and line[1]:
            inner = indent + INDENT
            if not line[2]:
                found.append(self._text(line[4], inner))
            else:
                record: dict[str, Tree] = {}
                self._pair(line, inner, record)
                found.append(self.mapping(inner, record))
        return found

    def _block(self, indent: int) -> str:
        """Read a text of several lines, without the line breaks around it."""
        before = " " * indent
        begin = end = self.at + 1
        while end < self.many:
            line = self.lines[end]
            if line and not line.startswith(before):
                break
            if line and not line.strip(" "):
                raise _OtherForm
            end += 1
        block = [line[indent:] for line in self.lines[begin:end]]
        # YAML takes the indent of a block from its first line.
        if not block or not block[0] or block[0][0] == " ":
            raise _OtherForm
        self.at = end - 1
        self.step()
        return "\n".join(block).strip("\n")
