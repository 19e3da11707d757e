"""The top-level sections of a file: each key with the lines that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convo_prep.errors import NotSavedError
from convo_prep.notation.marks import Marks, Node, line_end


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level key and where its lines begin and end, as offsets in the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A file's sections in order, and the column at which their keys stand."""

    sections: tuple[Section, ...]
    column: int = 0


def cut(text: str, found: Marks) -> Cut:
    """Cut a text (without BOM) into its sections, given its nodes.

    Comments below a section that are indented deeper than its key belong to it.

    Raises:
        NotSavedError: the file is one mapping in braces.
    """
    root = found.root
    if root is None or root.null:
        return Cut(())
    if root.flow:
        raise NotSavedError(
            "a file that is one mapping in braces is only read; nothing was written",
            "convo edit: put each key on a line of its own",
        )
    column = root.place[1] - 1
    below = re.compile(rf"(?:(?:[ \t]*\r?\n)*[ \t]{{{column + 1},}}#[^\n]*\n?)*")
    pairs = (_section(text, key, value, below) for key, value in root.pairs)
    return Cut(tuple(pairs), column)


def _section(text: str, key: Node, value: Node, below: re.Pattern[str]) -> Section:
    start = text.rfind("\n", 0, key.start) + 1
    end = min(line_end(text, max(key.end, value.end)) + 1, len(text))
    comments = below.match(text, end)
    return Section(key.value, start, comments.end() if comments else end)
