"""Which answers of a session are looked at, and what is met in them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_rules import RULES, SHIPPED, ids, plain

from convo_prep.advice.wording import (
    answer_hits,
    hint_line,
    own_answers,
    scopes,
    session_hits,
)
from convo_prep.advice.wording.rules import LEVELS, SCOPES
from convo_prep.store import library

GUIDE = library.guide()
FIELD_SCOPES = scopes(GUIDE)


def _fields() -> dict[str, str]:
    found = {"recap.text": "text"}
    guide = plain("guide.yaml")
    for step in [*guide["steps"], {"id": "follow_up", **guide["follow_up"]}]:
        for question in step["questions"]:
            name = f"{step['id']}.{question['key']}"
            kind = question.get("kind", "records")
            found[f"{name}[]" if kind in {"list", "records"} else name] = kind
            for field in question.get("fields", []):
                found[f"{name}[].{field['key']}"] = field.get("kind", "text")
    return found


def test_every_field_looked_at_is_one_of_the_guide() -> None:
    fields = _fields()
    assert {name: fields.get(name) for name in FIELD_SCOPES} == {
        name: "list" if name.endswith("[]") else "text" for name in FIELD_SCOPES
    }
    assert set(FIELD_SCOPES.values()) == set(SCOPES)


@pytest.mark.parametrize(
    "path",
    [
        "prepare.concerns[0].says",
        "prepare.client_view",
        "conduct.heard[0]",
        "conduct.notes[0].text",
        "reflect.surprises[0]",
        "follow_up.client_said",
        "nowhere",
    ],
)
def test_the_words_of_the_client_are_never_looked_at(path: str) -> None:
    assert answer_hits(GUIDE, path, "You always lie. It's your fault.", RULES) == ()


def test_the_condition_of_an_if_then_line_is_about_them() -> None:
    line = "If they say you never call, then I say the date."
    assert answer_hits(GUIDE, "prepare.if_then", line, RULES) == ()
    (hit,) = answer_hits(
        GUIDE, "prepare.if_then", "If they shout, I say calm down.", RULES
    )
    assert (hit.phrase, hit.path) == ("calm down", "prepare.if_then")


BAD_SESSION: Any = {
    "prepare": {
        "tension": "4",
        "facts": ["They are slow.", "3 May: no answer"],
        "concerns": [
            {"says": "You never call.", "reply": "Calm down."},
            {"says": "x", "reply": "I am sorry, sorry, sorry."},
        ],
        "options": [{"option": "Wait", "pros": "cheap"}],
    },
    "initiate": {"channel": "written", "purpose": "One. Two. Three."},
    "resolve": {
        "actions": [
            {"what": "Send it", "owner": "me"},
            {"what": "Call", "owner": "we", "due": "2026-11-26"},
            {"what": "Drop it", "owner": "me", "dropped": "by agreement"},
        ]
    },
    "recap": {"text": "Thank you for waiting. Sorry for the delay."},
}


def test_a_session_is_looked_at_answer_by_answer_and_as_a_whole() -> None:
    found = session_hits(GUIDE, BAD_SESSION, SHIPPED, fault=True)
    assert [(hit.path, hit.rule.id) for hit in found] == [
        ("prepare.facts[0]", "fact-without-anchor"),
        ("prepare.concerns[0].reply", "calm-down"),
        ("prepare.concerns[1].reply", "over-apology"),
        ("initiate.purpose", "long-purpose"),
        ("resolve.actions[1].owner", "no-one-owner"),
        ("recap.text", "recap-no-correction"),
        ("recap.text", "apology-parts"),
        ("recap.text", "thanks-only"),
        ("initiate.channel", "wrong-channel"),
        ("resolve.actions[0]", "no-due"),
        ("prepare.options", "one-option"),
        ("prepare.options[0]", "no-cost-option"),
        ("initiate.first_question", "no-question"),
    ]
    assert {hint_line(hit)[:1] for hit in found} >= {'"', "H"}


def test_without_a_fault_of_ours_no_apology_is_asked_for() -> None:
    found = ids(session_hits(GUIDE, BAD_SESSION, SHIPPED))
    assert not {"apology-parts", "thanks-only"} & set(found)


def test_an_empty_session_is_met_by_nothing() -> None:
    assert session_hits(GUIDE, {}, SHIPPED, fault=True) == ()


TREES = st.recursive(
    st.sampled_from(["", "You always do.", "4", "written"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                re.findall(r"\w+", " ".join([*FIELD_SCOPES, "prepare.tension"]))
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["prepare", "initiate", "resolve"]), TREES))
def test_a_session_that_does_not_fit_the_guide_is_read_all_the_same(tree: Any) -> None:
    found = session_hits(GUIDE, tree, SHIPPED, fault=True)
    assert all(hit.rule.level in LEVELS for hit in found)
    assert all(isinstance(text, str) for _, text in own_answers(GUIDE, tree))
