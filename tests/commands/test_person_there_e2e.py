"""A person typed with their company: the client, the contact, and the greeting."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_C, ENTER, Terminal

from convo_prep.session import Session

terminal_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
TYPED = "Dana Reyes of Acme"


def newest(convo: Convo) -> Session:
    """Return the conversation that a test has begun itself."""
    made = [each for each in convo.files() if "fees" not in each.name]
    return convo.read(max(made, key=lambda each: "scope" in each.name))


def who(convo: Convo) -> tuple[str, str]:
    session = newest(convo)
    return session.client, session.text("contact")


def beside_acme(folder: Path) -> Convo:
    convo = Convo(folder)
    convo.done("prep", "Acme", "Fees", "--set=issue=x", "--set=outcome=agreed")
    convo.done("close", "acme")
    return convo


@terminal_only
@pytest.mark.parametrize("face", [("--plain",), ()], ids=["plain", "keys"])
@pytest.mark.parametrize(
    ("typed", "answer", "found"),
    [
        (TYPED, "", ("Acme", "Dana Reyes")),
        (TYPED, "2", (TYPED, "")),
        ("Dana (Acme)", "", ("Dana (Acme)", "")),
        ("Dana (Acme)", "1", ("Acme", "Dana")),
    ],
)
def test_one_question_asks_who_is_who_where_nobody_knows(
    tmp_path: Path,
    face: tuple[str, ...],
    typed: str,
    answer: str,
    found: tuple[str, str],
) -> None:
    convo = Convo(tmp_path)
    environ = {**convo.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    with Terminal([*PROGRAM, *face, "prep"], environ) as terminal:
        terminal.wait("Who is it with").idle().type(typed, ENTER)
        terminal.wait(f"Who is {typed}?").wait("Which one?").idle().type(answer, ENTER)
        terminal.wait("When do you talk").idle().type(ENTER)
        terminal.wait("What is the problem").idle().type("A price", ENTER)
        terminal.wait("situation").idle()
        assert who(convo) == found
        assert terminal.type(CTRL_C).end() == 130


@terminal_only
@pytest.mark.parametrize("typed", [TYPED, "Dana Reyes, ACME", "Dana Reyes (acme)"])
def test_a_company_that_is_a_client_already_is_not_asked_about(
    tmp_path: Path, typed: str
) -> None:
    convo = beside_acme(tmp_path)
    with convo.terminal("prep", "--new", typed) as terminal:
        terminal.wait("Client: Acme. With: Dana Reyes.").wait("When do you talk").idle()
        assert "Which one?" not in terminal.said
        assert who(convo) == ("Acme", "Dana Reyes")
        terminal.type(CTRL_C).end()


@terminal_only
@pytest.mark.parametrize("typed", ["Bank of Scotland", "University of Leeds"])
def test_a_firm_or_an_office_is_not_asked_about(tmp_path: Path, typed: str) -> None:
    convo = Convo(tmp_path)
    with convo.terminal("prep", typed) as terminal:
        terminal.wait("When do you talk").idle()
        assert "Which one?" not in terminal.said
        assert who(convo) == (typed, "")
        terminal.type(CTRL_C).end()


@terminal_only
@pytest.mark.parametrize("answer", ["", "2"])
def test_a_name_without_quotes_is_asked_about_before_its_first_word_is_a_client(
    tmp_path: Path, answer: str
) -> None:
    convo = Convo(tmp_path)
    with convo.terminal("prep", *TYPED.split()) as terminal:
        terminal.wait("the client Dana, about Reyes of Acme").wait("Which one?").idle()
        terminal.type(answer, ENTER).wait("When do you talk").idle()
        assert who(convo) == (("Dana", "") if answer else ("Acme", "Dana Reyes"))
        terminal.type(CTRL_C).end()


@terminal_only
@pytest.mark.parametrize(
    "typed", ["Acme Handover of files", "Acme end of contract", "Acme late at launch"]
)
def test_a_title_is_not_taken_for_a_person(tmp_path: Path, typed: str) -> None:
    convo = Convo(tmp_path)
    with convo.terminal("prep", *typed.split()) as terminal:
        terminal.wait("When do you talk").idle()
        assert "Which one?" not in terminal.said
        assert who(convo) == ("Acme", "")
        terminal.type(CTRL_C).end()


def test_without_a_terminal_what_is_certain_is_taken_and_the_rest_left_as_it_is(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path / "new")
    ran = convo.done("prep", TYPED, "--set=issue=x")
    assert who(convo) == (TYPED, "")
    assert "--set client=Acme --set contact='Dana Reyes'" in ran.err
    convo = beside_acme(tmp_path / "known")
    convo.done("prep", TYPED, "Scope", "--set=issue=x")
    assert who(convo) == ("Acme", "Dana Reyes")
    assert newest(convo).topic == "Scope"


def test_a_client_of_the_whole_name_wins(tmp_path: Path) -> None:
    convo = beside_acme(tmp_path)
    convo.done("prep", f"--set=client={TYPED}", "--set=issue=x")
    convo.done("prep", "--new", TYPED, "Scope", "--set=issue=y")
    assert who(convo) == (TYPED, "")


def test_a_talk_begun_on_the_spot_knows_the_person_too(tmp_path: Path) -> None:
    convo = beside_acme(tmp_path)
    convo.done("note", "--new", TYPED, "No answer for a week")
    assert who(convo) == ("Acme", "Dana Reyes")
    convo.done("set", "outcome=agreed")
    assert convo.done("recap").out.startswith("Hello Dana,")


def test_whom_one_talks_to_already_is_not_replaced(tmp_path: Path) -> None:
    convo = beside_acme(tmp_path)
    convo.done("prep", "Acme", "Scope", "--set=issue=x", "--set=contact=Tom Ray")
    convo.done("prep", TYPED, "Scope", "--set=objective=y")
    assert who(convo) == ("Acme", "Tom Ray")


def test_the_talk_is_found_by_the_person_again(tmp_path: Path) -> None:
    convo = beside_acme(tmp_path)
    convo.done("prep", TYPED, "Scope", "--set=issue=x")
    convo.done("prep", "dana", "--set=objective=One price")
    convo.done("note", "--in", "dana", "They were calm")
    assert newest(convo).text("prepare.objective") == "One price"
    assert len(newest(convo).records("conduct.notes")) == 1
    assert len(convo.files()) == 2


@terminal_only
def test_a_new_client_called_as_somebody_one_talks_to_is_asked_about(
    tmp_path: Path,
) -> None:
    convo = beside_acme(tmp_path)
    convo.done("prep", TYPED, "Scope", "--set=issue=x")
    with convo.terminal("prep", "Dana") as terminal:
        terminal.wait("No client is called Dana.").wait("Acme \u00b7 Scope").idle()
        terminal.type("2", ENTER).wait("When do you talk").idle()
        assert len(convo.files()) == 3
        terminal.type(CTRL_C).end()
