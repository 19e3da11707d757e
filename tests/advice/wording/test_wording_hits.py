"""What is met in one text, and the quiet line about it."""

from __future__ import annotations

import pytest
from shipped_rules import BY_ID, RULES, ids

from convo_prep.advice.wording import Hit, hint_line, hits


def test_curly_apostrophes_are_read_as_straight_ones_and_places_stay_true() -> None:
    text = "Well: that\u2019s simply not true."
    (hit,) = hits(text, "speech", RULES)
    assert (hit.rule.id, hit.phrase) == ("you-are-wrong", "that\u2019s simply not true")
    assert text[hit.start : hit.end] == hit.phrase


def test_a_phrase_is_found_across_a_line_break() -> None:
    assert ids(hits("You\nalways do this.", "any", RULES)) == ["blame-absolute"]


def test_the_gravest_comes_first() -> None:
    text = "Obviously you always say so. It's your fault."
    assert ids(hits(text, "speech", RULES)) == [
        "your-fault",
        "blame-absolute",
        "obviously",
    ]


@pytest.mark.parametrize(
    ("text", "scope", "met"),
    [
        ("Calm down.", "speech", True),
        ("Calm down.", "purpose", True),
        ("Calm down.", "recap", True),
        ("Calm down.", "any", False),
        ("Calm down.", "facts", False),
        ("Just talk.", "purpose", True),
        ("Just talk.", "speech", False),
        ("Send it soon", "action", True),
        ("You hear from me soon", "speech", False),
        ("we", "owner", True),
        ("we", "speech", False),
        ("It's your fault.", "action", True),
    ],
)
def test_a_scope_runs_its_own_rules_and_those_for_any_text(
    text: str, scope: str, met: bool
) -> None:
    assert bool(hits(text, scope, RULES)) is met


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ('On 3 March Dana said "it\'s your fault".', "facts"),
        ("Dana wrote: “You always send it late.”", "any"),
        ("Dana schrieb: „You never answer“ und «you never call».", "any"),
        ("Your line was:\n> You never answer.\nHere is the answer.", "recap"),
    ],
)
def test_what_the_client_is_quoted_with_is_left_alone(text: str, scope: str) -> None:
    assert hits(text, scope, RULES) == ()


def test_a_line_to_be_said_is_read_whole_with_its_quotes() -> None:
    assert ids(hits('I say "calm down".', "speech", RULES)) == ["calm-down"]


@pytest.mark.parametrize(
    ("name", "phrase", "line"),
    [
        (
            "blame-absolute",
            "you always",
            '"you always": say when it happened, with the dates',
        ),
        ("no-due", "Send\x1b it", '"Send␛ it": add a date'),
        ("one-option", "", "Have two or three ways forward"),
    ],
)
def test_the_line_names_the_phrase_and_what_to_say_instead(
    name: str, phrase: str, line: str
) -> None:
    assert hint_line(Hit(BY_ID[name], 0, len(phrase), phrase)) == line


def test_a_long_phrase_is_cut_in_the_line() -> None:
    line = hint_line(Hit(BY_ID["no-due"], 0, 90, "word " * 18))
    assert line == '"word word word word word word word word…": add a date'
