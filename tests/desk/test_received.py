"""Their message held at a question: with its line, until both are on the disk."""

from __future__ import annotations

from convo_prep.change import SetAnswer
from convo_prep.desk.received import Received, drafted_issue
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.store import library

GUIDE = library.guide()
AT, ELSEWHERE = Spot("prepare.issue"), Spot("prepare.objective")
MAIL = "Subject: Invoice\n\nWe are not happy."


def session(**prepare: str) -> Session:
    return Session({"client": "Acme", "prepare": dict(prepare)}, GUIDE)


def test_only_where_the_matter_is_asked_is_a_paste_a_message() -> None:
    assert Received().paste(ELSEWHERE, MAIL) is None
    taken = Received().paste(AT, MAIL)
    assert taken is not None
    assert taken.line == "Invoice"


def test_a_message_that_is_held_takes_one_line_as_what_is_said_of_it() -> None:
    held = Received()
    held.paste(AT, MAIL)
    assert held.paste(AT, "Subject: Invoice") is None
    assert held.text == MAIL


def test_it_is_stored_with_the_answer_over_what_was_seen_there() -> None:
    held = Received()
    held.paste(AT, MAIL)
    assert held.changes(ELSEWHERE, session()) == ()
    assert held.changes(AT, session()) == (SetAnswer("prepare.mail", MAIL, ""),)
    assert held.changes(AT, session(mail="x")) == (
        SetAnswer("prepare.mail", MAIL, "x"),
    )
    assert held.changes(AT, session(mail=MAIL)) == ()


def test_once_it_is_stored_that_is_said_and_it_is_let_go() -> None:
    held = Received()
    held.paste(AT, MAIL)
    assert held.stored(ELSEWHERE) == ""
    assert held.stored(AT) == "Their message is kept, 3 lines, for you alone."
    assert held.stored(AT) == ""


def test_a_half_typed_line_brings_its_message_back() -> None:
    held, again = Received(), Received()
    held.paste(AT, MAIL)
    assert again.returned(AT, held.half_typed(AT, "Invo")) == "Invo"
    assert again.text == MAIL
    assert held.half_typed(ELSEWHERE, "x") == "x"
    assert Received().returned(ELSEWHERE, "two\nlines") == "two\nlines"


def test_a_message_that_is_there_drafts_the_matter_as_a_private_line() -> None:
    found = drafted_issue(session(mail=MAIL))
    assert found is not None
    assert (found.text, found.source, found.learned) == ("Invoice", "their mail", True)
    assert drafted_issue(session()) is None
