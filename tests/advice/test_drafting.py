"""What a playbook drafts at a question, if what is true, and what it reminds of."""

from __future__ import annotations

from typing import Any

import pytest
from made_sessions import GUIDE, LOCAL

from convo_prep.advice.drafting import FAULT, Draft, drafts, reminders
from convo_prep.advice.playbook import Playbook, playbook_from
from convo_prep.guide import Question
from convo_prep.kinds import parse_action
from convo_prep.store import library

SHELF = library.shelf("").playbooks
PURPOSE = GUIDE.question("initiate.purpose")
CONCERNS = GUIDE.question("prepare.concerns")


def book(**tree: Any) -> Playbook:
    """Return a playbook with these keys."""
    return playbook_from({"id": "x", "title": "X", **tree}, "file-name")


def texts(
    playbook: Playbook, question: Question, field: str = "", about: str = ""
) -> list[str]:
    """Return the drafts without their conditions."""
    return [draft.text for draft in drafts(playbook, question, field, about)]


def test_concerns_are_offered_likeliest_first_and_replies_to_the_one_chosen() -> None:
    playbook = book(
        concerns=[
            {"says": "a", "reply": "to a", "likely": "30"},
            {"says": "b", "reply": "to b", "likely": "70"},
            {"says": "c", "likely": "about 60"},
        ]
    )
    path = GUIDE.question("prepare.concerns")
    assert texts(playbook, path, "says") == ["b", "a", "c"]
    assert texts(playbook, path, "reply", "A") == ["to a"]
    assert texts(playbook, path, "reply", "my own words") == ["to b", "to a"]
    assert texts(playbook, path, "likely", "a") == []


def test_pros_and_cons_are_offered_for_the_option_chosen() -> None:
    playbook = book(
        options=[{"option": "a", "pros": "p"}, {"option": "b", "pros": "q"}]
    )
    question = GUIDE.question("prepare.options")
    assert texts(playbook, question, "option", "") == [
        "a",
        "b",
    ]
    assert texts(playbook, question, "pros", "b") == ["q"]
    assert texts(playbook, question, "pros", "mine") == []


def test_the_no_is_offered_with_its_offer_then_other_lines_that_have_a_condition() -> (
    None
):
    playbook = book(
        boundary={"protect": "x", "refuse": "I can't.", "offer": "I can."},
        say=[{"text": "How so?"}, {"text": "That stays.", "if": "it is done"}],
    )
    assert texts(playbook, GUIDE.question("prepare.boundary"), "", "") == [
        "I can't. I can.",
        "I can't.",
        "I can.",
        "That stays.",
    ]


@pytest.mark.parametrize(
    "playbook", [p for p in SHELF.values() if p.drafts], ids=lambda p: p.id
)
def test_an_offered_action_can_be_taken_as_it_stands(playbook: Playbook) -> None:
    offered = texts(playbook, GUIDE.question("resolve.actions"), "what", "")
    assert offered
    for line in offered:
        read = parse_action(line, LOCAL)
        assert read["owner"] in ("me", "them")
        assert {"what", "due"} <= set(read)


def test_a_new_question_is_drafted_by_the_key_that_it_names() -> None:
    question = Question("silence", "prepare", "text", "Silence", draft="silences")
    playbook = book(silences=["Say nothing."])
    assert texts(playbook, question, "", "") == ["Say nothing."]


def test_a_line_that_claims_something_says_what_must_be_true() -> None:
    concern = {"says": "a", "reply": "May I show you?", "if": "the work is done"}
    playbook = book(concerns=[concern], boundary={"refuse": "No.", "if": "it is late"})
    reply = Draft("May I show you?", "the work is done", answers="a")
    assert drafts(playbook, CONCERNS, "reply", "a") == [reply]
    assert drafts(playbook, CONCERNS, "says", "") == [Draft("a")]
    boundary = GUIDE.question("prepare.boundary")
    assert drafts(playbook, boundary, "", "") == [Draft("No.", "it is late")]


def test_what_opens_a_talk_comes_first_and_an_apology_after_it() -> None:
    playbook = book(
        say=[
            {"text": "as it goes on"},
            {"text": "second", "at": "open"},
            {"text": "first", "at": "open", "first": "yes"},
            {"text": "last", "at": "end"},
        ],
        apology={
            "own": "We did it.",
            "effect": "It cost you.",
            "regret": "Sorry.",
        },
    )
    assert texts(playbook, PURPOSE)[:3] == ["first", "second", "Sorry."]
    assert Draft("We did it. It cost you.", FAULT) in drafts(playbook, PURPOSE, "", "")
    assert [line["text"] for line in playbook.said("on")] == ["as it goes on"]
    assert [line["text"] for line in playbook.said("end")] == ["last"]


@pytest.mark.parametrize("key", ["drafts", "reviewed"])
def test_nothing_is_drafted_from_what_says_that_it_may_not_be(key: str) -> None:
    playbook = book(concerns=[{"says": "a"}], facts=["b"], **{key: "no"})
    assert texts(playbook, CONCERNS) == []


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("prepare.facts", "facts"),
        ("prepare.our_part", "our_part"),
        ("reflect.worked", "reflect"),
        ("reflect.share", "lesson"),
    ],
)
def test_what_only_asks_is_called_to_mind_and_never_drafted(
    path: str, key: str
) -> None:
    question = GUIDE.question(path)
    playbook = book(**{key: ["What was said?"]})
    assert texts(playbook, question) == []
    assert [*reminders(playbook, question, "", "")] == [("think", "What was said?")]


def test_the_need_behind_a_sentence_stands_beside_its_answer() -> None:
    playbook = book(concerns=[{"says": "Why now?", "need": "time"}, {"says": "b"}])
    assert reminders(playbook, CONCERNS, "reply", "why now?") == [("need", "time")]
    assert reminders(playbook, CONCERNS, "reply", "mine") == []
    assert reminders(playbook, CONCERNS, "says", "") == []


def test_what_a_no_protects_stands_beside_it() -> None:
    playbook = book(boundary={"protect": "The plan", "refuse": "x"})
    boundary = GUIDE.question("prepare.boundary")
    assert reminders(playbook, boundary, "", "") == [("protect", "The plan")]


def test_what_to_check_first_stands_beside_our_part() -> None:
    playbook = book(check_first="Ask your insurer.", our_part=["What did we miss?"])
    beside = reminders(playbook, GUIDE.question("prepare.our_part"), "", "")
    assert beside == [("check", "Ask your insurer."), ("think", "What did we miss?")]


@pytest.mark.parametrize("playbook", SHELF.values(), ids=lambda p: p.id)
def test_every_reminder_has_a_label(playbook: Playbook) -> None:
    for question in GUIDE.questions():
        for field in ("", *(field.key for field in question.fields)):
            for label, text in reminders(playbook, question, field, ""):
                assert GUIDE.label(label)
                assert text
