"""A question, and a card, can be read while the line editor is still being loaded."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER
from window import Window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

HELD_BACK = """
import sys

class HeldBack:
    def find_spec(self, name, path=None, target=None):
        if name == "prompt_toolkit.application":
            open({gate!r}).close()

sys.meta_path.insert(0, HeldBack())
"""


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """What has to be opened before a line editor is loaded."""
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    hook = tmp_path / "sitecustomize.py"
    hook.write_text(HELD_BACK.format(gate=str(gate)), encoding="utf-8")
    return gate


def on_a_terminal(convo: Convo, gate: Path, *words: str) -> Window:
    path = f"{gate.parent}{os.pathsep}{convo.environ['PYTHONPATH']}"
    world = {**convo.environ, "TERM": "xterm-256color", "PYTHONPATH": path}
    return Window([*PROGRAM, *words], world)


def preparing(convo: Convo, gate: Path) -> Window:
    return on_a_terminal(convo, gate, "prep", "Acme")


def test_keys_typed_meanwhile_wait_unseen_and_are_the_answer(
    convo: Convo, gate: Path
) -> None:
    with preparing(convo, gate) as terminal:
        terminal.wait("When do you talk").type("tomorrow 9:30").quiet()
        assert "tomorrow 9:30" not in terminal.text
        gate.open("w").close()
        terminal.wait("\u203a tomorrow 9:30").wait("Enter next")
        assert terminal.text.count("When do you talk") == 1
        terminal.type(ENTER).wait("What is the problem")
        assert terminal.type(CTRL_C).end() == 130
    assert convo.read().text("initiate.meeting_at") == "2026-11-22 09:30"


@pytest.mark.parametrize("ending", ["Ctrl-C", "SIGTERM"])
def test_a_stop_meanwhile_leaves_nothing_behind(
    convo: Convo, gate: Path, ending: str
) -> None:
    with preparing(convo, gate) as terminal:
        terminal.wait("When do you talk")
        if ending == "SIGTERM":
            terminal.kill(signal.SIGTERM)
        else:
            terminal.type(CTRL_C).quiet()
        gate.open("w").close()
        assert terminal.end() == 130
    assert convo.files() == []


@pytest.fixture
def prepared(convo: Convo) -> Convo:
    told = ("issue=Too dear", "purpose=Let us look at it", "objective=One price")
    convo.done("prep", "Acme", *(f"--set={each}" for each in told))
    return convo


def test_the_card_stands_before_a_note_can_be_typed_and_what_is_typed_becomes_one(
    prepared: Convo, gate: Path
) -> None:
    with on_a_terminal(prepared, gate, "conduct", "acme") as terminal:
        terminal.wait("Let us look at it").wait("^D end").type("They agree").quiet()
        assert "They agree" not in terminal.text
        first = terminal.text
        gate.open("w").close()
        terminal.wait("They agree")
        assert terminal.text.splitlines()[:4] == first.splitlines()[:4]
        terminal.type(ENTER).wait("1 note").type(CTRL_D)
        assert terminal.end() == 0
    assert "They agree" in str(prepared.read().tree)


def test_what_is_pasted_before_a_note_can_be_typed_is_one_line(
    prepared: Convo, gate: Path
) -> None:
    with on_a_terminal(prepared, gate, "conduct", "acme") as terminal:
        terminal.wait("Let us look at it").wait("^D end").paste("They agree\nand more")
        gate.open("w").close()
        terminal.wait("They agree and more")
        terminal.type(ENTER).wait("1 note").type(CTRL_D)
        assert terminal.end() == 0
    [note] = prepared.read().records("conduct.notes")
    assert note["text"] == "They agree and more"


def test_a_stop_before_a_note_can_be_typed_gives_the_screen_back(
    prepared: Convo, gate: Path
) -> None:
    with on_a_terminal(prepared, gate, "conduct", "acme") as terminal:
        terminal.wait("Let us look at it").kill(signal.SIGTERM)
        gate.open("w").close()
        assert terminal.end() == 130
    left = terminal.raw.rpartition(b"\x1b[?1049h")[2]
    assert b"\x1b[?1049l" in left
