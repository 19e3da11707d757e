"""The journal: each answer is on disk, and nothing that a hand typed is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from a_journal import (
    BY_HAND,
    NAME,
    by_hand,
    header,
    journal_in,
    mode,
    write,
)

from convo_prep.change import AddItem, Change, EditItem, SetAnswer
from convo_prep.errors import (
    ConflictError,
    InvalidAnswerError,
    NewerSchemaError,
    NoSessionError,
)
from convo_prep.notation import reading
from convo_prep.store import saving
from convo_prep.store.journal import Journal
from convo_prep.text import Tree

ISSUE = SetAnswer("prepare.issue", "They ask for 15% now.", "Acme asks for 20% off.")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return journal_in(tmp_path)


def text_of(journal: Journal, name: str = NAME) -> str:
    return Path(journal.path(name)).read_text(encoding="utf-8")


def tree_in(path: Path) -> dict[str, Tree]:
    return reading.parse(path.read_bytes(), path.name).tree


def test_a_new_session_is_a_private_file_named_after_client_and_topic(
    journal: Journal,
) -> None:
    session = journal.create(header(client="Müller", topic="Late delivery"))
    assert session.name == "2026/2026-11-21-muller-late-delivery.yaml"
    path = Path(journal.path(session.name))
    assert tree_in(path) == session.tree
    assert mode(path) == 0o600
    assert {mode(path.parent), mode(path.parent.parent)} == {0o700}
    state = [Path(at) for at, _, _ in os.walk(journal.state)]
    assert {mode(folder) for folder in state} == {0o700}


def test_two_sessions_of_one_day_and_title_both_stay(journal: Journal) -> None:
    names = [journal.create(header(client="Acme")).name for _ in range(3)]
    assert names == [
        "2026/2026-11-21-acme.yaml",
        "2026/2026-11-21-acme-2.yaml",
        "2026/2026-11-21-acme-3.yaml",
    ]


def test_where_no_ascii_is_left_the_file_is_named_by_its_id(journal: Journal) -> None:
    session = journal.create(header(client="株式会社"))
    assert session.name == f"2026/2026-11-21-{session.id}.yaml"


def test_an_answer_is_on_disk_when_it_has_been_applied(journal: Journal) -> None:
    session = journal.create(header(client="Acme"))
    stored = journal.apply(session, SetAnswer("prepare.issue", "Price"))
    assert stored.text("prepare.issue") == "Price"
    assert journal.open(session.name).tree == stored.tree
    assert not journal.unconfirmed


def test_what_a_hand_typed_survives_an_answer(journal: Journal) -> None:
    journal.apply(by_hand(journal), ISSUE, SetAnswer("prepare.fallback", "Walk away"))
    text = text_of(journal)
    for line in BY_HAND.splitlines():
        assert line in text.splitlines() or "20% off" in line, line
    assert "  issue: They ask for 15% now.\n" in text
    assert "  fallback: Walk away\n" in text


def test_a_misfit_elsewhere_stops_no_answer(journal: Journal) -> None:
    stored = journal.apply(by_hand(journal), ISSUE)
    assert stored.text("prepare.confidence") == "about 60"
    assert stored.actions()[0].due == "after Easter"


@pytest.mark.parametrize(
    "change",
    [
        SetAnswer("prepare.confidence", "quite", "about 60"),
        SetAnswer("initiate.meeting_at", "2026-13-45"),
        SetAnswer("resolve.outcome", "maybe"),
        SetAnswer("prepare.facts", "no list"),
        AddItem("prepare.concerns", "no record"),
    ],
)
def test_the_answer_itself_is_judged_and_a_wrong_one_is_not_written(
    journal: Journal, change: Change
) -> None:
    with pytest.raises(InvalidAnswerError) as error:
        journal.apply(by_hand(journal), ISSUE, change)
    assert error.value.hint
    assert text_of(journal) == BY_HAND


def test_an_answer_given_elsewhere_meanwhile_is_kept_beside_ours(
    journal: Journal,
) -> None:
    session = by_hand(journal)
    path = write(journal, BY_HAND.replace("20% off", "30% off"))
    with pytest.raises(ConflictError) as error:
        journal.apply(session, ISSUE)
    assert "30% off" in text_of(journal)
    conflict = path.with_name("2026-11-21-acme-renewal-price.conflict-1.yaml")
    assert conflict.name in error.value.sentence
    prepare = tree_in(conflict)["prepare"]
    assert isinstance(prepare, dict)
    assert prepare["issue"] == "They ask for 15% now."
    assert mode(conflict) == 0o600
    assert "15%" not in error.value.sentence + error.value.hint


def test_an_edit_elsewhere_in_the_file_is_no_conflict(journal: Journal) -> None:
    session = by_hand(journal)
    write(journal, BY_HAND.replace("two versions", "three versions"))
    stored = journal.apply(session, ISSUE)
    assert stored.actions()[0].what == "Send three versions"
    assert stored.text("prepare.issue") == "They ask for 15% now."


def test_an_item_is_found_again_after_others_were_added_by_hand(
    journal: Journal,
) -> None:
    session = by_hand(journal)
    more = BY_HAND.replace("  actions:\n", "  actions:\n    - what: Call first\n")
    write(journal, more)
    old: dict[str, Tree] = {
        "what": "Send two versions",
        "owner": "me",
        "due": "after Easter",
    }
    new: dict[str, Tree] = {**old, "done": "2026-11-21"}
    stored = journal.apply(session, EditItem("resolve.actions", 0, new, old))
    assert [action.done for action in stored.actions()] == ["", "2026-11-21"]


@pytest.mark.parametrize("damage", [None, "prepare: [\n", ""])
def test_where_the_file_is_gone_or_broken_the_answer_is_kept_beside_it(
    journal: Journal, damage: str | None
) -> None:
    session = by_hand(journal)
    path = Path(journal.path(NAME))
    if damage is None:
        path.unlink()
    else:
        path.write_text(damage, encoding="utf-8")
    with pytest.raises(ConflictError):
        journal.apply(session, ISSUE)
    [conflict] = path.parent.glob("*.conflict-1.yaml")
    assert "They ask for 15% now." in conflict.read_text(encoding="utf-8")
    assert not path.exists() if damage is None else path.read_text() == damage


def test_a_file_of_a_newer_convo_is_only_read(journal: Journal) -> None:
    newer = BY_HAND.replace("schema: 1", "schema: 2")
    write(journal, newer)
    session = journal.open(NAME)
    assert session.client == "Acme"
    with pytest.raises(NewerSchemaError):
        journal.apply(session, ISSUE)
    assert text_of(journal) == newer


def test_a_file_gets_its_whole_name_once_the_topic_is_known(journal: Journal) -> None:
    session = journal.create(header(client="Acme"))
    stored = journal.apply(session, SetAnswer("topic", "Renewal price"))
    assert stored.name == "2026/2026-11-21-acme-renewal-price.yaml"
    assert list(journal.names()) == [stored.name]
    assert journal.open(stored.name).tree == stored.tree


def test_a_new_name_never_takes_the_place_of_another_file(journal: Journal) -> None:
    other = journal.create(header(client="Acme", topic="Price"))
    session = journal.create(header(client="Acme"))
    stored = journal.apply(session, SetAnswer("topic", "Price"))
    assert stored.name == "2026/2026-11-21-acme-price-2.yaml"
    assert journal.open(other.name).id == other.id


def test_a_name_given_by_hand_stays(journal: Journal) -> None:
    session = journal.create(header(client="Acme"))
    os.rename(journal.path(session.name), journal.path("2026/the-big-one.yaml"))
    session = journal.open("2026/the-big-one.yaml")
    stored = journal.apply(session, SetAnswer("topic", "Price"))
    assert stored.name == "2026/the-big-one.yaml"
    assert list(journal.names()) == ["2026/the-big-one.yaml"]


def test_a_file_renamed_right_after_it_was_found_still_takes_the_answer(
    journal: Journal,
) -> None:
    session = journal.create(header(client="Acme"))
    assert journal.with_id(session.id) == [session.name]
    os.rename(journal.path(session.name), journal.path("2026/the-big-one.yaml"))
    stored = journal.apply(session, SetAnswer("prepare.issue", "Price"))
    assert stored.name == "2026/the-big-one.yaml"
    assert "Price" in text_of(journal, stored.name)


def test_a_file_renamed_by_another_convo_meanwhile_still_takes_the_answer(
    tmp_path: Path,
) -> None:
    one, other = journal_in(tmp_path), journal_in(tmp_path)
    session = one.create(header(client="Acme"))
    other.apply(session, SetAnswer("topic", "Renewal"))
    stored = one.apply(session, SetAnswer("prepare.issue", "Price"))
    assert stored.name == "2026/2026-11-21-acme-renewal.yaml"
    assert one.open(stored.name).text("prepare.issue") == "Price"
    assert list(one.names()) == [stored.name]


def test_one_version_is_kept_of_each_run(tmp_path: Path) -> None:
    for run in range(3):
        journal = journal_in(tmp_path)
        session = journal.open(NAME) if run else by_hand(journal)
        for word in ("one", "two"):
            saw = session.text("prepare.fallback")
            change = SetAnswer("prepare.fallback", f"{run} {word}", saw)
            session = journal.apply(session, change)
    kept = journal_in(tmp_path).backups(journal.open(NAME))
    versions = [kept.read(version.number).decode() for version in kept.listing()]
    assert [re.findall("fallback: (.*)", text) for text in versions] == [
        ["1 two"],
        ["0 two"],
        [],
    ]
    assert versions[-1] == BY_HAND
    assert kept.listing()[-1].by_hand


def test_a_session_that_is_gone_is_named(journal: Journal) -> None:
    with pytest.raises(NoSessionError, match="gone"):
        journal.open(NAME)


def test_no_answer_means_no_write(journal: Journal) -> None:
    session = by_hand(journal)
    before = os.stat(journal.path(NAME)).st_mtime_ns
    assert journal.apply(session) == session
    assert os.stat(journal.path(NAME)).st_mtime_ns == before
    assert not os.path.exists(journal.state)


def test_an_id_typed_by_a_stranger_leads_to_no_other_folder(journal: Journal) -> None:
    write(journal, BY_HAND.replace("k3v9qd", "../../../escaped"))
    stored = journal.apply(journal.open(NAME), ISSUE)
    assert not Path(journal.state, "../../../escaped").exists()
    assert {path.name for path in Path(journal.state).iterdir()} == {
        ".lock",
        f"{stored.id}-2026112117100100",
    }


def test_an_answer_that_changes_nothing_leaves_the_file_alone(journal: Journal) -> None:
    session = by_hand(journal)
    journal.apply(session, SetAnswer("client", "Acme", "Acme"))
    assert text_of(journal) == BY_HAND


def test_an_editor_that_saves_at_the_last_moment_is_not_overwritten(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = by_hand(journal)
    edited = BY_HAND.replace("two versions", "three versions")
    real = saving.replace
    saves: list[bool] = []

    def replace(
        path: str, data: bytes, seen: bytes, keep: Callable[[], None] | None = None
    ) -> bool:
        if not saves:
            Path(path).write_text(edited, encoding="utf-8")
        saves.append(True)
        return real(path, data, seen, keep)

    monkeypatch.setattr(saving, "replace", replace)
    journal.apply(session, ISSUE)
    assert len(saves) == 2
    text = text_of(journal)
    assert "three versions" in text
    assert "15% now" in text


def test_after_a_look_at_all_titles_no_file_is_read_again_for_an_id(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = journal.create(header(client="Acme"))
    assert journal.has_id(session.id)
    assert not journal.has_id("zzzzzz")
    assert [client for _, client, _ in journal.titles()] == ["Acme"]

    def refused(*_: object) -> None:
        raise AssertionError("a file was read")

    monkeypatch.setattr("convo_prep.store.disk.peeked", refused)
    assert journal.has_id(session.id)
    assert not journal.has_id("zzzzzz")


def test_a_look_that_was_broken_off_says_nothing_of_other_ids(journal: Journal) -> None:
    for client in ("Acme", "Borealis"):
        session = journal.create(header(client=client))
    next(journal.titles())
    other = next(each for each in journal.select() if each.id != session.id)
    assert journal.has_id(session.id)
    assert journal.has_id(other.id)
