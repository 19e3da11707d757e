"""A file in our own form and in the guide's order: proven whole, read part by part.

Whoever looks through thousands of files wants little of each, and must hear of all that
are damaged. One expression tells that every line is in our own form and that no key
stands twice, since each has its place; that takes a quarter of the time of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from convo_prep.guide import Guide, Question
from convo_prep.kinds import is_listed
from convo_prep.notation.own_form import INDENT, MOST_LINES, NULLS, PLAIN, tree_of
from convo_prep.notation.reading import decode, whole
from convo_prep.text import Tree

MARGIN = " " * INDENT
# What keys with a text alone are called together, and what no section is called.
_RUN = "run_"
_NULL = "|".join(sorted(filter(str.isalpha, NULLS)))
_LINE = rf"(?!(?:{_NULL})\n){PLAIN}\n"


class InOrder:
    """The form of files that a guide asks for and only convo has written to."""

    def __init__(self, guide: Guide) -> None:
        # Takes 20 ms, as much as it saves on five hundred files.
        self._form = re.compile(_file(guide))

    def read(self, data: bytes, name: str) -> Mapping[str, Tree]:
        """Return the tree of a file in whatever form.

        Raises:
            UnreadableFileError: as `reading.parse` does.
        """
        tree = self.tree_of(decode(data, name))
        return whole(data, name) if tree is None else tree

    def tree_of(self, text: str) -> Mapping[str, Tree] | None:
        """Return the tree of a text in this form, None for any other text.

        It is what `own_form.tree_of` returns, and the text must have passed the same
        checks.
        """
        if "\t" in text or "\r" in text:
            return None
        if len(text) > MOST_LINES and text.count("\n") >= MOST_LINES:
            return None
        found = self._form.fullmatch(text)
        return Unfolding(found.groupdict("")) if found and text else None


class Unfolding(Mapping[str, Tree]):
    """The tree of a text proven whole; a section is read once it is asked for."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self._tree: dict[str, Tree] = {}
        self._folded: dict[str, str] = {}
        for name, part in parts.items():
            if part and name.startswith(_RUN):
                self._tree.update(_pairs(part, "") or _read(part))
            elif part:
                self._tree[name], self._folded[name] = "", part

    def __getitem__(self, key: str) -> Tree:
        if part := self._folded.pop(key, ""):
            self._tree[key] = _pairs(part, MARGIN) or _read(part)[key]
        return self._tree[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tree)

    def __len__(self) -> int:
        return len(self._tree)


def _pairs(part: str, margin: str) -> dict[str, Tree]:
    """Return the keys behind a margin with their texts; none where more stands there.

    Most short sections have no list and no text of several lines.
    """
    if f"\n{margin} " in part or f"\n{margin}-" in part:
        return {}
    pairs = (line.partition(": ") for line in part[:-1].split("\n"))
    return {key[len(margin) :]: text for key, _, text in pairs if text}


def _read(part: str) -> dict[str, Tree]:
    return tree_of(part) or {}


def _file(guide: Guide) -> str:
    """Return the form of a whole file, each part of it under its name."""
    asked = {q.path: q for q in guide.questions() if not q.each_of}

    def part_of(path: str) -> str:
        """Name the section of a path, or the list it is; nothing for a text alone."""
        section, _, key = path.rpartition(".")
        is_list = path in asked and is_listed(asked[path])
        return section or (key if is_list else "")

    form = ""
    for number, (name, found) in enumerate(groupby(guide.order(), part_of)):
        paths = list(found)
        is_section = "." in paths[0]
        margin = MARGIN if is_section else ""
        lines = "".join(_answer(guide, path, asked.get(path), margin) for path in paths)
        head, end = (rf"{name}:\n(?={MARGIN})", "?+") if is_section else ("", "")
        form += rf"(?P<{name or f'{_RUN}{number}'}>{head}{lines}){end}"
    return form


def _answer(guide: Guide, path: str, question: Question | None, margin: str) -> str:
    """Return the form of one answer, or of none, behind a margin."""
    inner = margin + MARGIN
    if question and question.fields:
        below = rf"\n(?:{inner}- (?=[a-z]){_fields(guide, question, inner + MARGIN)})++"
    elif question and is_listed(question):
        below = rf"\n(?:{inner}- {_text(inner + MARGIN)})++"
    else:
        below = f" {_text(inner)}"
    return rf"(?:{margin}{path.rpartition('.')[2]}:{below})?+"


def _fields(guide: Guide, question: Question, margin: str) -> str:
    """Return the form of a record behind its dash: fields, each at its place or not."""
    own = [field.key for field in question.fields]
    later = [q.key for q in guide.questions() if q.each_of == question.path]
    # What is asked of each item later is stored before how it turned out.
    keys = [*own[:-1], *(key for key in later if key not in own), own[-1]]
    text = _text(margin + MARGIN)
    return "".join(rf"(?:{key}: {text}(?:{margin}(?=[a-z]))?+)?+" for key in keys)


def _text(margin: str) -> str:
    """Return the form of a text behind its key: plain, or a block behind a margin."""
    block = rf"\|\n{margin}[^ \n].*\n(?:{margin} *+[^ \n].*\n|\n)*+"
    return rf"(?:{_LINE}|{block})"
