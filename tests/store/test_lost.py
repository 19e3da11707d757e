"""A session whose file was deleted comes back from its kept versions."""

from __future__ import annotations

from pathlib import Path

from a_journal import header, journal_in

from convo_prep.change import SetAnswer
from convo_prep.store import upkeep

ISSUE = "prepare.issue"


def test_a_deleted_file_comes_back_by_its_id_with_the_last_kept_answers(
    tmp_path: Path,
) -> None:
    journal = journal_in(tmp_path)
    session = journal.create(header(client="Acme", topic="Renewal"))
    session = journal.apply(session, SetAnswer(ISSUE, "first"))
    later = journal_in(tmp_path)
    later.apply(session, SetAnswer(ISSUE, "second", "first"))
    name, own_id = session.name, session.id
    Path(journal.path(name)).unlink()
    assert upkeep.lost_name(later, own_id) == name
    number = later.backups(own_id).listing()[0].number
    assert upkeep.restore(later, own_id, name, number) is False
    assert later.open(name).text(ISSUE) == "first"


def test_it_does_not_take_the_name_of_another_session(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    session = journal.create(header(client="Acme", topic="Renewal"))
    journal.apply(session, SetAnswer(ISSUE, "first"))
    Path(journal.path(session.name)).unlink()
    other = journal.create(header(client="Acme", topic="Renewal"))
    assert other.name == session.name
    assert upkeep.lost_name(journal, session.id) != other.name


def test_what_was_never_there_is_not_found(tmp_path: Path) -> None:
    assert upkeep.lost_name(journal_in(tmp_path), "zzzzzz") == ""
