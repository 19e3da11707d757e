"""A line of JSON is read strictly, and a mistake in it repeats nothing of it."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.errors import InvalidAnswerError
from convo_prep.notation.json_row import json_row, plain_tree

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), st.text()))
def test_texts_are_read_as_they_are(row: dict[str, str]) -> None:
    assert json_row(json.dumps(row).encode()) == row


@given(st.binary() | ANY.map(lambda value: json.dumps(value).encode()))
def test_whatever_comes_is_an_object_or_a_mistake(line: bytes) -> None:
    with suppress(InvalidAnswerError):
        assert isinstance(json_row(line), dict)


@given(ANY)
def test_whatever_json_says_is_a_tree_of_texts_or_a_mistake(value: object) -> None:
    def judge(tree: object) -> None:
        assert isinstance(tree, str | list | dict)
        for each in tree.values() if isinstance(tree, dict) else tree:
            if each is not tree and not isinstance(tree, str):
                judge(each)

    with suppress(InvalidAnswerError):
        judge(plain_tree(json_row(json.dumps({"a": value}).encode())["a"], "a"))


def test_a_number_is_the_text_that_it_is_written_as() -> None:
    assert json_row(b'{"a": 1.50, "b": -3, "c": 007e}'.replace(b"007e", b"7e2")) == {
        "a": "1.50",
        "b": "-3",
        "c": "7e2",
    }
    assert len(json_row(b'{"a": ' + b"9" * 5000 + b"}")["a"]) == 5000


@pytest.mark.parametrize("line", [b'{"a": 1, "a": 2}', b'{"b": {"a": 1, "a": 2}}'])
def test_a_key_that_stands_twice_is_a_mistake_at_any_depth(line: bytes) -> None:
    with pytest.raises(InvalidAnswerError, match='key "a" appears twice'):
        json_row(line)


@pytest.mark.parametrize("line", [b'{"zim": tz}', b'{"zimtz', b"zimtz", b'"zimtz"'])
def test_no_mistake_repeats_what_stands_there(line: bytes) -> None:
    with pytest.raises(InvalidAnswerError) as raised:
        json_row(line)
    assert "zim" not in raised.value.sentence


def test_nothing_is_nothing_and_true_is_no_text() -> None:
    assert plain_tree({"a": None, "b": ["x"]}, "session") == {"a": "", "b": ["x"]}
    with pytest.raises(InvalidAnswerError, match=r"session\.a\.2 is text"):
        plain_tree({"a": ["x", True]}, "session")
