"""State as convo 0.1 left it: a folder a journal, in it one for each id, one for none.

There a file with another file's id shared its folder, and all files without an id
shared one. So a version goes to the session that it says it is of.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Iterator

from convo_prep.session import Session
from convo_prep.session.identity import client, created, key
from convo_prep.store import saving
from convo_prep.store.ground import VERSIONS, Ground
from convo_prep.text import slug

NO_ID = "without-id"
OF_STATE = ("backups", "written", "whose", "draft.json", "position")


def take_over(journal: Ground, session: Session, folder: str) -> None:
    """Move what 0.1 kept of a session to its folder of state.

    Raises:
        NotSavedError: the disk refuses.
    """
    there = folders(journal, session.id)
    # Where 0.1 left nothing, no other file can have a claim to it.
    others = bool(there) and _has_twin(journal, session)
    for found in there:
        versions = list(_versions(journal, found))
        # In another journal the same id may have been given, or copied by hand.
        strict = others or not _is_of_journal(journal, found)
        own = [path for path, each in versions if _is_of(each, session, strict)]
        if len(own) == len(versions) and not others:
            with contextlib.suppress(OSError):
                os.rename(found, folder)
                return
        if _moved(iter(own), folder):
            return


def claim(journal: Ground, session: Session, folder: str) -> None:
    """Move what 0.1 kept of a session before it had an id to its folder of state.

    Raises:
        NotSavedError: the disk refuses.
    """
    for found in folders(journal, NO_ID):
        _moved(without_id(journal, session, found), folder)


def without_id(journal: Ground, session: Session, found: str) -> Iterator[str]:
    """Yield the versions in a folder of files without ids that say they are this one's.

    Client, title and moment must all be the same; those of nobody are nobody's.
    """
    for path, version in list(_versions(journal, found)):
        same = (client(version), version.topic, created(version))
        if same == (client(session), session.topic, created(session)) and same[0]:
            yield path


def left_of(journal: Ground, session: Session) -> Iterator[str]:
    """Yield the versions of a session that still lie where 0.1 kept them."""
    if session.id:
        there = folders(journal, session.id)
        others = bool(there) and _has_twin(journal, session)
        for found in there:
            for path, version in _versions(journal, found):
                if _is_of(version, session, others):
                    yield path
    for found in folders(journal, NO_ID):
        yield from without_id(journal, session, found)


def folders(journal: Ground, name: str) -> list[str]:
    """Return the folders of an id as 0.1 kept them, that of this journal first."""
    mark = journal_mark(journal.folder)
    try:
        marks = sorted(os.listdir(journal.state), key=lambda each: (each != mark, each))
    except OSError:
        return []
    found = []
    for each in marks:
        inside = os.path.join(journal.state, each)
        is_state = any(os.path.lexists(os.path.join(inside, n)) for n in OF_STATE)
        if not is_state and os.path.isdir(os.path.join(inside, name)):
            found.append(os.path.join(inside, name))
    return found


def journal_mark(folder: str) -> str:
    """Return how 0.1 named the folder of a journal's state."""
    digest = zlib.crc32(os.fsencode(os.path.realpath(folder)))
    return f"{slug(os.path.basename(folder)) or 'journal'}-{digest:08x}"


def _has_twin(journal: Ground, session: Session) -> bool:
    """Whether another file of the journal has a session's id."""
    return any(True for _ in journal.with_same_id(session))


def _is_of(version: Session, session: Session, strict: bool) -> bool:
    """Whether a version is of a session; where `strict`, it has to say its client."""
    if version.id and version.id != session.id:
        return False
    if version.id and created(version) and key(version) != key(session):
        return False
    return client(version) == client(session) or not strict


def _is_of_journal(journal: Ground, found: str) -> bool:
    return os.path.basename(os.path.dirname(found)) == journal_mark(journal.folder)


def _versions(journal: Ground, found: str) -> Iterator[tuple[str, Session]]:
    """Yield the versions in a folder with what they say, those that can be read."""
    inside = os.path.join(found, VERSIONS)
    try:
        names = sorted(os.listdir(inside))
    except OSError:
        return
    for name in names:
        path = os.path.join(inside, name)
        if (session := journal.opened(path, name)) is not None:
            yield path, session


def _moved(paths: Iterator[str], folder: str) -> bool:
    """Move versions into a folder of state; whether there were any."""
    target = os.path.join(folder, VERSIONS)
    found = list(paths)
    if found:
        saving.make_folder(target)
    for path in found:
        saving.move(path, os.path.join(target, os.path.basename(path)))
    return bool(found)
