"""How long the card takes, from the Enter at the fourth question until it is all there.

    python bench/card.py [--convo PATH] [--sessions 1000] [--rounds 7]

A new conversation with a client of a made journal, on a real terminal. It is told in P,
the wall time of `python -c pass`: each round takes both, and the median of their ratios
counts, so that a busy machine slows both sides.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sessions

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from terminal import CTRL_C, ENTER, Terminal

ISSUE = "Our price is too high, they want a discount."
SITUATION = "price-pushback"
# Stands in the last rows of the card.
ALL_THERE = "* draft"


def bare() -> float:
    """Return the seconds of a bare interpreter."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - start


def card(convo: str, environ: dict[str, str]) -> float:
    """Return the seconds from the fourth Enter until the card is there."""
    line = [convo, "prep", "--new", sessions.CLIENTS[10]]
    with Terminal(line, environ) as terminal:
        terminal.wait("When do you talk").idle().type(ENTER)
        terminal.wait("What is the problem").idle().type(ISSUE, ENTER)
        terminal.wait("Which situation").idle().type(SITUATION).wait(SITUATION).idle()
        start = time.perf_counter()
        terminal.type(ENTER).wait(ALL_THERE)
        seconds = time.perf_counter() - start
        terminal.idle().type(CTRL_C).end()
    return seconds


def rounds(convo: str, many: int, folder: Path, times: int) -> Iterator[float]:
    """Yield so many ratios of a card to a bare start, over so many sessions."""
    sessions.write(folder / "journal", many)
    own = {"JOURNAL": folder / "journal", "STATE": folder / "state"}
    environ = {
        **os.environ,
        **{f"CONVO_{name}": str(path) for name, path in own.items()},
        "XDG_CONFIG_HOME": str(folder),
        "TERM": "xterm-256color",
    }
    card(convo, environ)
    for _ in range(times):
        yield card(convo, environ) / bare()


def main() -> None:
    """Measure, and print each ratio and the one in the middle."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--convo", default=str(Path(sys.executable).parent / "convo"))
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = sorted(rounds(asked.convo, asked.sessions, Path(folder), asked.rounds))
    print(" ".join(f"{ratio:.1f}" for ratio in found))
    print(f"card after the fourth Enter: {statistics.median(found):.1f} P")


if __name__ == "__main__":
    main()
