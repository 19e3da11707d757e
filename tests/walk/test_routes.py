"""Which questions a command asks, in which order, at which pace."""

from __future__ import annotations

import pytest
from made_sessions import GUIDE

from convo_prep.walk.route import (
    Pace,
    asking,
    beginning,
    deeper,
    on_card,
    preparing,
    stepping,
)


def paths(pace: Pace) -> list[str]:
    """Return what `prep` asks at a pace."""
    return [question.path for question in preparing(GUIDE, pace).questions]


def test_the_quick_questions_take_two_minutes() -> None:
    assert paths("quick") == [
        *("client", "topic", "initiate.meeting_at", "prepare.issue", "playbook"),
        *("prepare.tension", "prepare.support", "prepare.objective"),
        *("prepare.concerns", "prepare.boundary", "prepare.if_then"),
        *("prepare.confidence", "initiate.acknowledge"),
        *("initiate.purpose", "initiate.first_question"),
    ]


def test_four_questions_come_before_the_card() -> None:
    assert [q.path for q in beginning(GUIDE).questions] == [
        *("client", "initiate.meeting_at", "prepare.issue", "playbook"),
    ]


def test_the_card_is_asked_in_its_own_order_and_the_rest_lies_deeper() -> None:
    on = [q.path for q in on_card(GUIDE).questions]
    assert on == [
        *("initiate.acknowledge", "initiate.purpose", "initiate.first_question"),
        *("prepare.concerns", "prepare.boundary", "prepare.if_then"),
        *("prepare.objective", "prepare.tension", "prepare.support"),
        "prepare.confidence",
    ]
    first = [q.path for q in beginning(GUIDE).questions]
    below = [q.path for q in deeper(GUIDE).questions]
    assert {*first, *on, *below, "topic"} == set(paths("full"))
    assert set(below) & {*first, *on} == {"prepare.concerns"}


def test_the_rest_holds_what_the_quick_questions_leave() -> None:
    rest = paths("rest")
    assert set(paths("quick")) & set(rest) == {"prepare.concerns"}
    assert {*paths("quick"), *rest} == set(paths("full"))
    assert [path for path in paths("full") if path in rest] == rest


@pytest.mark.parametrize("pace", ["quick", "rest", "full"])
@pytest.mark.parametrize("step", ["initiate", "reflect", "follow_up"])
def test_a_step_is_asked_in_the_order_of_the_guide(step: str, pace: Pace) -> None:
    asked = [question.path for question in stepping(GUIDE, (step,), pace).questions]
    questions = GUIDE.step(step).questions
    order = [question.path for question in questions if not question.stamped]
    assert asked == [path for path in order if path in asked]
    assert pace != "full" or asked == order


def test_the_new_time_is_asked_right_after_the_outcome() -> None:
    for pace in ("quick", "full"):
        asked = stepping(GUIDE, ("conduct", "resolve"), pace).questions
        order = [question.path for question in asked]
        at = order.index("resolve.outcome")
        assert order[at + 1] == "initiate.meeting_at"
        assert order.count("initiate.meeting_at") == 1


def test_a_route_of_named_questions_has_just_these() -> None:
    route = asking(GUIDE, ("resolve.updates", "resolve.thanks"))
    assert [q.path for q in route.questions] == ["resolve.updates", "resolve.thanks"]
