"""Trees, and the same trees written as some hand might write them, comments and all."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st

from convo_prep.notation.writing import dump
from convo_prep.text import Tree, normal

WORDS = (
    "Acme", "said", "no", "yes", "price", "20%", '"quoted"', "it's", "note: this",
    "#3", "ok?", "😀", "שלום", "- dash", "Müller", "(x)", "[y]", "{z}", "&co", "*star",
    "@bo", "12:30", "null", "a,b", "|", ">", "\\n", "end.", "---", "...", "~", "0123",
    "2026-11-21", "# two", "x # y", "key:", "<<", "=", "%", "!", "café",
)  # fmt: skip
KEYS = (
    "id", "client", "topic", "prepare", "conduct", "outcome", "tags", "x_new", "notes",
    "says", "reply", "rating", "title", "why", "own key",
)  # fmt: skip
COMMENTS = ("note", 'she paused: "hm"', "# twice", "- x", "key: value", "café")

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
worded = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
texts = st.one_of(worded, st.lists(worded, max_size=4).map("\n".join), any_text)

# A file, or a change to one, comes from a single number: to draw each word and blank
# from hypothesis takes ten times as long.
numbers = st.integers(0, 2**32)


@dataclass
class HandStyled:
    """A tree, the text a hand wrote for it, and the comments in that text."""

    tree: dict[str, Any]
    text: str = ""
    comments: list[str] = field(default_factory=list)


def hand_styled() -> st.SearchStrategy[HandStyled]:
    """Files in any mixture of the styles that people write YAML in."""
    return numbers.map(lambda number: file_by_hand(Random(number)))


def file_by_hand(random: Random) -> HandStyled:
    """One such file."""
    return _Hand(random).file()


def changes(tree: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Copies of the tree with one to three answers set, added or taken out."""
    return numbers.map(lambda number: _changed(Random(number), tree))


def _changed(random: Random, tree: dict[str, Any]) -> dict[str, Any]:
    new = copy.deepcopy(tree)
    for _ in range(random.randint(1, 3)):
        _alter(random, _somewhere(random, new))
    return new


def _somewhere(random: Random, tree: Any) -> Any:
    below = list(tree.values()) if isinstance(tree, dict) else tree
    below = [part for part in below if not isinstance(part, str)]
    if not below or random.random() < 0.4:
        return tree
    return _somewhere(random, random.choice(below))


def _alter(random: Random, into: Any) -> None:
    value = _value(random, 4)
    places = list(into) if isinstance(into, dict) else list(range(len(into)))
    way = random.choice(["add", "set", "remove"] if places else ["add"])
    if way == "remove":
        del into[random.choice(places)]
    elif way == "set":
        into[random.choice(places)] = value
    elif isinstance(into, dict):
        into[random.choice(KEYS)] = value
    else:
        into.append(value)


def _tree(random: Random, depth: int) -> dict[str, Any]:
    chosen = random.sample(KEYS, random.randint(0 if depth else 1, 5))
    return {key: _value(random, depth + 1) for key in chosen}


def _value(random: Random, depth: int) -> Any:
    kind = random.randint(0, 9)
    if kind < 2 and depth < 5:
        return [_value(random, depth + 1) for _ in range(random.randint(0, 3))]
    if kind < 4 and depth < 5:
        return _tree(random, depth)
    return _text(random, random.choice([1, 1, 2, 4])) or "x"


def _text(random: Random, lines: int) -> str:
    words = (random.choices(WORDS, k=random.randint(0, 4)) for _ in range(lines))
    return normal("\n".join(map(" ".join, words)))


class _Hand:
    """Writes a tree, each line in a style of its own."""

    def __init__(self, random: Random) -> None:
        self.pick = random.choice
        self.tree = _tree(random, 0)
        self.comments: list[str] = []

    def file(self) -> HandStyled:
        column = self.pick([0, 0, 0, 0, 2])
        text = self.lines_above(column) + self.mapping(self.tree, column)
        text += self.lines_above(column)
        if self.seldom():
            text += self.lines_above(column + 1)
        if self.seldom():
            text = text.rstrip("\n")
        if self.seldom():
            text = text.replace("\n", "\r\n")
        if self.seldom():
            text = "\ufeff" + text
        return HandStyled(self.tree, text, self.comments)

    def seldom(self) -> bool:
        return self.pick(range(7)) == 0

    def comment(self) -> str:
        text = f"# c{len(self.comments)} {self.pick(COMMENTS)}"
        self.comments.append(text)
        return text

    def lines_above(self, column: int) -> str:
        text = "\n" if self.seldom() else ""
        if self.seldom():
            text += " " * self.pick([column, 0]) + self.comment() + "\n"
        return text

    def line_end(self) -> str:
        return f"  {self.comment()}\n" if self.seldom() else "\n"

    def mapping(self, tree: dict[str, Any], column: int) -> str:
        text = ""
        for key, value in tree.items():
            text += self.lines_above(column) if text else ""
            text += " " * column + key + ":" + self.node(value, column)
        return text

    def node(self, tree: Tree, parent: int) -> str:
        """What follows `key:`."""
        deeper = parent + self.pick([2, 2, 4, 3])
        if isinstance(tree, str):
            return self.scalar(tree, deeper, parent)
        if not tree:
            return (" {}" if isinstance(tree, dict) else " []") + self.line_end()
        start = self.line_end()
        if isinstance(tree, dict):
            return start + self.lines_above(deeper) + self.mapping(tree, deeper)
        return start + self.items(tree, self.pick([parent, deeper]))

    def items(self, tree: list[Tree], column: int) -> str:
        text = ""
        for item in tree:
            text += self.lines_above(column)
            if isinstance(item, dict) and item:
                body = self.mapping(item, column + 2)
                text += " " * column + "- " + body[column + 2 :]
            elif isinstance(item, list) and item:
                body = self.items(item, column + 2).lstrip("\n")
                lead = " " * column + "-" + ("\n" if body.lstrip()[0] == "#" else "")
                text += lead + (body if lead[-1] == "\n" else body[column + 1 :])
            else:
                text += " " * column + "-" + self.node(item, column)
        return text

    def scalar(self, text: str, column: int, parent: int) -> str:
        ways: list[Callable[[str, int, int], str]] = [self.block, self.quoted]
        if "\n" not in text:
            ways += [self.single, self.own]
        return " " + self.pick(ways)(text, column, parent)

    def block(self, text: str, column: int, parent: int) -> str:
        sign = "|" + (str(column - parent) if text[0] in " \n" else "")
        sign += self.pick(["", "-", "+"])
        pad = " " * column
        lines = [pad + line if line else "" for line in text.split("\n")]
        return sign + self.line_end() + "\n".join(lines) + "\n"

    def quoted(self, text: str, _column: int, _parent: int) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"' + self.line_end()

    def single(self, text: str, _column: int, _parent: int) -> str:
        return "'" + text.replace("'", "''") + "'" + self.line_end()

    def own(self, text: str, column: int, parent: int) -> str:
        written = dump({"k": text})[3:]
        if written.startswith("|"):
            return self.block(text, column, parent)
        return written[:-1] + self.line_end()
