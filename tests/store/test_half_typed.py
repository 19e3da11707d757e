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
from convo_prep.store.half_typed import HalfTypedLine, HalfTypedLines

LINE = HalfTypedLine("prepare.concerns", 1, "reply", "What is in their off")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal" / "k3v9qd"


@pytest.fixture
def lines(folder: Path) -> HalfTypedLines:
    return HalfTypedLines(str(folder))


def words_in(folder: Path) -> str:
    return "".join(p.read_text() for p in folder.rglob("*") if p.is_file())


@given(
    st.builds(
        HalfTypedLine,
        st.text(),
        st.none() | st.integers(min_value=0),
        st.none() | st.text(),
        st.text(st.characters()),
    ),
    st.booleans(),
)
def test_a_half_typed_line_comes_back_as_it_was(
    line: HalfTypedLine, sync: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert HalfTypedLines(folder).save_text(line, sync=sync)
        assert HalfTypedLines(folder).load() == line


def test_the_last_line_wins(lines: HalfTypedLines) -> None:
    lines.save_text(HalfTypedLine("prepare.issue", None, None, "a longer line before"))
    lines.save_text(LINE)
    assert lines.load() == LINE


def test_a_key_does_not_wait_for_the_disk_but_a_pause_does(
    lines: HalfTypedLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines.save_position("prepare.issue")
    synced: list[int] = []
    monkeypatch.setattr(disk, "sync", synced.append)
    lines.save_text(LINE)
    assert synced == []
    lines.save_position("prepare.facts")
    assert synced
    synced.clear()
    lines.save_text(LINE, sync=True)
    assert synced


def test_a_line_is_for_its_owner_alone(lines: HalfTypedLines, folder: Path) -> None:
    lines.save_text(LINE)
    lines.save_position("prepare.issue")
    for name, rights in ((".", 0o700), ("draft.json", 0o600), ("position", 0o600)):
        assert stat.S_IMODE(os.stat(folder / name).st_mode) == rights


def test_nothing_of_a_line_stays_once_it_is_an_answer(
    lines: HalfTypedLines, folder: Path
) -> None:
    lines.save_text(LINE)
    lines.save_position("prepare.issue")
    (folder / ".~draft.json.0badcafe").write_text("What is in their off")
    lines.clear()
    assert lines.load() is None
    assert "their" not in words_in(folder)
    assert lines.position() == "prepare.issue"


def test_clearing_what_is_not_there_is_no_error(lines: HalfTypedLines) -> None:
    lines.clear()
    lines.forget()
    assert lines.load() is None
    assert lines.position() == ""


def test_the_position_is_where_the_walk_was_last(lines: HalfTypedLines) -> None:
    lines.save_position("prepare.issue")
    lines.save_position("initiate.meeting_at")
    assert lines.position() == "initiate.meeting_at"


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
def test_a_damaged_line_is_no_line(
    lines: HalfTypedLines, folder: Path, damage: bytes
) -> None:
    lines.save_text(LINE)
    (folder / "draft.json").write_bytes(damage)
    (folder / "position").write_bytes(damage)
    assert lines.load() is None
    assert isinstance(lines.position(), str)


def test_a_disk_that_refuses_does_not_stop_the_typing(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file in the way")
    lines = HalfTypedLines(str(folder))
    assert not lines.save_text(LINE)
    assert not lines.save_position("prepare.issue")
    assert lines.load() is None
    lines.clear()


def test_forgetting_leaves_nothing(lines: HalfTypedLines, folder: Path) -> None:
    lines.save_text(LINE)
    lines.save_position("prepare.issue")
    lines.forget()
    assert not folder.exists()


def test_what_cannot_be_forgotten_is_told(lines: HalfTypedLines, folder: Path) -> None:
    (folder / "draft.json").mkdir(parents=True)
    with pytest.raises(NotSavedError, match=str(folder)):
        lines.forget()
