"""The summary shows every answer, the key points first, and marks what needs it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from canaries import canaries, canary, canary_session, with_private_fields
from demo_sessions import NOW, demo, guide, session, text_of, tree_of
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE

from convo_prep.document import Document, Heading, Pairs, Span, Table, plain
from convo_prep.session import STATES
from convo_prep.text import Tree
from convo_prep.views.summary import glance, summary, summary_rows

leaves = st.text("abc xyz", min_size=1, max_size=12).map(lambda text: f"w{text}w")
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(st.sampled_from(["says", "what", "at", "came_up", "k"]), inner),
    ),
    max_leaves=6,
)
paths = st.sampled_from([question.path for question in guide().questions()])


def leaves_of(tree: Tree) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    items = tree.values() if isinstance(tree, dict) else tree
    return [leaf for item in items for leaf in leaves_of(item)]


def spans(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if isinstance(block, Pairs):
            yield from (span for _, line in block.rows for span in line)
        if isinstance(block, Table):
            yield from (span for row in block.rows for line in row for span in line)


def header(document: Document) -> dict[str, str]:
    block = document.blocks[0]
    assert isinstance(block, Pairs)
    return {label: plain(line) for label, line in block.rows}


def test_every_answer_of_the_guide_is_shown() -> None:
    page = text_of(summary(canary_session(), NOW), 10_000)
    wanted = canaries(private=True) | canaries(private=False)
    assert sorted(word for word in wanted if word not in page) == []


def test_without_private_no_private_answer_is_shown_and_all_others_are() -> None:
    page = text_of(summary(canary_session(), NOW, private=False), 10_000)
    assert sorted(word for word in canaries(private=True) if word in page) == []
    assert sorted(word for word in canaries(private=False) if word not in page) == []


def test_a_private_field_of_a_record_is_hidden_where_private_answers_are() -> None:
    made = canary_session()._replace(guide=with_private_fields())
    fields = [
        canary(f"{question.path}.{field.key}")
        for question in made.guide.questions()
        for field in question.fields
        if field.private
    ]
    assert len(fields) > 5
    export = text_of(summary(made, NOW, private=False), 10_000)
    assert [word for word in fields if word in export] == []
    page = text_of(summary(made, NOW), 10_000)
    assert [word for word in fields if word not in page] == []


@given(st.dictionaries(paths, trees, max_size=4))
def test_whatever_a_hand_wrote_at_a_question_is_shown(answers: dict[str, Tree]) -> None:
    tree: dict[str, Any] = {}
    for path, answer in answers.items():
        head, _, key = path.rpartition(".")
        (tree.setdefault(head, {}) if head else tree)[key] = answer
    made = session(**tree)
    page = " ".join(text_of(summary(made, NOW), 10_000).split())
    lost = [leaf for leaf in leaves_of(tree) if " ".join(leaf.split()) not in page]
    assert lost == []


@given(st.dictionaries(st.sampled_from(["mood", "prepare", "closed", "id"]), trees))
def test_whatever_a_hand_added_to_the_file_is_shown(added: dict[str, Tree]) -> None:
    page = " ".join(text_of(summary(session(**added), NOW), 10_000).split())
    lost = [leaf for leaf in leaves_of(added) if " ".join(leaf.split()) not in page]
    assert lost == []


def test_what_the_guide_does_not_ask_leaves_no_export() -> None:
    concern = {"says": "Too dear.", "source": "her bear of a boss"}
    prepare = {"nickname": "the bear", "concerns": [concern]}
    made = session(mood="grim", prepare=prepare)
    shown = text_of(summary(made, NOW), 200)
    assert "Too dear. - source: her bear of a boss" in shown
    assert "grim  (not in the guide)" in shown
    assert "the bear  (not in the guide)" in shown
    export = text_of(summary(made, NOW, private=False))
    assert "grim" not in export
    assert "bear" not in export


def test_what_does_not_fit_its_kind_stands_as_it_is_with_a_mark() -> None:
    made = session(prepare={"confidence": "quite high"})
    shown = text_of(summary(made, NOW), 200)
    assert "quite high  ! Confidence is a whole number from 0 to 100." in shown


def test_the_key_points_come_first() -> None:
    document = summary(demo("Renewal price"), NOW)
    titles = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert titles == [
        *("Key points", "Prepare", "Initiate", "Conduct", "Resolve", "Reflect"),
        "Recap",
    ]


def test_the_key_points_put_the_plan_beside_what_came() -> None:
    shown = text_of(summary(demo("Renewal price"), NOW), 200)
    assert "keeps its price. → reached: partly" in shown
    assert "60 % → reached: partly" in shown
    assert "Others do it for half. (50 %) → did not" in shown


def test_an_overdue_action_says_so_in_words_and_tone_and_a_done_one_too() -> None:
    made = demo("Renewal price")
    tree_of(made)["resolve"]["actions"][1]["done"] = "2026-11-20"
    found = {span.text: span.tone for span in spans(summary(made, NOW))}
    assert found["overdue since Thu 19 Nov"] == "warn"
    assert found["done Fri 20 Nov"] == "good"


def test_before_the_meeting_there_are_no_key_points() -> None:
    assert "Key points" not in text_of(summary(demo("Extra requests"), NOW))


def test_a_session_shows_each_state_as_its_answers_come() -> None:
    whole = demo("Overdue invoices").tree
    stages: list[dict[str, Any]] = [
        {"prepare": {"issue": "open"}},
        {
            "prepare": whole["prepare"],
            "initiate": {"purpose": "To talk", "meeting_at": "2026-12-01 15:00"},
        },
        {"conduct": whole["conduct"]},
        {"resolve": whole["resolve"]},
        {"reflect": whole["reflect"]},
        {"closed": "2026-11-20"},
    ]
    tree: dict[str, Any] = {}
    seen = []
    for stage in stages:
        tree |= stage
        seen.append(header(summary(session(**tree), NOW))["State"])
    assert seen == [*STATES[:-1], "closed Fri 20 Nov"]


def test_the_counts_follow_what_applies() -> None:
    questions = GUIDE.step("prepare").questions
    many = sum(not (q.stamped or q.live) for q in questions)
    made = session(prepare={"tension": "4"})
    said = header(summary(made, NOW))["Answered"]
    assert said.startswith(f"prepare 1 of {many},")
    tree_of(made)["prepare"]["tension"] = "2"
    said = header(summary(made, NOW))["Answered"]
    assert said.startswith(f"prepare 1 of {many - 1},")


def test_the_playbook_is_named_by_its_title_where_it_is_known() -> None:
    made = demo("Renewal price")
    assert header(summary(made, NOW))["Situation"] == "price-pushback"
    titled = summary(made, NOW, situation="The price is too high for them")
    assert header(titled)["Situation"] == "The price is too high for them"


def test_the_row_is_the_tree_with_state_and_open_actions() -> None:
    made = demo("Renewal price")
    (row,) = json.loads(json.dumps(summary_rows(made, NOW)))
    assert row["prepare"] == tree_of(made)["prepare"]
    assert row["state"] == "reflected"
    assert [each["overdue"] for each in row["open_actions"]] == [True, False]
    assert [each["ours"] for each in row["open_actions"]] == [True, False]


def test_how_an_answer_landed_stands_beside_its_concern_for_own_eyes_alone() -> None:
    concern = {"says": "Too dear", "came_up": "came up", "landed": "helped"}
    made = session(
        prepare={"concerns": [concern]},
        resolve={"outcome": "agreed"},
        reflect={"objective_met": "fully"},
    )
    for own in (summary(made, NOW), glance(made, NOW)):
        assert "Too dear → came up, helped" in text_of(own)
    assert "helped" not in text_of(summary(made, NOW, private=False))
