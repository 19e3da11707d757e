"""The end of a step says what is open, when you talk, and at most two commands."""

from __future__ import annotations

import pytest
from demo_sessions import NOW, demo, demos, guide, session, text_of, tree_of

from convo_prep.document import Pairs
from convo_prep.guide import Step
from convo_prep.session import Session
from convo_prep.views.steps import GoneOver, end_of_steps


def shown(made: Session, name: str, reference: str = "") -> str:
    return text_of(end_of_steps(made, (guide().step(name),), NOW, reference), 200)


def test_a_complete_step_is_done_and_the_talk_is_named() -> None:
    made = demo("Extra requests")
    del tree_of(made)["prepare"]["fallback"]
    assert shown(made, "prepare").splitlines() == [
        "Prepare is done. Left open: Fallback.",
        "The talk: 14:00, in 5 h.",
        "convo card  one screen to hold in the meeting",
    ]


def test_what_a_step_still_needs_is_named() -> None:
    first = shown(session(prepare={"issue": "The price"}), "prepare").splitlines()[0]
    assert first.startswith(
        "Prepare is saved. Still needed: Result wanted, Concerns. Left open: "
    )


def test_after_the_meeting_the_next_look_is_named() -> None:
    assert "The next look: Mon 30 Nov, in 9 days." in (
        shown(demo("Renewal price"), "resolve")
    )


def test_a_reference_is_added_to_the_commands() -> None:
    assert "convo recap renewal" in shown(demo("Renewal price"), "resolve", "renewal")


@pytest.mark.parametrize(
    ("support", "who"),
    [
        ("Mara, who looked after Acme before me", "Mara"),
        ("Ines and Lee Ward (delivery)", "Ines and Lee Ward"),
        ("my manager", "my manager"),
        ("a friend in the trade, if need be", ""),
        ("Nobody", ""),
        ("Ask Mara first", ""),
        ("not sure yet", ""),
        ("", ""),
    ],
)
def test_who_could_back_one_up_is_named_before_the_talk(support: str, who: str) -> None:
    tree = {"tension": "4", "support": support}
    when = {"meeting_at": "2026-11-24 15:00"}
    dated = shown(session(prepare=tree, initiate=when), "prepare")
    assert (f"Talk to {who} before Tue 24 Nov 15:00." in dated) is bool(who)
    undated = shown(session(prepare=tree), "prepare")
    assert (f"Talk to {who} before the meeting." in undated) is bool(who)
    assert ("Talk to" in dated) is ("Talk to" in undated) is bool(who)


def test_where_it_is_too_late_or_no_longer_tense_nobody_is_sent_for_support() -> None:
    tree = {"tension": "4", "support": "Mara"}
    held = session(prepare=tree, initiate={"meeting_at": "2026-11-20 15:00"})
    assert "Talk to" not in shown(held, "prepare")
    assert "Talk to" not in shown(session(prepare={**tree, "tension": "3"}), "prepare")
    assert "Talk to" not in shown(session(prepare=tree), "initiate")


def test_a_cancelled_conversation_has_no_next_command() -> None:
    made = session(resolve={"outcome": "cancelled"})
    assert "convo" not in shown(made, "resolve")


@pytest.mark.parametrize("step", [*guide().steps, guide().follow_up])
@pytest.mark.parametrize("topic", [each.topic for each in demos()])
def test_no_step_ends_with_more_than_two_commands(step: Step, topic: str) -> None:
    document = end_of_steps(demo(topic), (step,), NOW)
    rows = [
        row
        for block in document.blocks
        if isinstance(block, Pairs)
        for row in block.rows
    ]
    assert len(rows) <= 2


def test_what_a_page_has_just_shown_to_be_open_is_not_said_again() -> None:
    made = session(resolve={"outcome": "agreed"}, reflect={"objective_met": "fully"})
    step = guide().step("reflect")
    assert "Lesson" in text_of(end_of_steps(made, [step], NOW))
    kept = text_of(end_of_steps(made, [step], NOW, "", GoneOver(["reflect.share"])))
    assert "Left open: " in kept
    assert "Lesson" not in kept


def test_a_look_that_named_no_next_one_says_so_and_how_to() -> None:
    made = session(
        resolve={"outcome": "agreed", "follow_up_at": "2026-11-10"},
        follow_up={"came_back": "came back"},
    )
    said = shown(made, "follow_up", "acme")
    assert "Follow up is saved." in said
    assert "No next look is set, so it stays open" in said
    assert "convo follow acme" in said
    assert "The next look" not in said
