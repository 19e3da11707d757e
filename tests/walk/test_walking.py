"""What a person may rely on while they are asked: nothing twice, nothing lost."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, NOW, TEXTS, TREES, session
from walk_person import (
    AGREED,
    FULL,
    HELD,
    QUICK,
    RESOLVE,
    REST,
    Person,
    prepared,
    section,
)

from convo_prep.errors import InvalidAnswerError
from convo_prep.page import Spot, spot_from
from convo_prep.session import Session
from convo_prep.text import Tree
from convo_prep.walk.route import Route, stepping
from convo_prep.walk.walking import Walk

ROUTES: dict[str, tuple[Route, dict[str, Any]]] = {
    "prep": (FULL, {}),
    "prep, quick": (QUICK, {}),
    "prep, the rest": (REST, {}),
    "initiate": (stepping(GUIDE, ("initiate",)), {}),
    "resolve": (RESOLVE, HELD),
    "resolve, quick": (stepping(GUIDE, ("conduct", "resolve"), "quick"), HELD),
    "reflect": (stepping(GUIDE, ("reflect",)), AGREED),
    "reflect, unplanned": (stepping(GUIDE, ("conduct", "resolve", "reflect")), {}),
    "follow": (stepping(GUIDE, ("follow_up",)), AGREED),
}
NAMES = st.sampled_from(list(ROUTES))
MOVES = st.one_of(
    st.sampled_from(["answer", "answer", "empty", "back", "kill", "kill after saving"]),
    st.integers(1, 30).map(lambda number: f"go {number}"),
)


def person(name: str, **how: Any) -> Person:
    """Return somebody at the start of a route."""
    route, tree = ROUTES[name]
    return Person(route, copy.deepcopy(tree), **how)


@pytest.mark.parametrize("name", ROUTES)
@pytest.mark.parametrize("items", [1, 2])
def test_every_question_that_applies_is_asked_once(name: str, items: int) -> None:
    walker = person(name, items=items)
    before = {q.path for q in walker.walk.waiting()}
    shown = list(walker.answers())
    assert max(Counter(shown).values()) == 1, "nothing is shown twice"
    assert walker.walk.waiting() == []
    asked = {path.split()[0] for path in walker.asked}
    assert before <= asked
    answered = [q for q in walker.walk.asked() if walker.walk.session.answered(q)]
    assert answered == walker.walk.asked()


@pytest.mark.parametrize("name", ROUTES)
def test_a_walk_left_empty_ends_and_writes_nothing(name: str) -> None:
    walker = person(name)
    before = copy.deepcopy(walker.tree)
    spot, seen = walker.walk.first(), []
    while spot is not None:
        walker.at(spot)
        seen.append(spot.path)
        spot = walker.type(spot, "")
    assert walker.tree == before
    assert max(Counter(seen).values()) == 1


def _move(walker: Person, spot: Spot, move: str) -> Spot | None:
    """Do one thing at a spot, and return where that leads."""
    ask = walker.at(spot)
    if move == "back":
        return walker.walk.back(spot) or spot
    if move.startswith("go"):
        return walker.walk.find(move.split()[1]) or spot
    if move == "empty":
        return walker.type(spot, "")
    if move == "answer":
        return walker.type(spot, walker.line_for(ask))
    if move == "kill after saving":
        walker.store(spot, walker.line_for(ask))
    return _again(walker)


def _again(walker: Person) -> Spot | None:
    """Start anew after a kill: only the file and the place are left."""
    spot = walker.walk.resumed(walker.position, half_typed=False)
    if spot is not None and not walker.walk.session.text("resolve.outcome"):
        assert walker.walk.ask(spot).answer == "", "what is answered is not asked"
    return spot


@given(NAMES, st.lists(MOVES, max_size=40))
def test_however_one_moves_and_is_killed_the_answers_are_the_same(
    name: str, moves: list[str]
) -> None:
    straight = person(name)
    straight.finish()
    walker = person(name)
    spot = walker.walk.first()
    for move in moves:
        spot = _move(walker, spot, move) if spot else _again(walker)
    walker.finish()
    assert walker.tree == straight.tree


@given(NAMES, st.lists(MOVES, max_size=25), TEXTS | st.text(max_size=6))
def test_whatever_is_typed_is_stored_or_refused_and_stands_there(
    name: str, moves: list[str], line: str
) -> None:
    walker = person(name)
    spot = walker.walk.first()
    for move in moves:
        if spot is None:
            return
        spot = _move(walker, spot, move)
    if spot is None:
        return
    before = copy.deepcopy(walker.tree)
    try:
        walker.type(spot, line)
    except InvalidAnswerError:
        assert walker.tree == before


@given(NAMES, TREES, TEXTS)
def test_a_file_of_any_shape_can_be_walked(
    name: str, tree: dict[str, Tree], line: str
) -> None:
    walker = Person(ROUTES[name][0], tree, position=line)
    spots = [walker.walk.first(), walker.walk.resumed(line)]
    spots += [walker.walk.find(str(n)) for n in range(1, 9)]
    walker.walk.outline()
    for spot in filter(None, spots):
        ask = walker.at(spot)
        assert spot_from(spot.path) == spot
        assert walker.walk.resumed(spot.path) == spot
        walker.walk.back(spot)
        try:
            walker.read(spot, line)
            walker.read(spot, walker.line_for(ask))
        except InvalidAnswerError:
            continue
        walker.walk.after(spot, gave=True)


def test_nothing_of_the_quick_questions_is_asked_again_and_nothing_is_left() -> None:
    quick = Person(QUICK, items=2)
    quick.finish()
    rest = Person(REST, quick.tree, items=2)
    shown = list(rest.answers())
    assert "prepare.concerns 2 says" not in shown, "no more of these are asked for"
    assert rest.walk.waiting() == []
    full = Person(FULL, items=2)
    full.finish()
    assert not set(quick.asked) & set(rest.asked)
    assert {*quick.asked, *rest.asked} == set(full.asked)
    assert "prepare.concerns 0 likely" in rest.asked
    assert "prepare.concerns 0 likely" not in quick.asked
    assert rest.tree == full.tree


def test_what_was_left_in_the_quick_questions_is_asked_by_the_same_command() -> None:
    walker = Person(QUICK)
    spot = walker.walk.first()
    assert spot == Spot("client")
    walker.type(spot, "Acme")
    assert walker.walk.first() == Spot("topic")


def test_the_time_is_asked_before_all_else_of_the_steps() -> None:
    order = [q.path for q in FULL.questions]
    assert order[:5] == [
        *("client", "topic", "contact", "initiate.meeting_at", "prepare.issue")
    ]
    assert order[5] == "playbook"


def test_what_is_live_stamped_or_for_the_recap_is_not_asked() -> None:
    for route, _ in ROUTES.values():
        unasked = [q.path for q in route.questions if q.live or q.stamped or q.recap]
        assert unasked == []


def test_an_answer_given_again_is_changed_and_given_the_same_is_kept() -> None:
    walker = Person(FULL, prepared(prepare={"issue": "a"}))
    assert walker.read(Spot("prepare.issue"), "a") is None
    assert walker.read(Spot("prepare.issue"), "  ") is None
    walker.type(Spot("prepare.issue"), "b")
    assert section(walker.tree, "prepare")["issue"] == "b"


def test_earlier_answers_stand_beside_the_question() -> None:
    tree = copy.deepcopy(AGREED)
    tree["prepare"]["confidence"] = "60"
    walk = Person(stepping(GUIDE, ("reflect",)), tree).walk
    assert walk.ask(Spot("reflect.objective_met")).beside == (
        ("Result wanted", "b"),
        ("Confidence", "60 %"),
    )


def test_dates_are_read_in_the_zone_of_the_session() -> None:
    late = datetime.fromisoformat("2026-11-21T23:30+00:00")
    tokyo = session(timezone="Asia/Tokyo")
    walk = Walk(FULL, tokyo, late)
    spot = Spot("initiate.meeting_at")
    change = walk.read(walk.ask(spot), "tomorrow 9:30").change
    assert change is not None
    assert getattr(change, "value", "") == "2026-11-23 09:30"


def test_a_walk_tells_how_many_questions_wait() -> None:
    walk = Walk(REST, Session({}, GUIDE), NOW)
    everything = len(walk.waiting())
    done = Person(REST)
    done.finish()
    assert everything > 8
    assert done.walk.waiting() == []
