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
# Most letters are of one class that is quickly told.
_LETTERS = r'[ -"$-9;-~\xa0-\xff]*+'
PLAIN = rf"[^\W_]{_LETTERS}(?:(?::(?=[^ \n])|(?<! )#|[^\0-\x7f]++){_LETTERS})*+(?<! )"
KEY = r"[a-z][a-z0-9_]{0,99}"
# Blanks, a dash, then `key:` with or without something behind it, or only a text.
# No line start is looked for: each match begins where the one before it ended. Whether
# a text is plain, but for how it begins and ends, is seen sooner in the text itself.
LINE = rf"( *+(?:- )?+)(?:(?:({KEY}):(?: |(?=\n)))?+(\||[^\W_].*+(?<![ :])|)|(.*))\n"
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
        tree, at = reader.mapping("", 0)
    except _OtherForm:
        return None
    return tree if tree and reader.forms[at] is END else None


class _Reader:
    """Goes down the lines of a text; each part returns where the next one begins."""

    def __init__(self, lines: list[str], forms: list[Line]) -> None:
        self.lines = lines
        self.forms = [*forms, END]

    def mapping(self, blanks: str, at: int) -> tuple[dict[str, Tree], int]:
        """Read the keys that stand behind some blanks, from a line on."""
        found: dict[str, Tree] = {}
        inner = blanks + " " * INDENT
        while True:
            before, key, text, _ = self.forms[at]
            if before != blanks or not key:
                if key or text or not self._passed_over(at):
                    return found, at
                at += 1
            elif key in found:
                raise _OtherForm
            elif ":" in text or "#" in text or text in _NO_TEXT:
                found[key], at = self._below(text, inner, at + 1)
            else:
                found[key] = text
                at += 1

    def _passed_over(self, at: int) -> bool:
        """Tell whether a line is empty or a comment; no other has such a form."""
        line = self.forms[at]
        if line is END:
            return False
        before, _, _, other = line
        if before.strip(" ") or (before and not other) or other[:1] not in ("", "#"):
            raise _OtherForm
        return True

    def _below(self, text: str, blanks: str, at: int) -> tuple[Tree, int]:
        """Read what belongs to the key or the dash above, behind some blanks."""
        if text == BLOCK:
            return self._block(blanks, at)
        if text:
            return _plain(text), at
        if len(blanks) > DEEPEST * INDENT:
            raise _OtherForm
        found: Tree
        found, at = self.mapping(blanks, at)
        if not found:
            found, at = self._list(blanks, at)
        if not found:
            raise _OtherForm
        return found, at

    def _list(self, blanks: str, at: int) -> tuple[list[Tree], int]:
        found: list[Tree] = []
        inner = blanks + " " * INDENT
        dash = f"{blanks}- "
        while True:
            before, key, text, other = self.forms[at]
            item: Tree = text
            if before != dash:
                if key or text or not self._passed_over(at):
                    return found, at
                at += 1
                continue
            if key:
                # A record: its first key stands as if the dash were a blank.
                self.forms[at] = (inner, key, text, other)
                item, at = self.mapping(inner, at)
            elif not text:
                raise _OtherForm
            elif ":" in text or "#" in text or text in _NO_TEXT:
                item, at = self._below(text, inner, at + 1)
            else:
                at += 1
            found.append(item)

    def _block(self, before: str, begin: int) -> tuple[str, int]:
        """Read a text of several lines, without the line breaks around it."""
        end = begin
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
        return "\n".join(block).strip("\n"), end


def _plain(text: str) -> str:
    """Return a text in which nothing could be taken for a key or a comment."""
    if ": " in text or " #" in text or text in NULLS:
        raise _OtherForm
    return text
