"""Their message pasted where the problem is asked: kept whole, and nobody else's."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

SECRET = "zimtzicke"
MAIL = f"""\
Subject: Re: Invoice 2031
From: Dana Reyes <dana@acme.example>

Hi Bo,

We want a {SECRET} off the price by Friday. My boss said "this {SECRET} is too dear".

Best regards,
Dana

On Mon, 16 Nov 2026 at 10:12, Bo <bo@x.example> wrote:
> "Here is the older mail of ours."
"""
FACES = [("--plain",), ()]
KEPT = "Kept whole as their message"
SAVED = "Their message is kept, 12 lines, for you alone."
FORMATS = ("plain", "terminal", "markdown", "html")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def walking(convo: Convo, face: Sequence[str], *words: str) -> Terminal:
    environ = {**convo.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    return Terminal([*PROGRAM, *face, "prep", *words], environ)


def at_the_problem(convo: Convo, face: Sequence[str]) -> Terminal:
    terminal = walking(convo, face, "Acme", "Renewal")
    terminal.wait("When do you talk").idle().type(ENTER)
    return terminal.wait("What is the problem").idle()


def pasted(terminal: Terminal, face: Sequence[str], text: str = MAIL) -> Terminal:
    """Paste a text as a terminal does: between signs, or as if it was typed."""
    if face:
        terminal.wait("Answer:").idle().type(text.replace("\n", ENTER))
        terminal.wait("One answer? [Y/n]").idle().type(ENTER)
    else:
        terminal.type(f"\x1b[200~{text}\x1b[201~")
    return terminal.wait(KEPT).idle()


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_a_message_is_kept_whole_and_its_subject_is_what_it_is_about(
    convo: Convo, face: Sequence[str]
) -> None:
    with at_the_problem(convo, face) as terminal:
        pasted(terminal, face).type(ENTER)
        terminal.wait(SAVED).wait("Which situation").idle()
        session = convo.read()
        assert session.text("prepare.mail") == MAIL.strip()
        assert session.text("prepare.issue") == "Invoice 2031"
        terminal.type(CTRL_C)
        assert terminal.end() == 130


ONE = f"Hi Bo, we want a {SECRET} off the price. Can you do it? Dana Reyes"
OWN = "Taken as your own words"


def shows(terminal: Terminal, said: str) -> bool:
    """Tell whether something stands on the screen, however it was drawn."""
    return said in terminal.text


@pytest.mark.parametrize("text", [f"\x1b[200~{ONE}\x1b[201~", f"{ONE}{ENTER}"])
def test_a_message_in_one_paragraph_is_kept_too_marked_as_a_paste_or_not(
    convo: Convo, text: str
) -> None:
    with at_the_problem(convo, ()) as terminal:
        terminal.type(text).wait(KEPT).idle().type(ENTER).wait("Which situation")
    assert convo.read().text("prepare.mail") == ONE
    assert SECRET not in convo.done("show", "acme", "--format", "markdown").out


def test_esc_makes_it_ones_own_words_and_theirs_again(convo: Convo) -> None:
    with at_the_problem(convo, ()) as terminal:
        terminal.type(f"\x1b[200~{ONE}\x1b[201~")
        for said in (KEPT, OWN, KEPT):
            terminal.wait(partial(shows, terminal, said)).idle().type("\x1b")
        terminal.wait(partial(shows, terminal, OWN)).idle().type(ENTER)
        terminal.wait("Which situation")
    session = convo.read()
    assert session.text("prepare.issue") == ONE
    assert not session.text("prepare.mail")


@pytest.mark.parametrize(("said", "kept"), [("y", ONE), ("n", "")])
def test_in_plain_lines_it_is_asked_whose_one_paragraph_is(
    convo: Convo, said: str, kept: str
) -> None:
    with at_the_problem(convo, FACES[0]) as terminal:
        terminal.wait("Answer:").idle().type(ONE, ENTER)
        terminal.wait("Is this their message").idle().type(said, ENTER)
        if kept:
            terminal.wait(KEPT).idle().type(ENTER)
        terminal.wait("Which situation")
    session = convo.read()
    assert session.text("prepare.mail") == kept
    assert (session.text("prepare.issue") == ONE) is not bool(kept)


def test_lines_that_come_at_once_unmarked_are_one_message(convo: Convo) -> None:
    with at_the_problem(convo, ()) as terminal:
        terminal.type(MAIL.replace("\n", ENTER)).wait(KEPT).idle().type(ENTER)
        terminal.wait(SAVED).wait("Which situation")
    assert convo.read().text("prepare.mail") == MAIL.strip()


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_the_line_that_is_drafted_can_be_changed_before_it_is_taken(
    convo: Convo, face: Sequence[str]
) -> None:
    with at_the_problem(convo, face) as terminal:
        pasted(terminal, face).type(" is 20% up", ENTER)
        terminal.wait(SAVED)
        assert convo.read().text("prepare.issue") == "Invoice 2031 is 20% up"


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_a_message_that_is_pasted_and_left_comes_back_with_its_line(
    convo: Convo, face: Sequence[str]
) -> None:
    with at_the_problem(convo, face) as terminal:
        pasted(terminal, face).type(" is up")
        terminal.wait(lambda: "Invoice 2031 is up" in terminal.text).idle()
        terminal.type(CTRL_C)
        assert terminal.end() == 130
    assert not convo.read().text("prepare.mail")
    with walking(convo, face, "Acme", "Renewal") as terminal:
        terminal.wait("Invoice 2031 is up").idle().type(ENTER)
        terminal.wait(SAVED)
    session = convo.read()
    assert session.text("prepare.mail") == MAIL.strip()
    assert session.text("prepare.issue") == "Invoice 2031 is up"


def test_several_lines_that_are_no_one_answer_leave_the_first_in_the_line(
    convo: Convo,
) -> None:
    with at_the_problem(convo, FACES[0]) as terminal:
        terminal.wait("Answer:").idle().type("It is late", ENTER, "and dear", ENTER)
        terminal.wait("2 lines came at once. One answer?").idle().type("n", ENTER)
        terminal.wait("nothing else is taken").idle().type(ENTER)
        terminal.wait("Which situation")
    session = convo.read()
    assert session.text("prepare.issue") == "It is late"
    assert not session.text("prepare.mail")


def test_an_enter_that_is_typed_ahead_passes_the_next_question(convo: Convo) -> None:
    with at_the_problem(convo, FACES[0]) as terminal:
        terminal.wait("Answer:").idle().type("It is late", ENTER, ENTER)
        terminal.wait("Situation: left open")
    assert "came at once" not in terminal.said
    assert convo.read().text("prepare.issue") == "It is late"


@pytest.mark.parametrize("face", FACES, ids=["plain", "keys"])
def test_a_word_of_theirs_that_tells_of_danger_calls_for_the_lines_on_safety(
    convo: Convo, face: Sequence[str]
) -> None:
    convo.done("prep", "Bright", "--set", "issue=x")  # says them once at the start
    with at_the_problem(convo, face) as terminal:
        before = terminal.said.count("You need not do this alone")
        pasted(terminal, face, "Subject: Invoice\n\nMy lawyer will write to you.\n")
        terminal.type(ENTER).wait("Their message is kept")
        terminal.wait("You need not do this alone", before + 1)


def test_a_message_can_be_given_on_the_line_and_drafts_the_problem(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "Renewal", "--set", "mail=-", stdin=MAIL)
    assert convo.read().text("prepare.mail") == MAIL.strip()
    assert not convo.read().text("prepare.issue")
    with walking(convo, (), "Acme", "Renewal") as terminal:
        terminal.wait("When do you talk").idle().type(ENTER)
        terminal.wait("What is the problem").wait("Invoice 2031").idle()
        terminal.type("\t").wait("1 of ").type(ENTER).wait("Which situation")
    assert convo.read().text("prepare.issue") == "Invoice 2031"


def test_a_message_can_come_from_a_file(convo: Convo, tmp_path: Path) -> None:
    lines = "".join(f"    {line}\n" for line in MAIL.splitlines())
    file = tmp_path / "answers.yaml"
    file.write_text(f"prepare:\n  mail: |\n{lines}", encoding="utf-8")
    convo.done("prep", "Acme", "Renewal", "--from", str(file))
    assert convo.read().text("prepare.mail") == MAIL.strip()


def test_no_word_of_it_leaves_in_any_format_unless_asked_for(convo: Convo) -> None:
    answers = ("issue=Invoice 2031", "playbook=price-pushback", "meeting_at=tomorrow")
    convo.done("prep", "Acme", "Renewal", *(f"--set={each}" for each in answers))
    convo.done("set", "acme", "mail=-", stdin=MAIL)
    handed_on = [
        *(("card", "acme", "--format", each) for each in FORMATS),
        ("card", "acme"),
        ("card", "acme", "--json"),
        ("show", "acme", "--format", "markdown"),
        ("show", "acme", "--format", "html"),
        ("recap", "acme"),
        ("recap", "acme", "--eml", "-"),
        ("calendar",),
        (),
        ("next",),
        ("list", "--json"),
        ("rehearse", "acme"),
    ]
    for words in handed_on:
        ran = convo(*words)
        assert ran.code in (0, 2, 21), ran
        assert SECRET not in ran.out + ran.err, words
    private = convo.done("card", "acme", "--private").out
    assert f"this {SECRET} is too dear" in private
    assert "older mail" not in private


def test_what_a_drafted_concern_took_from_it_is_not_kept_when_the_talk_begins(
    convo: Convo,
) -> None:
    answers = ("issue=Invoice 2031", "playbook=price-pushback")
    convo.done("prep", "Acme", "Renewal", *(f"--set={each}" for each in answers))
    convo.done("set", "acme", "mail=-", stdin=MAIL)
    convo.done("note", "They came", "--in", "acme")
    drafted = convo.read().records("drafted")
    assert drafted
    assert all(SECRET not in record["text"] for record in drafted)


def test_the_card_on_ones_screen_says_that_more_stands_in_their_mail(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "Renewal", f"--set=mail={MAIL}", "--set=issue=x")
    with convo.terminal("card", "renewal") as terminal:
        terminal.wait("2 things they say, from their mail, for you alone: convo card ")
        assert terminal.end() == 0
        command = terminal.said.rpartition("alone: ")[2].split()
        assert SECRET not in terminal.said
    assert SECRET in convo.done(*command[1:]).out
    for form in FORMATS:
        ran = convo.done("card", "renewal", "--format", form)
        assert "for you alone" not in ran.err
        assert SECRET not in ran.out + ran.err


def test_the_screen_of_a_meeting_says_it_too_and_the_talk_takes_nothing_away(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "Renewal", f"--set=mail={MAIL}", "--set=issue=x")
    more = "2 things they say, from their mail, for you alone: convo card "
    for face in FACES:
        with convo.terminal(*face, "conduct", "renewal") as terminal:
            terminal.wait(more).idle().type(CTRL_D)
            terminal.end()
            assert SECRET not in terminal.said
    convo.done("note", "They came", "--in", "acme")
    assert SECRET not in convo.done("card", "renewal").out
    assert SECRET in convo.done("card", "renewal", "--private").out


def test_what_they_wrote_is_taken_with_one_key_and_stands_on_the_card(
    convo: Convo,
) -> None:
    given = (
        "issue=x",
        "playbook=price-pushback",
        "meeting_at=tomorrow",
        f"mail={MAIL}",
    )
    convo.done("prep", "Acme", "Renewal", *(f"--set={each}" for each in given))
    with walking(convo, (), "Acme", "Renewal") as terminal:
        terminal.wait("What will you say first").idle().type(":go 6", ENTER)
        terminal.wait("(their mail, for you").idle().type("\t")
        terminal.wait("1 of ").idle().type(ENTER).wait("You answer")
    assert f"We want a {SECRET} off the price" in convo.done("card", "renewal").out


def test_what_is_for_oneself_alone_has_no_number_of_the_meeting(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", f"--set=mail={MAIL}", "--set=issue=x")
    card = convo.done("card", "renewal").out
    own = convo.done("card", "renewal", "--private").out
    assert "They say: We want a" in own
    first = next(line for line in card.splitlines() if "They say 1" in line)
    assert first in own
    convo.done("note", "1")
    [note] = convo.read().records("conduct.notes")
    assert note["concern"] in first
