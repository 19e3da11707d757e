"""What code, playbooks and faces rely on in the guide's data."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from convo_prep.advice.drafting import OPENING
from convo_prep.guide import GIVEN, Condition, Question
from convo_prep.guide_reading import guide_from
from convo_prep.schema.playbooks import PlaybookFile
from convo_prep.session import paths
from convo_prep.store import library

GUIDE = library.guide()
# What is written by hand; an installed package also holds what its build made ready.
SOURCE = Path(__file__).parents[1] / "src" / "convo_prep"
SECTIONS = ("prepare", "initiate", "conduct", "resolve", "reflect", "follow_up")
QUESTIONS = list(GUIDE.questions())
FIELDS = [field for question in QUESTIONS for field in question.fields]
ASKED = [question for question in QUESTIONS if not question.stamped]
EVERY = [*QUESTIONS, *FIELDS]
PATH = re.compile(rf"(?:{'|'.join((*SECTIONS, 'recap'))})\.[a-z_]+(?:\.[a-z_]+)?")


def named_paths(source: str) -> Iterator[str]:
    """Yield the texts of a module that are a path of the guide."""
    for node in ast.walk(ast.parse(source)):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and PATH.fullmatch(text):
            yield text


def is_path(value: object) -> bool:
    """Tell whether a value of a module is a path of the guide."""
    return isinstance(value, str) and PATH.fullmatch(value) is not None


def known(path: str) -> bool:
    """Tell whether a path, or a field of the records at it, is in the guide."""
    if GUIDE.find(path):
        return True
    head, _, key = path.rpartition(".")
    records = GUIDE.find(head)
    return records is not None and key in {field.key for field in records.fields}


def test_every_key_named_in_code_is_in_the_guide() -> None:
    assert [path for path in vars(paths).values() if is_path(path)]
    assert [p for p in vars(paths).values() if is_path(p) and not known(p)] == []


def test_the_paths_that_code_reasons_about_stand_in_one_place() -> None:
    named = {
        (module.name, path)
        for module in SOURCE.rglob("*.py")
        if module != SOURCE / "session" / "paths.py"
        for path in named_paths(module.read_text(encoding="utf-8"))
    }
    assert sorted(named) == []


def test_a_path_that_no_code_reasons_about_is_not_named() -> None:
    source = "\n".join(m.read_text(encoding="utf-8") for m in SOURCE.rglob("*.py"))
    words = Counter(re.findall(r"\w+", source))
    names = [name for name, path in vars(paths).items() if is_path(path)]
    assert [name for name in names if words[name] < 2] == []


def test_a_key_that_the_guide_lacks_is_seen() -> None:
    source = 'OUTCOME = "resolve.outcomes"\nLIKELY = "prepare.concerns.likely"\n'
    assert [known(path) for path in named_paths(source)] == [False, True]


def test_what_drafts_an_answer_is_a_key_of_playbooks() -> None:
    keys = {*PlaybookFile.model_fields, OPENING}
    assert {q.draft for q in QUESTIONS if q.draft} <= keys
    assert {q.think for q in QUESTIONS if q.think} <= keys


@pytest.mark.parametrize("page", [name for name, _ in GUIDE.pages])
def test_every_line_of_a_page_has_a_name(page: str) -> None:
    lines = GUIDE.page(page)
    assert all(GUIDE.label(line.path) for line in lines)
    assert len({line.path for line in lines}) == len(lines)


def test_the_five_steps_and_the_follow_up_stand_in_order() -> None:
    assert tuple(s.id for s in (*GUIDE.steps, GUIDE.follow_up)) == SECTIONS
    assert all(step.title and step.aim for step in (*GUIDE.steps, GUIDE.follow_up))


def test_no_two_answers_share_a_place() -> None:
    paths = [question.path for question in QUESTIONS]
    assert len(set(paths)) == len(paths)


def test_a_short_key_means_one_question() -> None:
    # `--set KEY=` takes it without the step.
    keys = [question.key for question in ASKED]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("question", EVERY, ids=lambda q: q.path)
def test_every_question_has_a_name_in_summaries(question: Question) -> None:
    assert question.label


@pytest.mark.parametrize("question", [*ASKED, *FIELDS], ids=lambda q: q.path)
def test_what_is_asked_has_its_words(question: Question) -> None:
    assert question.ask


@pytest.mark.parametrize("question", EVERY, ids=lambda q: q.path)
def test_a_scale_says_what_its_ends_mean(question: Question) -> None:
    low, high = question.range
    assert (low < high) == (question.kind == "scale")
    assert all(question.ends) == (question.kind == "scale")


@pytest.mark.parametrize("question", EVERY, ids=lambda q: q.path)
def test_only_a_choice_has_choices_and_they_can_be_told_apart(
    question: Question,
) -> None:
    assert bool(question.choices) == (question.kind == "choice")
    assert all(c == c.lower().replace(" i ", " I ").strip() for c in question.choices)
    assert len(set(question.choices)) == len(question.choices)


@pytest.mark.parametrize("question", EVERY, ids=lambda q: q.path)
def test_records_have_fields_and_nothing_else_has(question: Question) -> None:
    assert bool(question.fields) == (question.kind == "records")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.path)
def test_every_question_says_where_it_comes_from(question: Question) -> None:
    assert question.origin or question.stamped


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.path)
def test_a_question_refers_only_to_what_is_asked_before(question: Question) -> None:
    if question.step not in SECTIONS:
        return
    step = GUIDE.step(question.step)
    earlier = step.questions[: step.questions.index(question)]
    if question.only_if:
        condition = question.only_if
        path = condition.path(question.step)
        asked = next(q for q in QUESTIONS if q.path == path)
        assert asked in earlier or asked.step in SECTIONS[: SECTIONS.index(step.id)]
        if condition.sign in ("==", "in"):
            assert set(condition.values) <= set(asked.choices)
    order = [q.path for q in QUESTIONS]
    for path in (question.after, question.each_of):
        assert not path or order.index(path) < order.index(question.path)
    if not question.each_of:
        assert all(map(GUIDE.find, question.beside))


def test_an_answer_is_asked_after_a_question_of_the_guide() -> None:
    later = [question for question in GUIDE.header if question.after]
    assert later
    assert all(GUIDE.find(question.after) for question in later)


def test_the_file_has_its_keys_in_the_order_people_read() -> None:
    order = GUIDE.order()
    top = list(dict.fromkeys(path.split(".")[0] for path in order))
    assert top == [
        *("schema", "id", "client", "topic", "contact", "playbook", "tags"),
        *("by", "created", "timezone"),
        *("prepare", "initiate", "conduct", "resolve", "reflect"),
        *("recap", "follow_up", "struck", "drafted", "closed"),
    ]
    assert "reflect.came_up" not in order, "it stands in the concerns"
    assert len(set(order)) == len(order)


def test_the_guide_reads_the_same_with_the_plain_python_parser() -> None:
    text = files("convo_prep").joinpath("guide.yaml").read_text(encoding="utf-8")
    assert guide_from(yaml.load(text, yaml.BaseLoader)) == GUIDE


@pytest.mark.parametrize(
    ("condition", "answer", "holds"),
    [
        (Condition("tension", ">=", ("4",)), "4", True),
        (Condition("tension", ">=", ("4",)), "3", False),
        (Condition("tension", ">=", ("4",)), "", False),
        (Condition("tension", ">=", ("4",)), "very", False),
        (Condition("tension", ">=", ("4",)), "9" * 5000, False),
        (Condition("channel", "==", ("in person",)), "in person", True),
        (Condition("channel", "==", ("in person",)), "phone", False),
        (Condition("outcome", "in", ("agreed", "partly agreed")), "agreed", True),
        (Condition("outcome", "in", ("agreed", "partly agreed")), "", False),
        (Condition("prepare.objective", GIVEN, ()), "They sign", True),
        (Condition("prepare.objective", GIVEN, ()), "", False),
    ],
)
def test_a_condition_holds_as_it_is_written(
    condition: Condition, answer: str, holds: bool
) -> None:
    assert condition.holds(answer) is holds


def test_a_condition_nobody_can_read_is_refused() -> None:
    tree = library.shipped("guide.yaml")
    tree["header"] = [
        {"key": "a", "label": "A", "kind": "text", "only_if": "tension is high"}
    ]
    with pytest.raises(ValueError, match="no condition"):
        guide_from(tree)


def test_a_path_the_guide_lacks_is_named() -> None:
    assert GUIDE.find("prepare.nothing") is None
    with pytest.raises(KeyError, match=r"prepare\.nothing"):
        GUIDE.question("prepare.nothing")
    with pytest.raises(KeyError, match="dessert"):
        GUIDE.step("dessert")
    with pytest.raises(KeyError, match="colour"):
        GUIDE.question("prepare.concerns").field("colour")


def test_what_makes_a_record_private_is_a_choice_of_its_field() -> None:
    kind = GUIDE.question("conduct.notes").field("kind")
    assert kind.private_choices == ("private",)
    fields = [field for question in GUIDE.questions() for field in question.fields]
    assert all(set(field.private_choices) <= set(field.choices) for field in fields)
