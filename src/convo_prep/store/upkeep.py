"""Whole files of the journal: kept before an edit, brought back, added to, removed."""

from __future__ import annotations

import contextlib
import itertools
import os
from datetime import date

from convo_prep.errors import ConvoError, NotSavedError
from convo_prep.session import Session
from convo_prep.store import labels, reading, saving, selecting
from convo_prep.store.conflicts import insisting
from convo_prep.store.edited import FOLDER
from convo_prep.store.journal import Journal


def keep_version(journal: Journal, session_id: str, name: str) -> None:
    """Keep a copy of a file before an editor is let loose on it."""
    path = journal.path(name)
    data = saving.read_bytes(path)
    journal.backups(session_id).take(path, data, journal.today, copy=True)


def append(journal: Journal, session: Session, text: str) -> None:
    """Add text at the end of a file, as it stands.

    Raises:
        NotSavedError: the disk refuses.
    """
    path = journal.path(session.name)

    def save() -> None:
        seen = saving.read_bytes(path)
        data = seen + text.encode("utf-8")
        journal.unconfirmed = not saving.replace(path, data, seen)
        journal.backups(session.id).wrote(data)

    saving.make_folder(journal.state)
    with saving.lock(journal.state):
        insisting(session.name, save)


def restore(journal: Journal, session_id: str, name: str, number: int) -> bool:
    """Bring an earlier version of a file back; what stands there now is kept.

    Returns:
        Whether anything stood there.

    Raises:
        UsageError: there is no such version.
        NotSavedError: the disk refuses.
    """
    kept = journal.backups(session_id)
    data = kept.read(number)
    path = journal.path(name)

    def save() -> bool:
        try:
            seen = saving.read_bytes(path)
        except FileNotFoundError:
            saving.make_folder(os.path.dirname(path))
            journal.unconfirmed = not saving.create(path, data)
            return False
        kept.take(path, seen, journal.today, copy=True)
        journal.unconfirmed = not saving.replace(path, data, seen)
        return True

    with saving.lock(journal.state):
        stood_there = insisting(name, save)
        kept.wrote(data)
        return stood_there


def lost_name(journal: Journal, session_id: str) -> str:
    """Return the file to bring a session back to that has none any more, else "".

    Its kept versions say what client, topic and day it was.
    """
    for kept in journal.backups(session_id).listing():
        try:
            tree = reading.parse(saving.read_bytes(kept.path), session_id).tree
        except ConvoError:
            continue
        made = Session(tree, journal.guide)
        created = made.when("created")
        day = created.day if created else kept.day
        # What cannot be read may be the very file that seems lost.
        hint = "What is wrong: convo check"
        journal.refuse_unread(made.client, "none is brought back", hint)
        return _free(journal, day, made)
    return ""


def _free(journal: Journal, day: date, made: Session) -> str:
    numbers = itertools.count(1)
    labelled = (
        labels.label(day, made.client, made.topic, made.id, number)
        for number in numbers
    )
    return next(n for n in labelled if not os.path.lexists(journal.path(n)))


def forget(journal: Journal, session: Session) -> None:
    """Remove a session and its state, and what a clash or a crash left of it.

    Raises:
        NotSavedError: something cannot be removed.
    """
    import shutil  # 7 ms that no other command should pay

    saving.make_folder(journal.state)
    try:
        with saving.lock(journal.state):
            for name in [session.name, *_left_over(journal, session)]:
                os.unlink(journal.path(name))
            journal.half_typed(session.id).forget()
            journal.backups(session.id).forget()
            if os.path.isdir(own := journal.own_state(session.id)):
                shutil.rmtree(own)
    except OSError as error:
        raise NotSavedError(
            f"{session.name} was not removed: {error.strerror}."
        ) from None


def taken_back(journal: Journal, session: Session) -> bool:
    """Remove a session that was begun and left empty, and the folder made for it.

    Returns:
        Whether it was; a half-typed line, or a text that an editor saved, keeps it.

    Raises:
        NotSavedError: something cannot be removed.
    """
    edited = os.path.join(journal.own_state(session.id), FOLDER)
    if journal.half_typed(session.id).load() is not None or os.path.isdir(edited):
        return False
    forget(journal, session)
    if folder := os.path.dirname(session.name):
        # Others' files in it keep it there.
        with contextlib.suppress(OSError):
            os.rmdir(journal.path(folder))
    return True


def _left_over(journal: Journal, session: Session) -> list[str]:
    """Return conflict files of a session, and saves of it that were cut short."""
    conflicts = session.name.removesuffix(selecting.ENDING) + selecting.CONFLICT
    return [
        name
        for name in selecting.strays(journal.folder)
        if name.startswith(conflicts)
        or (
            os.path.basename(name).startswith(selecting.UNFINISHED)
            and labels.is_id(session.id)
            and selecting.id_in(journal.path(name)) == session.id
        )
    ]
