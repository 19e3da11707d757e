"""Where a conversation that comes in is put: in the journal, and over nothing."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from convo_prep.session import Session
from convo_prep.session.identity import key
from convo_prep.store import contents, labels, locking, saving, states
from convo_prep.store.creating import begin_state
from convo_prep.store.ground import Ground
from convo_prep.text import visible

LONGEST = 200
UNNAMED = "conversation"


@contextmanager
def one_at_a_time(journal: Ground) -> Iterator[None]:
    """Let no other import look and write meanwhile: both would find nothing here.

    Notes and answers are not held up by it.

    Raises:
        BusyError: another one goes on and on.
        NotSavedError: nothing can be written beside the journal.
    """
    saving.make_folder(journal.state)
    with locking.lock(journal.state, name=".import.lock"):
        yield


def is_usable(name: str) -> bool:
    """Tell whether a name from elsewhere names a session's file in the journal.

    A file, or a folder and a file; plain to see, not hidden, not too long, and nothing
    else than a place inside.
    """
    *folders, base = name.split("/")
    if len(folders) > 1 or not all(map(_is_plain, (*folders, base))):
        return False
    if any(each.endswith((contents.ENDING, contents.OTHER_ENDING)) for each in folders):
        return False
    return base.endswith(contents.ENDING) and contents.CONFLICT not in base


def free_name(journal: Ground, wanted: str, session: Session, taken: set[str]) -> str:
    """Return the name for a file that comes in: the wanted one, or one like it.

    `taken` holds the names that others are about to get, as they are compared.
    """
    for name in _names(journal, wanted, session):
        if not os.path.lexists(journal.path(name)) and compared(name) not in taken:
            break
    return name


def compared(name: str) -> str:
    """Return a name as file systems may compare it."""
    return unicodedata.normalize("NFC", name).casefold()


def place(journal: Ground, name: str, session: Session, data: bytes) -> str:
    """Write a new file and return its name; another one where that is taken by now.

    Raises:
        NotSavedError: the disk refuses.
    """
    while True:
        path = journal.path(name)
        confirmed = saving.make_folder(os.path.dirname(path))
        try:
            confirmed = saving.create(path, data) and confirmed
        except FileExistsError:
            name = free_name(journal, name, session, set())
            continue
        journal.unconfirmed = bool(journal.unconfirmed) or not confirmed
        _log(journal, session._replace(name=name), data)
        return name


def _log(journal: Ground, session: Session, data: bytes) -> None:
    """Remember and log a file that came in.

    One without an id is remembered under the one that its first change will give it.
    """
    if not session.id:
        session = session._replace(tree={**session.tree, "id": labels.new_id()})
    if not os.path.isdir(os.path.join(journal.state, key(session))):
        begin_state(journal, session, data)
    elif own := states.own(journal, session):
        journal.versions_in(own).wrote(data)


def _names(journal: Ground, wanted: str, session: Session) -> Iterator[str]:
    number = 1
    own = is_usable(wanted) and _has_room(journal, os.path.dirname(wanted))
    stem = wanted.removesuffix(contents.ENDING)
    while True:
        again = f"-{number}" if number > 1 else ""
        yield (
            f"{stem}{again}{contents.ENDING}"
            if own
            else _label(journal, session, number)
        )
        number += 1


def _label(journal: Ground, session: Session, number: int) -> str:
    moment = session.when("created")
    day = moment.day if moment else journal.today
    fallback = session.id or UNNAMED
    return labels.label(day, session.client, session.topic, fallback, number)


def _has_room(journal: Ground, folder: str) -> bool:
    """Whether a folder of the journal is one, or may become one."""
    path = journal.path(folder)
    return os.path.isdir(path) or not os.path.lexists(path)


def _is_plain(part: str) -> bool:
    seen = visible(part) == part and "\n" not in part and "\\" not in part
    return seen and part[:1] not in ("", ".") and len(part.encode("utf-8")) <= LONGEST
