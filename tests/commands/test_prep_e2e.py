"""What a preparation says at its beginning and at its end, on both faces."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

ANSWERED = (
    *("client=Acme", "topic=Renewal", "meeting_at=next tuesday 3pm", "issue=A price"),
    *("tension=4", "support=Mara, who knows them", "objective=One price"),
    *("concerns+=Too dear", "boundary=No work for free", "if_then=If so, then so"),
    *("prepare.their_need=A figure", "acknowledge=You waited", "purpose=We talk"),
    *("first_question=How is it?", "playbook=price-pushback"),
)
FACES = [("--plain",), ()]


def walking(convo: Convo, face: Sequence[str], *words: str) -> Terminal:
    environ = {**convo.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    return Terminal([*PROGRAM, *face, "prep", *words], environ)


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_who_could_back_one_up_is_said_again_at_the_end(
    tmp_path: Path, face: Sequence[str]
) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", *(f"--set={answer}" for answer in ANSWERED))
    convo.done("set", "acme", "concerns.1.reply=What is half?")
    with walking(convo, face, "acme") as terminal:
        terminal.wait("How sure are you").idle().type(ENTER)
        terminal.wait("A line to change").idle().type(CTRL_D)
        terminal.wait("Talk to Mara before Tue 24 Nov 15:00.")
        assert terminal.end() == 0


def to_the_card(terminal: Terminal) -> None:
    """Answer what is asked where client and situation are named already."""
    terminal.wait("When do you talk").idle().type(ENTER)
    terminal.wait("What is the problem").idle().type("We lost it", ENTER)


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_a_situation_named_on_the_line_says_what_to_check_as_one_chosen_does(
    tmp_path: Path, face: Sequence[str]
) -> None:
    convo = Convo(tmp_path)
    with walking(convo, face, "Acme", "Loss", "--playbook", "our-error") as terminal:
        to_the_card(terminal)
        terminal.wait("Check first: ").wait("What will you say first").idle()
        assert ":go 1 is another situation" in " ".join(terminal.text.split())
        assert terminal.type(CTRL_C).end() == 130


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_another_situation_shows_the_page_that_it_has_drafted(
    tmp_path: Path, face: Sequence[str]
) -> None:
    convo = Convo(tmp_path)
    with walking(convo, face, "Acme", "Loss", "--playbook", "our-error") as terminal:
        to_the_card(terminal)
        terminal.wait("What will you say first").idle().type(":go 1", ENTER)
        terminal.wait("Which situation").idle().type("An invoice is still open", ENTER)
        terminal.wait("I know the day, the sum, and the person")
        assert terminal.type(CTRL_C).end() == 130


@pytest.fixture
def held(tmp_path: Path) -> Convo:
    """A talk that was prepared, with one concern, and has begun since."""
    convo = Convo(tmp_path)
    convo.done("prep", *(f"--set={answer}" for answer in ANSWERED))
    convo.done("set", "acme", "prepare.ready_at=yesterday 9:00")
    convo.done("note", "They are here", "--in", "acme")
    return convo


def line_of(terminal: Terminal, words: str) -> str:
    """Return the number of the line of the page that has these words."""
    row = next(row for row in terminal.text.splitlines() if words in row)
    return row.split()[0].rstrip("*")


BEGUN = "The talk has begun (first note, Sat 21 Nov 17:10), so no prediction changes"


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_a_talk_that_has_begun_still_opens_and_says_what_is_frozen(
    held: Convo, face: Sequence[str]
) -> None:
    before = held.read()
    with walking(held, face, before.id) as terminal:
        terminal.wait("A line to change").idle()
        terminal.type(line_of(terminal, "One price"), ENTER)
        terminal.wait(BEGUN).wait("A line to change").idle()
        terminal.type(line_of(terminal, "Too dear"), ENTER)
        terminal.wait("Concerns (they say, likely)").wait("You answer")
        terminal.idle().type("What is half?", ENTER).wait("A line to change").idle()
        terminal.type(ENTER)
        assert terminal.end() == 0
    after = held.read()
    assert after.records("prepare.concerns")[0]["reply"] == "What is half?"
    ready, result = "prepare.ready_at", "prepare.objective"
    assert (after.text(ready), after.text(result)) == (before.text(ready), "One price")


def test_a_talk_that_nobody_prepared_opens_without_being_prepared_by_it(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.done("note", "--new", "Acme", "They rang")
    before = convo.read()
    with walking(convo, (), before.id) as terminal:
        terminal.wait("A line to change").idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().tree == before.tree


@pytest.mark.parametrize("words", [("ACME",), ("Acme", "renewal")])
def test_a_talk_that_is_on_is_gone_on_with_and_no_second_one_begun(
    held: Convo, words: tuple[str, ...]
) -> None:
    ran = held.done("prep", *words, "--set", "fallback=Wait")
    assert "Going on with Acme · Renewal. Another one: convo prep --new" in ran.err
    assert held.read().text("prepare.fallback") == "Wait"
    held.done("prep", "--set", "client=acme", "--set", "fallback=Go")
    assert held.read().text("prepare.fallback") == "Go"
    with walking(held, ("--plain",), *words) as terminal:
        terminal.wait("1 conversation fits.").wait("a new one").idle().type("1", ENTER)
        terminal.wait("A line to change").idle().type(CTRL_D)
        assert terminal.end() == 0
    assert held.read()


def test_another_title_beside_a_talk_that_is_on_is_another_one(held: Convo) -> None:
    held.done("prep", "Acme", "Invoice", "--set", "fallback=Wait")
    assert len(held.files()) == 2


def test_the_signs_that_tell_two_clients_apart_keep_their_files_apart(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    clients = ("C++", "C#", "C", "Disney", "Disney+")
    for client in clients:
        convo.done("prep", client, f"--set=issue=Of {client}.")
    assert len(convo.files()) == len(clients)
    for client in reversed(clients):
        convo.done("prep", client.lower(), f"--set=fallback=For {client}.")
    for file in convo.files():
        found = convo.read(file)
        assert found.text("prepare.issue") == f"Of {found.client}."
        assert found.text("prepare.fallback") == f"For {found.client}."


def test_what_is_closed_says_so(held: Convo) -> None:
    held.done("close", "acme")
    with walking(held, (), held.read().id) as terminal:
        terminal.wait("is closed")
        assert terminal.end() == 2


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_the_number_of_the_facts_leads_behind_them_and_replaces_none(
    tmp_path: Path, face: Sequence[str]
) -> None:
    convo = Convo(tmp_path)
    facts = ("facts+=Down on 3 May", "facts+=Two of 4", "ready_at=2026-11-21 09:00")
    convo.done("prep", *(f"--set={each}" for each in (*ANSWERED, *facts)))
    with walking(convo, face, convo.read().id) as terminal:
        terminal.wait("A line to change").idle()
        terminal.type(line_of(terminal, "Down on 3 May"), ENTER)
        terminal.wait("What happened?").idle().type("A third of 9", ENTER)
        terminal.wait("A third of 9").idle().type(ENTER)
        terminal.wait("A line to change").idle().type(CTRL_D)
        assert terminal.end() == 0
    known = ("Down on 3 May", "Two of 4", "A third of 9")
    assert convo.read().items("prepare.facts") == known


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_after_a_change_only_what_changed_is_shown_and_list_shows_all(
    held: Convo, face: Sequence[str]
) -> None:
    with walking(held, face, held.read().id) as terminal:
        terminal.wait("A line to change").idle().type("?", ENTER)
        terminal.wait("4.2 to its second part").wait("A line to change", 2).idle()
        terminal.type(f":go {line_of(terminal, 'Too dear')}", ENTER)
        terminal.wait("You answer").idle().type("What is half?", ENTER)
        terminal.wait("A line to change").wait("What is half?", 2)
        assert terminal.said.count("To pause") == 1
        terminal.idle().type(":list", ENTER).wait("To pause", 2).idle().type(CTRL_D)
        assert terminal.end() == 0
