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


def test_a_message_is_held_and_a_line_drafted_from_it() -> None:
    taken = Received().paste(MAIL)
    assert taken is not None
    assert (taken.line, taken.theirs) == ("Invoice", True)


def test_what_was_taken_for_a_message_is_made_ones_own_and_stays_so() -> None:
    held, text = Received(), "Hi Bo, it is late. Can you call me? Dana Reyes"
    held.paste(text)
    turned = held.paste(text, theirs=False)
    assert turned is not None
    assert (turned.line, turned.theirs, held.text) == (text, False, "")
    again = held.paste(text)
    assert again is None or not again.theirs
    held.paste(text, theirs=True)
    assert held.text == text


def test_of_a_text_that_may_be_theirs_and_is_not_known_it_is_said_whose_it_is() -> None:
    taken = Received().paste("Not good enough. I asked for three options and got one.")
    assert taken is not None
    assert not taken.theirs
    assert Received().paste("They want it cheaper.") is None


def test_a_message_that_is_held_takes_one_line_as_what_is_said_of_it() -> None:
    held = Received()
    held.paste(MAIL)
    assert held.paste("Subject: Invoice") is None
    assert held.text == MAIL


def test_it_is_stored_with_the_answer_over_what_was_seen_there() -> None:
    held = Received()
    held.paste(MAIL)
    assert held.changes(ELSEWHERE, session()) == ()
    assert held.changes(AT, session()) == (SetAnswer("prepare.mail", MAIL, ""),)
    assert held.changes(AT, session(mail="x")) == (
        SetAnswer("prepare.mail", MAIL, "x"),
    )
    assert held.changes(AT, session(mail=MAIL)) == ()


def test_once_it_is_stored_that_is_said_and_it_is_let_go() -> None:
    held = Received()
    held.paste(MAIL)
    assert held.stored(ELSEWHERE) == ""
    assert held.stored(AT) == "Their message is kept, 3 lines, for you alone."
    assert held.stored(AT) == ""


def test_a_half_typed_line_brings_its_message_back() -> None:
    held, again = Received(), Received()
    held.paste(MAIL)
    assert again.returned(AT, held.half_typed(AT, "Invo")) == "Invo"
    assert again.text == MAIL
    assert held.half_typed(ELSEWHERE, "x") == "x"
    assert Received().returned(ELSEWHERE, "two\nlines") == "two\nlines"


def test_a_message_that_is_there_drafts_the_matter_as_a_private_line() -> None:
    found = drafted_issue(session(mail=MAIL))
    assert found is not None
    assert (found.text, found.source, found.learned) == ("Invoice", "their mail", True)
    assert drafted_issue(session()) is None
