"""The table of commands that rules for all commands are tried with holds them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo
from every_command import EVERY, LINES, Line

from convo_prep.app import COMMANDS

FILE = """\
schema: 1
id: k3v9qd
client: Acme
topic: Renewal price
created: 2026-11-20T10:00+01:00
timezone: Europe/Berlin
prepare:
  issue: The price went up.
initiate:
  meeting_at: 2026-11-21 15:00
resolve:
  outcome: agreed
  actions:
    - what: Send the figures
      owner: me
      due: 2026-11-25
"""


def test_every_command_has_its_lines() -> None:
    assert set(LINES) == set(COMMANDS)


@pytest.mark.parametrize("line", EVERY, ids=lambda line: " ".join(line.words) or "bare")
def test_every_line_does_what_it_says(tmp_path: Path, line: Line) -> None:
    convo = Convo(tmp_path)
    convo.own["EDITOR"] = "true"
    file = convo.write(FILE)
    ran = convo(*line.with_reference("k3v9qd"), stdin=line.stdin)
    assert ran.code in (0, 1, 2, 27), ran
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    assert line.writes or kept == FILE
