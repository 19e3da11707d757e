"""A plain tree becomes YAML text that any reader takes for the same texts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from yaml.emitter import Emitter
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from convo_prep.store.marks import Path
from convo_prep.store.own_form import NULLS
from convo_prep.text import Tree, normal

Plain: TypeAlias = Callable[[Path], bool]

NO_WIDTH = 1 << 30

# One line that no reader of YAML 1.1 or 1.2 takes apart ...
_ONE_PIECE = re.compile(
    r"(?!\.\.\.)[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~](?:[^\n:#]|:(?![ \n]|$)|(?<=\S)#)*"
)
# ... and what some reader takes for a number, a date, a truth value or nothing.
_TYPED = re.compile(
    r"[-+]?[0-9._][0-9_.,:]*(e[-+]?[0-9]+)?"
    r"|[-+]?0[box][0-9a-f_]+"
    r"|[-+]?\.(inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"([t ]\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]*)?)?\s*(z|[-+][0-9:]+)?)?"
    r"|y|n|yes|no|on|off|true|false|null",
    re.IGNORECASE,
)


def nothing_typed(_path: Path) -> bool:
    """Say of every value that it is free text."""
    return False


def dump(tree: Mapping[str, Tree], plain: Plain = nothing_typed) -> str:
    """Write a tree as text, keys in their order, without what is empty.

    Args:
        tree: Texts, lists and mappings; texts are brought to their normal form.
        plain: Whether the value at a path is typed (a scale, choice, date or header
            value) and so stands plain even where a reader takes it for a number.
    """
    kept = normal_form(tree)
    if not kept:
        return ""
    stream = io.StringIO()
    emitter = _Emitter(stream, width=NO_WIDTH, allow_unicode=True)
    for event in _document(kept, plain):
        emitter.emit(event)
    return stream.getvalue()


# One rewriting looks at each text of a file four times.
_normal_text = lru_cache(maxsize=2048)(normal)


def normal_form(tree: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return a tree as it is stored: texts in normal form, nothing empty in it."""
    pairs = ((key, _normal(value)) for key, value in tree.items())
    return {key: value for key, value in pairs if value}


def _normal(tree: Tree) -> Tree:
    if isinstance(tree, str):
        return _normal_text(tree)
    if isinstance(tree, dict):
        return normal_form(tree)
    return [item for item in map(_normal, tree) if item]


class _Emitter(Emitter):
    """Indents the dashes of a list below its key."""

    def expect_block_sequence(self) -> None:
        """Go one level deeper, where PyYAML would stay in the column of the key."""
        self.increase_indent(flow=False, indentless=False)
        self.state = self.expect_first_block_sequence_item


def _document(tree: Tree, plain: Plain) -> Iterator[Event]:
    yield StreamStartEvent()
    yield DocumentStartEvent(explicit=False)
    yield from _value(tree, (), plain)
    yield DocumentEndEvent(explicit=False)
    yield StreamEndEvent()


def _value(tree: Tree, path: Path, plain: Plain) -> Iterator[Event]:
    if isinstance(tree, str):
        yield _text(tree, plain(path))
    elif isinstance(tree, list):
        yield SequenceStartEvent(None, None, True, flow_style=False)
        for index, item in enumerate(tree):
            yield from _value(item, (*path, index), plain)
        yield SequenceEndEvent()
    else:
        yield MappingStartEvent(None, None, True, flow_style=False)
        for key, value in tree.items():
            yield ScalarEvent(None, None, (True, True), key)
            yield from _value(value, (*path, key), plain)
        yield MappingEndEvent()


def _text(text: str, typed: bool) -> ScalarEvent:
    if _stands_plain(text, typed):
        return ScalarEvent(None, None, (True, True), text)
    return ScalarEvent(None, None, (True, True), text + "\n", style="|")


def _stands_plain(text: str, typed: bool) -> bool:
    if text in NULLS or not _ONE_PIECE.fullmatch(text):
        return False
    return typed or not _TYPED.fullmatch(text)
