"""A line is struck by its number, at a question and below the page, on both faces."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_D, ENTER, Terminal

from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.on_the_card import card_sheet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
BELOW = "A line to change"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    made = Convo(tmp_path)
    told = ("issue=They want less", "meeting_at=tomorrow 15:00")
    made.done("prep", "Acme", "Price", *(f"--set={each}" for each in told))
    made.done("set", "acme", "playbook=price-pushback", "boundary=No, but later.")
    return made


def keys_face(convo: Convo) -> Terminal:
    environ = {**convo.environ, "TERM": "xterm-256color", "LINES": "80"}
    return Terminal([*PROGRAM, "prep", "acme"], environ)


def plain_face(convo: Convo) -> Terminal:
    return convo.terminal("prep", "acme")


FACES = pytest.mark.parametrize("start", [keys_face, plain_face])
Start = Callable[[Convo], Terminal]


def below_the_page(convo: Convo, start: Start) -> Terminal:
    """Open a page that was seen before: what is to be changed is asked at once."""
    with plain_face(convo) as terminal:
        terminal.wait("1 takes it").idle().type(CTRL_D)
        assert terminal.end() == 0
    return start(convo).wait(BELOW).idle()


def drafts(convo: Convo) -> dict[str, str]:
    """Return the words of each drafted line by what names it."""
    desk = Desk(Options(), convo.own)
    session = next(desk.journal.select())
    page = card_sheet(desk, session).page(session)
    return {str(n): line.text for n, line in page.numbered() if line.draft}


@FACES
@pytest.mark.parametrize("typed", ["-{}", ":drop {}", ":Drop {}"])
def test_below_the_page_a_draft_is_struck_by_its_number_and_comes_back_by_one_word(
    convo: Convo, start: Start, typed: str
) -> None:
    before = drafts(convo)
    number, words = list(before.items())[-1]
    with below_the_page(convo, start) as terminal:
        terminal.type(typed.format(number), ENTER).wait("Struck: ").idle()
        assert words not in drafts(convo).values()
        assert convo.read().items("struck")
        terminal.type(":back", ENTER).wait(lambda: drafts(convo) == before)
        terminal.idle().type(":back", ENTER).wait("Nothing was taken out").idle()
        terminal.type("-99", ENTER).wait("There is no line").idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0


@FACES
def test_below_the_page_an_answer_is_taken_out_and_put_back(
    convo: Convo, start: Start
) -> None:
    with below_the_page(convo, start) as terminal:
        before = convo.read().tree["prepare"]
        terminal.type("-9", ENTER).wait("Taken out: No and offer").idle()
        assert "boundary" not in convo.read().tree["prepare"]
        terminal.type(":back", ENTER).wait("No, but later.", 2).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().tree["prepare"] == before


def test_what_was_taken_out_does_not_come_back_over_a_newer_answer(
    convo: Convo,
) -> None:
    with below_the_page(convo, plain_face) as terminal:
        terminal.type("-9", ENTER).wait("Taken out: No and offer").idle()
        terminal.type("boundary", ENTER).wait("Answer:").idle()
        terminal.type("Half of it.", ENTER).wait("9 No and offer: Half").idle()
        terminal.type(":back", ENTER).wait("Another answer stands there").idle()
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().text("prepare.boundary") == "Half of it."
    assert convo.conflicts() == []


@FACES
def test_at_a_question_a_number_behind_drop_strikes_that_line_and_stays(
    convo: Convo, start: Start
) -> None:
    before = drafts(convo)
    number, words = list(before.items())[-1]
    with start(convo) as terminal:
        terminal.wait("take the draft" if start is keys_face else "1 takes it").idle()
        terminal.type(f":drop {number}", ENTER).wait("Struck: ").idle()
        assert words not in drafts(convo).values()
        terminal.type(":drop 1", ENTER).wait("There is no draft to strike there.")
        terminal.idle().type(":drop 99", ENTER).wait("There is no").idle()
        left = drafts(convo)
        terminal.type(":drop", ENTER).wait("Struck: ", 2).idle().type(CTRL_D)
        assert terminal.end() == 0
    assert list(left.values())[1:] == list(drafts(convo).values())
