"""What they said and want, taken from an account of the matter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.their_message import issue_of
from convo_prep.advice.their_words import MOST, their_words, written_words

# Mails of different styles, each with what is drafted from it as concerns.
LINES = (Path(__file__).parent.parent / "mails.jsonl").read_text("utf-8").splitlines()
MAILS: list[dict[str, Any]] = [json.loads(line) for line in LINES]


@pytest.mark.parametrize(
    ("account", "said"),
    [
        ('He said: "I want to stop now." It was loud.', ("I want to stop now.",)),
        ("She said \u201cthis is too late\u201d and left.", ("this is too late",)),
        ("He wants the deposit back. Two designs done.", ("I want the deposit back.",)),
        ("They want his money back, and soon.", ("I want my money back.",)),
        ("They want us to work on Sunday.", ("I want you to work on Sunday.",)),
        ("They want us back.", ()),
        (
            "He wants to stop and asks for his deposit back.",
            ("I want to stop.", "I want my deposit back."),
        ),
        ("He wants it cheaper and I feel used.", ("I want it cheaper.",)),
        ("She wants me to give her my code.", ("I want you to give me your code.",)),
        ("He wants me to send him my code.", ("I want you to send me your code.",)),
        ("They want the plans I was to draw.", ("I want the plans you were to draw.",)),
        ("They want our contract changed.", ("I want our contract changed.",)),
        ("I'm leaving them now and want to hand all over.", ()),
        ("She wants a new date but won't say which.", ("I want a new date.",)),
        ("He wants bigger prints and frames.", ("I want bigger prints and frames.",)),
        ("She doesn't want a new date. He does not want to pay now.", ()),
        ('The "app" is late.', ()),
        ("Nothing was said.", ()),
    ],
)
def test_quotes_and_wishes_are_found(account: str, said: tuple[str, ...]) -> None:
    assert their_words(account) == said


@pytest.mark.parametrize("sign", ["'", "\u2019"])
def test_a_courtesy_is_no_wish_whichever_apostrophe_it_has(sign: str) -> None:
    message = "Please don't hesitate to call me about the plans we sent."
    assert written_words(message.replace("'", sign)) == ()


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Hi,\nWe want 20% off by Friday.\nBest", ("We want 20% off by Friday.",)),
        ("Sorry, but we don't want to pay.\n", ("We don't want to pay.",)),
        (
            "My boss insists on 3.50 euros, at most.\n",
            ("My boss insists on 3.50 euros.",),
        ),
        ('He said "this is far too late".\n', ("this is far too late",)),
        ('You told us "it is never late".\n', ()),
        ("If you want, call me back. How are you?\n", ()),
        ('Fine.\n> "the older words of ours"\n> We want it.\n', ()),
        ('Fine.\n\nOn 5 May, Bo wrote:\n"these are the older ones"\n', ()),
    ],
)
def test_in_a_message_they_speak_themselves_and_older_mail_does_not(
    message: str, said: tuple[str, ...]
) -> None:
    assert written_words(message) == said


@pytest.mark.parametrize("mail", MAILS, ids=[mail["style"] for mail in MAILS])
def test_what_a_message_asks_or_wants_comes_first_in_any_style(
    mail: dict[str, Any],
) -> None:
    assert list(written_words(mail["text"])) == mail["said"]
    issue = issue_of(mail["text"])
    assert issue == mail.get("issue", issue)
    assert issue
    assert issue[0].isupper()
    assert not issue.startswith(("Hi", "Sam,", "Are you serious"))


def test_what_somebody_else_wants_is_not_what_they_say() -> None:
    account = "My boss wants a quick end, the authority wants a fine. She wants a plan."
    assert their_words(account) == ("I want a plan.",)
    assert their_words("Dana wants a lower price") == ("I want a lower price.",)
    assert their_words("wants the deposit back") == ("I want the deposit back.",)


def test_a_wish_ends_before_what_only_leads_on_to_a_quote() -> None:
    account = 'He wants the first one because "my wife likes it better".'
    assert their_words(account)[1] == "I want the first one."


def test_the_same_words_count_once_and_quotes_come_first() -> None:
    account = 'They want a lower price. "It is too dear." Again: "it is too dear."'
    assert their_words(account) == ("It is too dear.", "I want a lower price.")


@given(st.text('ab "\u201c\u201dwants to.\n', max_size=400))
def test_whatever_is_told_a_few_single_lines_come_of_it(account: str) -> None:
    found = their_words(account)
    assert len(found) <= MOST
    assert all("\n" not in text and text.strip() for text in found)
