"""A change stores one answer and touches nothing else."""

from __future__ import annotations

import copy
import itertools
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from made_sessions import GUIDE, TREES

from convo_prep.change import (
    AddItem,
    AddLine,
    Change,
    ClashError,
    EditItem,
    SetAnswer,
    apply,
)
from convo_prep.text import Tree

ORDER = GUIDE.order()
STORED = [q for q in GUIDE.questions() if not q.each_of]
TREE: dict[str, Any] = {
    "schema": "1",
    "id": "aaaaaa",
    "mood": "a key of mine",
    "client": "Acme",
    "prepare": {"issue": "20% off", "facts": ["a", "b", "a"], "mine": "kept"},
    "resolve": {"actions": [{"what": "Send"}, {"what": "Call"}]},
}


def changed(change: Change, **sections: Any) -> dict[str, Any]:
    """Return the tree above, with these sections, after a change."""
    return apply({**TREE, **sections}, change, ORDER)


def keys_of(tree: Tree) -> list[str]:
    """Return the keys of a tree, which is a mapping."""
    assert isinstance(tree, dict)
    return list(tree)


def test_an_answer_is_set_where_it_belongs() -> None:
    tree = changed(SetAnswer("prepare.tension", "4"))
    assert tree["prepare"] == {**TREE["prepare"], "tension": "4"}
    assert list(tree["prepare"]) == ["issue", "tension", "facts", "mine"]
    assert {**tree, "prepare": TREE["prepare"]} == TREE


def test_a_first_answer_of_a_step_opens_its_section_in_place() -> None:
    tree = changed(SetAnswer("initiate.channel", "phone"))
    assert list(tree) == [
        *("schema", "id", "mood", "client"),
        *("prepare", "initiate", "resolve"),
    ]


def test_a_first_key_goes_before_those_that_follow_it() -> None:
    tree = apply({"mood": "x", "prepare": {"issue": "y"}}, SetAnswer("id", "a"), ORDER)
    assert list(tree) == ["mood", "id", "prepare"]


def test_an_empty_answer_takes_the_key_out_and_an_empty_section_too() -> None:
    one: dict[str, Tree] = {"prepare": {"issue": "a", "tension": "4"}}
    left = apply(one, SetAnswer("prepare.tension", "", saw="4"), ORDER)
    assert left == {"prepare": {"issue": "a"}}
    assert apply(left, SetAnswer("prepare.issue", "", saw="a"), ORDER) == {}


@pytest.mark.parametrize("empty", ["", [], {}])
def test_a_section_that_holds_nothing_is_no_hindrance(empty: Tree) -> None:
    tree = apply({"prepare": empty}, SetAnswer("prepare.issue", "a"), ORDER)
    assert tree == {"prepare": {"issue": "a"}}


def test_a_text_where_a_section_belongs_is_never_overwritten() -> None:
    with pytest.raises(ClashError):
        apply({"prepare": "my own words"}, SetAnswer("prepare.issue", "a"), ORDER)


@pytest.mark.parametrize(
    ("saw", "value", "clashes"),
    [
        ("20% off", "new", False),
        ("", "new", True),
        ("something else", "new", True),
        ("something else", "20% off", False),
        (None, "new", False),
        ("20% off", "", False),
        ("", "", True),
    ],
)
def test_only_the_very_value_that_was_seen_is_replaced(
    saw: Tree | None, value: str, clashes: bool
) -> None:
    change = SetAnswer("prepare.issue", value, saw)
    if clashes:
        with pytest.raises(ClashError, match=r"prepare\.issue"):
            changed(change)
        return
    assert changed(change)["prepare"].get("issue", "") == value


@pytest.mark.parametrize(
    ("now", "after"),
    [
        (None, ["new"]),
        ([], ["new"]),
        (["a"], ["a", "new"]),
        ("one text", ["one text", "new"]),
        ({"a": "b"}, [{"a": "b"}, "new"]),
    ],
)
def test_an_item_is_added_at_the_end_whatever_stands_there(
    now: Tree | None, after: Tree
) -> None:
    tree = {"prepare": {} if now is None else {"facts": now}}
    added = apply(tree, AddItem("prepare.facts", "new"), ORDER)
    assert added == {"prepare": {"facts": after}}


@pytest.mark.parametrize(
    ("index", "saw", "facts", "after"),
    [
        (0, "a", ["a", "b", "a"], ["NEW", "b", "a"]),
        (2, "a", ["a", "b", "a"], ["a", "b", "NEW"]),
        (0, "a", ["first", "a"], ["first", "NEW"]),
        (1, "b", ["b"], ["NEW"]),
        (5, "b", ["a", "b", "c"], ["a", "NEW", "c"]),
        (0, "a", "a", ["NEW"]),
    ],
)
def test_an_item_is_found_again_when_others_came_or_moved(
    index: int, saw: str, facts: Tree, after: Tree
) -> None:
    edit = EditItem("prepare.facts", index, "NEW", saw)
    assert changed(edit, prepare={"facts": facts})["prepare"]["facts"] == after


