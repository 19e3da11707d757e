"""The card gone over by number and by name: drafted concerns, and what lies deeper."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from command_line import GUIDE, PROGRAM, Convo
from terminal import CTRL_C, ENTER, Terminal

from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.on_the_card import card_sheet
from convo_prep.store import library
from convo_prep.views.live_sheet import sheet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
CONCERN = GUIDE.question("prepare.concerns").ask
LOOKED_UP = len(library.shelf("").playbooks["price-pushback"].texts("facts"))


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    told = ("issue=They want less", "meeting_at=tomorrow 15:00")
    convo.done("prep", "Acme", "Price", *(f"--set={each}" for each in told))
    convo.done("set", "acme", "playbook=price-pushback")
    return convo


@pytest.fixture
def at_card(convo: Convo) -> Iterator[Terminal]:
    """The first line of the card, in plain lines."""
    with convo.terminal("prep", "acme") as terminal:
        yield terminal.wait(GUIDE.question("initiate.acknowledge").ask).idle()


def number(terminal: Terminal, draft: int) -> str:
    """Return the number of the line with a drafted concern, counted from 0."""
    rows = [row for row in terminal.text.splitlines() if "* They say " in row]
    return rows[draft].partition("*")[0].strip()


def stopped(terminal: Terminal) -> None:
    terminal.idle().type(CTRL_C)
    assert terminal.end() == 130


def test_the_answer_to_a_drafted_concern_takes_the_concern_along_and_says_so(
    convo: Convo, at_card: Terminal
) -> None:
    says = "We've been quoted half of that elsewhere."
    at_card.type(f":go {number(at_card, 1)}.2", ENTER)
    at_card.wait("You answer (We've been quoted half").idle()
    at_card.type("What would fit?", ENTER).wait("Saved. You answer: What would fit?")
    at_card.wait("With it you take what it answers: We've been quoted")
    stopped(at_card)
    [concern] = convo.read().records("prepare.concerns")
    assert (concern["says"], concern["reply"]) == (says, "What would fit?")


def test_an_answer_left_a_draft_takes_nothing_and_leads_on(
    convo: Convo, at_card: Terminal
) -> None:
    at_card.type(f":go {number(at_card, 1)}.2", ENTER)
    at_card.wait("You answer (We've been quoted half").idle()
    at_card.type(ENTER).wait("You answer: still a draft.")
    stopped(at_card)
    assert not convo.read().records("prepare.concerns")


def test_a_half_typed_answer_to_a_drafted_concern_is_there_again(
    convo: Convo, at_card: Terminal
) -> None:
    at_card.type(f":go {number(at_card, 1)}.2", ENTER)
    at_card.wait("You answer (We've been quoted half").idle()
    at_card.type("What would").wait("What would").idle()
    stopped(at_card)
    with convo.terminal("prep", "acme") as again:
        again.wait("You answer (We've been quoted half")
        again.wait("Your unfinished line is back: What would").idle()


def test_a_concern_taken_further_down_is_asked_for_its_answer_at_once(
    convo: Convo, at_card: Terminal
) -> None:
    at_card.type(f":go {number(at_card, 2)}", ENTER).wait(CONCERN).idle()
    at_card.type("Too dear.", ENTER).wait("You answer (Too dear.)").idle()
    at_card.type("What would fit?", ENTER).wait("Saved. You answer")
    stopped(at_card)
    [concern] = convo.read().records("prepare.concerns")
    assert concern["reply"] == "What would fit?"


def test_a_struck_answer_does_not_stand_there_again(
    convo: Convo, at_card: Terminal
) -> None:
    at_card.type(":go concerns", ENTER).wait(CONCERN).idle()
    at_card.type("Half of it elsewhere.", ENTER).wait("You answer (Half of it")
    at_card.wait("Draft", 3).idle()
    asked = " ".join(at_card.text.split()).rpartition("You answer (Half of it")[2]
    draft = asked.partition(" more: ?): ")[2].partition(" Answer:")[0]
    at_card.type(":drop", ENTER).wait("Struck: ").wait("3 suggestions").idle()
    assert len(draft) > 20
    assert at_card.said.rpartition("Struck: ")[2].count("Draft") == 0
    stopped(at_card)
    assert convo.read().items("struck")


def test_a_question_that_is_no_line_of_the_card_is_not_counted_among_them(
    at_card: Terminal,
) -> None:
    at_card.wait("Card.").type(":go facts", ENTER)
    at_card.wait("Prepare. What happened?").idle().type(ENTER)
    at_card.wait("Card.", 2)


def test_the_first_two_things_to_think_of_stand_there_the_others_with_the_help(
    at_card: Terminal,
) -> None:
    at_card.type(":go facts", ENTER).wait("Item 1 (").idle()
    assert at_card.said.count("Think of: ") == 2
    at_card.type("?", ENTER).wait("Item 1 (", 2).idle()
    assert at_card.said.count("Think of: ") == LOOKED_UP


def test_on_the_redrawn_screen_too_they_stand_with_the_help(convo: Convo) -> None:
    environ = {**convo.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    with Terminal([*PROGRAM, "prep", "acme"], environ, lines=60) as terminal:
        terminal.wait(GUIDE.question("initiate.acknowledge").ask).idle()
        terminal.type(":go facts", ENTER).wait("Think of", 2).idle()
        assert terminal.text.count("Think of") == 2
        terminal.type("?").wait("Commands:").idle()
        assert terminal.text.count("Think of") == LOOKED_UP
        stopped(terminal)


def test_below_the_card_a_name_leads_there_and_what_is_new_or_moved_is_shown(
    convo: Convo,
) -> None:
    convo.done("set", "acme", "prepare.ready_at=yesterday 9:00")
    with convo.terminal("prep", "acme") as terminal:
        terminal.wait("A line to change").idle().type("concerns", ENTER)
        terminal.wait(CONCERN).idle().type("I want a refund.", ENTER)
        terminal.wait("You answer (I want").idle().type("Let me look.", ENTER)
        terminal.wait("Another one").idle().type(ENTER)
        terminal.wait("A line to change", 2).idle()
        shown = terminal.text.rpartition("Another one")[2]
        assert "They say 1: I want a refund." in shown
        assert "You answer: Let me look." in shown
        assert "They say 2: We don't have that much" in shown
        assert "To pause" not in shown
        terminal.type("facts", ENTER).wait("What happened?").idle()
        stopped(terminal)


def test_the_outline_says_of_no_draft_that_it_is_answered(convo: Convo) -> None:
    desk = Desk(Options(), convo.own)
    session = next(desk.journal.select())
    rows = card_sheet(desk, session).outline(session)
    given = [row.label for row in rows if row.given]
    assert given == ["Situation", "When"]
    assert [
        row.label for row in rows if row.label.endswith("*") and not row.words
    ] == []
    assert {"They say 1 *", "No and offer"} <= {row.label for row in rows}


def test_ctrl_o_marks_what_is_answered_and_no_draft(convo: Convo) -> None:
    environ = {**convo.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    with Terminal([*PROGRAM, "prep", "acme"], environ) as terminal:
        terminal.wait(GUIDE.question("initiate.acknowledge").ask).idle()
        seen = len(terminal.said)
        terminal.type("\x0f").wait("go to (Enter: stay)").idle()
        assert terminal.said[seen:].count("✓") == len(("Situation", "When"))
        stopped(terminal)


def test_the_number_of_a_line_is_no_answer_in_words(
    convo: Convo, at_card: Terminal
) -> None:
    before = convo.read().tree
    at_card.type("6", ENTER).wait("6 is the number of a line here.").wait(":go 6")
    at_card.wait("Answer: 6", 2)
    stopped(at_card)
    assert convo.read().tree == before


def test_what_came_along_with_its_answer_is_one_s_own_when_it_comes_up(
    convo: Convo, at_card: Terminal
) -> None:
    at_card.type(f":go {number(at_card, 1)}.2", ENTER)
    at_card.wait("You answer (We've been quoted half").idle()
    at_card.type("1", ENTER).wait("Change it, or press Enter").idle()
    at_card.type(ENTER).wait("With it you take what it answers").idle()
    stopped(at_card)
    convo.done("note", "1", "--in", "price")
    convo.done("note", "2", "--in", "price")
    taken, drafted = convo.read().records("prepare.concerns")
    assert taken["says"].startswith("We've been quoted half")
    assert taken["reply"].startswith("Then it makes sense to compare.")
    assert (taken["came_up"], taken.get("foreseen_by")) == ("came up", None)
    assert (drafted["came_up"], drafted["foreseen_by"]) == ("came up", "playbook")


def test_what_to_check_first_is_shown_once_in_a_walk(at_card: Terminal) -> None:
    while "A line to change" not in at_card.text:
        before = len(at_card.raw)
        at_card.type(ENTER).wait(partial(sent_since, at_card, before)).idle()
    assert at_card.said.count("Check first: ") == 1
    stopped(at_card)


def sent_since(terminal: Terminal, before: int) -> bool:
    return len(terminal.raw) > before + len("\r\n")


FACES = {"plain": {"TERM": "dumb"}, "keys": {"TERM": "xterm-256color"}}


def concerns_on(card: str) -> dict[str, str]:
    """Return how each concern on a card begins, by its number."""
    rows = re.findall(r"^ ?(\d+)\*? They say \d:? +(.{20})", card, re.MULTILINE)
    return dict(rows)


@pytest.fixture(params=FACES)
def on_a_face(convo: Convo, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """The first line of the card, on each face."""
    environ = {**convo.environ, "LC_ALL": "C.UTF-8", **FACES[request.param]}
    with Terminal([*PROGRAM, "prep", "acme"], environ, lines=70) as terminal:
        yield terminal.wait(GUIDE.question("initiate.acknowledge").ask).idle()


def test_a_number_leads_to_the_line_that_had_it_when_the_card_was_shown(
    convo: Convo, on_a_face: Terminal
) -> None:
    shown = concerns_on(on_a_face.text)
    first, *_, last = shown
    on_a_face.type(f":go {last}.2", ENTER).wait(shown[last], 2).idle()
    # Its concern is one's own now, and stands above those that are drafted.
    on_a_face.type("Let us look at both.", ENTER).wait("With it you take").idle()
    seen = on_a_face.said.count(shown[first])
    on_a_face.type(f":go {first}", ENTER).wait(shown[first], seen + 1).idle()
    on_a_face.type("One of my own.", ENTER)
    on_a_face.wait(lambda: len(convo.read().records("prepare.concerns")) > 1)
    stopped(on_a_face)
    said = [concern["says"] for concern in convo.read().records("prepare.concerns")]
    assert [each[:20] for each in said] == [shown[last], "One of my own."]


def test_a_list_gives_the_numbers_of_the_lines_as_they_stand_then(
    convo: Convo, on_a_face: Terminal
) -> None:
    shown = concerns_on(on_a_face.text)
    first, *_, last = shown
    asked = ("go to (Enter: stay)", f"{first}. They say 1: {shown[last]}")
    on_a_face.type(f":go {last}.2", ENTER).wait(shown[last], 2).idle()
    on_a_face.type("Let us look at both.", ENTER).wait("With it you take").idle()
    on_a_face.type(":list", ENTER)
    on_a_face.wait(lambda: any(each in on_a_face.said for each in asked)).idle()
    if asked[0] in on_a_face.said:
        on_a_face.type(ENTER).idle()
    seen = on_a_face.said.count(shown[last])
    on_a_face.type(f":go {first}", ENTER).wait(shown[last], seen + 1).idle()
    stopped(on_a_face)
    [concern] = convo.read().records("prepare.concerns")
    assert concern["says"].startswith(shown[last])


def test_a_draft_taken_in_other_words_is_found_by_the_number_it_had(
    convo: Convo, on_a_face: Terminal
) -> None:
    *_, last = shown = concerns_on(on_a_face.text)
    on_a_face.type(f":go {last}", ENTER).wait(CONCERN).wait(shown[last], 2).idle()
    on_a_face.type("Nothing like it.", ENTER)
    on_a_face.wait(lambda: len(convo.read().records("prepare.concerns")) == 1).idle()
    seen = on_a_face.said.count("Nothing like it.")
    on_a_face.type(f":go {last}", ENTER).wait("Nothing like it.", seen + 1).idle()
    on_a_face.type(" Ever.", ENTER)
    own = "Nothing like it. Ever."
    on_a_face.wait(lambda: convo.read().records("prepare.concerns")[0]["says"] == own)
    stopped(on_a_face)
    assert len(convo.read().records("prepare.concerns")) == 1


def test_the_number_of_a_concern_is_the_same_on_page_card_and_screen_of_the_meeting(
    convo: Convo,
) -> None:
    own = "[{says: Too late.}, {says: Too dear., likely: 90}]"
    given = f"prepare: {{concerns: {own}}}"
    convo.done("prep", "acme", "--from", "-", stdin=given)
    card = convo.done("card", "acme").out
    desk = Desk(Options(), convo.own)
    session = next(desk.journal.select())
    rows = card_sheet(desk, session).outline(session)
    convo.done("note", "Good morning", "--in", "acme")
    session = next(desk.journal.select())
    live = sheet(session, desk.now).concerns
    assert [each.says for each in live[:2]] == ["Too dear.", "Too late."]
    assert len(live) == 3
    for concern in live:
        label = f"They say {concern.number}"
        assert f"{label}: {concern.says}\n" in card
        [row] = [row for row in rows if row.label.removesuffix(" *") == label]
        assert row.words == concern.says
    # No other number stands in front of a line of the card, to be taken for one.
    assert not re.search(r"^\*? ?\d", card, re.M)
