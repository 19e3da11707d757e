"""Which hard sentences are rehearsed, and in which order."""

from __future__ import annotations

from collections.abc import Mapping

from convo_prep.advice.playbook import Playbook
from convo_prep.advice.rehearsal import Hard, hard_sentences
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.text import Tree

GUIDE = library.guide()

PLAYBOOK = Playbook(
    "price",
    {
        "concerns": [
            {"says": "Some other time.", "likely": "5", "reply": "On {day}?"},
            {"says": "others do it for half.", "likely": "90", "reply": "Not yours."},
            {"says": "{client} has no budget.", "likely": "40"},
        ]
    },
)


def session(**prepare: Tree) -> Session:
    tree: Mapping[str, Tree] = {"client": "Acme", "prepare": prepare}
    return Session(tree, GUIDE)


CONCERNS: Tree = [
    {"says": "It is late."},
    {"says": "Others do it for half.", "reply": "Let's compare.", "likely": "50"},
]


def test_the_session_s_own_come_first_and_the_likeliest_of_them() -> None:
    assert hard_sentences(session(concerns=CONCERNS), None) == (
        Hard("They say", "Others do it for half.", "Let's compare."),
        Hard("They say", "It is late.", ""),
    )


def test_the_playbook_s_follow_filled_in_and_none_that_the_session_has() -> None:
    assert hard_sentences(session(concerns=CONCERNS), PLAYBOOK)[2:] == (
        Hard("Others heard", "Acme has no budget.", ""),
        Hard("Others heard", "Some other time.", "On ____?"),
    )


def test_the_moment_is_asked_with_its_if_and_answered_with_its_then() -> None:
    plan = "If they push, then I say when they have it."
    assert hard_sentences(session(if_then=plan), None) == (
        Hard("Your moment", "If they push", "then I say when they have it."),
    )


def test_a_moment_in_other_words_is_said_as_a_whole() -> None:
    assert hard_sentences(session(if_then="Breathe out first."), None) == (
        Hard("Your moment", "Breathe out first.", "Breathe out first."),
    )


def test_nothing_written_down_is_nothing_to_rehearse() -> None:
    assert hard_sentences(session(), None) == ()


def test_what_is_behind_a_sentence_and_the_lines_to_say_are_rehearsed_too() -> None:
    book = Playbook(
        "price",
        {
            "concerns": [{"says": "It is late.", "need": "a day to plan with"}],
            "say": [{"text": "Hear me, {client}.", "why": "calm"}],
        },
    )
    assert hard_sentences(session(concerns=CONCERNS), book)[1:] == (
        Hard("They say", "It is late.", "", "a day to plan with"),
        Hard("As it goes on, you say", "Hear me, Acme.", "calm", beside="Because"),
    )
