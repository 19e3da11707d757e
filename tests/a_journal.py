"""A journal with an invented session, for the tests of everything that changes it."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.store.creating import new_tree
from convo_prep.store.journal import Journal
from convo_prep.text import Tree

GUIDE = library.guide()
NOW = datetime(2026, 11, 21, 16, 10, tzinfo=UTC)
BY_HAND = """\
# a comment of mine
schema: 1
id: k3v9qd
client: Acme   # the parent company
topic: Renewal price
created: 2026-11-21T17:10+01:00
timezone: Europe/Berlin
prepare:
  issue: Acme asks for 20% off.
  # to be asked again
  confidence: about 60
  concerns:
    - says: Others do it for half.
      reply: Let's put the two side by side.
resolve:
  actions:
    - what: Send two versions
      owner: me
      due: after Easter
mine: a key of my own
"""
NAME = "2026/2026-11-21-acme-renewal-price.yaml"


def journal_in(folder: Path) -> Journal:
    """Return a journal that has not been used yet in this run."""
    return Journal(str(folder / "journal"), str(folder / "state"), GUIDE, lambda: NOW)


def header(**given: Tree) -> dict[str, Tree]:
    """Return the tree of a new session of sam's."""
    return new_tree(given, "sam", NOW, "Europe/Berlin")


def write(journal: Journal, text: str = BY_HAND, name: str = NAME) -> Path:
    """Write a session file by hand."""
    path = Path(journal.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def by_hand(journal: Journal) -> Session:
    """Write the example by hand and open it."""
    write(journal)
    return journal.open(NAME)


def mode(path: Path) -> int:
    """Return who may do what with a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)
