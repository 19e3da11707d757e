"""Whatever call of a rename is the last, a conversation goes on under one name."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from faulty_os import KILLS, FaultyOs, KilledError, standing_in

from convo_prep.change import SetAnswer
from convo_prep.errors import ConvoError
from convo_prep.store import library
from convo_prep.store.creating import new_tree
from convo_prep.store.journal import Journal

NOW = datetime(2026, 11, 21, 16, 10, tzinfo=UTC)
BEFORE = "2026/2026-11-21-acme.yaml"
ISSUE = SetAnswer("prepare.issue", "Price", None)
WAIT = SetAnswer("prepare.fallback", "Wait", None)
CHANGES = {
    "2026/2026-11-21-acme-renewal.yaml": SetAnswer("topic", "Renewal", None),
    "2026/2026-11-21-borealis.yaml": SetAnswer("client", "Borealis", None),
}
MOST_CALLS = 80


def journal_in(folder: Path) -> Journal:
    place, state = str(folder / "journal"), str(folder / "state")
    return Journal(place, state, library.guide(), lambda: NOW)


@pytest.mark.parametrize("kind", KILLS)
@pytest.mark.parametrize("hard_links", [True, False])
@pytest.mark.parametrize("after", CHANGES)
def test_the_next_answer_finds_one_conversation_and_leaves_one_file(
    tmp_path: Path, kind: str, hard_links: bool, after: str
) -> None:
    fired = 0
    for at in range(1, MOST_CALLS):
        folder = tmp_path / str(at)
        journal = journal_in(folder)
        tree = new_tree({"client": "Acme"}, "sam", NOW, "Europe/Berlin")
        session = journal.apply(journal.create(tree), ISSUE)
        faulty = FaultyOs(at, kind, hard_links=hard_links)
        with suppress(KilledError, ConvoError), standing_in(faulty):
            journal.apply(session, CHANGES[after])
        if not faulty.fired:
            break
        fired += 1
        again = journal_in(folder)
        [found] = again.select()
        stored = again.apply(found, WAIT)
        assert list(again.names()) == [stored.name], (at, faulty.fired)
        assert stored.name in {BEFORE, after}
        assert stored.id == session.id
        assert stored.text("prepare.issue") == "Price"
        assert stored.text("prepare.fallback") == "Wait"
        kept = again.backups(stored).listing()
        assert all(os.path.getsize(version.path) for version in kept)
    assert 20 < fired < MOST_CALLS - 1
