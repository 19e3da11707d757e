"""What a look back drafts: from plan and notes, never twice, never what was struck."""

from __future__ import annotations

from hypothesis import given
from made_sessions import GUIDE, TREES, session

from convo_prep.advice.hindsight import hindsight
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.text import Tree

PLAN = "If they push, then I ask for time."
CONCERN: dict[str, Tree] = {"says": "Too dear", "reply": "Compared with what?"}


def noted(kind: str, text: str, **more: Tree) -> dict[str, Tree]:
    return {"at": "2026-11-20T10:00+01:00", "kind": kind, "text": text, **more}


def texts(of: Session) -> dict[Spot, str]:
    return {spot: draft.text for spot, draft in hindsight(of).items()}


def test_a_concern_noted_that_nobody_planned_is_a_surprise() -> None:
    notes: list[Tree] = [
        noted("concern", "Legal wants the terms"),
        noted("concern", "Too dear", concern="Too dear"),
        noted("point", "They nod"),
    ]
    made = session(prepare={"concerns": [CONCERN]}, conduct={"notes": notes})
    assert texts(made) == {Spot("reflect.surprises", 0): "Legal wants the terms"}


def test_a_surprise_kept_already_or_struck_does_not_come_back() -> None:
    notes: list[Tree] = [noted("concern", text) for text in ("one", "two", "three")]
    made = session(
        conduct={"notes": notes},
        reflect={"surprises": ["One"]},
        struck=["reflect.surprises: two"],
    )
    assert texts(made) == {Spot("reflect.surprises", 1): "three"}


def test_an_answer_that_helped_is_what_helped() -> None:
    worse = {"says": "Why now", "reply": "Because", "landed": "worse"}
    helped = {**CONCERN, "came_up": "came up", "landed": "helped"}
    made = session(prepare={"concerns": [worse, helped]})
    assert texts(made) == {Spot("reflect.worked"): "Compared with what?"}


def test_a_plan_that_was_not_used_is_the_next_one() -> None:
    for used, drafted in (("came, and I did not", True), ("used it", False)):
        made = session(prepare={"if_then": PLAN}, reflect={"plan_used": used})
        assert (Spot("reflect.next_time") in texts(made)) == drafted


def test_the_lesson_comes_from_next_time_and_the_next_look_from_the_last_date() -> None:
    actions: list[Tree] = [
        {"what": "Send", "due": "2026-12-04"},
        {"what": "Call", "due": "2026-11-27"},
    ]
    made = session(reflect={"next_time": PLAN}, resolve={"actions": actions})
    assert texts(made) == {
        Spot("reflect.share"): PLAN,
        Spot("resolve.follow_up_at"): "Fri 4 Dec 2026",
    }


@given(TREES)
def test_what_is_answered_has_no_draft(tree: dict[str, Tree]) -> None:
    made = Session({**session().tree, **tree}, GUIDE)
    for spot in hindsight(made):
        listed = spot.item is not None
        assert listed or not made.answer(spot.question)
