"""How a line taken live was understood, in words for whoever took it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from made_sessions import BERLIN, session

from convo_prep.walk.notes import Note
from convo_prep.walk.understood import unkept

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
    [("agreed", "One of two versions"), ("words", PAY), ("open", PAY), ("action", PAY)],
)
def test_nothing_else_does(kind: str, text: str) -> None:
    assert told(kind, text) == ""


def test_what_is_an_action_already_is_not_asked_for_again() -> None:
    action = {"what": "pay the last invoice", "owner": "them", "due": "2026-11-27"}
    assert told("agreed", PAY, resolve={"actions": [action]}) == ""
