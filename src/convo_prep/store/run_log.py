"""The log of runs, read: what each run did, what stands, and what was taken back."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from convo_prep.errors import NotSavedError
from convo_prep.store import disk, saving
from convo_prep.store.runs import END, log_in

REACH = 20
UNDO, REDO = "undo:", "redo:"
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


class _Line(NamedTuple):
    """One line of the log, as `Run.note` writes it."""

    run: bytes
    when: bytes
    command: bytes
    key: bytes
    before: bytes
    after: bytes
    number: bytes
    journal: bytes
    end: bytes


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
    for line in _lines(state):
        run = line.run.decode()
        entry = found.pop(run, None) or _entry(line)
        key = os.fsdecode(line.key)
        stretches = _with(entry.files.get(key, ()), line)
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
    every = entries(state)
    if any(key in entry.files for entry in every):
        rest = [{k: f for k, f in e.files.items() if k != key} for e in every]
        pairs = zip(every, rest, strict=True)
        _rewrite(state, [entry._replace(files=files) for entry, files in pairs])


def shorten(state: str) -> None:
    """Leave in the log what can still be taken or brought back; the lock must be held.

    Failing to is no error: it stays as long as it is.
    """
    with contextlib.suppress(NotSavedError):
        _rewrite(state, within_reach(entries(state)))


def _first(entry: Entry, known: Mapping[str, Entry]) -> Entry:
    while target := known.get(entry.takes_back or entry.brings_back):
        entry = target
    return entry


def _entry(line: _Line) -> Entry:
    when, command = line.when.decode(), line.command.decode()
    return Entry(line.run.decode(), when, command, line.journal, {})


def _with(stretches: tuple[Stretch, ...], line: _Line) -> tuple[Stretch, ...]:
    if line.before == _MET:
        return stretches
    new = Stretch(int(line.before), line.after.decode(), int(line.number))
    if stretches and stretches[-1].before == new.before:
        return (
            *stretches[:-1],
            new._replace(number=stretches[-1].number or new.number),
        )
    return (*stretches, new)


def _lines(state: str) -> list[_Line]:
    try:
        data = disk.read_plain(log_in(state))
    except OSError:
        return []
    found = (line.split(b"\t") for line in data.split(b"\n"))
    whole = (_Line(*each) for each in found if len(each) == len(_Line._fields))
    return [line for line in whole if _is_whole(line)]


def _is_whole(line: _Line) -> bool:
    numbers = line.number.isdigit() and (line.before + b"0").lstrip(_MET).isdigit()
    said = b"".join(line[:4]) + line.after
    return numbers and line.end == END and said.isascii()


def _rewrite(state: str, kept: Sequence[Entry]) -> None:
    data = b"".join(line + b"\n" for entry in kept for line in _written(entry))
    if data:
        saving.overwrite(log_in(state), data, sync=True)
        return
    try:
        disk.remove(log_in(state))
    except OSError as error:
        raise disk.not_saved(f"{log_in(state)} was not removed", error) from error


def _written(entry: Entry) -> Iterator[bytes]:
    """Yield the lines that say the same of an entry, as few as can be."""
    said = [each.encode() for each in (entry.id, entry.when, entry.command)]
    for key, stretches in entry.files.items():
        what = [tuple(map(str, each)) for each in stretches] or [("-", "-", "0")]
        for three in what:
            fields = [os.fsencode(key), *map(os.fsencode, three)]
            yield b"\t".join((*said, *fields, entry.journal, END))
