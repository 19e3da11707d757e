"""What versions are kept of, where no file says so any more: it is damaged, or gone."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from convo_prep.ids import is_id
from convo_prep.session import Session
from convo_prep.session.identity import client, created, key
from convo_prep.store import earlier, labels, selecting, states

if TYPE_CHECKING:
    from convo_prep.store.backups import Backup
    from convo_prep.store.journal import Journal


_DAY = "YYYYMMDD"


class Version(NamedTuple):
    """A kept version, and what it says: the client "" where it does not parse."""

    backup: Backup
    session: Session

    @property
    def client(self) -> str:
        """The client, as typed."""
        return self.session.client


class Kept(NamedTuple):
    """A conversation that only its kept versions can bring back.

    `name` is its file in the journal, "" where that is not known; `session` is the
    newest version that can be read; `there` says that a file stands there, damaged.
    """

    folder: str
    name: str
    session: Session
    day: date
    there: bool

    @property
    def id(self) -> str:
        """The id that its state is named by."""
        return os.path.basename(self.folder).partition("-")[0]


def told(journal: Journal, folder: str) -> list[Version]:
    """Return the versions in a folder of state, newest first, with what they say.

    Raises:
        NotSavedError: the folder cannot be read.
    """
    found = []
    for backup in journal.versions_in(folder).listing():
        session = journal.opened(backup.path, os.path.basename(backup.path))
        found.append(Version(backup, session or Session({}, journal.guide)))
    return found


def told_without_id(journal: Journal, session: Session) -> list[Version]:
    """Return the versions that 0.1 kept of a file without an id, newest first.

    They lie among those of other files, and are moved out once it has an id.
    """
    found = []
    for folder in earlier.folders(journal, earlier.NO_ID):
        own = set(earlier.without_id(journal, session, folder))
        found += [each for each in told(journal, folder) if each.backup.path in own]
    return found


def without_file(journal: Journal) -> Iterator[Kept]:
    """Yield what was of this journal and has no file any more that can be read."""
    here = os.path.join(os.path.realpath(journal.folder), "")
    files = selecting.ids(journal.folder)
    for folder in states.every(journal.state):
        said = states.whose(folder)
        if said is None or said.path.startswith(here) or _has_moved(said.path):
            yield from _lost(journal, folder, files)
    mark = os.path.join(journal.state, earlier.journal_mark(journal.folder))
    for name in sorted(states.listed(mark)):
        if is_id(name):
            yield from _lost(journal, os.path.join(mark, name), files)


def unclaimed(journal: Journal) -> Iterator[Kept]:
    """Yield the state of files that are gone, where no version can be read either.

    A half-typed line may be in it; the day is that of its conversation's beginning.
    """
    here = os.path.join(os.path.realpath(journal.folder), "")
    files = selecting.ids(journal.folder)
    for folder in states.every(journal.state):
        said = states.whose(folder)
        moment = os.path.basename(folder).partition("-")[2]
        if said is None or not said.path.startswith(here) or len(moment) < len(_DAY):
            continue
        if states.id_of(folder) in files or os.path.lexists(said.path):
            continue
        if not any(each.client for each in told(journal, folder)):
            who = Session({"client": said.client}, journal.guide)
            name = said.path.removeprefix(here)
            with contextlib.suppress(ValueError):
                day = date.fromisoformat(moment[: len(_DAY)])
                yield Kept(folder, name, who, day, False)


def with_id(journal: Journal, wanted: str) -> Iterator[Kept]:
    """Yield what is kept under an id without a file, in whatever journal it was."""
    own = [f for f in states.every(journal.state) if states.id_of(f) == wanted]
    folders = [*own, *earlier.folders(journal, wanted)]
    # Most words that look like an id have never been one: no look through the journal.
    files = selecting.ids(journal.folder) if folders else {}
    for folder in folders:
        yield from _lost(journal, folder, files)


def of_damaged(journal: Journal, name: str) -> str:
    """Return the folder of state of a file that cannot be read, "" where none is."""
    found = [each.folder for each in without_file(journal) if each.name == name]
    return found[0] if len(found) == 1 else ""


def _lost(
    journal: Journal, folder: str, files: Mapping[str, list[str]]
) -> Iterator[Kept]:
    newest = next((each for each in told(journal, folder) if each.client), None)
    if newest is None:
        return
    remembered = _name(journal, folder, newest.session)
    names = dict.fromkeys([*files.get(states.id_of(folder), ()), remembered])
    damaged = ""
    for name in filter(None, names):
        path = journal.path(name)
        there = journal.opened(path, name)
        if there is None:
            damaged = damaged or (name if os.path.lexists(path) else "")
        elif _is_file_of(journal, folder, newest.session, there):
            return
    name = damaged or remembered
    yield Kept(folder, name, newest.session, newest.backup.day, bool(damaged))


def _is_file_of(
    journal: Journal, folder: str, version: Session, there: Session
) -> bool:
    """Whether a file goes on with what a folder of state keeps."""
    said = states.whose(folder)
    if there.id and there.id != states.id_of(folder):
        return False
    if said is not None and said.path == journal.whole_path(there.name):
        return client(there) == said.client or key(there) == os.path.basename(folder)
    with_whom = {client(version), said.client if said else client(version)}
    moment = created(version) in ("", created(there))
    return moment and client(there) in with_whom


def _name(journal: Journal, folder: str, version: Session) -> str:
    """Return the file in this journal that a folder of state is of, else ""."""
    said = states.whose(folder)
    here = os.path.join(os.path.realpath(journal.folder), "")
    if said is not None and said.path.startswith(here):
        return said.path.removeprefix(here)
    when = version.when("created")
    if said is not None or when is None:
        return ""
    # Nobody wrote it down, but a label says the same as long as nobody changed it.
    return labels.label(when.day, version.client, version.topic, version.id)


def _has_moved(path: str) -> bool:
    """Whether a file went away with the folder that it lay in."""
    return not os.path.isdir(os.path.dirname(path))
