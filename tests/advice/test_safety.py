"""Which words of an issue bring the lines on safety, and which do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE

from convo_prep.advice.safety import alarms


@pytest.mark.parametrize(
    "text",
    [
        "He touched me at the fair.",
        "They threatened to go to a lawyer.",
        "She says she will sue us",
        "Somebody STOLE the laptop.",
        "their solicitors wrote",
        "I am being harassed",
    ],
)
def test_words_of_danger_and_law_bring_the_lines(text: str) -> None:
    assert alarms(text, GUIDE.alarm)


@pytest.mark.parametrize(
    "text",
    [
        "Acme asks for 20% off.",
        "Sue from finance wants it on a courtesy basis"[4:],
        "A pursuit of quality, and a short courtesy call.",
        "They want the suede one.",
        "",
    ],
)
def test_everyday_words_do_not(text: str) -> None:
    assert not alarms(text, GUIDE.alarm)


@given(st.text())
def test_any_text_is_looked_at(text: str) -> None:
    assert alarms(text, GUIDE.alarm) in (True, False)
