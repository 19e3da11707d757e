"""The very form that convo writes, read line by line; anything else is left to YAML.

Most files are never touched by hand, and reading them this way needs no parser: that
halves what a session costs, and saves looking commands the loading of one.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from convo_prep.text import Tree

Line: TypeAlias = tuple[str, str, str, str]
"""Blanks with a dash or without, key, text, and whatever has another form."""

BOM = "\ufeff"
# Unquoted, these stand for nothing.
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
INDENT = 2
MOST_LINES = 5_000
DEEPEST = 6

# A text that stands plain: it begins with a letter or digit, and nothing in it could
# be taken for a key or a comment.
PLAIN = r"[^\W_][^\t\n:#]*+(?:(?::(?=[^ \n])|(?<! )#)[^\t\n:#]*+)*+(?<! )"
KEY = r"[a-z][a-z0-9_]{0,99}"
# Blanks, a dash, then `key:` with or without something behind it, or only a text.
# No line start is looked for: each match begins where the one before it ended.
LINE = rf"( *+(?:- )?+)(?:(?:({KEY}):(?: |(?=\n)))?+(\||{PLAIN}|)|(.*))\n"
END: Line = ("\n", "", "", "")
"""Stands below the last line, and fits in nowhere."""
BLOCK = "|"
# What stands behind a key and is not its text yet, or none that is plain.
_NO_TEXT = NULLS | {BLOCK}


class _OtherForm(Exception):  # noqa: N818 - not an error: YAML reads the file then
    """The text is not in our own form."""


def tree_of(text: str) -> dict[str, Tree] | None:
    """Return the tree of a text in our own form, None for any other text.

    Agrees with what YAML makes of the text wherever it returns a tree. The text must
    have passed the checks for characters that no file may hold.
    """
    lines = text.split("\n")
    if len(lines) > MOST_LINES or "\r" in text or "\t" in text:
        return None
    reader = _Reader(lines, re.findall(LINE, f"{text}\n"))
    try:
        tree = reader.mapping("")
    except _OtherForm:
        return None
    return tree if tree and reader.forms[reader.at] is END else None


class _Reader:
    """Goes down the lines of a text, one value after the other."""

    def __init__(self, lines: list[str], forms: list[Line]) -> None:
        self.lines = lines
        self.forms = [*forms, END]
        self.at = 0

    def mapping(self, blanks: str) -> dict[str, Tree]:
        """Read the keys that stand behind some blanks."""
        found: dict[str, Tree] = {}
        inner = blanks + " " * INDENT
        while True:
            before, key, text, _ = self.forms[self.at]
            if before != blanks or not key:
                if key or text or not self._passed_over():
                    return found
            elif key in found:
                raise _OtherForm
            else:
                self.at += 1
                found[key] = self._below(text, inner) if text in _NO_TEXT else text

    def _passed_over(self) -> bool:
        """Go on behind a line that is empty or a comment; False at the end."""
        line = self.forms[self.at]
        if line is END:
            return False
        before, _, _, other = line
        if before.strip(" ") or (before and not other) or other[:1] not in ("", "#"):
            raise _OtherForm
        self.at += 1
        return True

    def _below(self, text: str, blanks: str) -> Tree:
        """Read what belongs to the key or the dash above, behind some blanks."""
        if text == BLOCK:
            return self._block(blanks)
        if text or len(blanks) > DEEPEST * INDENT:
            raise _OtherForm
        found = self.mapping(blanks) or self._list(blanks)
        if not found:
            raise _OtherForm
        return found

    def _list(self, blanks: str) -> list[Tree]:
        found: list[Tree] = []
        inner = blanks + " " * INDENT
        while True:
            before, key, text, other = self.forms[self.at]
            if before != f"{blanks}- ":
                if key or text or not self._passed_over():
                    return found
            elif key:
                # A record: its first key stands as if the dash were a blank.
                self.forms[self.at] = (inner, key, text, other)
                found.append(self.mapping(inner))
            elif not text:
                raise _OtherForm
            else:
                self.at += 1
                found.append(self._below(text, inner) if text in _NO_TEXT else text)

    def _block(self, before: str) -> str:
        """Read a text of several lines, without the line breaks around it."""
        begin = end = self.at
        while end < len(self.lines):
            line = self.lines[end]
            if line and not line.startswith(before):
                break
            if line and not line.strip(" "):
                raise _OtherForm
            end += 1
        block = [line[len(before) :] for line in self.lines[begin:end]]
        # YAML takes the indent of a block from its first line.
        if not block or not block[0] or block[0][0] == " ":
            raise _OtherForm
        self.at = end
        return "\n".join(block).strip("\n")
