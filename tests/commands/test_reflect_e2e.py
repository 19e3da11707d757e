"""Looking back: drafts that nobody took come back, and a call nobody prepared."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import ENTER, TAB, Terminal


def test_a_new_one_without_a_client_is_refused_and_leaves_no_file(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    ran = convo("reflect", "--new", "--set", "objective_met=partly")
    assert ran.code == 2
    assert "Name the client" in ran.err
    assert convo.files() == []


def test_a_new_one_is_begun_with_the_client_named(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.done("reflect", "--new", "Acme", "--set", "outcome=agreed")
    assert convo.read().client == "Acme"


def held(convo: Convo) -> None:
    told = ("issue=Too dear", "objective=Half", "meeting_at=yesterday 15:00")
    convo.done("prep", "Acme", "Renewal", *(f"--set={each}" for each in told))
    convo.done("note", "!Others are cheaper")
    convo.done("set", "outcome=agreed", "actions=Send it @me by friday")
    convo.done("set", "objective_met=fully", "next_time=Ask", "plan_used=used it")
    convo.done("set", "worked=A pause", "share=Ask sooner")


def on(convo: Convo, face: str, *words: str) -> Terminal:
    term = {"TERM": "xterm-256color"} if face == "keys" else {"CONVO_PLAIN": "1"}
    return Terminal([*PROGRAM, *words], {**convo.environ, **term, "LINES": "60"})


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
@pytest.mark.parametrize("face", ["keys", "plain"])
def test_drafts_that_nobody_took_are_named_at_the_end_and_taken_later(
    tmp_path: Path, face: str
) -> None:
    convo = Convo(tmp_path)
    held(convo)
    with on(convo, face, "reflect", "acme") as terminal:
        terminal.wait("What came up that you had").idle().type(ENTER)
        terminal.wait("When will you look").idle().type(ENTER)
        terminal.wait("that is all").idle().type(ENTER)
        assert terminal.end() == 0
        assert "Still drafts, and not kept: Surprises, Look again." in terminal.said
        assert "the drafts again, each under its number" in terminal.text
        assert "\nconvo reflect acme" in terminal.text
    assert not convo.read().answer("resolve.follow_up_at")
    with on(convo, face, "show", "acme") as terminal:
        terminal.wait("convo reflect acme").wait("Surprises, Look again")
        assert terminal.end() == 0
    with on(convo, face, "reflect", "acme") as terminal:
        terminal.wait("What came up that you had").idle().type(ENTER)
        terminal.wait("When will you look").idle().type(ENTER)
        terminal.wait("that is all").idle().type("8", ENTER)
        terminal.wait("When will you look", 2).idle()
        terminal.type(TAB if face == "keys" else "1" + ENTER).idle().type(ENTER)
        terminal.wait("that is all").idle().type(ENTER)
        assert terminal.end() == 0
        assert "Still drafts, and not kept: Surprises." in terminal.said
    assert convo.read().text("resolve.follow_up_at") == "2026-11-27"
