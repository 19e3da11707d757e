"""Drafts on the card: none of another client, none private, kept as the talk begins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import GUIDE, Convo

from convo_prep.notation.reading import parse
from convo_prep.session import Session

OWN, THEIRS = "If canaryown comes, then I wait.", "If canarytheirs comes, then I go."
FORMS = ("terminal", "plain", "markdown", "html")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """Two clients with a lesson each from the same situation, and a talk to prepare."""
    convo = Convo(tmp_path)
    for client, lesson in (("Acme", OWN), ("Borealis", THEIRS)):
        told = ("issue=It is dear", "playbook=price-pushback", f"next_time={lesson}")
        convo.done("reflect", "--new", client, *(f"--set={each}" for each in told))
    told = ("issue=Too dear", "playbook=price-pushback", "meeting_at=tomorrow 9:00")
    convo.done("prep", "--new", "Acme", "Price", *(f"--set={each}" for each in told))
    return convo


def price(convo: Convo) -> Session:
    """Return the talk to prepare as it is on the disk."""
    (file,) = (path for path in convo.files() if "price" in path.name)
    return Session(parse(file.read_bytes(), file.name).tree, GUIDE)


@pytest.mark.parametrize("form", FORMS)
def test_a_lesson_is_on_no_card_unless_private_is_asked_for(
    convo: Convo, form: str
) -> None:
    assert "canary" not in convo.done("card", "price", "--format", form).out
    private = convo.done("card", "price", "--format", form, "--private").out
    assert "canaryown" in private
    assert "canarytheirs" not in private


def test_rows_say_what_is_a_draft_and_where_it_is_from(convo: Convo) -> None:
    rows = json.loads(convo.done("card", "price", "--json").out)
    first = next(row for row in rows if row["path"] == "initiate.purpose")
    assert (first["draft"], first["from"]) == (True, "They find the price too high")
    assert "canary" not in str(rows)


def test_what_stood_there_is_kept_at_the_first_note_and_nothing_private(
    convo: Convo,
) -> None:
    before = json.loads(convo.done("card", "price", "--json").out)
    convo.done("note", "They are here", "--in", "price")
    session = price(convo)
    kept = {record["at"]: record["text"] for record in session.records("drafted")}
    assert kept["initiate.purpose"] in str(before)
    assert "canary" not in str(kept)
    assert not session.text("initiate.purpose")
    after = json.loads(convo.done("card", "price", "--json").out)
    drafted = [row["text"] for row in before if row["draft"]]
    assert [row["text"] for row in after if row["draft"]] == drafted
    convo.done("note", "More", "--in", "price")
    assert price(convo).records("drafted") == session.records("drafted")


def test_no_message_has_a_draft_in_it(convo: Convo) -> None:
    convo.done("note", "They are here", "--in", "price")
    convo.done("set", "price", "outcome=agreed", "agreed=One price")
    kept = [record["text"] for record in price(convo).records("drafted")]
    message = convo.done("recap", "price").out
    assert kept
    assert not [text for text in kept if text in message]


def test_drafts_can_be_turned_off(convo: Convo) -> None:
    config = Path(convo.own["CONVO_CONFIG"])
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("drafts: off\n", encoding="utf-8")
    rows = json.loads(convo.done("card", "price", "--json").out)
    assert not any(row["draft"] for row in rows)
