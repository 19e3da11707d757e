"""One run taken back: what each of its files shall hold then, and how it gets there."""

from __future__ import annotations

import contextlib
import os
from functools import partial
from typing import NamedTuple

from convo_prep import dates
from convo_prep.change import ClashError
from convo_prep.errors import (
    ConflictError,
    ConvoError,
    UnreadableFileError,
)
from convo_prep.notation import reading
from convo_prep.notation.undone import undone
from convo_prep.session import Session
from convo_prep.session.identity import key as key_of
from convo_prep.store import (
    changing,
    disk,
    labels,
    locking,
    saving,
    states,
)
from convo_prep.store.conflicts import insisting
from convo_prep.store.journal import Journal
from convo_prep.store.run_log import Entry, Stretch
from convo_prep.store.run_parts import file_of, left, remembered, told
from convo_prep.store.runs import GONE, digest


class _Step(NamedTuple):
    """A file that is changed: what it holds now, and shall hold; None for no file.

    `label` is the name that it had before, "" where it keeps the one it has, and
    `number` which one of its label it is now, 0 where it keeps that.
    """

    folder: str
    name: str
    seen: bytes | None
    wanted: bytes | None
    label: str
    number: int


def take_back(journal: Journal, entry: Entry, how: str, again: Entry | None) -> int:
    """Take back what a run did to all its files, or refuse before the first of them.

    Args:
        journal: The journal.
        entry: The run.
        how: What the log calls this run: UNDO or REDO, and the run's id.
        again: The entry that did a part of it, and was cut short.

    Returns:
        How many files were changed.

    Raises:
        ConflictError: what was changed since does not let it be taken out.
        ConvoError: a file refuses; where others are done, that is said.
    """
    run = journal.run
    run.command = how
    if again is not None:
        run.id = again.id
    todo = {k: s for k, s in entry.files.items() if not again or k not in again.files}
    done = 0
    with locking.lock(journal.state):
        for key, stretches in todo.items():
            _step(journal, key, stretches)
        for key, stretches in todo.items():
            try:
                name = os.path.basename(key)
                insisting(name, partial(_taken, journal, key, stretches))
            except ConvoError as error:
                raise _halfway(error, done, len(todo)) from None
            done += 1
    return done


def _taken(journal: Journal, key: str, stretches: tuple[Stretch, ...]) -> None:
    """Give one file what it held before.

    It is logged at the very end: what the log has not is done again.
    """
    step = _step(journal, key, stretches)
    kept = journal.versions_in(step.folder)
    _put(journal, step)
    name = step.name if step.wanted is None else _renamed(journal, step)
    if step.wanted == step.seen:
        _met(journal, step, stretches)
    elif step.wanted is None:
        kept.removed()
    else:
        kept.wrote(step.wanted, step.number)
    if session := journal.opened(journal.path(name), name):
        states.remember(journal, session, step.folder)


def _put(journal: Journal, step: _Step) -> None:
    kept, path = journal.versions_in(step.folder), journal.path(step.name)
    if step.wanted == step.seen:
        return
    if step.seen is None:
        saving.make_folder(os.path.dirname(path))
        journal.unconfirmed = not saving.create(path, step.wanted or b"")
    elif step.wanted is None:
        kept.take(path, step.seen, journal.today, copy=True)
        _remove(path, step.seen)
    else:
        keep = partial(kept.take, path, step.seen, journal.today)
        journal.unconfirmed = not saving.replace(path, step.wanted, step.seen, keep)


def _met(journal: Journal, step: _Step, stretches: tuple[Stretch, ...]) -> None:
    """Log a file that is as it should be: a kill came before the log had it."""
    kept = journal.versions_in(step.folder)
    after = GONE if step.wanted is None else digest(step.wanted)
    stood: int | None = None
    if stretches and step.wanted == kept.held_as(stretches[0].before):
        held = stretches[-1].after
        stood = 0 if held == GONE else kept.number_of(held) or None
    journal.run.note(step.folder, stood, after, step.number)


def _step(journal: Journal, key: str, stretches: tuple[Stretch, ...]) -> _Step:
    """Return what is to be done to one file.

    Raises:
        ConflictError: it cannot be taken out of what stands there now.
    """
    folder = os.path.join(journal.state, key)
    name = file_of(journal, folder)
    if not name:
        raise _refusal(folder, key, "cannot be found in this journal", 1)
    try:
        seen = saving.read_bytes(journal.path(name))
    except (FileNotFoundError, NotADirectoryError):
        seen = None
    wanted = seen
    for stretch in reversed(stretches):
        wanted = _without(journal, folder, name, stretch, wanted)
    label, number = _labels(journal, folder, name, stretches)
    return _Step(folder, name, seen, wanted, label, number)


