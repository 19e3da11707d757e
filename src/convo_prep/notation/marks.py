"""Where the values and the comments of a file stand in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from convo_prep.notation.mistakes import Place
from convo_prep.notation.own_form import BOM, NULLS
from convo_prep.notation.parsing import events
from convo_prep.notation.plain_values import Path
from convo_prep.notation.reading import Reading

SWALLOWED = 'what follows " #" is no text but a comment: put the text after "|"'

_COMMENT = re.compile("#[^\n]*")
_BLOCK_SIGN = re.compile("[|>][-+0-9]*")
_SWALLOWED = re.compile(" #([^ \t\r\n]?)")
_TYPED = re.compile(r"[-+0-9.,:%TZ ]+")


@dataclass(slots=True)
class Node:
    """A value in a text: its offsets, and its children (keys and values in turn)."""

    start: int
    end: int
    place: Place
    kind: str = "scalar"
    value: str = ""
    style: str = ""
    flow: bool = False
    children: list[Node] = field(default_factory=list)

    @property
    def null(self) -> bool:
        """Whether it stands for nothing."""
        return self.kind == "scalar" and not self.style and self.value in NULLS

    @property
    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """The keys and values of a mapping."""
        return zip(self.children[::2], self.children[1::2], strict=True)

    @property
    def items(self) -> list[Node]:
        """The items of a list that stand for something."""
        return [child for child in self.children if not child.null]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its `#` on, its line (from 0), and whether that holds no more."""

    line: int
    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a file that is no mistake but worth a look."""

    line: int
    column: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The nodes of a text: the root, if there is one, and the scalars in order."""

    root: Node | None
    scalars: list[Node]


def marks(text: str) -> Marks:
    """Return the nodes of a text that `parse` accepts; offsets do not count a BOM."""
    text = text.removeprefix(BOM)
    top = Node(0, 0, (1, 1))
    stack, scalars = [top], []
    for event in events(text, "file"):
        if isinstance(event, ScalarEvent):
            node = _scalar(event, text)
            scalars.append(node)
            stack[-1].children.append(node)
        elif isinstance(event, CollectionStartEvent):
            node = _collection(event)
            stack[-1].children.append(node)
            stack.append(node)
        elif isinstance(event, CollectionEndEvent):
            _close(stack.pop(), event)
    return Marks(top.children[0] if top.children else None, scalars)


def places(text: str) -> dict[Path, Place]:
    """Return line and column of each value of a tree, for `parse`'s paths.

    A mapping or list in block form stands where its key does.
    """
    root = marks(text).root
    return dict(_places(root, ())) if root is not None else {}


def comments(text: str, scalars: list[Node]) -> list[Comment]:
    """Return the comments of a text (without BOM), given its scalars."""
    found: list[Comment] = []
    line = counted = 0
    for start, end in _gaps(text, scalars):
        for match in _COMMENT.finditer(text, start, end):
            line += text.count("\n", counted, match.start())
            counted = match.start()
            before = text[text.rfind("\n", 0, counted) + 1 : counted]
            found.append(Comment(line, match[0].rstrip(), not before.strip()))
    return found


def _gaps(text: str, scalars: list[Node]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between scalars, where each `#` begins a comment."""
    position = 0
    for node in scalars:
        yield position, node.start
        position = node.start
        if node.style in {"|", ">"} and (sign := _BLOCK_SIGN.match(text, position)):
            yield sign.end(), line_end(text, position)
        position = max(position, node.end)
    yield position, len(text)


def swallowed(reading: Reading) -> tuple[Remark, ...]:
    """Find text that YAML took for a comment, as in ``note: item #3``.

    Two blanks before the `#` say that a comment is meant, and so do a number, a date
    or a single word before it when a blank follows.
    """
    text = reading.text.removeprefix(BOM)
    scalars = marks(text).scalars
    remarks = (_swallowed(node, text) for node in scalars)
    return tuple(remark for remark in remarks if remark is not None)


def line_end(text: str, offset: int) -> int:
    """Return the offset of the line break that ends a line, or of the text's end."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found


def _scalar(event: ScalarEvent, text: str) -> Node:
    start, end, place = _stretch(event)
    style = event.style or ""
    if style in {"|", ">"}:
        end = start + len(text[start:end].rstrip(" \t\r\n"))
    return Node(start, end, place, value=event.value, style=style)


def _collection(event: CollectionStartEvent) -> Node:
    start, _, place = _stretch(event)
    kind = "mapping" if isinstance(event, MappingStartEvent) else "list"
    return Node(start, start, place, kind, flow=bool(event.flow_style))


def _close(node: Node, event: CollectionEndEvent) -> None:
    if node.flow:
        node.end = _stretch(event)[1]
    elif node.children:
        node.end = node.children[-1].end


def _stretch(event: Event) -> tuple[int, int, Place]:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return 0, 0, (1, 1)
    return start.index, end.index, (start.line + 1, start.column + 1)


def _places(node: Node, path: Path) -> Iterator[tuple[Path, Place]]:
    if node.kind == "mapping":
        for key, value in node.pairs:
            if not value.null:
                below = (*path, key.value)
                block = value.kind != "scalar" and not value.flow
                yield below, key.place if block else value.place
                yield from _places(value, below)
    elif node.kind == "list":
        for index, item in enumerate(node.items):
            yield (*path, index), item.place
            yield from _places(item, (*path, index))


def _swallowed(node: Node, text: str) -> Remark | None:
    match = _SWALLOWED.match(text, node.end)
    if node.style or match is None or _TYPED.fullmatch(node.value):
        return None
    if not match[1] and " " not in node.value:
        return None
    before = text.rfind("\n", 0, node.end) + 1
    line = text.count("\n", 0, node.end) + 1
    return Remark(line, node.end - before + 2, SWALLOWED)
