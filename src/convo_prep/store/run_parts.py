"""The runs of one journal, and what each of them did to each conversation."""

from __future__ import annotations

import contextlib
import os
from typing import NamedTuple

from convo_prep.errors import ConvoError, UnreadableFileError
from convo_prep.notation import reading
from convo_prep.session import Session
from convo_prep.session.identity import key
from convo_prep.store import run_log, saving, states
from convo_prep.store.journal import Journal
from convo_prep.store.run_log import Entry, Standing
from convo_prep.store.runs import GONE, digest, unquoted


class Part(NamedTuple):
    """One conversation of a run: as it was before and after, empty where that is gone.

    `made` says that the run has begun it, `gone` that it has taken it away.
    """

    folder: str
    before: Session
    after: Session
    made: bool
    gone: bool


def standing(journal: Journal) -> tuple[list[Entry], Standing]:
    """Return the runs of a journal, and which can be taken and brought back."""
    every = run_log.entries(journal.state)
    # It is one journal, wherever it has lain.
    own = [each._replace(journal=b"") for each in every if _is_of(journal, each)]
    near = run_log.within_reach(own)
    return near, run_log.standing(near)


def parts(journal: Journal, entry: Entry) -> list[Part]:
    """Return what a run did to each conversation; empty where not kept."""
    found = []
    for each, stretches in entry.files.items():
        if stretches:
            folder = os.path.join(journal.state, each)
            first, last = stretches[0].before, stretches[-1].after
            before = told(journal, journal.versions_in(folder).held_as(first))
            data = left(journal, folder, last)
            # Where it is kept nowhere, nobody can say what changed.
            after = told(journal, data) if data or last == GONE else before
            found.append(Part(folder, before, after, not first, last == GONE))
    return found


def file_of(journal: Journal, folder: str) -> str:
    """Return the file of a folder of state in this journal, "" where none is known."""
    name = remembered(journal, folder)
    if name and os.path.lexists(journal.path(name)):
        return name
    for each in journal.with_id(states.id_of(folder)):
        found = journal.opened(journal.path(each), each)
        if found and key(found) == os.path.basename(folder):
            return each
    return name


def remembered(journal: Journal, folder: str) -> str:
    """Return the file that a folder of state remembers in this journal, else ""."""
    said = states.whose(folder)
    here = os.path.join(os.path.realpath(journal.folder), "")
    return said.path.removeprefix(here) if said and said.path.startswith(here) else ""


def _is_of(journal: Journal, entry: Entry) -> bool:
    """Whether a run was in this journal, which may have been moved since."""
    place = os.path.realpath(unquoted(entry.journal))
    if os.path.isdir(place) or place == os.path.realpath(journal.folder):
        return place == os.path.realpath(journal.folder)
    folders = (os.path.join(journal.state, each) for each in entry.files)
    return any(file_of(journal, folder) for folder in folders)


def left(journal: Journal, folder: str, after: str) -> bytes | None:
    """Return what a run left in a file by its digest, as far as it is anywhere."""
    if after == GONE:
        return None
    with contextlib.suppress(ConvoError, OSError):
        now = saving.read_bytes(journal.path(file_of(journal, folder)))
        if digest(now) == after:
            return now
    return journal.versions_in(folder).with_digest(after)


def told(journal: Journal, data: bytes | None, name: str = "") -> Session:
    """Return what a version says; nothing where there is none that can be read."""
    with contextlib.suppress(UnreadableFileError):
        tree = reading.parse(data, name).tree if data else {}
        return Session(tree, journal.guide, name)
    return Session({}, journal.guide, name)
