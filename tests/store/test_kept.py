"""What has no readable file any more is found by what its versions say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from a_journal import BY_HAND, GUIDE, NAME, NOW, by_hand, journal_in, write

from convo_prep.change import SetAnswer
from convo_prep.store import kept
from convo_prep.store.journal import Journal

DAMAGES = {
    "empty": b"",
    "all NUL": b"\0" * 400,
    "cut": BY_HAND.encode()[:200] + b"\n  x: [",
    "without its id": BY_HAND.replace("id: k3v9qd\n", "").encode() + b"bad: [\n",
    "another's bytes": b"\xff\xfe\x00",
}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = journal_in(tmp_path)
    journal.apply(by_hand(journal), SetAnswer("prepare.fallback", "Wait", None))
    return journal


def folder(journal: Journal) -> str:
    return os.path.join(journal.state, "k3v9qd-2026112117100100")


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_has_its_versions(journal: Journal, damage: str) -> None:
    Path(journal.path(NAME)).write_bytes(DAMAGES[damage])
    [lost] = kept.without_file(journal)
    assert (lost.folder, lost.name, lost.there) == (folder(journal), NAME, True)
    assert lost.session.title == "Acme · Renewal price"
    assert kept.of_damaged(journal, NAME) == folder(journal)


def test_a_damaged_file_without_versions_has_none(journal: Journal) -> None:
    write(journal, "", "2026/other.yaml")
    assert kept.of_damaged(journal, "2026/other.yaml") == ""


def test_a_deleted_file_is_found(journal: Journal) -> None:
    os.unlink(journal.path(NAME))
    [lost] = kept.without_file(journal)
    assert (lost.id, lost.name, lost.there) == ("k3v9qd", NAME, False)


def test_a_renamed_file_is_not_deleted(journal: Journal) -> None:
    os.rename(journal.path(NAME), journal.path("2026/mine.yaml"))
    assert not list(kept.without_file(journal))


def test_what_another_journal_deleted_is_not_this_one_s(
    journal: Journal, tmp_path: Path
) -> None:
    os.unlink(journal.path(NAME))
    other = Journal(str(tmp_path / "other"), journal.state, GUIDE, lambda: NOW)
    assert not list(kept.without_file(other))
    assert [lost.id for lost in kept.with_id(other, "k3v9qd")] == ["k3v9qd"]


def test_what_a_moved_journal_deleted_is_still_its(
    journal: Journal, tmp_path: Path
) -> None:
    os.unlink(journal.path(NAME))
    os.rename(tmp_path / "journal", tmp_path / "talks")
    moved = Journal(str(tmp_path / "talks"), journal.state, GUIDE, lambda: NOW)
    assert [lost.id for lost in kept.without_file(moved)] == ["k3v9qd"]
