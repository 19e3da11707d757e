"""Copies of a session's file that a sync program or a hand has put beside it.

Files of one id, moment and client are one conversation. The one whose name fits it goes
on, and the others are passed over, so no command shows anything twice. A look through
the journal pays a dictionary of ids for that; only where two files say the same id is
more looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from convo_prep.store import contents, selecting
from convo_prep.store.unread import Unread


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
            own = data and (selecting.plain_id(data) or _stated_id(data))
            first = known.setdefault(own, name) if own else name
            if first == name or not _is_copy(journal, name, first, unread):
                yield name, data


def one_each(journal: str, names: Sequence[str], unread: Unread) -> list[str]:
    """Return the files that go on, in the order given; copies go into `unread`."""
    if len(names) < 2:
        return list(names)
    found = [(name, selecting.peek(f"{journal}/{name}")) for name in names]
    return [name for name, _ in _without_copies(journal, found, unread)]


def beside(journal: str, name: str) -> list[str]:
    """Return the files in the same folder that are called much like one."""
    wanted = _any_run_of(name)
    names = contents.in_folder(journal, os.path.dirname(name))
    return [each for each in names if each != name and _any_run_of(each) == wanted]


def may_have_other_names(journal: str, name: str, unread: Unread) -> bool:
    """Whether a file may have another name, as far as that costs no look around."""
    try:
        twice = os.lstat(f"{journal}/{name}").st_nlink > 1
    except OSError:
        return False
    return twice or bool(noted(name, unread))


def noted(name: str, unread: Unread) -> list[str]:
    """Return the files of which a look has noted that they are copies of the same."""
    goes_on = unread.copies.get(name, name)
    same = [copy for copy, each in unread.copies.items() if each == goes_on]
    return [each for each in (goes_on, *same) if each != name]


def note(journal: str, name: str, unread: Unread) -> None:
    """Note in `unread` the copies of a file, or that it is one itself."""
    if own := selecting.id_in(f"{journal}/{name}"):
        one_each(journal, selecting.with_id(journal, own, unread), unread)


def _without_copies(
    journal: str, found: Sequence[tuple[str, bytes | None]], unread: Unread
) -> Iterator[tuple[str, bytes | None]]:
    """Yield those of some files that are no copy of another one of them."""
    ids = [_stated_id(data) if data else b"" for _, data in found]
    copies: dict[str, str] = {}
    for own in dict.fromkeys(own for own in ids if own and ids.count(own) > 1):
        same = [pair for pair, each in zip(found, ids, strict=True) if each == own]
        # Most journals have none, and need nothing that tells them.
        from convo_prep.store.twins import copies_in

        copies.update(copies_in(journal, same))
    unread.copies.update(copies)
    yield from (pair for pair in found if pair[0] not in copies)


def _is_copy(journal: str, name: str, first: str, unread: Unread) -> bool:
    """Whether a file is a copy of another one, far from it; notes it down."""
    from convo_prep.store.twins import is_one

    if not is_one(journal, first, name):
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
        if start and name[: contents.START] == start:
            run.append(name)
            continue
        if run:
            yield run
        start = contents.run_of(name)
        run = [name] if start else []
        if not start:
            others.append(name)
    if run:
        yield run
    runs: dict[str, list[str]] = {}
    for name in others:
        runs.setdefault(contents.odd_run_of(name), []).append(name)
    yield from runs.values()


def _any_run_of(name: str) -> str:
    return contents.run_of(name) or contents.odd_run_of(name)


def _stated_id(data: bytes) -> bytes:
    return selecting.plain_id(data) or selecting.stated_id(data).encode("ascii")
