"""The normal form of a text, what a terminal gets, slugs and numbers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.text import (
    LEFT_OPEN,
    SLUG_LIMIT,
    asked_back,
    bare,
    cut,
    first_asked_back,
    folded,
    left_open,
    normal,
    one_line,
    picked,
    run_together,
    slug,
    truth,
    visible,
    whole_number,
)

ANY = st.text(st.characters(), max_size=30)
NASTY = st.text(st.sampled_from("a \t\r\n\x00\x0b\u2028\ufeffe\u0301\u202e\x1b"))


@given(ANY | NASTY | st.text("aB \u0301\u00e9+#3-'"))
def test_a_name_run_together_is_the_same_without_its_blanks(text: str) -> None:
    assert run_together(text) == bare(text).replace(" ", "")


@given(ANY | NASTY)
def test_the_normal_form_is_stable_and_fit_for_a_file(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\r\t\x00\x0b\x85\u2028\u2029\ufeff")
    assert all(line == line.rstrip(" \t") for line in once.split("\n"))


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_what_can_be_seen_is_kept(text: str) -> None:
    assert normal(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\n\n  indented\n\n", "  indented"),
        ("a\tb \nc", "a b\nc"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("\x1b[31mred\x07", "[31mred"),
        ("\ud800lone", "lone"),
    ],
)
def test_only_invisible_things_change(typed: str, stored: str) -> None:
    assert normal(typed) == stored


@given(ANY | NASTY)
def test_nothing_that_a_terminal_obeys_is_printed(text: str) -> None:
    seen = visible(text)
    assert not any(
        unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c != "\n" for c in seen
    )
    assert not set(seen) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u061c")
    assert seen.count("\n") == text.count("\n")
    assert visible(seen) == seen


def test_a_sign_stands_where_something_was_hidden() -> None:
    assert visible("a\x1b[2J\x7f\u202eb\tc") == "a\u241b[2J\u2421⟨U+202E⟩b c"


@given(ANY, st.integers(1, 40))
def test_a_cut_text_fits_and_says_that_it_is_cut(text: str, width: int) -> None:
    short = cut(text, width)
    assert len(short) <= width
    assert short == one_line(text) or short.endswith("…")


@given(ANY)
def test_a_slug_is_safe_in_any_file_name(text: str) -> None:
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(made) <= SLUG_LIMIT
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert slug(made) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Acme & Söhne GmbH", "acme-sohne-gmbh"),
        ("Straße", "strasse"),
        ("北京", ""),
        ("../../etc", "etc"),
    ],
)
def test_a_slug_keeps_the_words(text: str, made: str) -> None:
    assert slug(text) == made


def test_texts_compare_without_case_and_with_any_apostrophe() -> None:
    assert folded("DANA\u2019S Cafe\u0301") == folded("dana's CAF\u00c9")


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("060", 60), ("999999999", 999_999_999), ("5", 5)],
)
def test_a_whole_number_is_digits(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "1.5", " 1", "٣", "²", "1_0", "9" * 5000])
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert whole_number(text) is None


def test_a_picked_number_is_one_of_those_that_are_there() -> None:
    assert [picked(text, 3) for text in ("1", " 3 ", "03")] == [0, 2, 2]
    for text in ("0", "4", "-1", "two", "", "²", "9" * 5000):
        assert picked(text, 3) is None


def test_a_word_says_yes_or_no_in_any_case_or_neither() -> None:
    assert all(truth(word) for word in ("Yes", "ON", " true ", "1", "y"))
    assert all(truth(word) is False for word in ("No", "OFF", "False", "0", "n"))
    assert all(truth(word) is None for word in ("", "maybe", "2", "o"))


@given(st.lists(st.sampled_from(LEFT_OPEN) | st.text(st.characters(categories=["L"]))))
def test_a_blank_is_asked_back_and_read_again(parts: list[str]) -> None:
    text = " ".join(f"{{{part}}}" if part in LEFT_OPEN else part for part in parts)
    asked = asked_back(text)
    assert "{" not in asked
    assert left_open(asked) == text


def test_the_first_blank_is_found_to_be_typed_over() -> None:
    asked = asked_back("You hear by {new_date} or {day}.")
    assert asked == "You hear by [which new date?] or [which day?]."
    span = first_asked_back(asked)
    assert span
    assert asked[slice(*span)] == "[which new date?]"
    assert first_asked_back("You hear [soon].") is None
