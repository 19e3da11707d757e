from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.fault import ADMITTING, admitted


@pytest.mark.parametrize(
    "told",
    [
        "We deleted their customer data by mistake.",
        "I sent the wrong file to all of their customers.",
        "It was my mistake.",
        "There will be a penalty because of us.",
        "My assistant mixed up the two orders.",
        "I found an error of mine in last year's return.",
        "We made a big mistake, and they don't know it yet.",
        "They are furious. I forgot to file it.",
        "I\u2019ve messed it up",
    ],
)
def test_who_says_that_an_error_is_ours_admits_it(told: str) -> None:
    assert admitted(told, "our-error")


@pytest.mark.parametrize(
    "told",
    [
        "",
        "They say we deleted their data.",
        "She thinks that I forgot her order.",
        "We are blamed for an error.",
        "I made no mistake.",
        "It wasn't my fault.",
        "I don't think that it is our fault.",
        "My client made a mistake and wants me to pay.",
        "We found an error in their figures.",
        "We lost our biggest client.",
        "They sent us the wrong numbers.",
        "I got the wrong files from her.",
        "I did nothing wrong.",
        "The owner thinks I made a mistake.",
        "Dana writes that we broke their site.",
        "They are sure that I lost her ring.",
        "My manager said I deleted it.",
        "Did we delete their data? Have we deleted it?",
        "Maybe we broke their server.",
        "I don't know if we sent the wrong file.",
    ],
)
def test_what_others_say_or_did_and_what_is_denied_admits_no_error(told: str) -> None:
    assert not admitted(told, "our-error")


@pytest.mark.parametrize(
    "told",
    [
        "We will miss the deadline for the launch by two weeks.",
        "The delivery is late because our import failed; they do not know yet.",
        "I won't make it.",
        "I'm behind with the drawings.",
        "I was ill and won't have the plans ready in time.",
        "We need two more weeks; I took on too much.",
    ],
)
def test_who_says_that_we_are_late_admits_it(told: str) -> None:
    assert admitted(told, "missed-deadline")


@pytest.mark.parametrize(
    "told",
    [
        "",
        "They are late with the payment.",
        "I can't finish because they have not sent the texts.",
        "Without his word we can't finish before the event.",
        "He can't decide, and we are late now.",
        "My invoice is late being paid.",
        "I need more time to think about it.",
        "They need it by Friday.",
    ],
)
def test_what_waits_for_them_admits_no_delay(told: str) -> None:
    assert not admitted(told, "missed-deadline")


@pytest.mark.parametrize(
    ("told", "situation", "admits"),
    [
        ("I wont make it.", "missed-deadline", True),
        ("We cant finish the roof in time", "missed-deadline", True),
        ("im behind with the drawings", "missed-deadline", True),
        ("ive deleted her photos", "our-error", True),
        ("It wasnt my fault", "our-error", False),
        ("we havent deleted their data", "our-error", False),
        ("I didnt make a mistake", "our-error", False),
        ("He cant decide, and we are late now.", "missed-deadline", False),
    ],
)
def test_a_sign_left_out_changes_nothing(
    told: str, situation: str, admits: bool
) -> None:
    assert admitted(told, situation) is admits


@given(st.text())
def test_any_text_can_be_asked_about(told: str) -> None:
    for situation in ADMITTING:
        assert admitted(told, situation) in (True, False)
