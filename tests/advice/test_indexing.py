from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.indexing import index_from, index_of, rows
from convo_prep.advice.playbook import Playbook
from convo_prep.store import library
from convo_prep.text import Tree

SHELF = library.shelf("").playbooks
WORDS = st.text(max_size=20)
VALUES: st.SearchStrategy[Tree] = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ("title", "aliases", "heard_as", "use_when", "summary", "concerns", "short")
)


def test_every_playbook_has_an_entry() -> None:
    assert {entry.id for entry in index_of(SHELF.values())} == set(SHELF)


def test_an_index_comes_back_from_json_as_it_was() -> None:
    index = index_of(SHELF.values())
    assert index_from(json.loads(json.dumps(rows(index)))) == index


@given(st.dictionaries(KEYS, VALUES))
def test_a_strange_playbook_is_indexed_by_what_it_has(tree: dict[str, Tree]) -> None:
    (entry,) = index_of([Playbook("x", tree)])
    assert entry.id == "x"
    assert all(0 < weight < 2 for weight in entry.terms.values())


def test_what_names_a_situation_weighs_more_than_what_is_said_in_it() -> None:
    (entry,) = index_of(
        [
            Playbook(
                "x",
                {
                    "heard_as": "garden, hedge",
                    "use_when": ["a fence"],
                    "concerns": [{"says": "a tree", "reply": "a bush"}],
                },
            )
        ]
    )
    terms = entry.terms
    assert terms["garden"] == terms["hedg"] == 1
    assert terms["hedg"] > terms["fenc"] > terms["tree"] > 0
    assert "bush" not in terms


def test_a_comma_ends_a_phrase() -> None:
    tree: dict[str, Tree] = {"heard_as": ["garden hedge, apple tree"]}
    (entry,) = index_of([Playbook("x", tree)])
    assert set(entry.phrases) == {
        frozenset(("garden", "hedg")),
        frozenset(("appl", "tree")),
    }
