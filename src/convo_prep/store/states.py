"""The folders of state: where that of each conversation lies, and whose it is.

A folder is named by id and moment of creation, so it outlives a journal that is moved,
linked or copied. Two files can say the same, as when one was the template of the other:
a folder belongs to the conversation with the client that it remembers.
"""

import contextlib
import os
from collections.abc import Iterator
from typing import NamedTuple

from convo_prep.errors import NotSavedError
from convo_prep.ids import is_id
from convo_prep.session import Session
from convo_prep.session.identity import client, created, key
from convo_prep.store import disk, labels, saving, selecting
from convo_prep.store.ground import VERSIONS, Ground

WHOSE = "whose"


class Whose(NamedTuple):
    """The file that a folder of state belongs to, and the client it is with.

    `path` is whole and leads through no link; `client` is as clients are compared.
    """

    path: str
    client: str


def own(journal: Ground, session: Session) -> str:
    """Return the folder of state of a session, made or not.

    What an earlier convo left is taken over. "" where nothing may be kept of the
    session: it has no valid id, or its id is that of another conversation.
    """
    if not session.id:
        return ""
    folder = os.path.join(journal.state, key(session))
    if not os.path.isdir(folder) and not _brought(journal, session, folder):
        return ""
    return folder if _is_its(journal, session, folder) else ""


def before(journal: Ground, session: Session) -> str:
    """Return the folder of state that a file had before it lost its id, else ""."""
    for folder, said in of_file(journal, session.name):
        same = client(session) in ("", said.client)
        own_id, _, moment = os.path.basename(folder).partition("-")
        if same and moment == created(session):
            others = set(selecting.with_id(journal.folder, own_id)) - {session.name}
            return "" if others else folder
    return ""


def id_for(journal: Ground, session: Session) -> str:
    """Return the id for a file that has none of its own: the one it had, or a new one.

    A version from the time before it had one may have come back.
    """
    had = os.path.basename(before(journal, session)).partition("-")[0]
    return had or labels.new_id()


def remember(journal: Ground, session: Session, folder: str) -> None:
    """Write down that a folder of state is a session's.

    Failing to is no error: more is looked at then, to find it out again.
    """
    now = Whose(journal.whole_path(session.name), client(session))
    said = whose(folder)
    if now == said:
        return
    if said and said.client == now.client and os.path.lexists(said.path):
        return  # a copy was changed, and the file itself stands
    with contextlib.suppress(NotSavedError):
        saving.make_folder(folder)
        text = f"{now.path}\n{now.client}\n".encode("utf-8", "surrogateescape")
        saving.overwrite(os.path.join(folder, WHOSE), text, sync=False)


def whose(folder: str) -> Whose | None:
    """Return what a folder of state says about its file; None where it says nothing."""
    try:
        data = disk.read_plain(os.path.join(folder, WHOSE))
    except OSError:
        return None
    text = data.decode("utf-8", "surrogateescape").removesuffix("\n")
    path, _, with_whom = text.rpartition("\n")
    return Whose(path, with_whom)


def stands(path: str, session: Session) -> bool:
    """Whether a file of any journal is there, with a session's id."""
    return selecting.id_in(path) == session.id


def every(state: str) -> Iterator[str]:
    """Yield the folders of state that are named by an id, and maybe a moment."""
    for name in sorted(listed(state)):
        own_id, _, moment = name.partition("-")
        if is_id(own_id) and (not moment or moment.isdecimal()):
            yield os.path.join(state, name)


def of_file(journal: Ground, name: str) -> Iterator[tuple[str, Whose]]:
    """Yield the folders of state that remember a file of the journal."""
    path = journal.whole_path(name)
    for folder in every(journal.state):
        said = whose(folder)
        if said is not None and said.path == path:
            yield folder, said


def id_of(folder: str) -> str:
    """Return the id that a folder of state is named by."""
    return os.path.basename(folder).partition("-")[0]


def listed(folder: str) -> list[str]:
    """Return what lies in a folder; nothing where it cannot be read."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _brought(journal: Ground, session: Session, folder: str) -> bool:
    """Bring here what is kept of a session elsewhere; False where the id is taken."""
    others = [each for each in every(journal.state) if id_of(each) == session.id]
    for other in others:
        said = whose(other)
        if said is not None and said.path == journal.whole_path(session.name):
            # Somebody has changed by hand when it was created.
            os.rename(other, folder)
            return True
    if others and any(
        each is None or os.path.join(journal.state, key(each)) in others
        for each in journal.with_same_id(session)
    ):
        return False
    from convo_prep.store.earlier import take_over

    take_over(journal, session, folder)
    return True


def _is_its(journal: Ground, session: Session, folder: str) -> bool:
    """Whether a folder named as a session's is that of no other conversation."""
    said = whose(folder)
    with_whom = said.client if said else _client_of_versions(journal, folder)
    if with_whom == client(session):
        return True
    if said and _stands_apart(journal, session, said):
        return False
    others = [
        each
        for each in journal.with_same_id(session)
        if each is None or key(each) == key(session)
    ]
    if with_whom is None:
        return all(each and client(each) == client(session) for each in others)
    return all(each and client(each) != with_whom for each in others)


def _stands_apart(journal: Ground, session: Session, said: Whose) -> bool:
    """Whether the file that a folder remembers is there, and is not this one."""
    here = journal.whole_path(session.name)
    if said.path == here or not os.path.lexists(said.path):
        return False
    with contextlib.suppress(OSError):
        if os.path.samefile(said.path, here):
            return False
    found = journal.opened(said.path, said.path)
    return found is None or (key(found), client(found)) == (key(session), said.client)


def _client_of_versions(journal: Ground, folder: str) -> str | None:
    """Return the client of the newest kept version that says one."""
    versions = os.path.join(folder, VERSIONS)
    for name in sorted(listed(versions), reverse=True):
        found = journal.opened(os.path.join(versions, name), name)
        if found is not None and found.client:
            return client(found)
    return None
