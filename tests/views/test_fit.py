"""Texts are shortened until they fit, and not before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convo_prep.cells import ELLIPSIS, cells
from convo_prep.views.fit import fit, room, shorten, wrap

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400)
widths = st.integers(4, 90)
any_width = st.integers(0, 90)


@given(texts, widths)
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(room(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(texts, any_width, st.integers(1, 5))
def test_a_shortened_text_wraps_to_the_lines_it_was_given(
    text: str, width: int, lines: int
) -> None:
    short = shorten(text, width, lines)
    assert len(wrap(short, width)) <= lines


@given(texts, widths, st.integers(1, 5))
def test_a_text_is_cut_only_where_it_does_not_fit_and_says_so(
    text: str, width: int, lines: int
) -> None:
    whole = " ".join(text.split())
    short = shorten(text, width, lines)
    if len(wrap(whole, width)) <= lines:
        assert short == whole
    else:
        assert short.endswith(ELLIPSIS)
        assert whole.startswith(short.removesuffix(ELLIPSIS))


@given(st.lists(texts, min_size=1, max_size=8), st.integers(8, 30))
def test_all_texts_together_fit_the_lines(several: list[str], lines: int) -> None:
    fitted = fit(several, 40, lines)
    assert sum(len(wrap(text, 40)) for text in fitted) <= lines
    assert len(fitted) == len(several)


def test_a_width_too_small_for_the_ellipsis_still_gets_it() -> None:
    assert shorten("one three", 2, 1) == ELLIPSIS


def test_the_longest_text_gives_way_and_the_short_ones_stay_whole() -> None:
    fitted = fit(["short", "word " * 100, "as short"], 40, 5)
    assert (fitted[0], fitted[2]) == ("short", "as short")
    assert len(wrap(fitted[1], 40)) == 3


def test_what_is_minor_gives_way_before_longer_texts_that_are_not() -> None:
    fitted = fit(["word " * 30, "part " * 20], 40, 5, minor=[1])
    assert fitted[0] == ("word " * 30).strip()
    assert len(wrap(fitted[1], 40)) == 1


def test_a_cut_falls_between_words() -> None:
    assert shorten("one three five seven", 14, 1) == "one three…"


def test_a_wide_character_takes_two_cells() -> None:
    assert cells("納期") == 4
    assert shorten("納期納期納期", 7, 1) == "納期…"
