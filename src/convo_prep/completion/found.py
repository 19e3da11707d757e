"""What completion looks through: the journal as it is, or the example of the demo."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from convo_prep.desk.desk import Desk
from convo_prep.errors import ConvoError
from convo_prep.ids import is_id
from convo_prep.notation import reading
from convo_prep.store import contents, library, selecting
from convo_prep.text import Tree, slug

# Most of what is asked for at a key press needs none of it.
if TYPE_CHECKING:
    from convo_prep.session import Session

# More than anybody would go through with the Tab key.
NEWEST = 400
# What a parser may be given at one key press, in bytes; a whole file only if small.
PARSED = 512 * 1024
WHOLE = 32 * 1024
_SECTION = re.compile(rb"(?m)^[a-z_]+:[ \t]*\r?$")


class Head(NamedTuple):
    """What stands above the questions of a session: an id, a client, a title."""

    id: str
    client: str
    topic: str


class Found(Protocol):
    """Where sessions are found, newest first."""

    def labels(self) -> Iterator[str]:
        """Yield the names of their files, without ending."""

    def ids(self) -> Iterator[str]:
        """Yield their ids, as far as they are ids."""

    def heads(self) -> Iterator[Head]:
        """Yield what stands at their top."""

    def sessions(self, wanted: Callable[[bytes], bool]) -> Iterator[Session]:
        """Yield those whose bytes are wanted, perhaps more."""


class Kept:
    """The sessions of the journal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def labels(self) -> Iterator[str]:
        """Yield the names of all files, without ending."""
        return map(selecting.label_of, self._names())

    def ids(self) -> Iterator[str]:
        """Yield the ids of the newest."""
        for name in islice(self._names(), NEWEST):
            if is_id(own := selecting.id_in(self._path(name))):
                yield own

    def heads(self) -> Iterator[Head]:
        """Yield what stands at the top of the newest; a hard one may be left out."""
        room = PARSED
        for name in islice(self._names(), NEWEST):
            data = selecting.peek(self._path(name))
            tree: Mapping[str, Tree] | None = reading.header(data)
            if tree is None and room > 0:
                head = _above_sections(data)
                room -= len(head)
                tree = _tree(head)
            if tree:
                yield _head(tree)

    def sessions(self, wanted: Callable[[bytes], bool]) -> Iterator[Session]:
        """Yield the newest whose bytes are wanted."""
        return islice(self._desk.journal.select(wanted), NEWEST)

    def _names(self) -> Iterator[str]:
        return contents.names(self._desk.settings.journal)

    def _path(self, name: str) -> str:
        return f"{self._desk.settings.journal}/{name}"


class Example:
    """The sessions of the demo, which are in no journal before it runs."""

    def labels(self) -> Iterator[str]:
        """Yield the part of their files' names that does not hang on the day."""
        return (slug(f"{each.client} {each.topic}") for each in self._sessions())

    def ids(self) -> Iterator[str]:
        """Yield their ids."""
        return (each.id for each in self._sessions())

    def heads(self) -> Iterator[Head]:
        """Yield what stands at their top."""
        return (_head(each.tree) for each in self._sessions())

    def sessions(self, wanted: Callable[[bytes], bool]) -> Iterator[Session]:
        """Yield all of them."""
        del wanted
        return self._sessions()

    def _sessions(self) -> Iterator[Session]:
        from convo_prep.desk.example import FILE
        from convo_prep.session import Session

        trees = library.shipped(FILE)["sessions"]
        for tree in trees if isinstance(trees, list) else []:
            if isinstance(tree, dict):
                yield Session(tree, library.guide())


def _above_sections(data: bytes) -> bytes:
    """Return what stands above the first section, or a small file as it is."""
    first = _SECTION.search(data)
    if first is not None and b"client:" in data[: first.start()]:
        return data[: min(first.start(), WHOLE)]
    return data if len(data) <= WHOLE else b""


def _tree(data: bytes) -> Mapping[str, Tree] | None:
    try:
        return reading.parse(data, "").tree
    except ConvoError:
        return None


def _head(tree: Mapping[str, Tree]) -> Head:
    own, client, topic = (tree.get(key) for key in ("id", "client", "topic"))
    return Head(
        own if isinstance(own, str) and is_id(own) else "",
        client if isinstance(client, str) else "",
        topic if isinstance(topic, str) else "",
    )
