"""The demo is what people see first: complete, well formed, and true on any day."""

from __future__ import annotations

import re

import pytest
from demo_sessions import NOW, demo, demo_data, demos, guide

from convo_prep.dates.when import MONTHS, WEEKDAYS
from convo_prep.guide import STAMPS_AFTER, STAMPS_BEFORE
from convo_prep.kinds import judge
from convo_prep.text import Tree

TOPICS = [each.topic for each in demos()]
FREE = [q.path for q in guide().questions() if q.kind in ("text", "list", "records")]


def texts_of(tree: Tree) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    items = tree.values() if isinstance(tree, dict) else tree
    return [text for item in items for text in texts_of(item)]


def test_the_anchor_is_the_moment_the_stories_are_told_at() -> None:
    assert demo_data()["anchor"] == NOW.isoformat(timespec="minutes")


def test_the_four_sessions_stand_in_four_states() -> None:
    states = {each.topic: each.state(NOW) for each in demos()}
    assert states == {
        "Renewal price": "reflected",
        "Extra requests": "prepared",
        "Late launch": "held",
        "Overdue invoices": "closed",
    }


@pytest.mark.parametrize("topic", TOPICS)
def test_every_answer_fits_its_kind(topic: str) -> None:
    made = demo(topic)
    assert [
        judge(question, made.answer(question.path))
        for question in guide().questions()
        if not question.each_of
        and made.answer(question.path)
        and judge(question, made.answer(question.path))
    ] == []
    for path in ("prepare.concerns", "resolve.actions", "conduct.notes"):
        fields = {field.key: field for field in guide().question(path).fields}
        for record in made.records(path):
            known = {key: value for key, value in record.items() if key != "came_up"}
            assert [judge(fields[key], known[key]) for key in known] == [""] * len(
                known
            )


@pytest.mark.parametrize("topic", TOPICS)
def test_keys_are_known_and_in_the_order_of_the_file(topic: str) -> None:
    order = [path for path in guide().order() if path]
    made = demo(topic).tree
    paths = []
    for key, value in made.items():
        inner = (
            [f"{key}.{name}" for name in value] if isinstance(value, dict) else [key]
        )
        paths += inner
    assert [path for path in paths if path not in order] == []
    assert paths == sorted(paths, key=order.index)
    assert set(made) >= {*STAMPS_BEFORE, *STAMPS_AFTER}


@pytest.mark.parametrize("topic", TOPICS)
def test_no_text_names_a_weekday_or_a_month_since_dates_are_moved(topic: str) -> None:
    names = [name for name in (*WEEKDAYS, *MONTHS) if name not in ("May", "March")]
    words = [*names, *(name[:3] for name in names), "March", "spring", "autumn"]
    pattern = re.compile(rf"\b({'|'.join(words)})\b")
    made = demo(topic)
    texts = [text for path in FREE for text in texts_of(made.answer(path))]
    assert [text for text in texts if pattern.search(text)] == []


def test_a_note_names_a_planned_concern_as_it_was_planned() -> None:
    for made in demos():
        planned = [concern["says"] for concern in made.records("prepare.concerns")]
        named = [note.get("concern") for note in made.records("conduct.notes")]
        assert [says for says in named if says and says not in planned] == []


def test_one_action_of_ours_is_overdue_and_one_of_theirs_is_ahead() -> None:
    made = demo("Renewal price")
    local = made.local(NOW)
    assert [(made.ours(a), a.overdue(local)) for a in made.open_actions()] == [
        (True, True),
        (False, False),
    ]
