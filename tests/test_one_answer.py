"""The road of one answer: read once, asked for once, and no longer than it was."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from convo_prep.desk.beginning import begin
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.interview import walk_through
from convo_prep.kinds import table
from convo_prep.page import Spot
from convo_prep.walk.route import asking
from convo_prep.walk.spot import Ask
from convo_prep.walk.walking import Walk

BENCH = Path(__file__).parents[1] / "bench" / "answer.py"
# What `python bench/answer.py` said when the road was last made shorter.
ROAD = {"to the journal": (17, 39), "behind it": (29, 111), "on": (34, 128)}
LINES = ("A fair problem", "They renew")
# The person leaves at the last.
ASKED = ("prepare.issue", "prepare.objective", "prepare.our_part")


def test_an_answer_crosses_no_more_files_and_functions_than_it_did() -> None:
    ran = subprocess.run(
        [sys.executable, str(BENCH)], capture_output=True, text=True, check=True
    )
    for where, (most_files, most_functions) in ROAD.items():
        found = re.search(rf"(?m)^{where}: (\d+) files, (\d+) functions", ran.stdout)
        assert found, ran.stdout
        assert int(found[1]) <= most_files
        assert int(found[2]) <= most_functions


def test_a_line_is_read_once_and_each_question_put_together_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    put: list[str] = []
    real_ask, real_text = Walk.ask, table.KINDS["text"].read

    def reads(*given: Any) -> Any:
        read.append(given[1])
        return real_text(*given)

    def asks(walk: Walk, spot: Spot) -> Ask:
        put.append(spot.question)
        return real_ask(walk, spot)

    lines = iter(LINES)

    def typed(_label: object = "", /) -> str:
        if (line := next(lines, None)) is None:
            raise EOFError
        return line

    kinds = {**table.KINDS, "text": table.KINDS["text"]._replace(read=reads)}
    monkeypatch.setattr(table, "KINDS", kinds)
    monkeypatch.setattr(Walk, "ask", asks)
    monkeypatch.setattr("builtins.input", typed)
    monkeypatch.setattr(Desk, "can_ask", property(lambda _desk: True))
    places = {"CONVO_STATE": str(tmp_path / "state"), "HOME": str(tmp_path)}
    desk = Desk(Options(journal=str(tmp_path / "journal"), plain=True), places)
    session = begin(desk, "Acme", "Renewal")
    walk_through(desk, session, asking(desk.guide, ASKED))
    assert tuple(read) == LINES
    assert tuple(put) == ASKED
