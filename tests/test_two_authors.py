"""A journal belongs to one person: what somebody else noted as theirs is not mine."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command_line import Convo

FILE = """\
schema: 1
id: k3v9qd
client: Acme
topic: Price
{by}created: 2026-11-20T10:00+01:00
timezone: Europe/Berlin
conduct:
  notes:
    - at: 2026-11-20T11:00+01:00
      kind: point
      text: Budget frozen
resolve:
  outcome: agreed
  actions:
    - what: Send the figures
      owner: me
      due: 2026-11-25
    - what: Call the board
      owner: {mine}
      due: 2026-11-26
"""
WHERE = (
    ("actions",),
    ("show", "acme"),
    ("show", "acme", "--format", "html"),
    ("next", "--within", "7d"),
    ("recap", "acme"),
    ("calendar",),
)


def written(tmp_path: Path, by: str, mine: str = "sam") -> Convo:
    convo = Convo(tmp_path)
    convo.write(FILE.format(by=f"by: {by}\n" if by else "", mine=mine))
    return convo


@pytest.mark.parametrize("words", WHERE)
def test_an_action_of_another_author_is_shown_as_theirs(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    said = written(tmp_path, "Alex Moe").done(*words).out
    found = [line for line in said.splitlines() if "Send the figures" in line]
    assert found
    for line in found:
        assert "Alex Moe" in line
        assert "I will" not in line
        assert not re.search(r"\bme\b", line)


def test_what_has_my_name_in_it_is_mine_all_the_same(tmp_path: Path) -> None:
    rows = json.loads(written(tmp_path, "Alex Moe").done("actions", "--json").out)
    assert {row["what"]: row["ours"] for row in rows} == {
        "Send the figures": False,
        "Call the board": True,
    }


@pytest.mark.parametrize("by", ["", "sam", "Sam", "Sam Doe", "me", "s. sam"])
def test_my_own_files_stay_mine_however_i_sign(tmp_path: Path, by: str) -> None:
    rows = json.loads(written(tmp_path, by).done("actions", "--json").out)
    assert all(row["ours"] for row in rows)


def test_the_name_in_the_config_and_that_of_the_account_are_one_person(
    tmp_path: Path,
) -> None:
    convo = written(tmp_path, "sam")
    config = Path(convo.own["CONVO_CONFIG"])
    config.parent.mkdir()
    config.write_text("by: Kim Roe\n", "utf-8")
    assert all(r["ours"] for r in json.loads(convo.done("actions", "--json").out))
    assert "Alex" not in convo.done("actions").out


def test_what_another_promised_is_no_debt_of_mine(tmp_path: Path) -> None:
    convo = written(tmp_path, "Alex Moe", mine="client")
    ours = convo.done("actions", "--json").out
    assert not any(row["ours"] for row in json.loads(ours))
    convo.done("close", "--before", "today", "--yes")
    [row] = json.loads(convo.done("clients", "--json").out)
    assert row["you_owe"] == 0
