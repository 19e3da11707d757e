"""The bytes of a YAML file become a plain tree of texts, or one located mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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

from convo_prep.store.mistakes import (
    SIZE_HINT,
    START,
    TEXT_HINT,
    escaped,
    in_text,
    located,
    mistake,
    place_after,
)
from convo_prep.text import Tree, cut

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 12
MAX_VALUES = 20_000
MAX_KEY = 200
HEADER_LIMIT = 4096

BOM = "\ufeff"
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_HEADER_LINE = re.compile(
    r"([a-z][a-z0-9_]*):(?: ([^\W_](?:[^\t:#]|:(?! |$)|(?<! )#)*(?<! )))?"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read: its tree, and its text exactly as decoded (with its BOM)."""

    name: str
    tree: dict[str, Tree]
    text: str


def parse(data: bytes, name: str) -> Reading:
    """Read a whole file; every scalar is text, and what is empty is absent.

    The line breaks around a ``|`` block do not belong to its text. A file of nothing
    but comments is an empty tree.

    Args:
        data: The file's bytes.
        name: How error messages call the file.

    Raises:
        UnreadableFileError: ``NAME:LINE:COLUMN: what is wrong``, without any value.
    """
    text = decode(data, name)
    builder = _Builder(name)
    for event in events(text, name):
        builder.steps[type(event)](event)
    return Reading(name, builder.tree, text)


def decode(data: bytes, name: str) -> str:
    """Turn bytes into text, refusing what no editor would leave in a file."""
    _refuse_bytes(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        what = f"byte 0x{data[error.start]:02x} is not UTF-8"
        hint = "save the file as UTF-8; it looks like Latin-1 or Windows-1252"
        raise mistake(name, place_after(before), what, hint) from None
    if wrong := in_text(text.removeprefix(BOM)):
        raise mistake(name, *wrong)
    return text


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


def header(data: bytes, limit: int = HEADER_LIMIT) -> dict[str, str] | None:
    """Read the ``key: value`` lines above the first section, without a parser.

    Agrees with `parse` wherever that reads the file. Gives up, with None, at anything
    that is not in our own plainest form, or when `limit` bytes hold no section.

    Args:
        data: The file's bytes, or at least `limit` bytes of its start.
        limit: How many bytes to look at.
    """
    whole = len(data) < limit
    head = data if whole else data[: data.rfind(b"\n", 0, limit) + 1]
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if in_text(text):
        return None
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line or line[0] == "#":
            continue
        match = _HEADER_LINE.fullmatch(line)
        if match is None or match[1] in found or match[2] in NULLS:
            return None
        if match[2] is None:
            return found
        found[match[1]] = match[2]
    return found if whole else None


def _refuse_bytes(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        what = f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}"
        raise mistake(name, START, what, SIZE_HINT)
    if not data.strip(b"\x00 \t\r\n"):
        what = "the file is all NUL bytes" if data.strip() else "the file is empty"
        hint = "it looks damaged; convo restore brings a session back from its backups"
        raise mistake(name, START, what, hint)
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise mistake(name, START, "the file is UTF-16, not UTF-8", "save it as UTF-8")


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
