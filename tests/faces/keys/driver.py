"""A program that asks with the keys face, for tests on a real terminal.

    python driver.py FILE [QUESTION...]

The answers and the half-typed lines go into FILE after each key, and are taken up
from there by the next run.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

from camera import rendered
from interview import Interview

from convo_prep.faces.face import Stop
from convo_prep.faces.keys.face import KeysFace
from convo_prep.faces.keys.look import Look
from convo_prep.page import spot_from


def main() -> int:
    """Ask until the end or a stop."""
    path = Path(sys.argv[1])
    look = Look("NO_COLOR" not in os.environ, "CONVO_ASCII" in os.environ)
    interview = Interview(KeysFace(rendered, look))
    interview.edit = edited
    if path.exists():
        kept = json.loads(path.read_text())
        interview.tree = kept["tree"]
        found = ((spot_from(key), text) for key, text in kept["half_typed"].items())
        interview.half_typed = {spot: text for spot, text in found if spot}
    interview.stored = lambda interview: save(path, interview)
    if gate := os.environ.get("GATE"):
        interview.stored = lambda interview: save_slowly(path, interview, gate)
    reply = interview.run("", "quick", *sys.argv[2:])
    if isinstance(reply, Stop):
        return 130 if reply.interrupted else 0
    return 0


def save(path: Path, interview: Interview) -> None:
    """Write what there is, in one step."""
    half_typed = {spot.path: text for spot, text in interview.half_typed.items()}
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps({"tree": interview.tree, "half_typed": half_typed}))
    aside.replace(path)


def save_slowly(path: Path, interview: Interview, gate: str) -> None:
    """Write the first answer only once somebody has opened the gate and closed it."""
    if len(interview.tree) == 1 and not path.exists():
        Path(gate).read_bytes()
    if interview.tree:
        save(path, interview)


def edited(text: str) -> str:
    """Let the editor change a text."""
    path = Path(os.environ["ANSWER"])
    path.write_text(text)
    subprocess.run([*shlex.split(os.environ["EDITOR"]), path], check=True)
    return path.read_text().rstrip("\n")


if __name__ == "__main__":
    sys.exit(main())
