"""The config file: each value makes sense, or is named with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from convo_prep.store.config import Config
from convo_prep.store.config import config as read
from convo_prep.store.settings import settings


def config(path: str) -> Config:
    return read(path, {"HOME": "/home/sam"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


@pytest.mark.parametrize("text", ["", " \n\n", "# nothing yet\n", "\ufeff", "by:\n"])
def test_a_config_that_says_nothing_is_none(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert config(str(file)) == config(str(file.with_name("not there")))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("yes", "Yes", "ON", "true", "y", "1"), True),
        (("no", "No", "OFF", "False", "n", "0"), False),
    ],
)
def test_yes_and_no_are_read_in_every_way_they_are_written(
    file: Path, words: tuple[str, ...], meant: bool
) -> None:
    for word in words:
        file.write_text(f"plain: {word}\nhints: {word}\n")
        found = settings({"CONVO_CONFIG": str(file), "HOME": os.environ["HOME"]})
        assert (found.plain, found.hints) == (meant, meant)
        assert not found.faults


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("by: Sam\nplain: perhaps\n", ":2:8: plain is neither yes nor no."),
        ("hints: '0ff'\n", ":1:8: hints is neither yes nor no."),
        ("editing: nano\n", ":1:10: There is no editing 'nano'."),
        ("journal: [a, b]\n", ":1:10: journal takes one line of text."),
        ("by:\n  first: Sam\n", ":1:1: by takes one line of text."),
        ("journal: [\n", ":2:1:"),
        ("just words\n", ":1:1:"),
    ],
)
def test_what_makes_no_sense_is_named_with_its_place(
    file: Path, text: str, named: str
) -> None:
    file.write_text(text)
    [fault] = config(str(file)).faults
    assert fault.sentence.startswith(f"{file}{named}")
    assert fault.hint


def test_the_rest_of_a_config_goes_on_beside_a_fault(file: Path) -> None:
    file.write_text("by: Sam\nplain: perhaps\njournal: /talks\n")
    found = config(str(file))
    assert found.texts == {"by": "Sam", "journal": "/talks"}
    assert not found.guessing


def test_a_setting_that_there_is_not_is_no_fault(file: Path) -> None:
    file.write_text("jurnal: /x\ncolour: red\nx_mine: 1\nby: Sam\n")
    found = config(str(file))
    assert not found.faults
    assert found.texts == {"by": "Sam"}
    assert "'jurnal', 'colour'. Did you mean journal?" in found.strange
    assert "x_mine" not in found.strange


def test_a_config_may_be_a_link_and_lie_behind_one(tmp_path: Path, file: Path) -> None:
    kept = tmp_path / "dotfiles"
    kept.mkdir()
    (kept / "convo.yaml").write_text("by: Sam\n")
    file.symlink_to(kept / "convo.yaml")
    assert config(str(file)).texts == {"by": "Sam"}
    (tmp_path / "folder").symlink_to(tmp_path)
    assert config(str(tmp_path / "folder" / "config.yaml")).texts == {"by": "Sam"}


def test_a_link_to_nothing_is_a_fault(file: Path) -> None:
    file.symlink_to("unmounted/convo.yaml")
    found = config(str(file))
    assert "a file that is not there" in found.faults[0].sentence
    assert found.guessing


def test_what_is_no_plain_file_is_a_fault_and_holds_nothing_up(
    tmp_path: Path, file: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "giant").open("wb") as giant:
        giant.truncate(20 * 1024**3)
    (tmp_path / "latin").write_bytes(b"by: Gr\xf6\xdfe\n")
    (tmp_path / "nuls").write_bytes(b"\0" * 10)
    strange = ("pipe", "giant", "latin", "nuls")
    for path in (*(str(tmp_path / name) for name in strange), "/dev/zero", "/"):
        file.unlink(missing_ok=True)
        file.symlink_to(path)
        found = config(str(file))
        assert found.guessing, path
        assert str(file) in found.faults[0].sentence


def test_a_file_in_the_place_of_the_config_s_folder_is_no_config(file: Path) -> None:
    file.write_text("by: Sam\n")
    assert config(f"{file}/config.yaml") == config("/not/there")
