"""kill -9 in an interview: what the screen has called saved is in the file."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path
from random import Random

import pytest
from command_line import PROGRAM, Convo
from faulty_os import RELEASE
from terminal import ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

# In each of the faces; one kill takes a quarter of a second, most of it the start.
KILLS = 500 if RELEASE else 50
# One of them must come before all is saved; of a commit so many are enough then.
ENOUGH = KILLS if RELEASE else 15
IN_ONE_JOURNAL = 5
ITEMS = 6
CLEAR = "\x15"
MAX_SPIN = 60_000
SAVED = {
    "keys": re.compile(r"(?m)^✓ .* (round \d+ item \d+)$"),
    "plain": re.compile(r"(?m)^Saved\. .*: (round \d+ item \d+)$"),
}


def interview(convo: Convo, face: str) -> Terminal:
    """Begin or go on to prepare, at the first line of the card."""
    if not convo.files():
        told = ("issue=The price", "meeting_at=tomorrow 15:00")
        convo.done("prep", "Acme", "Renewal", *(f"--set={each}" for each in told))
        convo.done("set", "acme", "playbook=price-pushback")
    plain = ["--plain"] if face == "plain" else []
    words = [*PROGRAM, *plain, "prep", "Acme", "Renewal"]
    return Terminal(words, convo.environ, lines=100).wait("Ctrl-C stops").idle()


def killed(terminal: Terminal, face: str, acks: int, spin: int) -> list[str]:
    """Kill it some moments after so many answers were saved; return all on screen."""
    terminal.wait(lambda: len(SAVED[face].findall(terminal.text)) >= acks)
    for _ in range(spin):
        pass
    terminal.kill(signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    return SAVED[face].findall(terminal.text)


@pytest.mark.parametrize("face", SAVED)
def test_what_the_screen_called_saved_survives_a_kill(
    tmp_path: Path, face: str
) -> None:
    chance = Random(1)
    hits = 0
    for number in range(KILLS):
        convo = Convo(tmp_path / str(number // IN_ONE_JOURNAL))
        typed = [f"round {number} item {item}" for item in range(ITEMS)]
        with interview(convo, face) as terminal:
            # What was half typed at the last kill is back in the line there.
            terminal.type(":go facts", ENTER, CLEAR, *(item + ENTER for item in typed))
            acks, spin = chance.randrange(1, ITEMS), chance.randrange(MAX_SPIN)
            seen = killed(terminal, face, acks, spin)
        stored = convo.read().items("prepare.facts")
        found = [item for item in stored if item.startswith(f"round {number} ")]
        assert seen == typed[: len(seen)]
        assert found == typed[: len(found)]
        assert len(found) >= len(seen) >= acks
        hits += len(seen) < ITEMS
        if hits and number + 1 >= ENOUGH:
            break
    assert hits > 0
