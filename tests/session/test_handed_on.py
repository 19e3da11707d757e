"""What may be handed on holds every public answer, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, TREES, session

from convo_prep.guide import Question
from convo_prep.session.handed_on import places, without_private
from convo_prep.text import Tree

PUBLIC = places(GUIDE, private=False)
SECRET = "zimtzicke"
PRIVATE = [question for question in GUIDE.questions() if question.private]
FIELDS = [
    (question, field)
    for question in GUIDE.questions()
    for field in question.fields
    if field.private
]
LATER = [question for question in PRIVATE if question.each_of]


def leaves(tree: Tree) -> Iterator[str]:
    """Yield every key and text of a tree."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, list):
        for item in tree:
            yield from leaves(item)
    else:
        for key, value in tree.items():
            yield key
            yield from leaves(value)


def put(tree: dict[str, Tree], path: str, value: Tree) -> None:
    step, _, key = path.rpartition(".")
    within = tree
    if step:
        if not isinstance(tree.get(step), dict):
            tree[step] = {}
        within = tree[step]  # type: ignore[assignment]
    within[key] = value


def put_in_item(tree: dict[str, Tree], question: Question, key: str) -> None:
    first = question.fields[0].key
    put(tree, question.path, [{first: "public", key: SECRET}, {key: SECRET}])


@given(TREES)
def test_no_private_answer_is_in_it_whatever_the_file_holds(
    tree: dict[str, Tree],
) -> None:
    for question in PRIVATE:
        if not question.each_of:
            put(tree, question.path, SECRET)
    for question, field in FIELDS:
        put_in_item(tree, question, field.key)
    for question in LATER:
        put_in_item(tree, GUIDE.question(question.each_of), question.key)
    tree["x_mine"] = SECRET
    tree["struck"] = [SECRET]
    tree["drafted"] = [{"at": "prepare.fallback", "text": SECRET}]
    assert SECRET not in list(leaves(without_private(tree, PUBLIC)))


@given(st.sampled_from([q for q in GUIDE.questions() if not q.private]))
def test_every_public_answer_is_in_it(question: Question) -> None:
    if question.each_of or question in GUIDE.kept:
        return
    tree = dict(session().tree)
    put(tree, question.path, "public")
    assert "public" in list(leaves(without_private(tree, PUBLIC)))


def test_a_key_that_the_guide_does_not_know_is_left_out_and_so_is_its_answer() -> None:
    made = session(mine="x", prepare={"issue": "Price", "own": "y"})
    kept = without_private(made.tree, PUBLIC)
    assert "mine" not in kept
    assert kept["prepare"] == {"issue": "Price"}


def test_a_record_keeps_its_public_fields_and_a_bare_text() -> None:
    concerns: Tree = [{"says": "Too dear", "landed": "helped", "own": "x"}, "Too late"]
    kept = without_private(session(prepare={"concerns": concerns}).tree, PUBLIC)
    assert kept["prepare"] == {"concerns": [{"says": "Too dear"}, "Too late"]}


@pytest.mark.parametrize("kind", ["private", " Private\n", "PRIVATE", ["private"]])
def test_a_record_that_a_choice_makes_private_is_left_out_however_it_is_written(
    kind: Tree,
) -> None:
    alone: Tree = {"kind": kind, "text": SECRET}
    point: Tree = {"kind": "point", "text": "public"}
    for notes in (alone, [point, alone]):
        kept = without_private(session(conduct={"notes": notes}).tree, PUBLIC)
        assert SECRET not in list(leaves(kept))
    assert kept["conduct"] == {"notes": [point]}


def test_the_keys_come_in_the_order_of_the_file() -> None:
    made = session(closed="2026-11-21", prepare={"issue": "Price"}, contact="Dana")
    assert list(without_private(made.tree, PUBLIC)) == [
        *("schema", "id", "client", "topic", "contact", "created", "timezone"),
        *("prepare", "closed"),
    ]
