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
        Hard("Others heard", "Acme has no budget.", "", own=False),
        Hard("Others heard", "Some other time.", "On ____?", own=False),
    )


def test_what_was_struck_is_not_rehearsed() -> None:
    struck: Tree = ["prepare.concerns: Acme has no budget."]
    tree: Mapping[str, Tree] = {"client": "Acme", "struck": struck}
    heard = [hard.says for hard in hard_sentences(Session(tree, GUIDE), PLAYBOOK)]
    assert "Acme has no budget." not in heard
    assert "Some other time." in heard


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
            "say": [
                {"text": "Hear me, {client}.", "why": "calm"},
                {"text": "I saw it coming.", "why": "open", "if": "it was so"},
            ],
        },
    )
    on = "As it goes on, you say"
    assert hard_sentences(session(concerns=CONCERNS), book)[1:] == (
        Hard("They say", "It is late.", "", "a day to plan with"),
        Hard(on, "Hear me, Acme.", "calm", beside="Because", own=False),
        Hard(
            on, "(if it was so) I saw it coming.", "open", beside="Because", own=False
        ),
    )


def earlier(name: str, client: str = "Acme", **reflect: Tree) -> Session:
    return Session({"client": client, "reflect": reflect}, GUIDE, name)


def test_what_keeps_coming_back_is_said_first_with_the_answer_planned_for_it() -> None:
    before = (
        earlier("c.yaml", surprises=["They go to another agency for half."]),
        earlier("b.yaml", surprises=["Others do it for the half."]),
        earlier("a.yaml", surprises=["Others do it for half"]),
    )
    found = hard_sentences(session(concerns=CONCERNS), None, before)
    first, second = found[:2]
    assert first.lead == "It came 2 times, they say"
    assert first.says == "Others do it for the half."
    assert first.plan == "Let's compare."
    assert second.says == "It is late."
    assert len(found) == 2


def test_a_plan_that_was_written_again_and_again_is_tried_before_all_else() -> None:
    plan = "If they ask for half, then I ask what for."
    before = [earlier("a.yaml", next_time=plan), earlier("b.yaml", next_time=plan)]
    first = hard_sentences(session(concerns=CONCERNS), None, before)[0]
    assert first.lead == "For next time, you wrote 2 times"
    assert (first.says, first.plan) == (
        *("If they ask for half", "then I ask what for."),
    )


def test_what_came_once_or_from_another_client_is_not_said_to_come_back() -> None:
    once = earlier("a.yaml", surprises=["The budget is frozen until spring."])
    other = earlier(
        "b.yaml", "Nordwind", surprises=["The budget is frozen until spring"]
    )
    found = hard_sentences(session(concerns=CONCERNS), None, (once, other))
    assert [hard.says for hard in found] == ["Others do it for half.", "It is late."]
