"""A line that names a client, or somebody there, is known before it is passed on."""

from __future__ import annotations

import pytest

from convo_prep.advice.telltale import Telltale
from convo_prep.session import Session
from convo_prep.store import library

SESSION = Session(
    {"client": "Delta Print", "contact": "Dana Reyes, head of sales"}, library.guide()
)
NAMES = Telltale(["Delta Print", "Nordwind", "Müller & Söhne", "X"])


@pytest.mark.parametrize(
    "text",
    [
        "Delta Print wanted it first.",
        "With delta-print, wait a day.",
        "Delta waits.",
        "If Dana calls, then I ask for a date.",
        "Reyes's team decides.",
        "It was as with nordwind.",
        "Muller & Sohne did the same.",
        "Nordwind's board says so.",
        "As with Nordwind\u2019s order, ask twice.",
        "MULLER & SOHNE`S lawyers came.",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert NAMES.tells(text, SESSION)


@pytest.mark.parametrize(
    "text",
    [
        "Ask for a print first.",
        "Ask the head of it.",
        "A delta in hours.",
        "X marks it.",
    ],
)
def test_a_word_that_is_no_name_lets_a_line_pass(text: str) -> None:
    assert not NAMES.tells(text, SESSION)
