"""One conversation that got two names goes on under one, and nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from a_journal import BY_HAND, NAME, by_hand, journal_in, write

from convo_prep.change import SetAnswer
from convo_prep.store.journal import Journal

OLD = "2026/2026-11-21-acme.yaml"
EARLIER = BY_HAND.replace("topic: Renewal price\n", "")
WAIT = SetAnswer("prepare.fallback", "Wait", None)


def texts(journal: Journal) -> list[str]:
    kept = journal.backups(journal.open(next(journal.names())))
    return [kept.read(version.number).decode() for version in kept.listing()]


@pytest.mark.parametrize("newer", [OLD, NAME])
def test_an_old_name_that_an_editor_brought_back_is_kept_as_a_version(
    tmp_path: Path, newer: str
) -> None:
    journal = journal_in(tmp_path)
    by_hand(journal)
    write(journal, EARLIER, OLD)
    for name in (OLD, NAME):
        os.utime(journal.path(name), (0, 2e9 if name == newer else 1e9))
    [session] = journal.select()
    assert session.name == newer
    stored = journal.apply(session, WAIT)
    assert list(journal.names()) == [stored.name] == [newer]
    assert {EARLIER, BY_HAND} == set(texts(journal))
    [(gone, stays, version)] = journal.renamed
    assert {gone, stays} == {OLD, NAME}
    assert version


def test_what_a_sync_program_copied_stays(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    by_hand(journal)
    copy = NAME.replace(".yaml", " 2.yaml")
    write(journal, EARLIER, copy)
    [session] = journal.select()
    journal.apply(session, WAIT)
    assert sorted(journal.names()) == sorted([NAME, copy])
    assert not journal.renamed


def test_another_conversation_of_that_name_stays(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    by_hand(journal)
    write(journal, EARLIER.replace("k3v9qd", "b7m2xw"), OLD)
    for session in list(journal.select()):
        journal.apply(session, WAIT)
    assert len(list(journal.names())) == 2
    assert not journal.renamed
