"""Whether a text of one paragraph is their message or an account of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.addressed import speaks_to_us
from convo_prep.advice.their_message import is_message
from convo_prep.text import normal, one_line

HERE = Path(__file__).parent.parent
# Thirty messages and thirty accounts, written before there were rules; half of each
# was kept aside until there were.
LINES = (HERE / "whose_words.jsonl").read_text("utf-8").splitlines()
TEXTS: list[dict[str, Any]] = [json.loads(line) for line in LINES]
ACCOUNTS = ("situations", "situations_own", "situations_short", "situations_unseen")


@pytest.mark.parametrize("whose", TEXTS, ids=[each["text"][:24] for each in TEXTS])
def test_a_message_in_one_paragraph_is_known_and_an_account_is_none(
    whose: dict[str, Any],
) -> None:
    text = one_line(normal(whose["text"]))
    assert is_message(text) is whose["mail"]


def test_of_hundreds_of_accounts_one_is_taken_for_a_message() -> None:
    files = [(HERE / f"{name}.jsonl").read_text("utf-8") for name in ACCOUNTS]
    lines = [json.loads(line) for text in files for line in text.splitlines()]
    told = [line["issue"] for line in lines if line.get("issue")]
    taken = [text for text in told if speaks_to_us(text)]
    assert len(told) > 300
    # It is what the client said, and nothing around it says so.
    assert [text[:16] for text in taken] == ["While you're her"]


@pytest.mark.parametrize(
    "text",
    [
        "Hi Bo, we are not happy with it.",
        "You said Monday. It is Thursday. What is going on?",
        "It is wrong again. Please send a new one. dana@acme.example",
        "From: Dana Reyes To: Bo Subject: Scope. He tells me it is not in there.",
    ],
)
def test_a_greeting_by_name_or_you_and_a_request_make_one(text: str) -> None:
    assert speaks_to_us(text)


@pytest.mark.parametrize(
    "text",
    [
        "How do you tell a client that he is wrong? I never did.",
        'He said "you are too dear for us, please come down". I was angry.',
        "Hi, my client wants his money back and I have to tell him no.",
        "Where are you in all this",
        "You always wait, and there is no touchpoint.",
        "You can't reason with this man. Every call ends in shouting.",
        "Dear Dana, by hand.",
        "",
    ],
)
def test_who_tells_of_somebody_or_quotes_them_writes_none(text: str) -> None:
    assert not speaks_to_us(text)


@given(st.text('aSY .,:@+1you"Hi\u201c', max_size=300))
def test_any_text_is_one_or_the_other(text: str) -> None:
    assert speaks_to_us(text) in (True, False)


@pytest.mark.parametrize("piece", ["A ", "A-", "1", "a@", "Hi ", '"', "you ", "my "])
def test_a_text_made_to_be_slow_is_not(piece: str) -> None:
    assert speaks_to_us(piece * 20_000) in (True, False)
