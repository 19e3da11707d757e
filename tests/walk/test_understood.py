"""How a line taken live was understood, in words for whoever took it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from made_sessions import BERLIN, session

from convo_prep.walk.notes import Note
from convo_prep.walk.understood import dated, understood, unkept

AT = datetime(2026, 11, 21, 15, 2, tzinfo=BERLIN)
PAY = "They pay the last invoice by Friday"


def told(kind: str, text: str, **sections: Any) -> str:
    return unkept(Note(kind, text), session(**sections), AT)


def test_an_agreement_with_a_who_and_a_day_says_how_it_is_an_action() -> None:
    assert told("agreed", PAY) == f"A promise with a day? Type it as + {PAY}"
    long = f"{PAY.removesuffix(' by Friday')}, and the one before it too, by Friday"
    assert told("agreed", long) == "A promise with a day? Type it with + in front"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("agreed", "One of two versions"),
        *((kind, PAY) for kind in ("words", "open", "action", "private")),
    ],
)
def test_nothing_else_does(kind: str, text: str) -> None:
    assert told(kind, text) == ""


def test_a_note_for_oneself_is_read_back_as_that_and_sets_no_day() -> None:
    alone = Note("private", "look again 15 dec")
    assert understood(alone, session(), AT) == "for you alone: look again 15 dec"
    assert dated(alone, session(), AT) == ""


def test_what_is_an_action_already_is_not_asked_for_again() -> None:
    action = {"what": "pay the last invoice", "owner": "them", "due": "2026-11-27"}
    assert told("agreed", PAY, resolve={"actions": [action]}) == ""


def test_an_action_by_a_day_that_may_be_today_says_what_to_type_instead() -> None:
    note, there = Note("action", "Send it @me by sat"), session()
    says = "'sat' may be today or a week away. Say: today, or next sat"
    assert dated(note, there, AT) == says
    assert understood(note, there, AT).endswith(says)
    for instead in ("today", "next sat"):
        typed = note._replace(text=note.text.replace("sat", instead))
        assert dated(typed, there, AT).startswith("To be done by Sat 2")


def test_a_look_on_a_day_that_may_be_today_is_a_week_away() -> None:
    note = Note("point", "look again sat")
    says = "'sat' may be today or a week away. Say: sat 28 nov 2026"
    assert dated(note, session(), AT) == says
    assert dated(Note("point", "look again soon"), session(), AT) == (
        "No date is understood in 'soon'; the words stay."
    )


def test_what_no_word_makes_a_date_only_stays() -> None:
    note = Note("action", "Send it @me by soon")
    says = "No date is understood in 'by soon'; the words stay."
    assert dated(note, session(), AT) == says
