"""Copies of a session's file that a sync program or a hand has put beside it.

Files of one id, moment and client are one conversation. The one whose name fits it goes
on, and the others are passed over, so no command shows anything twice. A look through
the journal pays a dictionary of ids for that; only where two files say the same id is
more looked at.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from convo_prep.errors import UnreadableFileError
from convo_prep.ids import compared, digits, is_id
from convo_prep.notation import reading
from convo_prep.store import contents, labels, selecting
from convo_prep.store.unread import Unread
from convo_prep.text import Tree

_START = len("YYYY/YYYY-MM-DD-x")


class Who(NamedTuple):
    """Who a file says it is of; `topic` tells no two conversations apart."""

    id: str
    created: str
    client: str
    topic: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same in all copies of one conversation."""
        return self.id, self.created, compared(self.client)


def files(
    journal: str, unread: Unread, known: dict[bytes, str] | None = None
) -> Iterator[tuple[str, bytes | None]]:
    """Yield each conversation's file with its bytes, newest first, without copies.

    The bytes are None where they are not to be had. Copies go into `unread`, and into
    `known` the ids that were stated, each with its file.
    """
    known = {} if known is None else known
    for run in _runs(contents.names(journal, unread)):
        found = [(name, selecting.seen(journal, name, unread)) for name in run]
        if len(found) > 1:
            found = list(_without_copies(journal, found, unread))
        for name, data in found:
            own = _stated_id(data) if data else b""
            first = known.setdefault(own, name) if own else name
            if first == name or not _is_copy(journal, name, first, unread):
                yield name, data


def one_each(journal: str, names: Sequence[str], unread: Unread) -> list[str]:
    """Return the files that go on, in the order given; copies go into `unread`."""
    if len(names) < 2:
        return list(names)
    found = [(name, selecting.peek(f"{journal}/{name}")) for name in names]
    return [name for name, _ in _without_copies(journal, found, unread)]


def among(journal: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """Return the copies among some files, each with the file that goes on."""
    found = [(name, selecting.peek(f"{journal}/{name}")) for name in names]
    return list(_copies_in(journal, found).items())


def beside(journal: str, name: str) -> list[str]:
    """Return the files in the same folder that are called much like one."""
    folder, wanted = os.path.dirname(name), _run_of(name) or _odd_run_of(name)
    names = contents.in_folder(journal, folder)
    return [
        each
        for each in names
        if each != name and (_run_of(each) or _odd_run_of(each)) == wanted
    ]


def note(journal: str, name: str, unread: Unread) -> None:
    """Note in `unread` the copies of a file, or that it is one itself."""
    if own := selecting.id_in(f"{journal}/{name}"):
        one_each(journal, selecting.with_id(journal, own, unread), unread)


def who(data: bytes | None, name: str) -> Who | None:
    """Return who a file says it is of; None where it says none, or does not parse."""
    if not data:
        return None
    try:
        tree = reading.parse(data, name).tree
    except UnreadableFileError:
        return None
    said = Who(*(_text(tree.get(key)) for key in Who._fields))
    return said._replace(created=digits(said.created)) if is_id(said.id) else None


def fits(name: str, said: Who) -> bool:
    """Whether a file is called by its own label, with no number, in its year."""
    words = labels.words_of(said.client, said.topic, said.id)
    base = os.path.basename(name)[len("YYYY-MM-DD-") :]
    return bool(_run_of(name)) and base == f"{words}{contents.ENDING}"


def best(journal: str, found: Sequence[tuple[str, Who]]) -> str:
    """Return the file of one conversation that goes on.

    The one that is called by its label, of several the one that was changed last, else
    the one with the shortest name.
    """

    def rank(pair: tuple[str, Who]) -> tuple[bool, bool, float, int, str]:
        name, said = pair
        own = fits(name, said)
        label = labels.is_label_of(name, said.client, said.topic, said.id)
        label = label and bool(_run_of(name))
        changed = _changed(f"{journal}/{name}") if own else 0.0
        return not own, not label, -changed, len(name), name

    return min(found, key=rank)[0]


def _without_copies(
    journal: str, found: Sequence[tuple[str, bytes | None]], unread: Unread
) -> Iterator[tuple[str, bytes | None]]:
    """Yield those of some files that are no copy of another one of them."""
    ids = [_stated_id(data) if data else b"" for _, data in found]
    copies: dict[str, str] = {}
    for own in {own for own in ids if own and ids.count(own) > 1}:
        same = [pair for pair, each in zip(found, ids, strict=True) if each == own]
        copies.update(_copies_in(journal, same))
    unread.copies.update(copies)
    yield from (pair for pair in found if pair[0] not in copies)


def _copies_in(
    journal: str, found: Sequence[tuple[str, bytes | None]]
) -> dict[str, str]:
    """Return the copies among some files, each with the file that goes on."""
    told = [(name, said) for name, data in found if (said := who(data, name))]
    copies = {}
    for key in {said.key for _, said in told}:
        same = [(name, said) for name, said in told if said.key == key]
        goes_on = best(journal, same)
        copies.update({name: goes_on for name, _ in same if name != goes_on})
    return copies


def _is_copy(journal: str, name: str, first: str, unread: Unread) -> bool:
    """Whether a file is a copy of another one, far from it; notes it down."""
    one, other = (
        who(selecting.peek(f"{journal}/{each}"), each) for each in (first, name)
    )
    if one is None or other is None or one.key != other.key:
        return False
    unread.copies[name] = first
    return True


def _runs(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield the names in order, those that are called much alike together.

    What is called by no label comes last: it may be a copy of what is.
    """
    others: list[str] = []
    run: list[str] = []
    start = ""
    for name in names:
        if start and name[:_START] == start:
            run.append(name)
            continue
        if run:
            yield run
        start = _run_of(name)
        run = [name] if start else []
        if not start:
            others.append(name)
    if run:
        yield run
    runs: dict[str, list[str]] = {}
    for name in others:
        runs.setdefault(_odd_run_of(name), []).append(name)
    yield from runs.values()


def _run_of(name: str) -> str:
    """Return the start of a label that all copies of a file share; "" for others.

    The day and one letter: in their order, names with the same ones follow each other.
    """
    year = name[:4]
    return name[:_START] if name[4:10] == f"/{year}-" and year.isdecimal() else ""


def _odd_run_of(name: str) -> str:
    """Return the same for what is called by no label, or lies elsewhere than usual."""
    base = os.path.basename(name).lower()
    match = re.match(r"\d{4}-\d\d-\d\d-.|[^\W_]*", base)
    return os.path.dirname(name) + "/" + (match[0] if match else "")


def _stated_id(data: bytes) -> bytes:
    return selecting.plain_id(data) or selecting.stated_id(data).encode("ascii")


def _text(value: Tree | None) -> str:
    return value if isinstance(value, str) else ""


def _changed(path: str) -> float:
    with contextlib.suppress(OSError):
        return os.stat(path).st_mtime
    return 0.0
