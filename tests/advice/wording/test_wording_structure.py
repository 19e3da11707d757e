"""The checks that no expression can make."""

from __future__ import annotations

import pytest

from convo_prep.advice.wording import structure


@pytest.mark.parametrize(
    ("purpose", "long"),
    [
        ("word " * 35, False),
        ("word " * 36, True),
        ("One. Two.", False),
        ("One. Two. Three.", True),
        ("At 15:00 we pay 3.50.", False),
    ],
)
def test_a_purpose_is_long_over_35_words_or_two_sentences(
    purpose: str, long: bool
) -> None:
    assert structure.is_long(purpose) is long


@pytest.mark.parametrize(
    ("fact", "bare"),
    [
        ("They were slow to answer", True),
        ("It may be late", True),
        ("They march on", True),
        ("We sent 8 pages", False),
        ("On Monday they called", False),
        ("In May they called", False),
        ("In march they called in June", False),
        ("Dana: “too late”", False),
        ("Two pages were added", False),
    ],
)
def test_a_fact_has_a_number_a_date_or_a_quote(fact: str, bare: bool) -> None:
    assert structure.has_no_anchor(fact) is bare


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("No word of it.", ()),
        ("I am sorry.", ("own", "effect", "repair")),
        ("I\u2019m sorry. I didn\u2019t check the file.", ("effect", "repair")),
        ("Sorry: that was mine, and it cost you a day.", ("repair",)),
        ("I am sorry. I did not call. It cost you a day. I will call on Monday.", ()),
    ],
)
def test_an_apology_owns_says_the_effect_and_repairs(
    text: str, lacks: tuple[str, ...]
) -> None:
    assert structure.missing_of_apology(text) == lacks


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Thank you for your patience.", True),
        ("I did not call. Thank you for waiting.", False),
        ("I did not call.", False),
    ],
)
def test_thanks_alone_own_nothing(text: str, only: bool) -> None:
    assert structure.only_thanks(text) is only


def test_the_small_checks_of_structure() -> None:
    assert structure.asks_nothing_open(["Is it fine?", "What I mean is this."])
    assert not structure.asks_nothing_open(["", "Well: how do you see it?"])
    assert [n for n in range(6) if structure.is_poor_choice(n)] == [1, 4, 5]
    assert structure.is_sorry_too_often("Sorry, sorry. I apologise.")
    assert not structure.is_sorry_too_often("Sorry, sorry.")
    assert structure.invites_no_correction("We agreed.")
    assert not structure.invites_no_correction("If anything is wrong, tell me.")


@pytest.mark.parametrize(
    ("channel", "tension", "fault", "wrong"),
    [
        ("written", 4, False, True),
        ("written", 3, False, False),
        ("written", None, False, False),
        ("written", None, True, True),
        ("phone", 5, True, False),
    ],
)
def test_anger_and_bad_news_do_not_go_in_writing(
    channel: str, tension: int | None, fault: bool, wrong: bool
) -> None:
    assert structure.is_wrong_channel(channel, tension, fault) is wrong
