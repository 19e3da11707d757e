"""Answers given by name leave the same tree as the same answers in a walk."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, LOCAL, NOW, TREES, session

from convo_prep import kinds
from convo_prep.change import Change, ClashError, EditItem, apply
from convo_prep.errors import InvalidAnswerError
from convo_prep.guide import Question
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.paths import CONCERNS
from convo_prep.text import Tree
from convo_prep.walk.addressing import address
from convo_prep.walk.answering import read
from convo_prep.walk.giving import Giving
from convo_prep.walk.route import asking
from convo_prep.walk.walking import Walk

ASKED = [
    question
    for question in GUIDE.questions()
    if question.step not in ("", "recap")
    and not (question.each_of or question.live or question.stamped)
]
LINES = st.sampled_from(
    [
        "a",
        "it's: #1",
        "60",
        "3",
        "friday",
        "none",
        "phone",
        "agreed",
        "two  blanks",
        "%",
    ]
)


def with_changes(before: Session, changes: Iterable[Change]) -> Session:
    tree = before.tree
    for each in changes:
        tree = apply(tree, each, GUIDE.order())
    return before._replace(tree=tree)


def walked(before: Session, spot: Spot, line: str) -> Session:
    walk = Walk(asking(GUIDE, (spot.question,)), before, NOW)
    made = read(walk.ask(spot), line, before).change
    return with_changes(before, [made] if made else [])


def named(before: Session, *values: tuple[str, str, Tree]) -> Session:
    """Give values as (key, sign, value), in one go."""
    places: dict[str, Giving] = {}
    for key, sign, value in values:
        where = address(key, before)
        giving = places.setdefault(where.path, Giving(where.path, before, LOCAL))
        giving.take(where, sign, value)
    made = [each for giving in places.values() for each in giving.made().changes]
    return with_changes(before, made)


def fits(question: Question, line: str) -> bool:
    try:
        return bool(kinds.read(question, line, LOCAL))
    except InvalidAnswerError:
        return False


@given(st.data())
def test_answers_given_by_name_and_in_a_walk_leave_equal_trees(
    data: st.DataObject,
) -> None:
    by_walk = by_name = session()
    for _ in range(data.draw(st.integers(1, 6))):
        question = data.draw(st.sampled_from(ASKED))
        line = data.draw(LINES)
        if question.kind == "records":
            first, *others = (f for f in question.fields if not f.stamped)
            place = len(by_walk.records(question.path))
            by_walk = walked(by_walk, Spot(question.path, place, first.key), line)
            by_name = named(by_name, (question.key, "+", line))
            field = data.draw(st.sampled_from(others))
            part = data.draw(LINES)
            if fits(field, part):
                by_walk = walked(by_walk, Spot(question.path, place, field.key), part)
                number = str(_number(by_name, question.path, place))
                key = f"{question.key}.{number}.{field.key}"
                by_name = named(by_name, (key, "", part))
        elif question.kind == "list":
            place = len(by_walk.items(question.path))
            by_walk = walked(by_walk, Spot(question.path, place), line)
            by_name = named(by_name, (question.key, "+", line))
        elif fits(question, line):
            by_walk = walked(by_walk, Spot(question.path), line)
            by_name = named(by_name, (question.path, "", line))
        assert by_name.tree == by_walk.tree


@given(st.data())
def test_items_changed_and_taken_out_by_number_are_those_of_the_walk(
    data: st.DataObject,
) -> None:
    lines = data.draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=5))
    for path in ("prepare.facts", CONCERNS):
        before = named(session(), (path, "", list[Tree](lines)))
        place = data.draw(st.integers(0, len(lines) - 1))
        line = data.draw(st.sampled_from(["", "new"]))
        field = "says" if path == CONCERNS else ""
        after = named(before, (f"{path}.{place + 1}", "", line))
        assert after.tree == walked(before, Spot(path, place, field), line).tree


@given(st.lists(st.sampled_from("aab"), min_size=2, max_size=5), st.data())
def test_the_numbers_of_one_line_are_those_before_it(
    lines: list[str], data: st.DataObject
) -> None:
    before = named(session(), ("facts", "", list[Tree](lines)))
    places = st.integers(0, len(lines) - 1)
    gone = data.draw(st.sets(places, min_size=1))
    kept = sorted(set(range(len(lines))) - gone)
    edits = [(f"facts.{place + 1}", "", f"new {place}") for place in kept]
    outs = [("facts", "-", f"#{place + 1}") for place in gone]
    given_all = data.draw(st.permutations([*edits, *outs]))
    after = named(before, *given_all, ("facts", "+", "last"))
    assert after.items("prepare.facts") == (*(f"new {at}" for at in kept), "last")


@given(TREES, st.data())
def test_whatever_a_file_holds_giving_an_answer_changes_only_that_or_is_refused(
    tree: dict[str, Tree], data: st.DataObject
) -> None:
    before = Session({**session().tree, **tree}, GUIDE)
    question = data.draw(st.sampled_from(ASKED))
    ends = ["", ".1", ".2", ".1.says", ".1.due", ".x"]
    key = question.path + data.draw(st.sampled_from(ends))
    sign = data.draw(st.sampled_from(["", "+", "-"]))
    line = data.draw(LINES | st.just(""))
    try:
        after = named(before, (key, sign, line))
    except (InvalidAnswerError, ClashError):
        return
    for other in GUIDE.questions():
        if other.path != question.path and not other.each_of:
            assert after.answer(other.path) == before.answer(other.path)


def test_an_item_is_given_as_an_edit_of_what_was_seen() -> None:
    before = named(session(), ("facts", "", ["a", "b"]))
    giving = Giving("prepare.facts", before, LOCAL)
    giving.take(address("facts.2", before), "", "c")
    assert giving.made().changes == (EditItem("prepare.facts", 1, "c", "b"),)


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("isue", "issue"),
        ("prepare.isue", "prepare.issue"),
        ("facs.2", "facts"),
        ("concrens.1.reply", "concerns"),
        ("", "convo guide"),
        ("text", "convo guide"),
    ],
)
def test_a_key_that_names_nothing_is_refused_with_the_nearest(
    key: str, near: str
) -> None:
    with pytest.raises(InvalidAnswerError) as refused:
        address(key, session())
    assert near in refused.value.hint


def test_every_question_of_the_guide_has_an_address() -> None:
    for question in GUIDE.questions():
        assert address(question.path, session()).question == question
        if question.path != "recap.text":
            assert address(question.key, session()).question.key == question.key


def _number(of: Session, path: str, place: int) -> int:
    if path != CONCERNS:
        return place + 1
    return [at for at, _ in of.planned()].index(place) + 1
