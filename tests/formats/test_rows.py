from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import obeyed, texts

from convo_prep.formats.rows import rows_text

values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
    ),
    max_leaves=6,
)
rows = st.lists(st.dictionaries(texts, values, max_size=4), max_size=4)


def test_rows_are_one_array_in_the_order_given_with_letters_as_they_are() -> None:
    text = rows_text([{"id": "k3v9qd", "client": "Söhne 東京", "open": 2}, {}])
    assert text == (
        '[\n  {\n    "id": "k3v9qd",\n    "client": "Söhne 東京",\n    "open": 2\n'
        "  },\n  {}\n]\n"
    )


def test_no_rows_are_an_empty_array() -> None:
    assert rows_text([]) == "[]\n"


@given(rows=rows)
def test_a_reader_gets_every_character_back(rows: list[dict[str, object]]) -> None:
    assert json.loads(rows_text(rows)) == rows


@given(rows=rows)
def test_nothing_a_terminal_would_obey_is_printed(
    rows: list[dict[str, object]],
) -> None:
    assert obeyed(rows_text(rows)) == set()


def test_what_a_terminal_would_obey_is_an_escape_in_the_json() -> None:
    text = rows_text([{"a": "\x1b\x9b\u202e\U000e0041"}])
    assert r'"\u001b\u009b\u202e\udb40\udc41"' in text


def test_what_is_no_number_is_refused_instead_of_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        rows_text([{"a": float("nan")}])
