"""Which concern of a playbook a sentence is near to, measured on people's own words.

`own_concerns.jsonl` are 465 sentences: what clients said in the cases of
`situations.jsonl`, and some written for this. Each names the concerns of its playbook
whose answer would fit, by a person's reading, often none. Three kinds were kept aside
until words like theirs went into the playbooks as well: what is `unseen` was parted by
lot from what is `tuned`, both written by the one who then wrote most of `heard_as`;
`outside` is taken, in other words, from what people told of their clients; `told` is
what convo makes of the accounts in `situations.jsonl` and of `mails.jsonl`. Before that
34, 17 and 13 of them had a fitting answer drafted, and three a wrong one.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from made_sessions import GUIDE

from convo_prep.advice.nearest import nearest
from convo_prep.advice.proposing import proposals
from convo_prep.advice.suggestions import Sources
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.store import library

SHELF = library.shelf("").playbooks
LINES = (Path(__file__).parent.parent / "own_concerns.jsonl").read_text("utf-8")
SAID: list[dict[str, Any]] = [json.loads(line) for line in LINES.splitlines()]
ANSWER = Spot("prepare.concerns", 0, "reply")
CONCERNS = (
    {"says": "The hosting is slow"},
    {"says": "Your invoice is wrong", "heard_as": "a bill we cannot follow / too dear"},
    {"says": "We want another designer"},
)


def first(says: str) -> tuple[str, str]:
    near = nearest(says, CONCERNS)
    return near[0] if near else ("", "")


def what_becomes_of(said: dict[str, Any]) -> str:
    """Say whether an answer is drafted to a sentence on its card, and if it fits."""
    concerns: Any = [{"says": said["says"]}]
    prepare: Any = {"issue": "x", "concerns": concerns}
    now = Session({"client": "Acme", "prepare": prepare}, GUIDE)
    drafts = proposals(now, Sources(SHELF[said["playbook"]]), "card")
    if ANSWER not in drafts or not drafts[ANSWER].answers:
        return "open"
    return "fits" if drafts[ANSWER].answers in said["fits"] else "wrong"


def test_the_concerns_named_are_those_of_the_playbooks() -> None:
    for said in SAID:
        known = {c["says"] for c in SHELF[said["playbook"]].records("concerns")}
        assert set(said["fits"]) <= known, said["says"]


@pytest.mark.parametrize(
    ("which", "fits", "wrong"),
    [
        ("chosen", 63, 2),
        ("held", 75, 1),
        ("fresh", 25, 0),
        ("tuned", 39, 1),
        ("unseen", 45, 1),
        ("outside", 25, 1),
        ("told", 17, 0),
    ],
)
def test_an_answer_drafted_to_their_own_words_nearly_always_fits(
    which: str, fits: int, wrong: int
) -> None:
    tried = Counter(what_becomes_of(each) for each in SAID if each["tried"] == which)
    assert tried["wrong"] <= wrong
    assert tried["fits"] >= fits


def test_a_sentence_is_near_by_its_stems_and_by_what_means_the_same() -> None:
    assert first("Those invoices are all wrong") == ("Your invoice is wrong",) * 2
    assert first("That bill is a mistake")[0] == "Your invoice is wrong"
    assert first("It is too dear") == ("Your invoice is wrong",) * 2


@pytest.mark.parametrize(
    ("slipped", "meant"),
    [
        ("invioce wrogn", "Your invoice is wrong"),
        ("invoce is worng", "Your invoice is wrong"),
        ("anohter desginer", "We want another designer"),
        ("We want anothr desiner", "We want another designer"),
    ],
)
def test_a_slip_of_the_fingers_is_read_as_the_word_meant(
    slipped: str, meant: str
) -> None:
    assert first(slipped) == (meant, meant)


@pytest.mark.parametrize(
    ("playbook", "says", "heard"),
    [
        ("late-payment", "they will hold back the payment", "holding the payment back"),
        ("disputed-work", "we will hold back the payment", "not paying until this"),
        ("disappointing-results", "we hold back your fee", "until the figures are up"),
        ("thinking-of-leaving", "they say we are too slow", "too slow"),
        ("price-pushback", "wants 20% off or leaves", "Come down on the price"),
    ],
)
def test_what_is_said_most_has_an_answer(playbook: str, says: str, heard: str) -> None:
    near = nearest(says, SHELF[playbook].likeliest())
    assert heard in near[0].fits


NEUTRAL = """\
My boss is on holiday until Monday
My boss will join the call
My boss sends his regards
My boss has a new assistant
Our manager is travelling this week
My boss asked me how it went
My boss knows about it
I will ask my director
My boss is happy with it
I work for my boss since May
My boss may come to the meeting
The owner is in Berlin today
My boss asked who you are""".splitlines()


@pytest.mark.parametrize("says", NEUTRAL)
@pytest.mark.parametrize(
    "playbook",
    [
        *("everything-urgent", "missed-deadline", "price-pushback", "heated-tone"),
        *("disappointing-results", "improper-request", "blamed-unfairly"),
        *("need-it-sooner", "close-oversight", "expectations-gap"),
    ],
)
def test_a_boss_alone_is_not_what_is_said_of_one(playbook: str, says: str) -> None:
    near = nearest(says, SHELF[playbook].likeliest())
    assert "".join(each.fits for each in near) == ""


@pytest.mark.parametrize(
    ("playbook", "says"),
    [
        ("everything-urgent", "my manager wants it by noon"),
        ("missed-deadline", "I have to explain this to my manager today"),
        ("heated-tone", "I want to speak to your manager"),
        ("blamed-unfairly", "my boss thinks it was your mistake"),
        ("improper-request", "my director insists on it"),
    ],
)
def test_what_is_said_of_a_boss_has_its_answer(playbook: str, says: str) -> None:
    near = nearest(says, SHELF[playbook].likeliest())
    assert near[0].fits


@pytest.mark.parametrize("playbook", ["threat", "heated-tone", "disputed-work"])
@pytest.mark.parametrize(
    "says", ["I know where you live", "I'll kill you", "I'm going to hit you"]
)
def test_nothing_is_drafted_to_a_threat_to_life(playbook: str, says: str) -> None:
    near = nearest(says, SHELF[playbook].likeliest())
    assert "".join(each.fits for each in near) == ""


def test_what_stands_there_word_for_word_is_meant_however_short_it_is() -> None:
    concerns = ({"says": "We want another designer", "heard_as": "no / not him"},)
    assert nearest("No!", concerns)[0].fits == "We want another designer"
    assert [near.fits for near in nearest("no, really", concerns)] in ([""], [])


def test_one_word_of_many_is_no_reason_to_take_two_sentences_for_one() -> None:
    said = "The designer of the hosting firm next door was never told about any of it"
    assert [near.fits for near in nearest(said, CONCERNS)] == ["", ""]
    assert nearest("Nobody here likes cats", CONCERNS) == ()


def test_two_that_are_as_near_leave_it_open() -> None:
    near = nearest("Slow hosting, wrong invoice", CONCERNS)
    assert len(near) == 2
    assert near[0].fits == ""
