"""The index that picking reads: as a wheel holds it, and the user's own playbooks."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import cast

from convo_prep.advice.indexing import Index, Row, index_from, index_of
from convo_prep.advice.playbook import Playbook, playbook_from
from convo_prep.errors import ConvoError
from convo_prep.store import library

READY = "picking"


def index(own_folder: str) -> Index:
    """Return the index of all playbooks, own ones for shipped ones of the same id."""
    own = _own(own_folder)
    if any(playbook.text("extends") for playbook in own.values()):
        # What it says stands in another one too; this reads them all, and is slow.
        return index_of(library.shelf(own_folder).playbooks.values())
    shipped = (entry for entry in _shipped() if entry.id not in own)
    return (*shipped, *index_of(own.values()))


def _own(folder: str) -> dict[str, Playbook]:
    """Return the user's own playbooks that load; who lists them names the others."""
    found = {}
    for path in library.playbook_files(folder):
        name = os.path.basename(path).removesuffix(".yaml")
        try:
            playbook = playbook_from(library.read(path), name)
        except ConvoError:
            continue
        found[playbook.id] = playbook
    return found


@lru_cache
def _shipped() -> Index:
    ready = library.held_ready(library.PACKAGE, READY)
    if ready is None:
        return index_of(library.shelf("").playbooks.values())
    return index_from(cast("list[Row]", ready))
