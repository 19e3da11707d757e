"""What weighs in a message: what is wrong, what happens otherwise, who doubts us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.at_stake import complaint, stakes


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The export has been broken since Monday.", True),
        ("Nobody rang back.", True),
        ("It isn't what we agreed on.", True),
        ("We still have nothing from you.", True),
        ("And honestly, I am not happy with it.", True),
        ("We like the first draft.", False),
        ("Why is it broken?", False),
        ("We want the wrong lines taken off.", False),
        ("I want it on Monday, otherwise nobody pays.", False),
    ],
)
def test_what_is_wrong_is_told_and_neither_asked_nor_wanted_nor_threatened(
    sentence: str, wrong: bool
) -> None:
    assert bool(complaint([sentence])) is wrong


def test_what_happened_comes_before_how_somebody_feels_and_what_points_back() -> None:
    felt, happened = "I am disappointed.", "The export is broken, I tried it twice."
    assert complaint([felt, happened]) == "The export is broken, I tried it twice."
    assert complaint(["This is the third time.", felt]) == felt
    joined = "The export is broken on all machines, I only reach the front desk."
    assert complaint([joined]) == "The export is broken on all machines."


@pytest.mark.parametrize(
    ("sentence", "stake"),
    [
        ("I want it by noon, otherwise we stop.", "Otherwise we stop."),
        ("Fix it or we will go elsewhere.", "Or we will go elsewhere."),
        ("If that is not possible we will have to leave.", None),
        ("We won't pay unless it works.", None),
        ("And I am not going to approve this.", "I am not going to approve this."),
        ("I ask myself whether you are the right partner for us.", None),
        ("Frankly, we are losing trust in you.", "We are losing trust in you."),
        ("I'm not sure you got my mail.", ""),
        ("If you want, call me.", ""),
        ("Shall we pay or we will be late?", ""),
    ],
)
def test_a_threat_and_a_doubt_are_found_without_what_leads_into_them(
    sentence: str, stake: str | None
) -> None:
    expected = sentence if stake is None else stake
    assert stakes([sentence]) == ((expected,) if expected else ())


@given(st.lists(st.text("aI we.,?otherwise unless", max_size=80), max_size=5))
def test_whatever_is_said_at_most_two_things_are_at_stake(said: list[str]) -> None:
    assert len(stakes(said)) <= 2
    assert "\n" not in complaint(said)
