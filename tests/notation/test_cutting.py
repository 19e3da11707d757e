"""Words taken out of a file are nowhere in it, and nothing else has changed."""

from __future__ import annotations

import pytest
from hand_styled import HandStyled, hand_styled
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.errors import NotSavedError
from convo_prep.notation.cutting import (
    STAYS,
    cut_file,
    cut_out,
    paths,
    sought,
    without,
)
from convo_prep.notation.plain_values import is_typed
from convo_prep.notation.reading import parse
from convo_prep.store import library
from convo_prep.text import Tree

GUIDE = library.guide()


def cut(text: str, words: str) -> str:
    read = parse(text.encode("utf-8"), "s.yaml")
    return cut_file(read, sought(words), GUIDE, is_typed(GUIDE))


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("They lie. We wait.", "They lie.", "We wait."),
        ("We wait. They lie.", "they LIE.", "We wait."),
        ("One. They lie. Two.", "They lie.", "One. Two."),
        ("One, they lie, two.", "they lie", "One, two."),
        ("One.\nThey lie.\nTwo.", "They lie.", "One.\nTwo."),
        ("One.\n  They lie. Two.", "They lie.", "One.\n  Two."),
        ("One. They\nlie. Two.", "They lie.", "One. Two."),
        ("They lie.", "They lie", ""),
        ("One\nThey lie.", "They lie.", "One"),
        ("They  lie. They lie. Two", "They lie.", "Two"),
        ("A party of art", "art", "A party of"),
        ("Gro\u0308\u00dfe. Two", "Gr\u00f6\u00dfe.", "Two"),
        ("Nothing of it", "They lie", "Nothing of it"),
    ],
)
def test_what_is_left_reads_on(text: str, words: str, left: str) -> None:
    assert cut_out(text, sought(words)) == left


def test_an_answer_or_item_of_nothing_else_goes_and_others_stay() -> None:
    tree: dict[str, Tree] = {
        "client": "They lie",
        "prepare": {
            "issue": "They lie.",
            "facts": ["They lie.", "On 3 May. They lie."],
            "concerns": [
                {"says": "They lie.", "likely": "40"},
                {"says": "They lie.", "reply": "Let us look."},
                {"says": "No.", "reply": "They lie."},
            ],
        },
        "conduct": {
            "notes": [{"at": "2026-11-21", "kind": "point", "text": "They lie"}]
        },
    }
    assert without(tree, sought("They lie"), GUIDE) == {
        "client": "They lie",
        "prepare": {
            "facts": ["On 3 May."],
            "concerns": [{"reply": "Let us look."}, {"says": "No."}],
        },
    }


def test_comments_are_cleaned_too_and_the_rest_stays_to_the_byte() -> None:
    text = (
        "# They lie.\n"
        "client: Acme   # a parent; they lie. Truly\n"
        "prepare:\n"
        "  # Note that they\n"
        "  #   lie. And more.\n"
        "  issue:   'Twenty percent'\n"
        "x_own: {a: b}\n"
    )
    assert cut(text, "they lie.") == (
        "client: Acme   # a parent; Truly\n"
        "prepare:\n"
        "  # Note that And more.\n"
        "  issue:   'Twenty percent'\n"
        "x_own: {a: b}\n"
    )


def test_words_that_yaml_folds_or_escapes_are_found() -> None:
    issue = '"They\n    l\\u0069e. Two."'
    text = f"prepare:\n  issue: {issue}\n  client_view: >\n    They\n    lie.\n"
    after = cut(text, "They lie.")
    assert parse(after.encode(), "s").tree == {"prepare": {"issue": "Two."}}


def test_a_key_of_one_s_own_is_not_cut_and_that_is_said() -> None:
    with pytest.raises(NotSavedError):
        cut("client: Acme\nprepare:\n  They lie: yes\n", "They lie")


@given(hand_styled(), st.data())
def test_in_whatever_style_a_file_is_written(
    file: HandStyled, data: st.DataObject
) -> None:
    read = parse(file.text.encode("utf-8"), "s.yaml")
    said = [each for each in _texts(read.tree) if any(map(str.isalnum, each))]
    if not said:
        return
    words = sought(data.draw(st.sampled_from(said)))
    try:
        after = cut_file(read, words, GUIDE, is_typed(GUIDE))
    except NotSavedError:
        return
    tree = parse(after.encode("utf-8"), "s.yaml").tree if after.strip() else {}
    assert not [path for path in paths(tree, words) if path not in STAYS]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    below = value.values() if isinstance(value, dict) else value
    return [text for each in below for text in _texts(each)]  # type: ignore[attr-defined]
