"""The demo leaves nothing behind, however it ends."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

# The meeting that is on, with keys and in plain lines.
ASKED = "Acme"


@pytest.mark.parametrize("face", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("how", ["closed", "SIGTERM", "SIGHUP"])
def test_a_window_that_is_closed_takes_the_folder_of_the_demo_along(
    tmp_path: Path, face: str, how: str
) -> None:
    convo, made = Convo(tmp_path), tmp_path / "temporary"
    made.mkdir()
    environ = {**convo.environ, "TERM": face, "TMPDIR": str(made)}
    with Terminal([*PROGRAM, "demo", "conduct", "acme"], environ) as terminal:
        terminal.wait(lambda: bool(list(made.iterdir()))).wait(ASKED).idle()
        if how == "closed":
            terminal.hang_up()
        else:
            terminal.kill(signal.Signals[how])
            terminal.end()
    assert not list(made.iterdir())
