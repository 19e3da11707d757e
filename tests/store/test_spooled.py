"""What comes in can be read twice, however much it is, and leaves nothing behind."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.errors import UnreadableFileError
from convo_prep.store import spooled


@given(st.binary(max_size=200), st.integers(1, 20))
def test_each_line_is_found_again_at_its_place(data: bytes, most: int) -> None:
    with spooled.twice(io.BytesIO(data).read, "") as kept:
        found = list(spooled.lines(kept, most))
        whole = data.splitlines(keepends=True) if b"\r" not in data else None
        for at, line in found:
            assert data[at : at + len(line)] == line
            assert len(line) <= most + 1
            assert spooled.line_at(kept, at)[: len(line)] == line
        if whole is not None and set(data) & set(b"\x0b\x0c\x1c\x1d\x1e\x85") == set():
            assert [at for at, _ in found] == [
                sum(map(len, whole[:n])) for n in range(len(whole))
            ]


def test_much_lies_in_a_file_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooled, "IN_MEMORY", 10)
    monkeypatch.setattr(spooled, "PIECE", 10)
    data = b"0123456789\n" * 100
    with spooled.twice(io.BytesIO(data).read, str(tmp_path / "state")) as kept:
        assert len(list(spooled.lines(kept, 100))) == 100
        assert spooled.line_at(kept, 22) == b"0123456789\n"
        assert os.listdir(tmp_path / "state") == []


def test_little_needs_no_folder(tmp_path: Path) -> None:
    with spooled.twice(io.BytesIO(b"x").read, str(tmp_path / "state")) as kept:
        assert kept.read() == b"x"
    assert not (tmp_path / "state").exists()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with (
        pytest.raises(UnreadableFileError, match="a folder"),
        spooled.given(str(tmp_path)),
    ):
        pass
