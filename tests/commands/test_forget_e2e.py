"""Nothing is removed but what was named, and shown before that where it was not."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo
from terminal import ENTER


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Renewal", "--set", "issue=x")
    convo.done("prep", "--new", "Acme", "Handover", "--set", "issue=x")
    convo.close("handover")
    return convo


@pytest.mark.parametrize(
    "reference", ["", " ", "-", "acme", "renewal", "last", "Acme · Renewal", "2026"]
)
def test_words_remove_nothing_unasked(convo: Convo, reference: str) -> None:
    ran = convo("forget", reference, "--yes")
    assert ran.code in (2, 20, 21), ran
    assert len(convo.files()) == 2


def test_what_it_says_to_type_removes_just_that_one(convo: Convo) -> None:
    ran = convo("forget", "handover", "--yes")
    assert ran.code == 2
    line = ran.err.splitlines()[-1].removeprefix("Type: convo ")
    convo.done(*line.split())
    assert "renewal" in convo.file.name


@pytest.mark.parametrize("how", ["name", "stem", "path", "id"])
def test_an_id_and_a_whole_name_do(convo: Convo, how: str) -> None:
    file = next(file for file in convo.files() if "handover" in file.name)
    names = {"name": file.name, "stem": file.stem, "id": convo.read(file).id}
    names["path"] = str(file.relative_to(convo.journal))
    convo.done("forget", names[how], "--yes")
    assert not file.exists()
    assert "renewal" in convo.file.name


def test_one_that_words_fit_is_shown_and_asked_about(convo: Convo) -> None:
    with convo.terminal("forget", "renewal") as terminal:
        terminal.wait("Acme · Renewal").wait("acme-renewal.yaml").idle()
        terminal.type(ENTER)
        assert terminal.end() == 130
    assert len(convo.files()) == 2
    with convo.terminal("forget", "renewal") as terminal:
        terminal.wait("for good?").idle().type("y", ENTER)
        assert terminal.end() == 0
    assert "handover" in convo.file.name
