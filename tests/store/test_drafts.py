"""Half-typed lines and positions."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.errors import NotSavedError
from convo_prep.store import disk
from convo_prep.store.drafts import Draft, Drafts

LINE = Draft("prepare.concerns", 1, "reply", "What is in their off")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal" / "k3v9qd"


@pytest.fixture
def drafts(folder: Path) -> Drafts:
    return Drafts(str(folder))


def words_in(folder: Path) -> str:
    return "".join(p.read_text() for p in folder.rglob("*") if p.is_file())


@given(
    st.builds(
        Draft,
        st.text(),
        st.none() | st.integers(min_value=0),
        st.none() | st.text(),
        st.text(st.characters()),
    ),
    st.booleans(),
)
def test_a_half_typed_line_comes_back_as_it_was(draft: Draft, sync: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert Drafts(folder).save_text(draft, sync=sync)
        assert Drafts(folder).load() == draft


def test_the_last_line_wins(drafts: Drafts) -> None:
    drafts.save_text(Draft("prepare.issue", None, None, "a longer line before"))
    drafts.save_text(LINE)
    assert drafts.load() == LINE


def test_a_key_does_not_wait_for_the_disk_but_a_pause_does(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.save_position("prepare.issue")
    synced: list[int] = []
    monkeypatch.setattr(disk, "sync", synced.append)
    drafts.save_text(LINE)
    assert synced == []
    drafts.save_position("prepare.facts")
    assert synced
    synced.clear()
    drafts.save_text(LINE, sync=True)
    assert synced


def test_a_line_is_for_its_owner_alone(drafts: Drafts, folder: Path) -> None:
    drafts.save_text(LINE)
    drafts.save_position("prepare.issue")
    for name, rights in ((".", 0o700), ("draft.json", 0o600), ("position", 0o600)):
        assert stat.S_IMODE(os.stat(folder / name).st_mode) == rights


def test_nothing_of_a_line_stays_once_it_is_an_answer(
    drafts: Drafts, folder: Path
) -> None:
    drafts.save_text(LINE)
    drafts.save_position("prepare.issue")
    (folder / ".~draft.json.0badcafe").write_text("What is in their off")
    drafts.clear()
    assert drafts.load() is None
    assert "their" not in words_in(folder)
    assert drafts.position() == "prepare.issue"


def test_clearing_what_is_not_there_is_no_error(drafts: Drafts) -> None:
    drafts.clear()
    drafts.forget()
    assert drafts.load() is None
    assert drafts.position() == ""


def test_the_position_is_where_the_walk_was_last(drafts: Drafts) -> None:
    drafts.save_position("prepare.issue")
    drafts.save_position("initiate.meeting_at")
    assert drafts.position() == "initiate.meeting_at"


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\0" * 40,
        b"{",
        b'{"question": "prepare.issue"}',
        b'{"question": 1, "item": null, "field": null, "text": ""}',
        b'{"question": "a", "item": "1", "field": null, "text": ""}',
        b"[" * 100_000,
        b"\xff\xfe\xff",
    ],
)
def test_a_damaged_draft_is_no_draft(
    drafts: Drafts, folder: Path, damage: bytes
) -> None:
    drafts.save_text(LINE)
    (folder / "draft.json").write_bytes(damage)
    (folder / "position").write_bytes(damage)
    assert drafts.load() is None
    assert isinstance(drafts.position(), str)


def test_a_disk_that_refuses_does_not_stop_the_typing(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file in the way")
    drafts = Drafts(str(folder))
    assert not drafts.save_text(LINE)
    assert not drafts.save_position("prepare.issue")
    assert drafts.load() is None
    drafts.clear()


def test_forgetting_leaves_nothing(drafts: Drafts, folder: Path) -> None:
    drafts.save_text(LINE)
    drafts.save_position("prepare.issue")
    drafts.forget()
    assert not folder.exists()


def test_what_cannot_be_forgotten_is_told(drafts: Drafts, folder: Path) -> None:
    (folder / "draft.json").mkdir(parents=True)
    with pytest.raises(NotSavedError, match=str(folder)):
        drafts.forget()