def _without(
    journal: Journal, folder: str, name: str, stretch: Stretch, now: bytes | None
) -> bytes | None:
    """Return what a file holds without one stretch of a run; None for no file."""
    kept = journal.versions_in(folder)
    before = kept.held_as(stretch.before)
    if before is None and stretch.before:
        raise _refusal(folder, name, "was changed too often since", 1)
    if now == before or (GONE if now is None else digest(now)) == stretch.after:
        return before
    if now is None:
        raise _refusal(folder, name, "is gone", stretch.before)
    base = None if stretch.after == GONE else kept.with_digest(stretch.after)
    if before is None or base is None:
        raise _refusal(folder, name, "was changed since", stretch.before)
    return _merged(journal, folder, name, stretch.before, (before, base, now))


def _merged(
    journal: Journal, folder: str, name: str, version: int, three: tuple[bytes, ...]
) -> bytes:
    """Return a file as it is now without what a run has changed from `three[0]` on."""
    order = journal.guide.order()
    try:
        before, after, now = (reading.parse(each, name) for each in three)
        there = Session(now.tree, journal.guide, name)
        if there.id and key_of(there) != os.path.basename(folder):
            raise _refusal(folder, name, "holds another conversation now", version)
        found = undone(before.tree, after.tree, now.tree, order)
    except ClashError as error:
        raise _refusal(
            folder, name, f"was changed since at '{error}'", version
        ) from None
    except UnreadableFileError:
        raise _refusal(
            folder, name, "was changed since, and cannot be read", version
        ) from None
    return changing.rewritten(journal.guide, now, found).encode("utf-8")


def _labels(
    journal: Journal, folder: str, name: str, stretches: tuple[Stretch, ...]
) -> tuple[str, int]:
    """Return the label that a file had before a run, and which one of its own it is.

    "" and 0 where the run left the label alone, or a hand has given another name.
    """
    changed = [each for each in stretches if each.number]
    if not changed:
        return "", 0
    before = told(journal, journal.versions_in(folder).held_as(changed[0].before))
    after = told(journal, left(journal, folder, stretches[-1].after))
    day = dates.from_stored(before.text("created"))
    # Where a kill came behind the move, the name of before is only remembered.
    known = (name, remembered(journal, folder))
    said = (after.client, after.topic, after.id)
    own, was = (labels.number_of(each, *said) for each in known)
    if day is None or not own:
        return "", was
    first = changed[0].number
    label = labels.label(day.day, before.client, before.topic, before.id, first)
    return label, own


def _renamed(journal: Journal, step: _Step) -> str:
    """Give a file its label of before, and return the name that it has then."""
    if step.label in ("", step.name):
        return step.name
    old, new = journal.path(step.name), journal.path(step.label)
    with contextlib.suppress(OSError):
        if os.path.samefile(old, new):
            # A kill came between the two halves of a move.
            os.unlink(old)
            return step.label
    return step.label if saving.move(old, new) else step.name


def _remove(path: str, seen: bytes) -> None:
    """Take a file away that holds what was seen, and the folder if it was alone there.

    Raises:
        ChangedMeanwhileError: it holds something else by now.
        NotSavedError: the disk refuses.
    """
    if saving.read_bytes(path) != seen:
        raise saving.ChangedMeanwhileError(path)
    try:
        os.unlink(path)
    except OSError as error:
        raise disk.not_saved(f"{path} was not taken away", error) from error
    disk.folder_synced(disk.folder_of(path))
    with contextlib.suppress(OSError):
        os.rmdir(disk.folder_of(path))


def _refusal(folder: str, name: str, why: str, version: int) -> ConflictError:
    own = states.id_of(folder)
    back = f"convo restore {own} --version {version}"
    whole = back if version else f"convo forget {own}"
    return ConflictError(
        f"{name} {why}; nothing is taken back.",
        f"Look: convo restore {own} --list. By hand: {whole}",
    )


def _halfway(error: ConvoError, done: int, many: int) -> ConvoError:
    """Return an error that says which part is done, and that the rest can follow."""
    if many == 1:
        return error
    return type(error)(
        f"{error.sentence} {done} of {many} files are done.",
        f"{error.hint} Then the rest: convo undo".lstrip(),
    )
