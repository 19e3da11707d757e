"""The log of runs, read: what each run did, what stands, and what was taken back."""

from __future__ import annotations

import contextlib
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from convo_prep.errors import NotSavedError
from convo_prep.store import disk, saving
from convo_prep.store.runs import log_in

REACH = 20
UNDO, REDO = "undo:", "redo:"
_LINE = re.compile(
    rb"([0-9a-f]{8})\t([^\t]+)\t([a-z:0-9-]+)\t([^\t]+)\t(\d+|-)\t(-|\d+-[0-9a-f]{8})"
    rb"\t(\d+)\t([^\t]*)\t\."
)
_MET = b"-"


class Stretch(NamedTuple):
    """What a run did to a file without anybody coming between.

    `before` is the version that stood there, 0 where there was no file; `after` the
    digest of what the run left, GONE where it left none; `number` which one of its
    label the file's name was, 0 where it kept its name.
    """

    before: int
    after: str
    number: int


class Entry(NamedTuple):
    """One run: `files` has its stretches, in their order, for each conversation.

    `command` is the command's name, or says which run it took back or brought back;
    `journal` is quoted as the log has it. A conversation without a stretch was met as
    it should be.
    """

    id: str
    when: str
    command: str
    journal: bytes
    files: Mapping[str, tuple[Stretch, ...]]

    @property
    def takes_back(self) -> str:
        """The run that this one has taken back, else ""."""
        return self.command.removeprefix(UNDO) if self.command.startswith(UNDO) else ""

    @property
    def brings_back(self) -> str:
        """The run whose taking back this one has taken back, else ""."""
        return self.command.removeprefix(REDO) if self.command.startswith(REDO) else ""


class Standing(NamedTuple):
    """The runs that can be taken back and those that can be brought back, last first.

    `half` is the run of which only a part is back, and the entry that did that part.
    """

    done: tuple[Entry, ...]
    undone: tuple[Entry, ...]
    half: tuple[Entry, Entry] | None


def entries(state: str) -> list[Entry]:
    """Return the runs of the log, the one that saved last at the end.

    A line that a crash has cut, or that is none, is passed over.
    """
    found: dict[str, Entry] = {}
    for match in _matches(state):
        run, when, command = (match[at].decode() for at in (1, 2, 3))
        entry = found.pop(run, None) or Entry(run, when, command, match[8], {})
        key = os.fsdecode(match[4])
        stretches = _with(entry.files.get(key, ()), match)
        found[run] = entry._replace(files={**entry.files, key: stretches})
    return list(found.values())


def standing(every: Sequence[Entry]) -> Standing:
    """Return what stands and what was taken back, from all entries of one journal."""
    known = {entry.id: entry for entry in every}
    done: list[Entry] = []
    undone: list[Entry] = []
    half = None
    for entry in every:
        target = known.get(entry.takes_back or entry.brings_back)
        if target and not set(target.files) <= set(entry.files):
            half = (target, entry)
        if entry.takes_back:
            done = [each for each in done if each is not target]
            undone.append(entry)
        elif entry.brings_back:
            undone = [each for each in undone if each is not target]
            done.append(entry)
        else:
            done.append(entry)
            undone = []
    # What came after it is taken back first.
    if half and any(every.index(each) > every.index(half[1]) for each in done):
        half = None
    return Standing(tuple(done[::-1]), tuple(undone[::-1]), half)


def first_of(entry: Entry, every: Sequence[Entry]) -> Entry:
    """Return the run that a person made, which an entry has taken or brought back."""
    return _first(entry, {each.id: each for each in every})


def within_reach(every: Sequence[Entry]) -> list[Entry]:
    """Return the entries about the last runs of each journal, REACH of them."""
    left: Counter[bytes] = Counter()
    near = set()
    for entry in reversed(every):
        if not (entry.takes_back or entry.brings_back):
            left[entry.journal] += 1
            if left[entry.journal] <= REACH:
                near.add(entry.id)
    known = {entry.id: entry for entry in every}
    return [entry for entry in every if _first(entry, known).id in near]


def numbers(state: str, folder: str) -> frozenset[int]:
    """Return the versions in a folder of state by which runs are taken back."""
    key = os.path.relpath(folder, state)
    near = within_reach(entries(state))
    return frozenset(
        stretch.before for entry in near for stretch in entry.files.get(key, ())
    )


def forget(state: str, folder: str) -> None:
    """Take the conversation of a folder of state out of the log.

    The lock must be held.

    Raises:
        NotSavedError: the disk refuses.
    """
    key = os.path.relpath(folder, state) if folder else ""
    _rewrite(state, [m for m in _matches(state) if os.fsdecode(m[4]) != key])


def shorten(state: str) -> None:
    """Leave in the log what can still be taken or brought back; the lock must be held.

    Failing to is no error: it stays as long as it is.
    """
    needed = {entry.id for entry in within_reach(entries(state))}
    with contextlib.suppress(NotSavedError):
        _rewrite(state, [m for m in _matches(state) if m[1].decode() in needed])


def _first(entry: Entry, known: Mapping[str, Entry]) -> Entry:
    while target := known.get(entry.takes_back or entry.brings_back):
        entry = target
    return entry


def _with(
    stretches: tuple[Stretch, ...], match: re.Match[bytes]
) -> tuple[Stretch, ...]:
    if match[5] == _MET:
        return stretches
    new = Stretch(int(match[5]), match[6].decode(), int(match[7]))
    if stretches and stretches[-1].before == new.before:
        return (
            *stretches[:-1],
            new._replace(number=stretches[-1].number or new.number),
        )
    return (*stretches, new)


def _matches(state: str) -> list[re.Match[bytes]]:
    try:
        data = disk.read_plain(log_in(state))
    except OSError:
        return []
    return list(filter(None, map(_LINE.fullmatch, data.split(b"\n"))))


def _rewrite(state: str, kept: Sequence[re.Match[bytes]]) -> None:
    if not kept:
        try:
            disk.remove(log_in(state))
        except OSError as error:
            raise disk.not_saved(f"{log_in(state)} was not removed", error) from error
    elif len(kept) < len(_matches(state)):
        data = b"".join(match[0] + b"\n" for match in kept)
        saving.overwrite(log_in(state), data, sync=True)
