"""Lists and records: an item at a time, each where it was."""

from __future__ import annotations

import copy

import pytest
from walk_person import (
    AGREED,
    FULL,
    HELD,
    QUICK,
    RESOLVE,
    Person,
    prepared,
    section,
)

from convo_prep.errors import InvalidAnswerError
from convo_prep.page import Spot
from convo_prep.text import Tree


def test_emptying_an_item_takes_it_out() -> None:
    prepare = {"facts": ["a", "b"], "concerns": [{"says": "c"}, {"says": "d"}]}
    walker = Person(FULL, prepared(prepare=prepare))
    assert walker.at(Spot("prepare.facts", 0)).editing_item
    after = walker.type(Spot("prepare.facts", 0), "")
    assert after == Spot("prepare.facts", 1)
    walker.type(Spot("prepare.concerns", 0, "says"), "")
    assert section(walker.tree, "prepare") == {
        "facts": ["b"],
        "concerns": [{"says": "d"}],
    }


def test_leaving_a_later_field_empty_keeps_the_item() -> None:
    prepare = {"concerns": [{"says": "c", "reply": "d"}]}
    walker = Person(FULL, prepared(prepare=prepare))
    assert not walker.at(Spot("prepare.concerns", 0, "reply")).editing_item
    walker.type(Spot("prepare.concerns", 0, "reply"), "")
    assert section(walker.tree, "prepare") == prepare


def test_an_item_changed_in_its_place_stays_there() -> None:
    walker = Person(FULL, prepared(prepare={"facts": ["a", "b", "c"]}))
    walker.type(Spot("prepare.facts", 1), "B")
    assert section(walker.tree, "prepare")["facts"] == ["a", "B", "c"]


def test_a_line_with_a_colon_typed_by_hand_does_not_shift_the_others() -> None:
    # `- Dana said: no` is a mapping to YAML.
    facts: list[Tree] = ["a", {"Dana said": "no"}, "b"]
    walker = Person(FULL, prepared(prepare={"facts": facts}))
    spot = walker.walk.find("facts")
    assert spot == Spot("prepare.facts", 3)
    assert walker.at(spot).given == ("a", "Dana said: no", "b")
    walker.type(spot, "c")
    assert section(walker.tree, "prepare")["facts"] == [*facts, "c"]


def test_a_concern_is_stored_before_its_reply_is_asked() -> None:
    walker = Person(QUICK, prepared())
    after = walker.type(Spot("prepare.concerns", 0, "says"), "Why now?")
    assert section(walker.tree, "prepare")["concerns"] == [{"says": "Why now?"}]
    assert after == Spot("prepare.concerns", 0, "reply")
    assert walker.at(after).about == "Why now?"


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("Send it @me by friday", None),
        ("Send it @me", "due"),
        ("Send it by friday", "owner"),
        ("Send it", "owner"),
    ],
)
def test_an_action_is_asked_only_for_what_is_missing(
    line: str, missing: str | None
) -> None:
    walker = Person(RESOLVE, copy.deepcopy(HELD))
    after = walker.type(Spot("resolve.actions", 0, "what"), line)
    expected = Spot("resolve.actions", 1, "what")
    assert after == (Spot("resolve.actions", 0, missing) if missing else expected)


@pytest.mark.parametrize("line", ["@me by friday", "by friday", "Send it by soon"])
def test_what_is_no_whole_action_is_refused(line: str) -> None:
    walker = Person(RESOLVE, copy.deepcopy(HELD))
    before = copy.deepcopy(walker.tree)
    with pytest.raises(InvalidAnswerError):
        walker.type(Spot("resolve.actions", 0, "what"), line)
    assert walker.tree == before


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("Send all by monday", {"what": "Send all", "due": "2026-11-23"}),
        ("Send all", {"what": "Send all", "due": "2026-11-26"}),
        ("Send all by none", {"what": "Send all"}),
        ("Send all by -", {"what": "Send all"}),
        ("Send it", {"what": "Send it", "due": "2026-11-26"}),
    ],
)
def test_a_corrected_action_changes_its_date_only_where_the_line_says_one(
    line: str, action: dict[str, str]
) -> None:
    tree: Tree = {"what": "Send it", "owner": "me", "due": "2026-11-26"}
    walker = Person(RESOLVE, {"resolve": {"actions": [tree]}})
    walker.type(Spot("resolve.actions", 0, "what"), line)
    [now] = section(walker.tree, "resolve")["actions"]
    assert now == {**action, "owner": "me"}


@pytest.mark.parametrize("line", ["none", "-", "by none"])
def test_the_date_of_an_action_can_be_taken_away(line: str) -> None:
    tree: Tree = {"what": "Send it", "due": "2026-11-26"}
    walker = Person(RESOLVE, {"resolve": {"actions": [tree]}})
    walker.type(Spot("resolve.actions", 0, "due"), line)
    assert section(walker.tree, "resolve")["actions"] == [{"what": "Send it"}]


def test_a_name_may_be_typed_with_its_sign_where_a_name_is_asked() -> None:
    walker = Person(RESOLVE, {"resolve": {"actions": [{"what": "Send"}]}})
    walker.type(Spot("resolve.actions", 0, "owner"), "@client")
    actions = section(walker.tree, "resolve")["actions"]
    assert actions == [{"what": "Send", "owner": "client"}]


def test_actions_noted_live_are_shown_before_more_are_asked_for() -> None:
    walker = Person(RESOLVE, copy.deepcopy(AGREED))
    spot = walker.walk.find("actions")
    assert spot == Spot("resolve.actions", 0, "owner")
    walker.type(spot, "me")
    after = walker.type(Spot("resolve.actions", 0, "due"), "1 dec")
    assert after == Spot("resolve.actions", 2, "what")
    assert len(walker.at(after).given) == 2
