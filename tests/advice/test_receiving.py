"""Lines that take in what nothing fits: by its form, and never to a threat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE

from convo_prep.advice.receiving import ASKED, TOLD, WANTED, receiving

LINES = dict(GUIDE.receiving)
ALL = [line for lines in LINES.values() for line in lines]


@pytest.mark.parametrize(
    ("says", "form"),
    [
        ("Where are you now?", ASKED),
        ("How much is it so far, exactly", ASKED),
        ("and when will it be there", ASKED),
        ("Please return the deposit.", WANTED),
        ("I really want it in blue", WANTED),
        ("We'd like a new date.", WANTED),
        ("Move that a little to the left.", WANTED),
        ("Nothing has happened so far.", TOLD),
        ("My last designer was quicker.", TOLD),
        ("Nobody wants this", TOLD),
    ],
)
def test_a_line_is_chosen_by_how_they_put_it(says: str, form: str) -> None:
    assert receiving(says, GUIDE) == LINES[form][0]


@pytest.mark.parametrize(
    "says",
    [
        "I will kill you",
        "You will regret this",
        "My lawyer will call you",
        "Have a drink with me",
        "You look pretty today",
        "",
        "  ",
    ],
)
def test_to_a_threat_an_advance_or_nothing_no_line_is_drafted(says: str) -> None:
    assert receiving(says, GUIDE) == ""


@given(
    says=st.text(max_size=80), used=st.sets(st.sampled_from(sum(LINES.values(), ())))
)
def test_no_line_is_said_twice_on_a_card(says: str, used: set[str]) -> None:
    assert receiving(says, GUIDE, used) not in used


def test_no_line_concedes_promises_or_claims_anything() -> None:
    for line in ALL:
        assert "sorry" not in line.lower()
        assert " will " not in line.replace("What will you need", "")
        assert len(line.split()) <= 16
