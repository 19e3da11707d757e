"""Guide and playbooks: the shipped ones load, and a user's own go before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from convo_prep.errors import PlaybookError, UnreadableFileError
from convo_prep.store import library

OWN = """\
id: price-pushback
title: Our way with prices
summary: How we do it here.
"""


def test_every_shipped_playbook_loads(tmp_path: Path) -> None:
    shelf = library.shelf(str(tmp_path / "none"))
    assert shelf.problems == ()
    assert len(shelf.playbooks) == len(
        library.playbook_files(library.shipped_playbooks())
    )
    assert "price-pushback" in shelf.playbooks


def test_one_s_own_playbook_goes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "price-pushback.yaml").write_text(OWN, encoding="utf-8")
    shelf = library.shelf(str(tmp_path))
    assert shelf.problems == ()
    assert shelf.playbooks["price-pushback"].title == "Our way with prices"


def test_a_playbook_that_does_not_load_is_named_and_spares_the_others(
    tmp_path: Path,
) -> None:
    (tmp_path / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    shelf = library.shelf(str(tmp_path))
    [problem] = shelf.problems
    assert "broken.yaml:2" in problem
    assert "price-pushback" in shelf.playbooks


def test_a_file_that_is_missing_or_broken_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError, match=r"none\.yaml"):
        library.read(str(tmp_path / "none.yaml"))
    (tmp_path / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"broken\.yaml:2"):
        library.read(str(tmp_path / "broken.yaml"))


def test_the_guide_has_five_steps_and_is_read_once() -> None:
    guide = library.guide()
    assert [step.id for step in guide.steps] == [
        "prepare",
        "initiate",
        "conduct",
        "resolve",
        "reflect",
    ]
    assert library.guide() is guide


def test_only_yaml_files_are_playbooks(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "a.yaml~", "notes.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    names = [Path(path).name for path in library.playbook_files(str(tmp_path))]
    assert names == ["a.yaml", "b.yaml"]
    assert library.playbook_files(str(tmp_path / "none")) == []
