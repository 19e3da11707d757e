"""Playbooks of one's own: beside the shipped ones, over them, and what was learned."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo

from convo_prep.advice.suggestions import Suggestion, offered
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.sources import sources

OWN = """\
schema: 1
id: scope-creep
title: Extra wishes
aliases: [one more thing]
summary: How we do it here.
concerns:
  - says: Ours alone
questions:
  - What has to be there first?
"""
HELD = """\
schema: 1
id: {id}
client: {client}
topic: Price {number}
playbook: late-payment
created: 2026-10-0{number}T10:00+01:00
prepare:
  concerns:
    - says: {says}
      came_up: {came_up}
reflect:
  objective_met: fully
  surprises:
    - Who approved this?
  next_time: If they ask for papers, then I name the day.
"""


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def own(convo: Convo, name: str, text: str) -> None:
    """Lay a playbook into the user's own folder."""
    folder = Path(convo.own["CONVO_CONFIG"]).parent / "playbooks"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_one_s_own_playbook_takes_the_place_of_the_shipped_one(convo: Convo) -> None:
    shipped = convo.done("playbook", "show", "scope-creep").out
    own(convo, "scope-creep", OWN)
    assert convo.done("playbook", "check").out == ""
    for name in ("scope-creep", "extra wishes", "one more thing"):
        shown = convo.done("playbook", "show", name).out
        assert shown.startswith("Extra wishes\n")
        assert "Ours alone" in shown
    assert "Ours alone" not in shipped
    listed = convo.done("playbook", "list").out
    assert listed.count("scope-creep") == 1
    assert "Extra wishes" in listed


def test_a_playbook_that_extends_another_adds_to_it(convo: Convo) -> None:
    shipped = convo.done("playbook", "show", "scope-creep").out
    question = "What has to be there for the launch?"
    text = (
        f"schema: 1\nid: scope-creep\nextends: scope-creep\nquestions:\n- {question}\n"
    )
    own(convo, "scope-creep", text)
    assert convo.done("playbook", "check").out == ""
    shown = convo.done("playbook", "show", "scope-creep").out.splitlines()
    assert [line for line in shown if question not in line] == shipped.splitlines()
    at = shown.index("What to ask")
    assert question in shown[at + 1]


def test_a_playbook_may_build_on_another_under_its_own_name(convo: Convo) -> None:
    text = "{schema: 1, id: retainer, title: Over the retainer, extends: scope-creep}"
    own(convo, "retainer", text)
    assert convo.done("playbook", "check").out == ""
    shown = convo.done("playbook", "show", "retainer").out
    base = convo.done("playbook", "show", "scope-creep").out
    assert shown.partition("\n")[0] == "Over the retainer"
    assert shown.partition("\n")[2] == base.partition("\n")[2]


def test_what_a_playbook_extends_must_be_there(convo: Convo) -> None:
    own(convo, "mine", "schema: 1\nid: mine\nextends: nowhere\n")
    ran = convo("playbook", "check")
    assert ran.code == 27
    assert "mine.yaml:3:10: There is no playbook 'nowhere' to extend." in ran.out


def test_a_key_of_one_s_own_is_none_of_convo_s_business_and_a_slip_is(
    convo: Convo,
) -> None:
    convo.done("playbook", "new", "mine")
    [file] = (convo.journal.parent / "config" / "playbooks").glob("*.yaml")
    text = file.read_text("utf-8")
    file.write_text(f"{text}\nx_rate: '{{whatever}}'\n", "utf-8")
    convo.done("playbook", "check")
    file.write_text(text.replace("\nconcerns:", "\nconcern:"), "utf-8")
    ran = convo("playbook", "check")
    assert ran.code == 27
    assert "concern is no key of a playbook. Did you mean concerns?" in ran.out
    assert "concerns is missing." in ran.out


def test_a_template_is_ready_to_use(convo: Convo) -> None:
    convo.done("playbook", "new", "lost-tender")
    assert convo.done("playbook", "check").out == ""
    convo.done("prep", "Acme", "--playbook", "lost-tender", "--set=issue=x")
    assert convo.read().text("playbook") == "lost-tender"


def suggested(convo: Convo, path: str, field: str) -> list[Suggestion]:
    """Return what is offered to a new session with the playbook for late payment."""
    desk = Desk(Options(), convo.own)
    session = convo.read(max(convo.files()))
    question = desk.guide.question(path)
    return list(offered(question, field, "", session, sources(desk, session)))


def test_after_five_sessions_what_came_up_stands_beside_the_suggestions(
    convo: Convo,
) -> None:
    [says, *_] = [
        concern["says"]
        for concern in Desk(Options(), convo.own)
        .shelf.playbooks["late-payment"]
        .records("concerns")
    ]
    for number in range(1, 7):
        came_up = "came up" if number < 5 else "did not"
        client = "Acme" if number % 2 else "Borealis"
        text = HELD.format(
            id=f"aaaaa{chr(96 + number)}",
            client=client,
            number=number,
            says=says,
            came_up=came_up,
        )
        convo.write(text, f"2026/2026-10-0{number}-late.yaml")
    convo.done("prep", "Acme", "--new", "--playbook=late-payment", "--set=issue=x")
    found = suggested(convo, "prepare.concerns", "says")
    [counted] = [one for one in found if one.text == says]
    assert counted.source.endswith("; came up 4 of 6")
    # Where two clients have taught the same, it is told of the one there will be.
    where = "Acme · Price 5, 6 times"
    assert Suggestion("Who approved this?", where, learned=True) in found
    plans = suggested(convo, "prepare.if_then", "")
    plan = "If they ask for papers, then I name the day."
    assert Suggestion(plan, where, learned=True) in plans