def test_the_same_item_changed_meanwhile_is_not_overwritten() -> None:
    edit = EditItem("resolve.actions", 0, {"what": "Post"}, {"what": "Send"})
    theirs = {"actions": [{"what": "Send", "done": "2026-11-20"}]}
    with pytest.raises(ClashError, match=r"resolve\.actions"):
        changed(edit, resolve=theirs)


def test_an_emptied_item_is_taken_out_and_with_the_last_one_the_list() -> None:
    gone = EditItem("resolve.actions", 1, "", {"what": "Call"})
    assert changed(gone)["resolve"] == {"actions": [{"what": "Send"}]}
    last = {"actions": [{"what": "Call"}]}
    assert "resolve" not in changed(gone, resolve=last)


VALUES = st.sampled_from(["x", "y"])
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(SetAnswer, st.sampled_from([q.path for q in STORED]), VALUES),
    st.builds(
        AddItem,
        st.sampled_from([q.path for q in STORED if q.kind in ("list", "records")]),
        VALUES,
    ),
    st.builds(
        EditItem,
        st.sampled_from([q.path for q in STORED if q.kind in ("list", "records")]),
        st.integers(0, 2),
        VALUES | st.just(""),
        VALUES,
    ),
)


@given(TREES, CHANGES)
def test_the_old_tree_is_never_touched_and_the_rest_stays_as_it_is(
    tree: dict[str, Tree], change: Change
) -> None:
    before = copy.deepcopy(tree)
    try:
        after = apply(tree, change, ORDER)
    except ClashError:
        after = None
    assert tree == before
    if after is None:
        return
    head, _, key = change.path.rpartition(".")
    if head:
        assert {k: v for k, v in after.items() if k != head} == {
            k: v for k, v in tree.items() if k != head
        }
        kept, now = tree.get(head) or {}, after.get(head) or {}
    else:
        kept, now = tree, after
    assert isinstance(kept, dict)
    assert isinstance(now, dict)
    assert {k: v for k, v in now.items() if k != key} == {
        k: v for k, v in kept.items() if k != key
    }


@given(TREES, CHANGES)
def test_keys_that_stand_there_keep_their_order(
    tree: dict[str, Tree], change: Change
) -> None:
    try:
        after = apply(tree, change, ORDER)
    except ClashError:
        assume(False)
    both = [key for key in tree if key in after]
    assert [key for key in after if key in both] == both
    for name in both:
        old, new = tree[name], after[name]
        if isinstance(old, dict) and isinstance(new, dict):
            inner = [key for key in old if key in new]
            assert [key for key in new if key in inner] == inner


@given(st.permutations(STORED))
def test_a_file_written_answer_by_answer_has_the_order_of_the_guide(
    questions: list[Any],
) -> None:
    tree: dict[str, Tree] = {}
    for question in questions:
        tree = apply(tree, SetAnswer(question.path, "x"), ORDER)
    assert list(tree) == [
        key
        for key in dict.fromkeys(path.split(".")[0] for path in ORDER)
        if key in tree
    ]
    for step in GUIDE.steps:
        keys = [q.key for q in step.questions if not q.each_of]
        assert keys_of(tree[step.id]) == keys


@given(TREES, CHANGES, CHANGES)
def test_two_answers_are_stored_the_same_in_either_order(
    tree: dict[str, Tree], one: Change, other: Change
) -> None:
    assume(one.path != other.path)
    results = []
    for first, second in ((one, other), (other, one)):
        try:
            results.append(apply(apply(tree, first, ORDER), second, ORDER))
        except ClashError as clash:
            results.append({"clash": str(clash)})
    clashed = [result for result in results if "clash" in result]
    assert len(clashed) in (0, 2)
    assert clashed or results[0] == results[1]


@given(st.permutations([*map(str, range(4))]))
def test_items_added_from_two_windows_are_all_there(order: list[str]) -> None:
    tree: dict[str, Tree] = {}
    for item in order:
        tree = apply(tree, AddItem("conduct.notes", {"text": item}), ORDER)
    assert tree == {"conduct": {"notes": [{"text": item} for item in order]}}


def test_two_new_keys_land_in_order_whichever_comes_first() -> None:
    start: dict[str, Tree] = {
        "prepare": {"issue": "a", "mine": "b", "confidence": "60"}
    }
    both = (SetAnswer("prepare.tension", "4"), SetAnswer("prepare.fallback", "c"))
    for first, second in itertools.permutations(both):
        tree = apply(apply(start, first, ORDER), second, ORDER)
        assert keys_of(tree["prepare"]) == [
            *("issue", "tension", "fallback", "mine", "confidence")
        ]


def test_a_line_is_added_to_a_text_whatever_was_added_meanwhile() -> None:
    first = apply({}, AddLine("resolve.agreed", "One"), ORDER)
    both = apply(first, AddLine("resolve.agreed", "Two"), ORDER)
    assert both == {"resolve": {"agreed": "One\nTwo"}}


def test_a_line_is_an_item_where_a_hand_has_made_a_list() -> None:
    made = apply(
        {"resolve": {"agreed": ["One"]}}, AddLine("resolve.agreed", "B"), ORDER
    )
    assert made == {"resolve": {"agreed": ["One", "B"]}}
