"""A session whose file was deleted comes back from its kept versions."""

from __future__ import annotations

from pathlib import Path

from a_journal import header, journal_in

from convo_prep.change import SetAnswer
from convo_prep.store import kept, upkeep

ISSUE = "prepare.issue"


def test_a_deleted_file_comes_back_by_its_id_with_the_last_kept_answers(
    tmp_path: Path,
) -> None:
    journal = journal_in(tmp_path)
    session = journal.create(header(client="Acme", topic="Renewal"))
    session = journal.apply(session, SetAnswer(ISSUE, "first"))
    later = journal_in(tmp_path)
    later.apply(session, SetAnswer(ISSUE, "second", "first"))
    Path(journal.path(session.name)).unlink()
    [lost] = kept.with_id(later, session.id)
    assert upkeep.name_of(later, lost) == session.name
    number = later.versions_in(lost.folder).listing()[0].number
    assert upkeep.restore(later, session.name, lost.folder, number) is False
    assert later.open(session.name).text(ISSUE) == "first"


def test_it_does_not_take_the_name_of_another_session(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    session = journal.create(header(client="Acme", topic="Renewal"))
    journal.apply(session, SetAnswer(ISSUE, "first"))
    Path(journal.path(session.name)).unlink()
    other = journal.create(header(client="Acme", topic="Renewal"))
    assert other.name == session.name
    [lost] = kept.without_file(journal)
    assert lost.id == session.id
    assert upkeep.name_of(journal, lost) != other.name


def test_what_has_its_file_is_not_lost(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    session = journal.create(header(client="Acme", topic="Renewal"))
    journal.apply(session, SetAnswer(ISSUE, "first"))
    assert not list(kept.without_file(journal))
    assert not list(kept.with_id(journal, session.id))
    assert not list(kept.with_id(journal, "zzzzzz"))
