"""What `check` finds in a session: where, in which words, and never whose."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, LOCAL, NOW, TEXTS, TREES, session
from walk_person import Person

from convo_prep import dates, kinds
from convo_prep.change import AddItem, SetAnswer, apply
from convo_prep.errors import InvalidAnswerError
from convo_prep.guide import Question
from convo_prep.kinds.when import LOCAL as DATE
from convo_prep.kinds.when import STAMP
from convo_prep.schema import misfits, session_schema
from convo_prep.store import library
from convo_prep.text import Tree
from convo_prep.walk.notes import changes, note
from convo_prep.walk.route import preparing, stepping

STORED = [q for q in GUIDE.questions() if not q.each_of]
DEMO = kinds.items_of(library.shipped("demo.yaml")["sessions"])


def found(**tree: Any) -> list[tuple[str, str]]:
    """Return the misfits of a session of Acme, as (path, sentence)."""
    return [
        (".".join(map(str, misfit.path)), misfit.sentence)
        for misfit in misfits(session(**tree).tree, GUIDE)
    ]


@pytest.mark.parametrize("number", range(len(DEMO)))
def test_the_sessions_of_the_demo_fit(number: int) -> None:
    tree = DEMO[number]
    assert isinstance(tree, dict)
    assert misfits(tree, GUIDE) == []


@pytest.mark.parametrize(
    ("tree", "path", "sentence"),
    [
        ({"id": "Too long"}, "id", "has not the right form."),
        ({"created": "last week"}, "created", "is a date such as 2026-12-01"),
        ({"prepare": {"tension": "9"}}, "prepare.tension", "from 1 to 5."),
        ({"prepare": {"tension": " 3"}}, "prepare.tension", "from 1 to 5."),
        ({"prepare": {"tension": "3.0"}}, "prepare.tension", "from 1 to 5."),
        ({"prepare": {"confidence": "9" * 5000}}, "prepare.confidence", "to 100."),
        (
            {"prepare": {"confidence": "about 60"}},
            "prepare.confidence",
            "is a whole number from 0 to 100.",
        ),
        (
            {"prepare": {"concerns": [{}, {"likely": "very"}]}},
            "prepare.concerns.1.likely",
            "is a whole number from 0 to 100.",
        ),
        (
            {"prepare": {"concerns": [{"came_up": "maybe"}]}},
            "prepare.concerns.0.came_up",
            "is one of: came up, did not.",
        ),
        ({"prepare": {"facts": "one"}}, "prepare.facts", "is a list: one line each"),
        ({"prepare": {"issue": ["a"]}}, "prepare.issue", "is text, not a list"),
        ({"prepare": "words"}, "prepare", "is key: value pairs."),
        ({"resolve": {"outcome": "fine"}}, "resolve.outcome", "is one of: agreed"),
        (
            {"resolve": {"actions": [{"due": "after Easter"}]}},
            "resolve.actions.0.due",
            "is a date such as",
        ),
        (
            {"resolve": {"actions": ["Send it"]}},
            "resolve.actions.0",
            "is key: value pairs.",
        ),
    ],
)
def test_a_misfit_is_named_by_its_place_with_what_would_fit(
    tree: dict[str, Any], path: str, sentence: str
) -> None:
    ((at, said),) = found(**tree)
    assert at == path
    assert sentence in said


def test_all_misfits_are_named_at_once() -> None:
    assert len(found(id="x", prepare={"tension": "9", "facts": "a"})) == 3


def test_what_is_missing_or_unknown_or_empty_is_no_misfit() -> None:
    assert found() == []
    assert found(mood="mine", prepare={"mine": {"a": ["b"]}}) == []
    assert found(prepare="", resolve={"outcome": "", "actions": []}) == []
    assert found(resolve={"follow_up_at": "none"}) == []


@given(TREES)
def test_no_word_of_a_file_is_in_what_is_said_of_it(tree: dict[str, Tree]) -> None:
    # Whatever stands there, the sentences are those of a fixed list.
    marked = {key: _marked(value) for key, value in tree.items()}
    for misfit in misfits({**session().tree, **marked}, GUIDE):
        assert "\u2603" not in misfit.sentence
        assert "?" not in misfit.sentence
        assert misfit.sentence.endswith(".")


def _marked(value: Tree) -> Tree:
    if isinstance(value, str):
        return value + "\u2603" if value else ""
    if isinstance(value, list):
        return [_marked(item) for item in value]
    return {key: _marked(item) for key, item in value.items()}


@given(st.sampled_from(STORED), TEXTS)
def test_check_and_the_mark_beside_an_answer_agree(
    question: Question, text: str
) -> None:
    if not text or question.kind in ("list", "records") or question.key == "client":
        return
    value: Tree = {question.key: text} if question.step else text
    said = found(**{question.step or question.key: value})
    assert bool(said) == bool(kinds.judge(question, text))


@given(st.sampled_from(STORED), TEXTS | st.text(max_size=8))
def test_every_typed_answer_that_is_taken_fits(question: Question, line: str) -> None:
    try:
        answer = kinds.read(question, line, LOCAL)
    except InvalidAnswerError:
        return
    listed = question.kind in ("list", "records")
    change: Any = AddItem if listed and answer else SetAnswer
    tree = {**session().tree, "client": "", "topic": ""}
    made = apply(tree, change(question.path, answer), GUIDE.order())
    assert misfits(made, GUIDE) == []


@pytest.mark.parametrize("line", ["plain", "! concern", "+ Send it @me by friday", "1"])
def test_every_note_fits(line: str) -> None:
    kept = session(prepare={"concerns": [{"says": "Why now?"}]})
    taken = note(line, kept)
    assert taken is not None
    tree = dict(kept.tree)
    for change in changes(taken, kept, NOW):
        tree = apply(tree, change, GUIDE.order())
    assert misfits(tree, GUIDE) == []


def test_the_schema_for_editors_has_every_question_with_its_words() -> None:
    schema = session_schema(GUIDE)
    for question in STORED:
        entry = _entry(schema, question.path)
        assert entry["title"] == question.label
        assert entry.get("description", "") == question.ask
    for key in ("schema", "id", "by", "created", "timezone", "closed"):
        assert key in schema["properties"]
    assert set(schema["required"]) == {"schema", "id", "created"}


def _entry(schema: dict[str, Any], path: str) -> Any:
    head, _, key = path.rpartition(".")
    place = schema
    if head:
        reference = schema["properties"][head]["anyOf"][0]["$ref"]
        place = schema["$defs"][reference.rpartition("/")[2]]
    return place["properties"][key]


def test_the_schema_for_editors_says_what_each_kind_takes() -> None:
    schema = session_schema(GUIDE)
    tension = _entry(schema, "prepare.tension")["anyOf"][0]
    assert tension == {"type": "integer", "minimum": 1, "maximum": 5}
    outcome = _entry(schema, "resolve.outcome")["anyOf"][0]
    assert outcome["enum"] == list(GUIDE.question("resolve.outcome").choices)
    meeting = _entry(schema, "initiate.meeting_at")["anyOf"][0]
    assert meeting["pattern"] == DATE


@given(st.datetimes())
def test_every_date_that_is_stored_has_the_form_the_schema_asks_for(
    moment: Any,
) -> None:
    when = dates.When(moment.date(), moment.time().replace(second=0, microsecond=0))
    assert re.search(DATE, when.stored())
    assert re.search(STAMP, dates.stamp(moment.replace(tzinfo=NOW.tzinfo)))
    assert re.search(DATE, moment.date().isoformat())


def test_a_conversation_walked_from_end_to_end_fits() -> None:
    tree = copy.deepcopy(dict(session().tree))
    for route in (
        preparing(GUIDE, "full"),
        stepping(GUIDE, ("conduct", "resolve", "reflect", "follow_up")),
    ):
        walker = Person(route, tree, items=2)
        walker.finish()
        tree = walker.tree
    assert misfits(tree, GUIDE) == []
    assert len(str(tree)) > 2000
