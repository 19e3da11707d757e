"""Which questions an answer, the clock or an outcome opens and closes."""

from __future__ import annotations

import copy
from datetime import timedelta

import pytest
from made_sessions import GUIDE, NOW
from walk_person import (
    AGREED,
    FULL,
    HELD,
    MEETING,
    QUICK,
    RESOLVE,
    Person,
    prepared,
    section,
)

from convo_prep.errors import FrozenError
from convo_prep.page import Spot
from convo_prep.text import Tree
from convo_prep.walk.route import stepping


@pytest.mark.parametrize(
    ("tension", "asked"), [("3", "prepare.objective"), ("4", "prepare.support")]
)
def test_a_question_with_a_condition_is_asked_only_if_it_holds(
    tension: str, asked: str
) -> None:
    walker = Person(QUICK, prepared(prepare={"issue": "a"}, playbook="p"))
    after = walker.type(Spot("prepare.tension"), tension)
    assert after == Spot(asked)


def test_a_prediction_is_neither_asked_nor_taken_once_the_meeting_has_begun() -> None:
    walker = Person(FULL, copy.deepcopy(HELD))
    paths = [q.path for q in walker.walk.asked()]
    assert "prepare.confidence" not in paths
    list(walker.answers())
    assert not any("likely" in path for path in walker.asked)
    assert walker.walk.find("confidence") is None
    for spot in (
        Spot("prepare.confidence"),
        Spot("prepare.concerns", 0, "likely"),
        Spot("prepare.concerns", 0, "says"),
        Spot("prepare.concerns", 2, "says"),
        Spot("prepare.objective"),
    ):
        with pytest.raises(FrozenError, match="has begun"):
            walker.read(spot, "60")
        assert walker.read(spot, "") is None


def test_of_what_was_foretold_only_the_replies_are_asked_then() -> None:
    walker = Person(FULL, copy.deepcopy(HELD))
    list(walker.answers())
    concerns = [place for place in walker.asked if "concerns" in place]
    assert concerns == ["prepare.concerns 1 reply"]
    assert "prepare.objective" not in walker.asked
    assert walker.walk.find("concerns") == Spot("prepare.concerns", 0, "reply")
    assert walker.walk.resumed("prepare.concerns 2 says") == walker.walk.first()


def test_without_concerns_foretold_none_are_asked_for_once_it_has_begun() -> None:
    tree = {**HELD, "prepare": {"issue": "a", "objective": "b"}}
    walker = Person(FULL, tree)
    assert "prepare.concerns" not in [q.path for q in walker.walk.asked()]


def test_a_prediction_left_unanswered_is_not_come_back_to_after_the_meeting() -> None:
    walker = Person(FULL, copy.deepcopy(HELD))
    for place in ("prepare.confidence", "prepare.concerns 0 likely"):
        spot = walker.walk.resumed(place)
        assert spot is not None
        assert spot.path != place


def test_each_concern_is_asked_about_with_its_likelihood_beside_it() -> None:
    tree = copy.deepcopy(AGREED)
    tree["prepare"]["concerns"][0]["likely"] = "70"
    walker = Person(stepping(GUIDE, ("reflect",)), tree)
    first = walker.walk.find("came_up")
    assert first == Spot("reflect.came_up", 0)
    ask = walker.at(first)
    assert ask.about == "Why now?"
    assert ask.beside == (("Likely", "70 %"),)
    second = walker.type(first, "did not")
    assert second == Spot("reflect.came_up", 1)
    assert walker.type(second, "came up") == Spot("reflect.surprises", 0)
    concerns = section(walker.tree, "prepare")["concerns"]
    assert [concern["came_up"] for concern in concerns] == ["did not", "came up"]


def test_a_concern_with_an_answer_is_asked_how_that_landed_in_the_same_breath() -> None:
    tree = copy.deepcopy(AGREED)
    first, second, *_ = tree["prepare"]["concerns"]
    first["reply"], second["reply"] = "What changed?", "Until when?"
    second["came_up"] = "came up"
    walker = Person(stepping(GUIDE, ("reflect",)), tree)
    ask = walker.at(Spot("reflect.came_up", 0))
    assert ask.asked.said[0] == "came up, helped"
    assert ask.asked.said[-1] == "did not"
    at = walker.type(Spot("reflect.came_up", 0), "3")
    assert at == Spot("reflect.came_up", 1)
    assert walker.at(at).asked.said == ("helped", "did nothing", "made it worse")
    walker.type(at, "1")
    concerns = section(walker.tree, "prepare")["concerns"]
    kept = [(each["came_up"], each["landed"]) for each in concerns]
    assert kept == [("came up", "worse"), ("came up", "helped")]


def test_without_concerns_nobody_is_asked_which_came_up() -> None:
    walker = Person(stepping(GUIDE, ("reflect",)))
    assert "reflect.came_up" not in [q.path for q in walker.walk.asked()]


def test_the_follow_up_asks_for_each_open_action_and_stores_what_became_of_it() -> None:
    actions: list[Tree] = [{"what": w, "due": "2026-11-20"} for w in "abc"]
    walker = Person(stepping(GUIDE, ("follow_up",)), {"resolve": {"actions": actions}})
    spot = walker.walk.first()
    for line in ("done yesterday", "dropped: no budget", "in 2 weeks"):
        assert spot is not None
        assert walker.at(spot).about.startswith("abc"[spot.item or 0])
        spot = walker.type(spot, line)
    assert spot == Spot("follow_up.came_back")
    assert section(walker.tree, "resolve")["actions"] == [
        {"what": "a", "due": "2026-11-20", "done": "2026-11-20"},
        {"what": "b", "due": "2026-11-20", "dropped": "no budget"},
        {"what": "c", "due": "2026-12-05"},
    ]


def resolving(outcome: str) -> list[str]:
    """Return the keys that are asked after this outcome."""
    walker = Person(RESOLVE, copy.deepcopy(HELD))
    spot = walker.type(Spot("resolve.outcome"), outcome)
    asked = []
    while spot is not None:
        asked.append(spot.question)
        spot = walker.type(spot, walker.line_for(walker.at(spot)))
    return list(dict.fromkeys(asked))


def test_postponed_asks_for_the_new_time_and_nothing_else() -> None:
    assert resolving("postponed") == ["initiate.meeting_at"]


def test_cancelled_ends_the_questions() -> None:
    assert resolving("cancelled") == []


def test_without_an_agreement_nobody_is_asked_what_was_agreed() -> None:
    assert "resolve.agreed" in resolving("agreed")
    assert "resolve.agreed" not in resolving("no agreement")
    assert "resolve.actions" in resolving("no agreement")


def test_a_meeting_put_off_is_prepared_again_and_asked_about_when_it_has_been() -> None:
    walker = Person(RESOLVE, copy.deepcopy(HELD))
    walker.type(Spot("resolve.outcome"), "postponed")
    walker.type(Spot("initiate.meeting_at"), MEETING)
    assert walker.walk.session.state(NOW) == "prepared"
    assert walker.walk.first() is None
    walker.now = NOW + timedelta(days=14)
    assert walker.walk.session.state(walker.now) == "held"
    assert walker.walk.first() == Spot("resolve.outcome")
    assert walker.type(Spot("resolve.outcome"), "agreed") == Spot("resolve.agreed")
