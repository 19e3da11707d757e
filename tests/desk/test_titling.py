"""A conversation without a title takes the short one of its situation, in one save."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import Convo
from made_sessions import GUIDE
from terminal import CTRL_C, ENTER

from convo_prep.change import SetAnswer
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.titling import with_title
from convo_prep.session import Session
from convo_prep.text import Tree

CHOSEN = SetAnswer("playbook", "price-pushback", "")
TITLED = SetAnswer("topic", "The price", "")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Options(), Convo(tmp_path).own)


def test_a_situation_brings_the_title_that_is_missing(desk: Desk) -> None:
    untitled = Session({"client": "Acme"}, GUIDE)
    assert with_title(desk, untitled, CHOSEN) == (CHOSEN, TITLED)
    none = SetAnswer("playbook", "not-a-situation", "")
    assert with_title(desk, untitled, none)[1:] == (SetAnswer("topic", "Talk", ""),)


def test_a_title_that_is_there_stays(desk: Desk) -> None:
    titled = Session({"client": "Acme", "topic": "Mine"}, GUIDE)
    assert with_title(desk, titled, CHOSEN) == (CHOSEN,)


def test_a_title_that_a_situation_brought_follows_the_next_one(desk: Desk) -> None:
    brought: dict[str, Tree] = {"topic": "The price", "playbook": "price-pushback"}
    session = Session({"client": "Acme", **brought}, GUIDE)
    other = SetAnswer("playbook", "scope-creep", "price-pushback")
    title = SetAnswer("topic", "Extra requests", "The price")
    assert with_title(desk, session, other) == (other, title)
    none = SetAnswer("playbook", "", "price-pushback")
    talk = SetAnswer("topic", "Talk", "The price")
    assert with_title(desk, session, none) == (none, talk)
    again = Session({"client": "Acme", "topic": "Talk"}, GUIDE)
    assert with_title(desk, again, CHOSEN)[1:] == (
        SetAnswer("topic", "The price", "Talk"),
    )


@pytest.mark.parametrize(
    "change", [SetAnswer("playbook", "", "x"), SetAnswer("prepare.issue", "x", "")]
)
def test_what_names_no_situation_brings_none(desk: Desk, change: SetAnswer) -> None:
    assert with_title(desk, Session({}, GUIDE), change) == (change,)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_a_situation_on_the_line_brings_its_title_too(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    with convo.terminal("prep", "Acme", "--playbook", "price-pushback") as terminal:
        terminal.wait("When do you talk").idle().type(ENTER)
        terminal.wait("What is the problem").idle().type("Too dear", ENTER)
        terminal.wait("* draft").idle().type(CTRL_C)
        assert terminal.end() == 130
    assert convo.read().topic == "The price"
