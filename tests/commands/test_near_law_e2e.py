"""A talk that nobody prepared, and in which words of law were noted: its message."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import GUIDE, Convo
from terminal import ENTER

THREAT = '"We may take legal action'
CONCEDED = "=We accept full responsibility"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.done("note", "--new", "Harwell", "No answer for a week")
    return convo


def test_what_to_check_is_said_before_its_message_and_no_yes_is_asked_for(
    convo: Convo,
) -> None:
    convo.done("note", THREAT)
    convo.done("note", CONCEDED)
    convo.done("set", "outcome=partly agreed")
    ran = convo.done("recap")
    assert all(sentence in ran.err for sentence in GUIDE.safety)
    assert "What was said: We accept full responsibility" in ran.out
    assert "short yes" not in ran.out


def test_without_a_word_of_law_nothing_is_said_of_it(convo: Convo) -> None:
    convo.done("note", CONCEDED)
    convo.done("set", "outcome=partly agreed")
    ran = convo.done("recap")
    assert not any(sentence in ran.err for sentence in GUIDE.safety)
    assert "short yes" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_what_it_concedes_is_said_once_before_it_can_be_sent(convo: Convo) -> None:
    convo.done("note", THREAT)
    convo.done("note", CONCEDED)
    convo.done("set", "outcome=partly agreed")
    with convo.terminal("resolve", "harwell") as terminal:
        terminal.wait("Anything to add").idle().type(ENTER)
        terminal.wait("We accept full responsibility").wait("Enter: on").idle()
        assert terminal.said.count(GUIDE.safety[-1]) == 1
        terminal.type(ENTER).wait("ask your insurer or lawyer first").idle()
        terminal.wait("Enter: on", 2).idle()
        assert terminal.said.count("ask your insurer or lawyer first") == 1
        assert "no such line" not in terminal.said
        assert "I sent it" not in terminal.said
        terminal.type(ENTER).wait("1 I sent it").idle().type("3", ENTER)
        assert terminal.end() == 0


def test_an_own_action_near_law_is_said_to_stay_out_and_is_on_no_card(
    convo: Convo,
) -> None:
    convo.done("note", "+ Ask our lawyer @me by 4 dec")
    convo.done("note", "+ Send the dates @me by 4 dec")
    convo.done("set", "outcome=partly agreed")
    ran = convo.done("recap")
    assert "lawyer" not in ran.out
    assert "Send the dates" in ran.out
    assert "Not sent, as it is near law: Ask our lawyer." in ran.err
    assert "Ask our lawyer" in convo.done("actions").out
    convo.done("prep", "Harwell", "Again", "--set", "issue=The dates")
    card = convo.done("card", "again").out
    assert "Send the dates" in card
    assert "lawyer" not in card
