"""One conversation under two names of convo's own: it goes on under one of them.

A kill between the two halves of a rename leaves both, and an editor that was open
during one brings the old name back. What a sync program copied is left to the person.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from convo_prep.session import Session
from convo_prep.store import copies, disk, saving, twins
from convo_prep.store.backups import Backups
from convo_prep.store.ground import Ground
from convo_prep.store.twins import Who


def one_name(journal: Ground, session: Session, folder: str) -> Session:
    """Take the other names of a session away, and return it under the one that stays.

    What stood under them is kept as versions in its folder of state; what was done is
    noted in `journal.renamed`.

    Raises:
        NotSavedError: the disk refuses; both names stay.
    """
    own = _who(journal, session.name)
    others = list(_other_names(journal, session.name, own)) if own else []
    if not own or not others:
        return session
    stays = twins.best(journal.folder, [(session.name, own), *others])
    for name in (session.name, *(name for name, _ in others)):
        if name != stays:
            _let_go(journal, name, stays, folder)
    return session._replace(name=stays)


def _other_names(journal: Ground, name: str, own: Who) -> Iterator[tuple[str, Who]]:
    around = copies.beside(journal.folder, name)
    for other in dict.fromkeys([*copies.noted(name, journal.unread), *around]):
        said = _who(journal, other) if other != name else None
        if said is None or said.key != own.key:
            continue
        same_file = os.path.samefile(journal.path(name), journal.path(other))
        labels = twins.fits(name, own) and twins.fits(other, said)
        if same_file or labels:
            yield other, said


def _let_go(journal: Ground, name: str, stays: str, folder: str) -> None:
    path = journal.path(name)
    version = 0
    if not os.path.samefile(path, journal.path(stays)):
        # What another name held is no part of what this run does to the file.
        kept = Backups(folder)
        kept.take(path, saving.read_bytes(path), journal.today, copy=True)
        version = kept.listing()[0].number
    try:
        os.unlink(path)
    except OSError as error:
        raise disk.not_saved(f"{path} was not removed", error) from error
    journal.unread.copies.pop(name, None)
    journal.unread.copies.pop(stays, None)
    journal.renamed.append((name, stays, version))


def _who(journal: Ground, name: str) -> Who | None:
    path = journal.path(name)
    try:
        return twins.who(disk.read_plain(path), name)
    except OSError:
        return None
