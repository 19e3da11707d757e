"""Going back, going to a place by name, and coming back to the one left."""

from __future__ import annotations

import copy

import pytest
from made_sessions import GUIDE, NOW
from walk_person import (
    AGREED,
    FULL,
    Person,
    prepared,
)

from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.text import Tree
from convo_prep.walk.route import asking, stepping
from convo_prep.walk.walking import Walk


def test_going_back_shows_the_answer_and_loses_nothing() -> None:
    walker = Person(FULL, items=2)
    walker.finish()
    before = copy.deepcopy(walker.tree)
    spot: Spot | None = walker.walk.find(str(len(walker.walk.asked())))
    seen = []
    while spot is not None:
        seen.append(spot.question)
        ask = walker.at(spot)
        assert ask.answer or ask.given
        spot = walker.walk.back(spot)
    assert walker.tree == before
    assert seen[-1] == "client"
    assert list(dict.fromkeys(reversed(seen))) == [q.path for q in walker.walk.asked()]


def test_back_inside_an_item_goes_to_the_field_before() -> None:
    tree = prepared(prepare={"concerns": [{"says": "a", "reply": "b"}]})
    walk = Person(FULL, tree).walk
    back = walk.back(Spot("prepare.concerns", 0, "likely"))
    assert back == Spot("prepare.concerns", 0, "reply")
    assert walk.back(back) == Spot("prepare.concerns", 0, "says")
    assert walk.ask(back).answer == "b"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("1", "client"),
        ("5", "prepare.issue"),
        ("issue", "prepare.issue"),
        ("ISSUE", "prepare.issue"),
        ("Result wanted", "prepare.objective"),
        ("obj", "prepare.objective"),
        (" their view ", "prepare.client_view"),
        ("facts", "prepare.facts 2"),
        ("facts.1", "prepare.facts 0"),
        ("facts.2", "prepare.facts 1"),
        ("facts.3", "prepare.facts 2"),
        ("concerns.1", "prepare.concerns 0 says"),
        ("concerns", "prepare.concerns 0 likely"),
    ],
)
def test_a_question_is_found_by_number_key_label_or_beginning(
    name: str, path: str
) -> None:
    prepare = {"facts": ["a", "b"], "concerns": [{"says": "c", "reply": "d"}]}
    walk = Person(FULL, prepared(prepare=prepare)).walk
    spot = walk.find(name)
    assert spot is not None
    assert spot.path == path


def test_an_item_is_found_by_the_numbers_in_the_outline() -> None:
    tree = prepared(prepare={"facts": ["a", "b"]})
    walk = Person(FULL, tree).walk
    number = [each.label for each in walk.outline()].index("Facts") + 1
    found = walk.find(f"{number}.2")
    assert found == Spot("prepare.facts", 1)
    assert walk.ask(found).answer == "b"
    reflect = Person(stepping(GUIDE, ("reflect",)), copy.deepcopy(AGREED)).walk
    assert reflect.find("came_up.2") == Spot("reflect.came_up", 1)


@pytest.mark.parametrize("name", ["", "0", "99", "9" * 5000, "zzz", "c", "resolve"])
def test_a_name_that_fits_none_or_several_is_not_guessed(name: str) -> None:
    assert Person(FULL, prepared()).walk.find(name) is None


def test_the_outline_has_every_answer_in_words() -> None:
    prepare = {"tension": "4", "facts": ["a", "b"], "concerns": [{"says": "c"}]}
    rows = Person(FULL, prepared(prepare=prepare)).walk.outline()
    outline = {row.label: row.words for row in rows}
    assert outline["Your tension"] == "4 of 5"
    assert outline["Facts"] == "a; b"
    assert outline["Concerns"] == "c"
    assert outline["Issue"] == ""


@pytest.mark.parametrize(
    ("position", "spot"),
    [
        ("", "client"),
        ("prepare.tension", "prepare.tension"),
        ("prepare.facts 1", "prepare.facts 1"),
        ("prepare.facts 7", "prepare.facts 2"),
        ("prepare.facts", "prepare.facts 2"),
        ("prepare.concerns 0 reply", "prepare.concerns 0 reply"),
        ("prepare.concerns 7 reply", "prepare.concerns 1 says"),
        ("prepare.concerns 0 colour", "client"),
        ("prepare.issue 3 says", "prepare.issue"),
        ("reflect.worked", "client"),
        ("no.such thing at all", "client"),
        (f"prepare.facts {'9' * 5000}", "prepare.facts 2"),
    ],
)
def test_one_comes_back_to_the_place_one_left_as_far_as_it_is_there(
    position: str, spot: str
) -> None:
    prepare: Tree = {"facts": ["a", "b"], "concerns": [{"says": "c"}]}
    found = Person(FULL, {"prepare": prepare}).walk.resumed(position)
    assert found is not None
    assert found.path == spot


def test_a_half_typed_line_brings_one_back_even_to_what_is_answered() -> None:
    walk = Person(FULL, prepared(prepare={"issue": "a"})).walk
    assert walk.resumed("prepare.issue") == Spot("prepare.issue")
    assert walk.resumed("prepare.issue", half_typed=False) == Spot("playbook")


def test_a_list_named_whole_is_entered_behind_its_items() -> None:
    tree: dict[str, Tree] = {"prepare": {"facts": ["one", "two"], "issue": "x"}}
    walk = Walk(asking(GUIDE, ("prepare.facts",)), Session(tree, GUIDE), NOW)
    assert walk.entered(Spot("prepare.facts")) == Spot("prepare.facts", 2)
    assert walk.entered(Spot("prepare.facts", 0)) == Spot("prepare.facts", 0)
    assert walk.entered(Spot("prepare.issue")) == Spot("prepare.issue")
