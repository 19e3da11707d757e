"""The state of a conversation: where it lies, whose it is, what earlier ones left."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from a_journal import BY_HAND, GUIDE, NAME, NOW, by_hand, header, journal_in, write

from convo_prep.change import SetAnswer
from convo_prep.errors import ConflictError, NotSavedError
from convo_prep.ids import is_id
from convo_prep.notation.mistakes import MOST
from convo_prep.store import disk, earlier, states
from convo_prep.store.half_typed import HalfTypedLine
from convo_prep.store.journal import Journal

KEY = "k3v9qd-2026112117100100"
COPY = "2026/2026-11-21-borealis-renewal-price.yaml"
BOREALIS = BY_HAND.replace("Acme", "Borealis")
WAIT = SetAnswer("prepare.fallback", "Wait", None)
LINE = HalfTypedLine("prepare.issue", None, None, "They want a dis")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return journal_in(tmp_path)


def texts(journal: Journal, name: str = NAME) -> list[str]:
    kept = journal.backups(journal.open(name))
    return [kept.read(version.number).decode() for version in kept.listing()]


def test_it_is_named_by_id_and_moment_and_by_no_path(journal: Journal) -> None:
    session = journal.apply(by_hand(journal), WAIT)
    assert journal.own_state(session) == os.path.join(journal.state, KEY)
    assert sorted(os.listdir(journal.state)) == [".lock", KEY]


def test_a_file_without_an_id_has_nothing_kept_of_it(journal: Journal) -> None:
    write(journal, "client: Acme\n")
    session = journal.open(NAME)
    lines = journal.half_typed(session)
    assert not lines.save_text(LINE)
    assert lines.load() is None
    lines.clear()
    with pytest.raises(NotSavedError):
        journal.own_state(session)
    assert not os.path.exists(journal.state)


def test_an_id_is_written_before_anything_is_kept(journal: Journal) -> None:
    write(journal, "# mine\nclient: Acme # ours\n")
    session = journal.identified(journal.open(NAME))
    text = Path(journal.path(NAME)).read_text(encoding="utf-8")
    assert is_id(session.id)
    assert f"id: {session.id}\n" in text
    assert "# mine\n" in text
    assert "client: Acme # ours\n" in text
    assert texts(journal) == ["# mine\nclient: Acme # ours\n"]


def test_one_that_has_an_id_is_not_touched(journal: Journal) -> None:
    session = by_hand(journal)
    assert journal.identified(session) == session
    assert not os.path.exists(journal.state)


def test_what_was_a_template_gets_an_id_and_keeps_its_own_versions(
    journal: Journal,
) -> None:
    journal.apply(by_hand(journal), WAIT)
    write(journal, BOREALIS, COPY)
    session = journal.apply(journal.open(COPY), WAIT)
    assert session.id != "k3v9qd"
    assert texts(journal, COPY) == [BOREALIS]
    assert texts(journal) == [BY_HAND]


def test_it_is_the_one_that_came_later_even_if_the_first_has_another_name_by_now(
    journal: Journal,
) -> None:
    journal.apply(by_hand(journal), WAIT)
    os.rename(journal.path(NAME), journal.path("2026/mine.yaml"))
    write(journal, BOREALIS, NAME)
    assert journal.apply(journal.open(NAME), WAIT).id != "k3v9qd"
    assert journal.apply(journal.open("2026/mine.yaml"), WAIT).id == "k3v9qd"


def test_a_damaged_file_keeps_its_versions_from_what_was_its_template(
    journal: Journal,
) -> None:
    journal.apply(by_hand(journal), WAIT)
    write(journal, "")
    write(journal, BOREALIS, COPY)
    assert journal.apply(journal.open(COPY), WAIT).id != "k3v9qd"
    assert states.whose(os.path.join(journal.state, KEY)) == states.Whose(
        journal.whole_path(NAME), "acme"
    )


def test_a_half_typed_line_is_not_offered_to_what_was_a_template(
    journal: Journal,
) -> None:
    session = journal.apply(by_hand(journal), WAIT)
    assert journal.half_typed(session).save_text(LINE)
    write(journal, BOREALIS, COPY)
    assert journal.half_typed(journal.open(COPY)).load() is None
    assert journal.half_typed(session).load() == LINE


def test_an_id_that_was_taken_out_comes_back_with_the_next_answer(
    journal: Journal,
) -> None:
    journal.apply(by_hand(journal), WAIT)
    path = Path(journal.path(NAME))
    path.write_text(path.read_text().replace("id: k3v9qd\n", ""), encoding="utf-8")
    change = SetAnswer("prepare.fallback", "Go", None)
    assert journal_in(path.parents[2]).apply(journal.open(NAME), change).id == "k3v9qd"


def test_a_moved_or_linked_journal_has_its_versions_and_its_half_typed_line(
    tmp_path: Path,
) -> None:
    journal = journal_in(tmp_path)
    session = journal.apply(by_hand(journal), WAIT)
    journal.half_typed(session).save_text(LINE)
    os.rename(tmp_path / "journal", tmp_path / "talks")
    (tmp_path / "link").symlink_to("talks")
    for folder in ("talks", "link"):
        there = Journal(str(tmp_path / folder), journal.state, GUIDE, lambda: NOW)
        assert texts(there) == [BY_HAND]
        assert there.half_typed(there.open(NAME)).load() == LINE


def test_a_save_opens_no_other_session_file(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        journal.create(header(client="Borealis"))
    session = journal.create(header(client="Acme"))
    opened: set[str] = set()
    plain, peeked = disk.read_plain, disk.peeked

    def read_plain(path: str, most: int = MOST) -> bytes:
        opened.add(path)
        return plain(path, most)

    def peek(path: str) -> bytes:
        opened.add(path)
        return peeked(path)

    monkeypatch.setattr(disk, "read_plain", read_plain)
    monkeypatch.setattr(disk, "peeked", peek)
    session = journal.apply(session, WAIT)
    journal.apply(session, SetAnswer("topic", "Renewal"))
    journal.half_typed(session).save_text(LINE)
    own = {name for name in journal.names() if "acme" in name} | {session.name}
    files = {path for path in opened if path.startswith(journal.folder)}
    named = {os.path.relpath(path, journal.folder) for path in files}
    assert {name for name in named if not os.path.basename(name).startswith(".")} <= own


def test_an_answer_never_goes_into_another_conversation_of_the_same_name(
    journal: Journal,
) -> None:
    session = by_hand(journal)
    other = BOREALIS.replace("k3v9qd", "b7m2xw")
    write(journal, other)
    with pytest.raises(ConflictError, match="another conversation"):
        journal.apply(session, WAIT)
    assert Path(journal.path(NAME)).read_text(encoding="utf-8") == other


def test_an_answer_to_a_deleted_file_never_goes_into_its_copy_with_another_client(
    journal: Journal,
) -> None:
    session = by_hand(journal)
    write(journal, BOREALIS, COPY)
    os.unlink(journal.path(NAME))
    with pytest.raises(ConflictError, match="is gone"):
        journal.apply(session, WAIT)
    assert Path(journal.path(COPY)).read_text(encoding="utf-8") == BOREALIS


# What convo 0.1 left.


def left(journal: Journal, mark: str, name: str, *versions: str) -> Path:
    """Put versions where 0.1 kept them."""
    folder = Path(journal.state, mark, name)
    (folder / "backups").mkdir(parents=True)
    for number, text in enumerate(versions, 1):
        path = folder / "backups" / f"{number:06d}-2026-11-20.yaml"
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("moved", [False, True])
def test_the_folder_of_an_id_is_taken_over(journal: Journal, moved: bool) -> None:
    session = by_hand(journal)
    mark = "talks-0a1b2c3d" if moved else earlier.journal_mark(journal.folder)
    folder = left(journal, mark, "k3v9qd", "client: Acme\n", BY_HAND)
    (folder / "position").write_text("prepare.facts", encoding="utf-8")
    assert texts(journal) == [BY_HAND, "client: Acme\n"]
    assert journal.half_typed(session).position() == "prepare.facts"
    assert not folder.exists()


def test_of_two_files_with_one_id_each_takes_over_its_own_versions(
    journal: Journal,
) -> None:
    write(journal)
    write(journal, BOREALIS, COPY)
    mark = earlier.journal_mark(journal.folder)
    folder = left(journal, mark, "k3v9qd", BY_HAND, BOREALIS)
    (folder / "draft.json").write_text('{"text": "Acme"}', encoding="utf-8")
    assert texts(journal) == [BY_HAND]
    journal.apply(journal.open(NAME), WAIT)
    session = journal.apply(journal.open(COPY), WAIT)
    assert session.id != "k3v9qd"
    assert texts(journal, COPY) == [BOREALIS]
    assert BOREALIS not in texts(journal)


def test_the_versions_of_another_journal_s_client_are_left_where_they_are(
    journal: Journal,
) -> None:
    by_hand(journal)
    left(journal, "talks-0a1b2c3d", "k3v9qd", BOREALIS)
    assert texts(journal) == []


def test_of_what_lies_under_no_id_a_file_gets_what_says_that_it_is_its(
    journal: Journal,
) -> None:
    mark = earlier.journal_mark(journal.folder)
    mine, theirs = "client: Acme\ntopic: One\n", "client: Borealis\ntopic: One\n"
    folder = left(journal, mark, "without-id", mine, theirs, "topic: One\n")
    write(journal, "client: Acme\ntopic: One\nprepare:\n  issue: now\n")
    session = journal.apply(journal.open(NAME), WAIT)
    assert texts(journal)[1:] == [mine]
    rest = [p.read_text() for p in sorted((folder / "backups").iterdir())]
    assert rest == [theirs, "topic: One\n"]
    shutil.rmtree(journal.own_state(session))
    assert texts(journal) == []
