from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.advice.spoken import pairs, spoken


@pytest.mark.parametrize(
    ("word", "stands_for"),
    [
        ("don't", ("do", "not")),
        ("they're", ("they",)),
        ("invoice's", ("invoice",)),
        ("gonna", ("go", "to")),
        ("the", ()),
        ("invoice", ("invoice",)),
    ],
)
def test_a_word_stands_for_what_is_said_with_it(
    word: str, stands_for: tuple[str, ...]
) -> None:
    assert spoken(word) == stands_for


def test_small_words_count_and_one_may_stand_between() -> None:
    assert list(pairs("They want out")) == ["they want", "they out", "want out"]


def test_words_that_are_further_apart_are_no_pair() -> None:
    assert "want garden" not in set(pairs("want out of garden"))


@pytest.mark.parametrize("text", ["want. Out", "want, out", "want\nout", "want: out"])
def test_a_pause_parts_what_stands_on_its_sides(text: str) -> None:
    assert list(pairs(text)) == []


def test_a_word_of_a_group_goes_by_its_name() -> None:
    assert list(pairs("the invoices, not a bill")) == ["not @pay"]


def test_a_slip_is_read_as_the_word() -> None:
    assert list(pairs("He dont recieve it")) == list(pairs("He don't receive it"))


@given(st.text())
def test_any_text_has_pairs_of_two(text: str) -> None:
    assert all(len(pair.split(" ")) == 2 for pair in pairs(text))
