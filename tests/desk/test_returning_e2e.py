"""Where several deleted conversations fit, a person picks, and a script is told."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from command_line import Convo
from terminal import ENTER


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    for topic in ("Renewal", "Handover"):
        convo.done("prep", "--new", "Acme", topic, "--set", "issue=x")
        convo.done("set", topic, f"issue=about the {topic}")
    for file in convo.files():
        file.unlink()
    return convo


def test_on_a_terminal_restore_asks_which_one(convo: Convo) -> None:
    with convo.terminal("restore", "acme") as terminal:
        terminal.wait("2 deleted conversations fit.").wait("Renewal").wait("Handover")
        terminal.idle().type("handover", ENTER)
        assert terminal.end() == 0
    assert convo.read().topic == "Handover"


def test_leaving_that_question_brings_nothing_back(convo: Convo) -> None:
    with convo.terminal("restore", "acme") as terminal:
        terminal.wait("Which one?").idle().type(ENTER)
        assert terminal.end() == 130
    assert convo.files() == []


@pytest.mark.parametrize("command", ["restore", "forget"])
def test_without_one_each_is_listed_with_a_command_that_works(
    convo: Convo, command: str
) -> None:
    ran = convo(command, "acme")
    assert ran.code == 21
    rows = [line for line in ran.err.splitlines() if line.startswith("  convo ")]
    assert len(rows) == 2
    words = shlex.split(rows[0])[1:3]
    convo.done(*words, *(("--yes",) if command == "forget" else ()))
    assert len(convo.files()) == (command == "restore")
