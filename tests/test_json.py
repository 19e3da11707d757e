"""The rows of `--json` are what docs/json.md promises."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from transcript import Shell

PAGE = Path(__file__).resolve().parents[1] / "docs" / "json.md"
ROWS: dict[str, list[list[str]]] = {
    match[1]: [re.findall(r"`(\w+)`", part) for part in match[2].split(";")]
    for match in re.finditer(
        r"(?m)^\| `(convo[^`]*)` \| [^|]* \| (.*) \|$", PAGE.read_text("utf-8")
    )
}
LINES = {
    "convo": "convo demo --json",
    "convo next": "convo demo next --json",
    "convo list": "convo demo list --json",
    "convo lessons --private": "convo demo lessons --json --private",
    "convo clients": "convo demo clients --json",
    "convo clients --private": "convo demo clients --json --private",
    "convo show --client": "convo demo show --client acme --json",
    "convo card": "convo demo card borealis --json",
    "convo grep": "convo demo grep frozen --json",
    "convo actions": "convo demo actions --json",
    "convo insights": "convo demo insights --json",
    "convo prep": "convo prep acme --set tension=3 --json",
    "convo guide": "convo guide --json",
    "convo words": "convo words acme --json",
    "convo check": "convo check --json",
    "convo undo --list": "convo undo --list --json",
    "convo restore": "convo restore acme --json",
    "convo restore --list": "convo restore --list --json",
    "convo playbook check": "convo playbook check --json",
    "convo playbook pick": "convo playbook pick overdue --json",
}
WAITING = ("convo", "convo next")
OTHERWISE = {"convo show", "convo playbook list"}


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell with one conversation that leaves something to remark on."""
    if hasattr(time, "tzset"):
        time.tzset()
    made = Shell(tmp_path)
    made.run('convo prep Acme Price --set "purpose=Just a quick chat"', [])
    made.run("convo prep acme --set tension=2", [])
    made.run("convo prep Gone Price --set tension=2", [])
    made.run("convo set gone tension=3", [])
    made.run("remove journal/2026/2026-11-21-gone-price.yaml", [])
    made.run("write journal/2026/broken.yaml", ["a: 1", "a: 2"])
    made.run("write config/playbooks/mine.yaml", ["schema: 1", "id: mine"])
    return made


def rows_of(shell: Shell, line: str) -> list[dict[str, Any]]:
    rows = json.loads(shell.run(line, []).out)
    assert isinstance(rows, list)
    assert rows
    return rows


def test_each_command_on_the_page_is_looked_at_here() -> None:
    assert set(ROWS) == {*LINES, *OTHERWISE}


@pytest.mark.parametrize("name", [name for name in LINES if name not in WAITING])
def test_a_row_has_the_keys_that_are_promised(shell: Shell, name: str) -> None:
    [promised] = ROWS[name] if name != "convo show --client" else ROWS["convo list"]
    for row in rows_of(shell, LINES[name]):
        assert list(row) == promised


@pytest.mark.parametrize("name", WAITING)
def test_what_is_next_has_the_keys_that_are_promised(shell: Shell, name: str) -> None:
    kinds, session, action = ROWS["convo"]
    both = set(kinds) - {"session", "action"}
    rows = rows_of(shell, LINES[name])
    assert {row["kind"] for row in rows} == {"session", "action"}
    for row in rows:
        own = session if row["kind"] == "session" else action
        assert set(row) == both | set(own)


def test_a_session_has_the_keys_of_its_file_and_two_more(shell: Shell) -> None:
    [row] = rows_of(shell, "convo demo show k3v9qd --json")
    assert set(ROWS["convo show"][0]) == {"state", "open_actions"}
    assert {"schema", "id", "prepare", "state", "open_actions"} <= set(row)
