"""The keys face inside tmux: the keys that it sends otherwise, and a resized pane."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo

PATIENCE_S = 30.0
# Says how a program ended, and keeps the pane open.
AND_STAY = '"$@"; echo "ended $?"; exec cat'

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")


class Pane:
    """A pane of a tmux server of its own, in which a program runs."""

    def __init__(self, name: str, environ: Mapping[str, str]) -> None:
        self._tmux = ["tmux", "-L", name, "-f", os.devnull]
        self._environ = {**environ, "TMUX": ""}

    def start(self, *words: str, columns: int = 80, rows: int = 24) -> None:
        size = ["-x", str(columns), "-y", str(rows)]
        self.run("new-session", "-d", *size, "sh", "-c", AND_STAY, "sh", *words)

    def run(self, *words: str) -> str:
        done = subprocess.run(
            [*self._tmux, *words], env=self._environ, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def type(self, text: str) -> None:
        self.run("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    def wait(self, *texts: str) -> str:
        """Wait until the pane shows all texts; returns what it shows."""
        end = time.monotonic() + PATIENCE_S
        while True:
            shown = self.run("capture-pane", "-p")
            if all(text in shown for text in texts):
                return shown
            assert time.monotonic() < end, f"waited for {texts}; pane:\n{shown}"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


@pytest.fixture
def pane(convo: Convo) -> Iterator[Pane]:
    made = Pane(f"convo-test-{os.getpid()}", convo.environ)
    yield made
    subprocess.run([*made._tmux, "kill-server"], capture_output=True)


def test_shift_tab_alt_enter_and_a_resize_reach_it_through_tmux(
    convo: Convo, pane: Pane
) -> None:
    pane.start(*PROGRAM, "prep")
    pane.wait("Who is it with", "? help")
    pane.type("Acme")
    pane.press("Enter")
    pane.wait("When do you talk", "✓ Client")
    pane.press("BTab")
    pane.wait("Who is it with", "\u203a Acme")
    pane.press("Enter")
    pane.wait("When do you talk", "✓ Client", "? help")
    pane.run("resize-window", "-x", "40", "-y", "20")
    pane.type("?")
    pane.wait("A time when neither side is rushed.\n", "When do you talk", "? help")
    pane.type("?")
    pane.type("next tue")
    pane.wait("\u203a next tue")
    pane.press("C-c")
    pane.wait("ended 130")
    assert convo.read().client == "Acme"
    assert "next tue" in "".join(p.read_text() for p in convo.state.rglob("draft.json"))
