"""What can be brought back: versions of a session, of a damaged file, of a lost one."""

from __future__ import annotations

from typing import NamedTuple

from convo_prep.desk import finding
from convo_prep.desk.desk import Desk
from convo_prep.desk.finding import Wanted
from convo_prep.errors import NoSessionError, NothingFoundError, UnreadableFileError
from convo_prep.ids import is_id
from convo_prep.session.identity import client
from convo_prep.store import kept, selecting, states, upkeep
from convo_prep.store.kept import Kept, Version
from convo_prep.text import bare
from convo_prep.views.phrases import when_or_begun


class Source(NamedTuple):
    """A file, the folder of state with its versions, and these, the newest first.

    `client` is whom the file is with, as clients are compared; "" where it says
    nobody.
    """

    name: str
    folder: str
    client: str
    versions: tuple[Version, ...]


def source(desk: Desk, reference: str, wanted: Wanted) -> Source:
    """Return what is kept of the session meant, be its file there, damaged or gone.

    Raises:
        NoSessionError: nothing fits.
        SeveralSessionsError: more than one fits.
    """
    try:
        name, _ = finding.file_to_change(desk, reference, wanted)
    except NoSessionError:
        found = lost(desk, reference)
        if not found:
            raise
        return _of_lost(desk, found)
    return _of_file(desk, name)


def lost(desk: Desk, reference: str) -> list[Kept]:
    """Return what a reference names of that which no readable file holds any more."""
    small = bare(reference)
    if is_id(small) and (found := list(kept.with_id(desk.journal, small))):
        return found
    words = bare(reference).split()
    every = list(kept.without_file(desk.journal)) if words else []
    return [each for each in every if all(w in _said(each) for w in words)]


def to_take(found: Source) -> int:
    """Return the number of the version to bring back where none is named.

    Raises:
        NothingFoundError: none is kept that says the same client.
    """
    if not found.versions:
        raise NothingFoundError(f"No earlier version of {found.name} is kept.")
    for version in found.versions:
        if version.client and found.client in ("", client(version.session)):
            return version.backup.number
    raise NothingFoundError(
        f"No kept version of {found.name} is with its client.",
        f"Look at them first: convo restore {_named(found)} --list",
    )


def bring_back(desk: Desk, found: Source, number: int) -> bool:
    """Put a version in the place of the file; returns whether anything stood there."""
    if not found.folder:
        session = desk.journal.identified(desk.journal.open(found.name))
        found = _of_file(desk, session.name)
    return upkeep.restore(desk.journal, found.name, found.folder, number)


def _of_file(desk: Desk, name: str) -> Source:
    journal = desk.journal
    try:
        session = journal.open(name)
    except UnreadableFileError:
        folder = kept.of_damaged(journal, name)
        said = states.whose(folder) if folder else None
        versions = tuple(kept.told(journal, folder)) if folder else ()
        return Source(name, folder, said.client if said else "", versions)
    folder = states.own(journal, session) or states.before(journal, session)
    if folder:
        versions = tuple(kept.told(journal, folder))
    else:
        versions = tuple(kept.told_without_id(journal, session))
    return Source(name, folder, client(session), versions)


def only(desk: Desk, found: list[Kept], command: str) -> Kept:
    """Return the one of what fits that is meant; a single one is taken.

    Raises:
        SeveralSessionsError: there are more, and nobody can be asked.
        StoppedError: the person was asked, and picked none.
    """
    if len(found) == 1:
        return found[0]
    # Most commands find a single one.
    from convo_prep.desk import choosing

    rows = [
        f"{each.session.title} · {when_or_begun(each.session, desk.now)} · {each.id}"
        for each in found
    ]
    many = f"{len(found)} deleted conversations fit."
    if desk.can_ask:
        return found[choosing.pick(desk, many, rows)]
    commands = [f"convo {command} {each.id}" for each in found]
    raise choosing.listed(f"{many} Name one:", commands, rows, "convo restore --list")


def _of_lost(desk: Desk, found: list[Kept]) -> Source:
    one = only(desk, found, "restore")
    name = upkeep.name_of(desk.journal, one)
    versions = tuple(kept.told(desk.journal, one.folder))
    return Source(name, one.folder, client(one.session), versions)


def _said(each: Kept) -> str:
    label = selecting.label_of(each.name)
    return bare(f"{each.session.title} {label} {each.id}")


def _named(found: Source) -> str:
    """Return what names a file in a hint."""
    from shlex import quote

    return quote(selecting.label_of(found.name))
