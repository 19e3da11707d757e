"""Whole files of the journal: kept before an edit, brought back, added to."""

from __future__ import annotations

import contextlib
import itertools
import os
from datetime import date
from functools import partial

from convo_prep.errors import ConvoError, NewerSchemaError, UnreadableFileError
from convo_prep.session import Session
from convo_prep.store import (
    forgetting,
    kept,
    labels,
    locking,
    saving,
    states,
)
from convo_prep.store.conflicts import insisting
from convo_prep.store.edited import FOLDER
from convo_prep.store.journal import Journal
from convo_prep.store.kept import Kept


def keep_version(journal: Journal, name: str) -> str:
    """Keep a copy of a file before an editor is let loose on it.

    One without an id of its own gets one, if it can be read.

    Returns:
        The folder of state that it is kept in, "" where nothing is kept.

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
    return folder


def note_edit(journal: Journal, name: str, folder: str) -> None:
    """Log what an editor has left in a file that `keep_version` has kept."""
    if folder:
        with contextlib.suppress(ConvoError, OSError):
            data = saving.read_bytes(journal.path(name))
            journal.versions_in(folder).left(data)


def append(journal: Journal, session: Session, text: str) -> None:
    """Add text at the end of a file, as it stands.

    Raises:
        NotSavedError: the disk refuses.
    """
    session = journal.identified(session)
    path, versions = journal.path(session.name), journal.backups(session)

    def save() -> None:
        seen = saving.read_bytes(path)
        data = seen + text.encode("utf-8")
        keep = partial(versions.take, path, seen, journal.today)
        journal.unconfirmed = not saving.replace(path, data, seen, keep)
        versions.wrote(data)

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
    forgetting.forget(journal, session)
    forgetting.let_folder_go(journal, session.name)
    return True
