"""Rows of the keys face: broken between words, cut by the cells they take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convo_prep.cells import cut
from convo_prep.faces.keys.styled import text_width, wrapped

TEXTS = st.text(alphabet="ab \n日e\u0301-", max_size=60)


def as_text(text: str, width: int, indent: int = 0) -> list[str]:
    """Return the wrapped rows without their styles."""
    rows = wrapped([("", text)], width, indent)
    return ["".join(part for _, part in row) for row in rows]


def test_prose_is_broken_between_words() -> None:
    assert as_text("one two three four", 9) == ["one two ", "three ", "four"]


def test_later_rows_are_indented() -> None:
    assert as_text("! one two three", 10, 2) == ["! one two ", "  three"]


def test_a_word_wider_than_the_row_is_broken_where_the_row_ends() -> None:
    assert as_text("abcdefgh", 3) == ["abc", "def", "gh"]


def test_wide_letters_take_two_cells() -> None:
    assert as_text("日本語", 4) == ["日本", "語"]
    assert cut("日本語", 5) == "日本…"


def test_styles_stay_with_their_words() -> None:
    rows = wrapped([("class:key", "Enter"), ("class:dim", " next")], 6)
    assert rows == [
        [("class:key", "Enter"), ("class:dim", " ")],
        [("", ""), ("class:dim", "next")],
    ]


@given(TEXTS, st.integers(4, 30), st.integers(0, 2))
def test_no_row_is_wider_than_the_screen(text: str, width: int, indent: int) -> None:
    for row in wrapped([("", text)], width, indent):
        assert text_width(row) <= width


@given(TEXTS, st.integers(4, 30))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    joined = "".join(as_text(text, width))
    assert "".join(joined.split()) == "".join(text.split())


def test_what_is_cut_says_so() -> None:
    assert cut("one two", 7) == "one two"
    assert cut("one two three", 9) == "one two…"
    assert cut("one\ntwo", 9, "...") == "one two"
