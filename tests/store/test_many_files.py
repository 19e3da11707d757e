"""A look through very many files says the same, and hears of the same damage."""

from __future__ import annotations

from pathlib import Path

import pytest
from a_journal import journal_in
from demo_sessions import demos

from convo_prep.notation.in_order import Unfolding
from convo_prep.store import journal as store
from convo_prep.store.journal import Journal

DAMAGE = {
    "a key twice": ("reflect:\n", "reflect:\n  worked: a\n  worked: b\n"),
    "a line too far in": ("\n  outcome: ", "\n     outcome: "),
    "cut off within a word": ("reflect:\n", "reflect"),
    "quotes that never close": ("\nresolve:\n", '\nresolve:\n  agreed: "\n'),
}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    made = journal_in(tmp_path)
    for session in demos():
        path = Path(made.path(f"2026/{session.name}"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made.text(session.tree), encoding="utf-8")
    return made


@pytest.fixture(autouse=True)
def from_the_first_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MANY", 0)


def test_each_conversation_is_the_same(journal: Journal) -> None:
    found = {session.id: session for session in journal.select()}
    assert all(isinstance(session.tree, Unfolding) for session in found.values())
    for session in demos():
        assert found[session.id].tree == session.tree
        assert list(found[session.id].tree) == list(session.tree)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_closed_conversation_that_is_damaged_is_named(
    journal: Journal, damage: str
) -> None:
    names = list(journal.names())
    path = next(
        path
        for path in map(Path, map(journal.path, names))
        if "\nclosed:" in path.read_text(encoding="utf-8")
    )
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(*DAMAGE[damage]), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    assert len(list(journal.select())) == len(names) - 1
    [error] = journal.unread.errors
    assert path.name in error.sentence


def test_a_file_that_a_hand_has_written_is_read_too(journal: Journal) -> None:
    path = Path(journal.path(next(journal.names())))
    text = path.read_text(encoding="utf-8")
    path.write_text(f"# mine\n{text}x_own: [a, b]\n", encoding="utf-8")
    [hand] = [s for s in journal.select() if not isinstance(s.tree, Unfolding)]
    assert hand.items("x_own") == ("a", "b")
    assert not journal.unread
