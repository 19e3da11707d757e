"""Any YAML text becomes a plain tree of texts by its parser's events, or a mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
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

from convo_prep.notation.mistakes import (
    SIZE_HINT,
    START,
    TEXT_HINT,
    escaped,
    located,
    mistake,
)
from convo_prep.notation.own_form import BOM, NULLS
from convo_prep.text import Tree, cut

MAX_DEPTH = 12
MAX_VALUES = 20_000
MAX_KEY = 200

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parsed(text: str, name: str) -> dict[str, Tree]:
    """Return the tree of a decoded text.

    Raises:
        UnreadableFileError: `NAME:LINE:COLUMN: what is wrong`, without any value.
    """
    builder = _Builder(name)
    for event in events(text, name):
        builder.steps[type(event)](event)
    return builder.tree


def events(text: str, name: str) -> Iterator[Event]:
    """Yield the parser's events for a decoded text; mistakes come out located."""
    loader = LOADER(text.removeprefix(BOM))
    try:
        while type(event := loader.get_event()) is not StreamEndEvent:
            yield event
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise located(error, name) from None
    finally:
        loader.dispose()


class _Frame:
    """A mapping or list that is still open."""

    __slots__ = ("into", "key", "seen")

    def __init__(self, into: list[Tree] | dict[str, Tree]) -> None:
        self.into = into
        self.key: str | None = None
        self.seen: dict[str, int] = {}


class _Builder:
    """Builds a tree from events, so that no nesting of a hostile file recurses."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tree: dict[str, Tree] = {}
        self.open: list[_Frame] = []
        self.count = 0
        self.begun = False
        self.steps: dict[type[Event], Callable[[Any], None]] = {
            ScalarEvent: self.scalar,
            MappingStartEvent: self.opening,
            SequenceStartEvent: self.opening,
            MappingEndEvent: self.closing,
            SequenceEndEvent: self.closing,
            AliasEvent: self.alias,
            DocumentStartEvent: self.document,
            DocumentEndEvent: self.nothing,
            StreamStartEvent: self.nothing,
        }

    def scalar(self, event: ScalarEvent) -> None:
        """Take one text: a key, a value or an item."""
        self.admit(event)
        value, style = event.value, event.style
        if style == '"' and (character := escaped(value)):
            self.refuse(
                event, f"{character} is not allowed, escaped or not", "delete it"
            )
        frame = self.open[-1] if self.open else None
        if frame is None:
            self.lone(event)
        elif frame.key is None and type(frame.into) is dict:
            self.key(frame, event)
        elif style:
            self.put(value.strip("\n") if style in "|>" else value)
        elif value in NULLS:
            frame.key = None
        else:
            self.put(value)

    def key(self, frame: _Frame, event: ScalarEvent) -> None:
        """Take a key: short, new in its mapping, and no merge key."""
        key = event.value
        if not key:
            self.refuse(event, 'a key is missing before ":"')
        if len(key) > MAX_KEY:
            self.refuse(event, f"a key longer than {MAX_KEY} characters")
        if key == "<<":
            self.refuse(event, 'merge keys ("<<") are not supported')
        if key in frame.seen:
            what = f'key "{cut(key, 40)}" appears twice'
            first = f"(first on line {frame.seen[key]})"
            self.refuse(event, f"{what} {first}", "keep one of them")
        frame.seen[key] = _place(event)[0]
        frame.key = key

    def lone(self, event: ScalarEvent) -> None:
        """Accept a document that holds nothing; refuse one that is a mere text."""
        if event.value or event.style:
            self.no_mapping(event)

    def opening(self, event: CollectionStartEvent) -> None:
        """Take the start of a mapping or list."""
        self.admit(event)
        into: list[Tree] | dict[str, Tree]
        into = {} if type(event) is MappingStartEvent else []
        if len(self.open) >= MAX_DEPTH:
            self.refuse(event, f"nested deeper than {MAX_DEPTH} levels")
        if self.open:
            if self.open[-1].key is None and type(self.open[-1].into) is dict:
                self.refuse(event, "a key must be plain text")
            self.put(into)
        elif isinstance(into, dict):
            self.tree = into
        else:
            self.no_mapping(event)
        self.open.append(_Frame(into))

    def put(self, value: Tree) -> None:
        """Give a value to its key or its list."""
        frame = self.open[-1]
        if isinstance(frame.into, list):
            frame.into.append(value)
        elif frame.key is not None:
            frame.into[frame.key] = value
            frame.key = None

    def closing(self, _event: Event) -> None:
        """Take the end of a mapping or list."""
        self.open.pop()

    def nothing(self, _event: Event) -> None:
        """Pass over the start of the stream and the end of the document."""

    def admit(self, event: ScalarEvent | CollectionStartEvent) -> None:
        """Count a value, and refuse what plain files have no use for."""
        self.count += 1
        if self.count > MAX_VALUES:
            self.refuse(
                event, f"more than {MAX_VALUES:,} values in one file", SIZE_HINT
            )
        if event.anchor is not None:
            self.refuse(event, 'anchors ("&name") are not supported')
        if event.tag is not None:
            self.refuse(event, 'tags ("!name") are not supported')

    def alias(self, event: AliasEvent) -> None:
        """Refuse an alias."""
        self.refuse(event, 'aliases ("*name") are not supported')

    def document(self, event: DocumentStartEvent) -> None:
        """Take the start of the one document that a file may hold."""
        if self.begun:
            what = 'a second document ("---") in one file'
            self.refuse(event, what, "delete the line, or move the rest elsewhere")
        self.begun = True

    def no_mapping(self, event: Event) -> None:
        """Refuse a file that is a mere text or a list."""
        what = 'the file does not consist of "key: value" lines'
        self.refuse(event, what, 'a session begins with a line like "client: Acme"')

    def refuse(self, event: Event, what: str, hint: str = TEXT_HINT) -> NoReturn:
        """Raise a mistake that stands where the event does."""
        raise mistake(self.name, _place(event), what, hint)


def _place(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return START if mark is None else (mark.line + 1, mark.column + 1)
