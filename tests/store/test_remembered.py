"""What is remembered comes back; what is damaged is as if never told."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.store import disk
from convo_prep.store.remembered import Remembered, keep, read
from convo_prep.text import normal, one_line


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "convo" / "remembered.yaml"


def test_nothing_is_remembered_before_anything_was_told(file: Path) -> None:
    assert read(str(file)) == Remembered()
    assert not file.parent.exists()


def test_what_was_told_comes_back_and_is_for_its_owner_alone(file: Path) -> None:
    assert keep(str(file), "name", "Sam Hill")
    assert keep(str(file), "dates", "day")
    assert read(str(file)).texts == {"name": "Sam Hill", "dates": "day"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert keep(str(file), "dates", "month")
    assert read(str(file)).texts["dates"] == "month"


@given(name=st.text().map(normal).map(one_line).filter(bool))
def test_any_name_comes_back_as_it_was_told(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/remembered.yaml"
        assert keep(path, "name", name)
        assert read(path).texts == {"name": name}


def test_only_what_convo_knows_is_kept(file: Path) -> None:
    with pytest.raises(ValueError, match="dates"):
        keep(str(file), "dates", "year")
    with pytest.raises(ValueError, match="name"):
        keep(str(file), "name", " ")


def test_what_is_not_understood_is_left_out_with_one_line_and_stays(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("name: Sam\ndates: year\nlater: key\n")
    found = read(str(file))
    assert found.texts == {"name": "Sam"}
    assert found.fault == f"{file}: not understood: dates, later."
    assert keep(str(file), "dates", "day")
    assert "later: key\n" in file.read_text()


@pytest.mark.parametrize("data", [b"name: [\n", b"\xff\xfe", b"\0\0", b"words\n"])
def test_a_damaged_file_is_as_if_never_told_and_is_not_written(
    file: Path, data: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(data)
    found = read(str(file))
    assert found.texts == {}
    assert str(file) in found.fault
    assert "\n" not in found.fault
    assert not keep(str(file), "name", "Sam")
    assert file.read_bytes() == data


def test_an_empty_file_is_none(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    assert read(str(file)) == Remembered()


def test_a_link_is_followed_and_stays_one(tmp_path: Path, file: Path) -> None:
    file.parent.mkdir()
    real = tmp_path / "dotfiles.yaml"
    real.write_text("name: Sam\n")
    file.symlink_to(real)
    assert keep(str(file), "dates", "day")
    assert file.is_symlink()
    assert "dates: day" in real.read_text()


def test_a_place_that_takes_nothing_is_no_error(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.touch()
    assert not keep(str(file), "name", "Sam")

    def refused(*_: object, **__: object) -> int:
        raise PermissionError(13, "no")

    file.parent.unlink()
    monkeypatch.setattr(disk, "open_new", refused)
    assert not keep(str(file), "name", "Sam")
