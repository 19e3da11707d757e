"""After a meeting no date is needed, and no name where one conversation is left."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import GUIDE, Convo
from terminal import CTRL_C, ENTER

ISSUE = "--set=issue=x"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Renewal", ISSUE, "--set=objective=y")
    return convo


WITHOUT_QUESTIONS = (
    ("reflect", "--set=objective_met=partly"),
    ("note", "They nod"),
    ("set", "outcome=agreed"),
    ("card",),
    ("close",),
)


@pytest.mark.parametrize("words", WITHOUT_QUESTIONS, ids=" ".join)
def test_the_only_conversation_is_taken_without_a_date(
    convo: Convo, words: tuple[str, ...]
) -> None:
    convo.done(*words)
    assert len(convo.files()) == 1


@pytest.mark.parametrize("words", WITHOUT_QUESTIONS[:2], ids=" ".join)
def test_what_is_resolved_stands_in_nobodys_way(
    convo: Convo, words: tuple[str, ...]
) -> None:
    convo.done("prep", "Borealis", "Delivery", ISSUE)
    convo.done("set", "borealis", "outcome=agreed", "follow_up_at=none")
    convo.done("reflect", "borealis", "--set=worked=Asking first")
    before = convo.files()[1].read_bytes()
    convo.done(*words)
    assert convo.files()[1].read_bytes() == before


def test_one_that_was_held_comes_before_one_that_is_planned(convo: Convo) -> None:
    convo.done("prep", "Borealis", "Delivery", "--set=meeting_at=2026-11-20 10:00")
    convo.done("reflect", "--set=worked=Asking first")
    assert convo.read(convo.files()[1]).text("reflect.worked") == "Asking first"
    assert convo.read(convo.files()[0]).client == "Acme"


def test_a_message_did_not_go_out_before_anything_was_settled(convo: Convo) -> None:
    assert convo("recap", "--sent").code == 20
    ran = convo("recap")
    assert ran.code == 2
    assert ran.out == ""
    assert f"convo resolve {convo.read().id}" in ran.err
    convo.done("set", "outcome=no agreement")
    assert "We have not found an agreement yet." in convo.done("recap").out


def test_a_look_again_needs_something_that_was_settled(convo: Convo) -> None:
    assert convo("follow").code == 20


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("resolve", "resolve.outcome"),
        ("reflect", "resolve.outcome"),
    ],
)
def test_on_a_terminal_it_is_taken_too(convo: Convo, command: str, path: str) -> None:
    with convo.terminal(command) as terminal:
        terminal.wait(GUIDE.question(path).ask).idle().type(CTRL_C)
        assert terminal.end() == 130
    assert "Acme · Renewal" in terminal.said


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_a_meeting_without_a_date_is_followed(convo: Convo) -> None:
    with convo.terminal("conduct") as terminal:
        terminal.wait("note:").idle().type("They nod", ENTER).wait("note:", 2)
    assert convo.read().records("conduct.notes")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_a_message_still_to_be_sent_is_what_resolve_goes_back_to(convo: Convo) -> None:
    convo.done("set", "outcome=agreed", "agreed=One of two")
    with convo.terminal("resolve") as terminal:
        terminal.wait("Anything to add?").idle().type(CTRL_C)
        assert terminal.end() == 130
    assert "Acme · Renewal" in terminal.said
