"""A meeting that is on, as a face may use it."""

from __future__ import annotations

from pathlib import Path

from command_line import Convo

from convo_prep.commands.live import Attended
from convo_prep.desk.desk import Desk, Options

NOW = "2026-11-24T15:02+01:00"
LAST = "the very last word"
KEYS = ("purpose", "first_question", "acknowledge", "objective")


def test_the_card_of_plain_lines_cuts_nothing(tmp_path: Path) -> None:
    convo = Convo(tmp_path, NOW)
    said = (f"{key}={'a long sentence ' * 30}{LAST} of {key}" for key in KEYS)
    convo.done("prep", "Acme", *(word for each in said for word in ("--set", each)))
    desk = Desk(Options(), convo.own)
    card = repr(Attended(desk, next(desk.journal.select())).card())
    assert [key for key in KEYS if f"{LAST} of {key}" not in card] == []
