"""Actions by owner, by date and by how they stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Convo

from convo_prep.desk.chosen_actions import Chosen, chosen
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.filters import Filters
from convo_prep.notation import reading

ACTIONS = """
resolve:
  actions:
    - {what: late, owner: me, due: 2026-11-19}
    - {what: today, owner: Dana, due: 2026-11-21}
    - {what: friday, owner: client, due: 2026-11-27 15:00}
    - {what: december, owner: '@me', due: 2026-12-31}
    - {what: undated, owner: me}
    - {what: nobody, due: 2027-03-01}
    - {what: sent, owner: me, due: 2026-11-01, done: 2026-11-02}
    - {what: gone, owner: Dana, dropped: no budget}
"""


@pytest.fixture(scope="module")
def convo(tmp_path_factory: pytest.TempPathFactory) -> Convo:
    convo = Convo(tmp_path_factory.mktemp("actions"))
    head = "schema: 1\nid: {0}\nclient: {1}\ncontact: Dana Reyes\n"
    convo.write(head.format("aaaaaa", "Acme") + ACTIONS.lstrip(), "2026/a.yaml")
    shut = "closed: 2026-01-05\nresolve:\n  actions: [{what: old, owner: me}]\n"
    convo.write(head.format("bbbbbb", "Borealis") + shut, "2026/b.yaml")
    return convo


OPEN = ["late", "today", "friday", "december", "nobody", "undated"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ((), OPEN),
        (("--by", "friday"), ["late", "today", "friday"]),
        (("--by", "today"), ["late", "today"]),
        (("--by", "end of year"), ["late", "today", "friday", "december"]),
        (("--by", "december"), ["late", "today", "friday", "december"]),
        (("--by", "2027"), OPEN[:-1]),
        (("--overdue",), ["late"]),
        (("--due",), ["late", "today"]),
        (("--owner", "Me"), ["late", "december", "undated"]),
        (("--owner", "dana"), ["today"]),
        (("--owner", "acme"), ["friday"]),
        (("--owner", "dana", "--owner", "client"), ["today", "friday"]),
        (("--side", "Theirs"), ["today", "friday"]),
        (("--done",), ["sent", "gone"]),
        (("--done", "--owner", "dana"), ["gone"]),
        (("--all", "--owner", "me"), ["sent", "late", "december", "old", "undated"]),
        (("--owner", "me", "--by", "next week"), ["late"]),
    ],
)
def test_actions_are_chosen(
    convo: Convo, words: tuple[str, ...], wanted: list[str]
) -> None:
    rows = json.loads(convo.done("actions", "--json", *words).out)
    assert [row["what"] for row in rows] == wanted


def test_the_last_day_is_said_back(convo: Convo) -> None:
    assert convo.done("actions", "--by", "friday").err == "Due by Fri 27 Nov 2026.\n"
    ran = convo("actions", "--by", "saturday")
    assert ran.code == 2
    assert "Say: today, or next sat" in ran.err
    for instead, day in (("today", "Sat 21 Nov"), ("next sat", "Sat 28 Nov")):
        assert f"by {day}" in convo("actions", "--by", instead).err


def test_nothing_overdue_is_an_exit_code(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    ran = convo("actions", "--overdue")
    assert (ran.code, ran.err) == (1, "Nothing is overdue.\n")
    assert "No actions." in convo.done("actions", "--all").out


def test_what_was_never_agreed_on_is_not_read_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convo = Convo(tmp_path)
    head = "schema: 1\nid: {0}\nclient: Acme\n"
    convo.write(head.format("aaaaaa") + ACTIONS.lstrip(), "2026/a.yaml")
    convo.write(head.format("bbbbbb") + "prepare:\n  issue: Price\n", "2026/b.yaml")
    read: list[str] = []
    parse = reading.parse

    def noted(data: bytes, name: str) -> reading.Reading:
        read.append(name)
        return parse(data, name)

    monkeypatch.setattr(reading, "parse", noted)
    found = chosen(Desk(Options(), convo.environ), Filters(), Chosen())
    assert [action.what for _, action in found] == OPEN
    assert "2026/b.yaml" not in read
