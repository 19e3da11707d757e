"""What our own form cannot hold, such as strange keys, written by YAML's emitter."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

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

from convo_prep.notation.plain_values import Path, Plain, stands_plain
from convo_prep.text import Tree

NO_WIDTH = 1 << 30


def emitted(tree: Mapping[str, Tree], plain: Plain) -> str:
    """Return a tree in normal form as YAML text, as `dump` does."""
    stream = io.StringIO()
    emitter = _Emitter(stream, width=NO_WIDTH, allow_unicode=True)
    for event in _document(dict(tree), plain):
        emitter.emit(event)
    return stream.getvalue()


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
    if stands_plain(text, typed):
        return ScalarEvent(None, None, (True, True), text)
    return ScalarEvent(None, None, (True, True), text + "\n", style="|")
