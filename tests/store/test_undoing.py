"""What a run changed is taken out of files that others write at the same time."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from a_journal import BY_HAND, NAME, journal_in, write
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.change import AddItem, AddLine, Change, EditItem, SetAnswer
from convo_prep.errors import ConflictError
from convo_prep.store import run_log, run_parts, undoing
from convo_prep.store.journal import Journal
from convo_prep.text import Tree

FACTS, AGREED, ACTIONS = "prepare.facts", "resolve.agreed", "resolve.actions"
SENT: dict[str, Tree] = {
    "what": "Send two versions",
    "owner": "me",
    "due": "after Easter",
}


def begun(folder: Path, command: str) -> Journal:
    journal = journal_in(folder)
    journal.command = command
    return journal


def undo(folder: Path) -> None:
    journal = begun(folder, "undo")
    entry = run_parts.standing(journal)[1].done[0]
    undoing.take_back(journal, entry, run_log.UNDO + entry.id, None)


def redo(folder: Path) -> None:
    journal = begun(folder, "undo")
    entry = run_parts.standing(journal)[1].undone[0]
    undoing.take_back(journal, entry, run_log.REDO + entry.id, None)


def apply(journal: Journal, *changes: Change) -> None:
    journal.apply(journal.open(NAME), *changes)


def facts(folder: Path) -> list[str]:
    return list(map(str, journal_in(folder).open(NAME).items(FACTS)))


def lines(folder: Path) -> list[str]:
    return journal_in(folder).open(NAME).text(AGREED).splitlines()


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_of_two_windows_undo_takes_back_one_and_all_of_it(turns: list[bool]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(journal_in(folder))
        windows = {True: begun(folder, "prep"), False: begun(folder, "note")}
        said: dict[bool, list[str]] = {True: [], False: []}
        for at, turn in enumerate(turns):
            text = f"{'mine' if turn else 'theirs'} {at}"
            said[turn].append(text)
            apply(windows[turn], AddItem(FACTS, text), AddLine(AGREED, text))
        together = facts(folder)
        undo(folder)
        assert facts(folder) == said[not turns[-1]]
        assert lines(folder) == said[not turns[-1]]
        redo(folder)
        assert sorted(facts(folder)) == sorted(together)
        undo(folder)
        if len(set(turns)) == 2:
            undo(folder)
        assert Path(journal_in(folder).path(NAME)).read_text("utf-8") == BY_HAND


def test_an_action_changed_since_keeps_what_others_changed_of_it(
    tmp_path: Path,
) -> None:
    write(journal_in(tmp_path))
    done: dict[str, Tree] = {**SENT, "done": "2026-11-21"}
    later: dict[str, Tree] = {**done, "due": "2026-11-30"}
    apply(begun(tmp_path, "done"), EditItem(ACTIONS, 0, done, SENT))
    other = begun(tmp_path, "set")
    apply(other, EditItem(ACTIONS, 0, later, done))
    journal = begun(tmp_path, "undo")
    first = run_parts.standing(journal)[1].done[1]
    undoing.take_back(journal, first, run_log.UNDO + first.id, None)
    [action] = journal_in(tmp_path).open(NAME).records(ACTIONS)
    assert action == {**SENT, "due": "2026-11-30"}


def test_what_was_deleted_by_hand_since_is_not_made_anew(tmp_path: Path) -> None:
    file = write(journal_in(tmp_path))
    apply(begun(tmp_path, "set"), SetAnswer("prepare.fallback", "Wait"))
    file.unlink()
    with pytest.raises(ConflictError):
        undo(tmp_path)
    assert not file.exists()


def test_another_conversation_under_the_same_name_is_left_alone(
    tmp_path: Path,
) -> None:
    file = write(journal_in(tmp_path))
    apply(begun(tmp_path, "set"), SetAnswer("prepare.fallback", "Wait"))
    text = BY_HAND.replace("k3v9qd", "zzz234").replace("Acme ", "Borealis ")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConflictError):
        undo(tmp_path)
    assert file.read_text("utf-8") == text


def test_what_needs_a_version_that_is_gone_is_refused(tmp_path: Path) -> None:
    file = write(journal_in(tmp_path))
    apply(begun(tmp_path, "set"), SetAnswer("prepare.fallback", "Wait"))
    after = file.read_bytes()
    for version in (tmp_path / "state").rglob("backups/*.yaml"):
        version.unlink()
    with pytest.raises(ConflictError):
        undo(tmp_path)
    assert file.read_bytes() == after
