"""Whole files of the journal: kept before an edit, brought back, added to, removed."""

from __future__ import annotations

import contextlib
import itertools
import os
from datetime import date

from convo_prep.errors import NewerSchemaError, NotSavedError, UnreadableFileError
from convo_prep.session import Session
from convo_prep.store import (
    contents,
    disk,
    earlier,
    kept,
    labels,
    locking,
    saving,
    selecting,
    states,
)
from convo_prep.store.conflicts import insisting
from convo_prep.store.edited import FOLDER
from convo_prep.store.journal import Journal
from convo_prep.store.kept import Kept


def keep_version(journal: Journal, name: str) -> None:
    """Keep a copy of a file before an editor is let loose on it.

    One without an id of its own gets one, if it can be read.

    Raises:
        NotSavedError: the disk refuses.
    """
    path = journal.path(name)
    try:
        session = journal.identified(journal.open(name))
    except (UnreadableFileError, NewerSchemaError):
        folder = kept.of_damaged(journal, name)
    else:
        path, folder = journal.path(session.name), journal.own_state(session)
        states.remember(journal, session, folder)
    if folder:
        data = saving.read_bytes(path)
        journal.versions_in(folder).take(path, data, journal.today, copy=True)


def append(journal: Journal, session: Session, text: str) -> None:
    """Add text at the end of a file, as it stands.

    Raises:
        NotSavedError: the disk refuses.
    """
    session = journal.identified(session)
    path = journal.path(session.name)

    def save() -> None:
        seen = saving.read_bytes(path)
        data = seen + text.encode("utf-8")
        journal.unconfirmed = not saving.replace(path, data, seen)
        journal.backups(session).wrote(data)

    saving.make_folder(journal.state)
    with locking.lock(journal.state):
        insisting(session.name, save)


def restore(journal: Journal, name: str, folder: str, number: int) -> bool:
    """Bring an earlier version of a file back; what stands there now is kept.

    Args:
        journal: The journal.
        name: The file.
        folder: The folder of state that the version lies in.
        number: Which version.

    Returns:
        Whether anything stood there.

    Raises:
        UsageError: there is no such version.
        NotSavedError: the disk refuses.
    """
    versions = journal.versions_in(folder)
    data = versions.read(number)
    path = journal.path(name)

    def save() -> bool:
        try:
            seen = saving.read_bytes(path)
        except FileNotFoundError:
            saving.make_folder(os.path.dirname(path))
            journal.unconfirmed = not saving.create(path, data)
            return False
        versions.take(path, seen, journal.today, copy=True)
        journal.unconfirmed = not saving.replace(path, data, seen)
        return True

    with locking.lock(journal.state):
        stood_there = insisting(name, save)
        versions.wrote(data)
        if session := journal.opened(path, name):
            states.remember(journal, session, folder)
        return stood_there


def name_of(journal: Journal, lost: Kept) -> str:
    """Return the file to bring a session back to: its own, or one of a free name."""
    if not lost.there:
        # What cannot be read may be the very file that seems lost.
        hint = "What is wrong: convo check"
        client = lost.session.client
        journal.refuse_unread(client, "none is brought back", hint)
    if lost.name and (lost.there or not os.path.lexists(journal.path(lost.name))):
        return lost.name
    created = lost.session.when("created")
    return _free(journal, created.day if created else lost.day, lost.session)


def _free(journal: Journal, day: date, made: Session) -> str:
    numbers = itertools.count(1)
    labelled = (
        labels.label(day, made.client, made.topic, made.id, number)
        for number in numbers
    )
    return next(n for n in labelled if not os.path.lexists(journal.path(n)))


def forget(journal: Journal, session: Session, *, copy: bool = False) -> None:
    """Remove a session and its state, and what a clash or a crash left of it.

    Of a `copy` only the file goes, and what lies beside it.

    Raises:
        NotSavedError: something cannot be removed.
    """
    saving.make_folder(journal.state)
    try:
        with locking.lock(journal.state):
            folder, versions = ("", []) if copy else _state_of(journal, session)
            for name in [session.name, *_left_over(journal, session, copy)]:
                os.unlink(journal.path(name))
            _forget_state(journal, folder, versions)
    except OSError as error:
        raise NotSavedError(
            f"{session.name} was not removed: {error.strerror}."
        ) from None


def left_beside(journal: Journal, name: str) -> list[str]:
    """Return what editors have left beside a file, such as `x.yaml~`."""
    folder, base = os.path.split(name)
    return sorted(
        os.path.join(folder, each)
        for each in states.listed(journal.path(folder))
        if base in each and each != base and not each.startswith(contents.UNFINISHED)
    )


def forget_versions(journal: Journal, lost: Kept) -> None:
    """Remove what is kept of a session whose file is gone.

    Raises:
        NotSavedError: something cannot be removed.
    """
    import shutil  # 7 ms that no other command should pay

    with locking.lock(journal.state):
        try:
            shutil.rmtree(lost.folder)
        except OSError as error:
            where = f"Not all in {lost.folder} was removed"
            raise disk.not_saved(where, error) from error


def _state_of(journal: Journal, session: Session) -> tuple[str, list[str]]:
    """Return the folder of state of a session, and versions that lie elsewhere."""
    if not session.tree:
        return kept.of_damaged(journal, session.name), []
    folder = states.own(journal, session) or states.before(journal, session)
    return folder, list(earlier.left_of(journal, session))


def _forget_state(journal: Journal, folder: str, versions: list[str]) -> None:
    import shutil  # 7 ms that no other command should pay

    if folder and os.path.isdir(folder):
        journal.versions_in(folder).forget()
        if os.path.isdir(folder):
            shutil.rmtree(folder)
    for path in versions:
        disk.remove(path)


def taken_back(journal: Journal, session: Session) -> bool:
    """Remove a session that was begun and left empty, and the folder made for it.

    Returns:
        Whether it was; a half-typed line, or a text that an editor saved, keeps it.

    Raises:
        NotSavedError: something cannot be removed.
    """
    edited = os.path.join(journal.own_state(session), FOLDER)
    if journal.half_typed(session).stands() or os.path.isdir(edited):
        return False
    forget(journal, session)
    if folder := os.path.dirname(session.name):
        # Others' files in it keep it there.
        with contextlib.suppress(OSError):
            os.rmdir(journal.path(folder))
    return True


def _left_over(journal: Journal, session: Session, copy: bool) -> list[str]:
    """Return conflict files of a session, and saves of it that were cut short."""
    conflicts = session.name.removesuffix(contents.ENDING) + contents.CONFLICT
    return [
        name
        for name in contents.strays(journal.folder)
        if name.startswith(conflicts)
        or (
            os.path.basename(name).startswith(contents.UNFINISHED)
            and session.id
            and not copy
            and selecting.id_in(journal.path(name)) == session.id
        )
    ]
