"""A sentence on the card typed in the meeting as it stands there: it has come up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_D, ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
FACES = [("--plain",), ()]


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
@pytest.mark.parametrize("typed", ["Others do it for half", '"Others do it for half."'])
def test_a_planned_sentence_typed_as_it_stands_is_ticked_and_answered(
    tmp_path: Path, face: tuple[str, ...], typed: str
) -> None:
    convo = Convo(tmp_path)
    told = ("meeting_at=now", "issue=x", "concerns=Others do it for half. | What fits?")
    convo.done("prep", "Acme", "Price", *(f"--set={each}" for each in told))
    environ = {**convo.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    with Terminal([*PROGRAM, *face, "conduct", "acme"], environ) as terminal:
        terminal.wait("Others do it for half").idle().type(typed, ENTER)
        terminal.wait(lambda: bool(convo.read().records("conduct.notes")))
        terminal.wait("What fits?").idle().type(CTRL_D)
        terminal.end()
    session = convo.read()
    assert session.records("prepare.concerns")[0]["came_up"] == "came up"
    [note] = session.records("conduct.notes")
    assert note["concern"] == "Others do it for half."
