"""The pages after a talk on a terminal: the look back, and looks in rounds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import GUIDE, PROGRAM, Convo
from terminal import CTRL_D, ENTER, TAB, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
LINE = "A line to change"
LATER = "2026-12-09T10:00+01:00"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """A journal with one talk, held and agreed, with a look today."""
    convo = Convo(tmp_path)
    told = (
        *("meeting_at=2026-11-21 09:00", "issue=They want less", "objective=They pick"),
        *("if_then=If they push, then I ask", "concerns=Too dear | What fits?"),
    )
    convo.done("prep", "Acme", "Price", *(f"--set={each}" for each in told))
    convo.done("note", "!Legal wants the terms")
    convo.done("note", "1")
    convo.done("note", "+ Send the quote @me by 24 nov")
    convo.done("set", "outcome=agreed", "agreed=One of two", "follow_up_at=21 nov")
    return convo


def plain(convo: Convo, *words: str) -> Terminal:
    return convo.terminal(*words)


def keys(convo: Convo, *words: str) -> Terminal:
    return Terminal([*PROGRAM, *words], convo.environ)


def ask(terminal: Terminal, question: str) -> Terminal:
    asked = GUIDE.question(question).ask
    return terminal.wait(lambda: asked in " ".join(terminal.text.split())).idle()


FACES = pytest.mark.parametrize("face", [plain, keys])
Face = Callable[..., Terminal]


def take(face: Face, terminal: Terminal) -> None:
    """Take the draft that stands at the question."""
    if face is plain:
        terminal.type("1", ENTER).idle().type(ENTER)
    else:
        terminal.type(TAB, ENTER)


@FACES
def test_a_look_back_asks_eight_things_at_most_each_with_its_draft(
    convo: Convo, face: Face
) -> None:
    with face(convo, "reflect") as terminal:
        ask(terminal, "reflect.plan_used").type("2", ENTER)
        ask(terminal, "reflect.objective_met").type("2", ENTER)
        terminal.wait("How did your answer land?").idle().type("1", ENTER)
        take(face, ask(terminal, "reflect.surprises"))
        terminal.wait(lambda: bool(convo.read().items("reflect.surprises"))).idle()
        terminal.type(ENTER)
        take(face, ask(terminal, "reflect.next_time"))
        ask(terminal, "reflect.worked").type(ENTER)
        ask(terminal, "reflect.share").type(ENTER)
        terminal.wait(LINE).type(ENTER)
        assert terminal.end() == 0
    session = convo.read()
    assert session.text("reflect.plan_used") == "came, and I did not"
    assert session.items("reflect.surprises") == ("Legal wants the terms",)
    assert session.text("reflect.next_time") == "If they push, then I ask"
    assert session.text("reflect.worked") == ""
    [concern] = session.records("prepare.concerns")
    assert (concern["came_up"], concern["landed"]) == ("came up", "helped")


@FACES
def test_a_line_of_the_look_back_is_changed_by_its_number(
    convo: Convo, face: Face
) -> None:
    convo.done("reflect", "--set=next_time=Ask first", "--set=plan_used=used it")
    with face(convo, "reflect") as terminal:
        ask(terminal, "reflect.objective_met").type(CTRL_D)
        assert terminal.end() == 0
    with face(convo, "reflect") as terminal:
        ask(terminal, "reflect.objective_met").type("1", ENTER)
        terminal.wait("How did your answer land?").idle().type("1", ENTER)
        ask(terminal, "reflect.surprises").type(ENTER)
        ask(terminal, "reflect.worked").type(ENTER)
        ask(terminal, "reflect.share").type(ENTER)
        terminal.wait(LINE).idle().type("6", ENTER)
        ask(terminal, "reflect.next_time")
        assert "Reflect" not in terminal.text
        terminal.type(" and listen", ENTER)
        terminal.wait(LINE).idle().type(ENTER)
        assert terminal.end() == 0
    assert convo.read().text("reflect.next_time") == "Ask first and listen"


@FACES
def test_a_second_look_opens_a_round_and_none_closes_it(
    convo: Convo, face: Face, tmp_path: Path
) -> None:
    with face(convo, "follow") as terminal:
        ask(terminal, "follow_up.done").type("done", ENTER)
        ask(terminal, "follow_up.came_back").type("1", ENTER)
        ask(terminal, "follow_up.client_said").type("Fine", ENTER)
        ask(terminal, "follow_up.beyond").type(ENTER)
        ask(terminal, "follow_up.next_check_at").type("9 dec", ENTER)
        terminal.wait(LINE).type(ENTER)
        assert terminal.end() == 0
    assert convo.read().text("closed") == ""
    later = Convo(tmp_path, LATER)
    assert f"convo follow {later.read().client.lower()}" in later.done().out
    with face(later, "follow") as terminal:
        ask(terminal, "follow_up.came_back").type("2", ENTER)
        ask(terminal, "follow_up.client_said").type(ENTER)
        ask(terminal, "follow_up.beyond").type(ENTER)
        ask(terminal, "follow_up.next_check_at").type("none", ENTER)
        terminal.wait(LINE).type(ENTER)
        assert terminal.end() == 0
    session = later.read()
    assert session.text("follow_up.came_back") == "came back"
    [last] = session.records("follow_up.rounds")
    assert last == {"on": "2026-12-09", "came_back": "stayed away", "next": "none"}
    assert session.text("closed") == "2026-12-09"
    assert "follow" not in later.done().out


def test_a_round_in_which_nothing_was_answered_leaves_nothing(
    convo: Convo, tmp_path: Path
) -> None:
    convo.done("set", "came_back=came back", "next_check_at=9 dec", "actions=")
    before = convo.read().tree
    later = Convo(tmp_path, LATER)
    with later.terminal("follow") as terminal:
        ask(terminal, "follow_up.came_back").type(CTRL_D)
        assert terminal.end() == 0
    assert later.read().tree == before


def test_what_is_open_when_somebody_looks_no_further_is_named(convo: Convo) -> None:
    convo.done("set", "came_back=came back", "next_check_at=none")
    with convo.terminal("follow") as terminal:
        ask(terminal, "follow_up.done").type(CTRL_D)
        terminal.wait("Still open: Send the quote").wait("with that still open?")
        terminal.idle().type("y", ENTER)
        assert terminal.end() == 0
    assert convo.read().text("closed") == "2026-11-21"


@FACES
def test_a_look_whose_next_one_is_skipped_leaves_it_open_until_none_is_said(
    convo: Convo, face: Face
) -> None:
    convo.done("set", "actions=", "open_points=Who signs off", "recap.needed=no")
    with face(convo, "follow") as terminal:
        ask(terminal, "follow_up.came_back").type("1", ENTER)
        ask(terminal, "follow_up.client_said").type(ENTER)
        ask(terminal, "follow_up.beyond").type(ENTER)
        ask(terminal, "follow_up.next_check_at").type(ENTER)
        terminal.wait(LINE).type(ENTER)
        assert terminal.end() == 0
        said = " ".join(terminal.text.split())
    assert "Still open: Who signs off; the problem came back." in said
    assert "No next look is set, so it stays open" in said
    assert "The next look" not in said
    assert "closed." not in said
    assert convo.read().text("closed") == ""
    assert "convo follow acme" in convo.done().out
    with face(convo, "follow") as terminal:
        ask(terminal, "follow_up.client_said").type(ENTER)
        ask(terminal, "follow_up.beyond").type(ENTER)
        ask(terminal, "follow_up.next_check_at").type("none", ENTER)
        terminal.wait(LINE).type(ENTER)
        terminal.wait("with that still open?").idle().type("y", ENTER)
        assert terminal.end() == 0
    assert convo.read().text("closed") == "2026-11-21"
    assert "convo follow" not in convo.done().out


def test_who_will_not_close_what_is_open_hears_how_and_is_asked_again(
    convo: Convo,
) -> None:
    convo.done("set", "actions=", "open_points=Who signs off", "next_check_at=none")
    convo.done("reflect", "--set=objective_met=fully")
    convo.done("set", "recap.needed=no")
    with convo.terminal("follow") as terminal:
        ask(terminal, "follow_up.came_back").type(CTRL_D)
        terminal.wait("with that still open?").idle().type(ENTER)
        assert terminal.end() == 0
        assert "To close it later: convo close acme" in terminal.text
    assert "convo follow acme" in convo.done().out
    convo.done("close", "acme")
    assert "convo follow" not in convo.done().out
