"""The table of commands that rules for all commands are tried with holds them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo
from every_command import EVERY, FILE, LINES, Line

from convo_prep.app import COMMANDS


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


IN_A_FORMAT = [line for line in EVERY if "--format" in line.words]


@pytest.mark.parametrize("line", IN_A_FORMAT, ids=lambda line: " ".join(line.words))
def test_a_format_is_the_same_in_capital_letters(tmp_path: Path, line: Line) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE + "reflect:\n  share: Ask first.\n")
    words = line.with_reference("k3v9qd")
    at = words.index("--format") + 1
    loud = (*words[:at], words[at].upper(), *words[at + 1 :])
    assert convo(*loud) == convo(*words)
    assert convo(*loud).code == 0
