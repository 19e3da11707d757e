"""Whatever call of an undo is the last, running it again gives every file back."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from a_journal import header, journal_in
from faulty_os import KILLS, FaultyOs, KilledError, standing_in
from hypothesis import settings

from convo_prep.change import SetAnswer
from convo_prep.errors import ConvoError
from convo_prep.store import run_log, run_parts, undoing
from convo_prep.store.journal import Journal

MOST_CALLS = 600
# Every call at a release, some of them all day long.
STRIDE = 1 if settings().max_examples > 1_000 else 12


def begun(folder: Path, command: str) -> Journal:
    journal = journal_in(folder)
    journal.command = command
    return journal


def snapshot(journal: Journal) -> dict[str, bytes]:
    return {name: Path(journal.path(name)).read_bytes() for name in journal.names()}


def renamed_in(folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Rename a client in three files and begin one; return what stood and stands."""
    journal = begun(folder, "prep")
    for topic in ("Price", "Price", "Late"):
        journal.create(header(client="Acme", topic=topic))
    before = snapshot(journal)
    journal = begun(folder, "clients")
    for session in list(journal.select()):
        journal.apply(session, SetAnswer("client", "Acme Ltd", "Acme"))
    journal.create(header(client="Acme", topic="New"))
    return before, snapshot(journal)


def undo(folder: Path) -> None:
    """Take back the last run, or what is left of one that was cut short."""
    journal = begun(folder, "undo")
    _, stands = run_parts.standing(journal)
    target, again = stands.half or (stands.done[0], None)
    undoing.take_back(journal, target, run_log.UNDO + target.id, again)


def redo(folder: Path) -> None:
    journal = begun(folder, "undo")
    _, stands = run_parts.standing(journal)
    assert stands.half is None
    entry = stands.undone[0]
    undoing.take_back(journal, entry, run_log.REDO + entry.id, None)


@pytest.mark.parametrize("kind", KILLS)
@pytest.mark.parametrize("hard_links", [True, False])
def test_an_undo_that_was_killed_is_finished_by_the_next(
    tmp_path: Path, kind: str, hard_links: bool
) -> None:
    fired, folder = 0, tmp_path / "here"
    before, after = renamed_in(folder)
    shutil.copytree(folder, tmp_path / "kept")
    for at in range(1 + len(kind) % 2, MOST_CALLS, STRIDE):
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "kept", folder)
        faulty = FaultyOs(at, kind, hard_links=hard_links)
        with suppress(KilledError, ConvoError), standing_in(faulty):
            undo(folder)
        if not faulty.fired:
            break
        fired += 1
        if snapshot(journal_in(folder)) != before:
            undo(folder)
        assert snapshot(journal_in(folder)) == before, (at, faulty.fired)
        _, stands = run_parts.standing(journal_in(folder))
        if stands.half:
            undo(folder)
        redo(folder)
        assert snapshot(journal_in(folder)) == after, (at, faulty.fired)
    assert 240 < fired * STRIDE < MOST_CALLS - STRIDE
