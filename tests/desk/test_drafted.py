"""Drafts on the card: none of another client, none private, kept as the talk begins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import GUIDE, Convo
from terminal import CTRL_C

from convo_prep.commands.live import Attended
from convo_prep.desk.desk import Desk, Options
from convo_prep.notation.reading import parse
from convo_prep.session import Session

OWN, THEIRS = "If canaryown comes, then I wait.", "If canarytheirs comes, then I go."
FORMS = ("terminal", "plain", "markdown", "html")
PRINTED = (
    ("show", "price"),
    ("show", "price", "--format", "html"),
    ("show", "price", "--json"),
    ("card", "price", "--json"),
    ("calendar",),
    ("list", "--json"),
    ("list",),
)


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """Two clients with a lesson each from the same situation, and a talk to prepare."""
    convo = Convo(tmp_path)
    for client, lesson in (("Acme", OWN), ("Borealis", THEIRS)):
        lines = (
            *("issue=It is dear", "playbook=price-pushback"),
            *(f"next_time={lesson}", f"surprises=They said: {lesson}"),
        )
        convo.done("reflect", "--new", client, *(f"--set={each}" for each in lines))
    told = ("issue=Too dear", "playbook=price-pushback", "meeting_at=tomorrow 9:00")
    convo.done("prep", "--new", "Acme", "Price", *(f"--set={each}" for each in told))
    return convo


def price(convo: Convo) -> Session:
    """Return the talk to prepare as it is on the disk."""
    (file,) = (path for path in convo.files() if "price" in path.name)
    return Session(parse(file.read_bytes(), file.name).tree, GUIDE)


def ahead(desk: Desk) -> Session:
    """Return the talk to prepare as a command finds it."""
    return next(each for each in desk.journal.select() if each.topic == "Price")


@pytest.mark.parametrize("form", FORMS)
def test_a_lesson_is_on_no_card_unless_private_is_asked_for(
    convo: Convo, form: str
) -> None:
    assert "canary" not in convo.done("card", "price", "--format", form).out
    private = convo.done("card", "price", "--format", form, "--private").out
    assert "canaryown" in private
    assert "canarytheirs" not in private


@pytest.mark.parametrize("words", PRINTED, ids=" ".join)
def test_nothing_printed_has_a_lesson_before_the_talk_or_after(
    convo: Convo, words: tuple[str, ...]
) -> None:
    assert "canary" not in convo(*words).out
    convo.done("note", "They are here", "--in", "price")
    ran = convo(*words)
    assert ran.out
    assert "canary" not in ran.out


def test_a_lesson_is_on_the_page_that_one_writes_on(convo: Convo) -> None:
    with convo.terminal("prep", ahead(Desk(Options(), convo.own)).id) as terminal:
        terminal.wait("They said: If canaryown comes").wait("canaryown comes, then")
        assert "canarytheirs" not in terminal.said
        terminal.idle().type(CTRL_C)
        assert terminal.end() == 130
    assert "canary" not in price(convo).name + str(price(convo).tree)


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
    alone = {at for at in kept if at.endswith(" reply")}
    assert {at.replace(" reply", " says") for at in alone} <= set(kept)
    assert kept["initiate.purpose"] in str(before)
    assert "canary" not in str(kept)
    assert not session.text("initiate.purpose")
    after = json.loads(convo.done("card", "price", "--json").out)
    drafted = [row["text"] for row in before if row["draft"]]
    assert [row["text"] for row in after if row["draft"]] == drafted
    convo.done("note", "More", "--in", "price")
    assert price(convo).records("drafted") == session.records("drafted")


def test_who_only_looks_at_the_sheet_of_a_talk_has_begun_nothing(
    convo: Convo,
) -> None:
    desk = Desk(Options(), convo.own)
    before = {path: path.read_bytes() for path in convo.files()}
    meeting = Attended(desk, ahead(desk))
    foreseen = [concern.says for concern in meeting.sheet.concerns]
    assert foreseen
    assert {path: path.read_bytes() for path in convo.files()} == before
    meeting.take("1")
    [concern] = price(convo).records("prepare.concerns")
    assert (concern["says"], concern["foreseen_by"]) == (foreseen[0], "playbook")
    assert [each.says for each in meeting.sheet.concerns] == foreseen


def test_what_is_kept_is_what_the_file_lacks_at_the_first_note(convo: Convo) -> None:
    desk = Desk(Options(), convo.own)
    meeting = Attended(desk, ahead(desk))
    convo.done("set", "price", "purpose=My own words.")
    meeting.take("They are here")
    kept = [record["at"] for record in price(convo).records("drafted")]
    assert kept
    assert "initiate.purpose" not in kept


def test_the_first_note_from_a_shell_knows_the_numbers_of_the_card(
    convo: Convo,
) -> None:
    convo.done("note", "1", "--in", "price")
    [concern] = price(convo).records("prepare.concerns")
    assert concern["came_up"] == "came up"


def test_what_stood_in_ones_own_note_is_foreseen_by_that_note(convo: Convo) -> None:
    convo.done("set", "price", 'issue=Dana said "we can get it for half".')
    convo.done("note", "1", "--in", "price")
    [concern] = price(convo).records("prepare.concerns")
    assert concern["says"].startswith("we can get it")
    assert concern["foreseen_by"] == "note"


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
