"""Texts take the cells a terminal gives them, and break between words."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from convo_prep.cells import ELLIPSIS, breaks, cells, cut, set_out, wrapped

TEXTS = st.text(alphabet="ab \n日e\u0301-👍é…", max_size=60)
any_text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


def rows(text: str, width: int, indent: int = 0) -> list[str]:
    return [text[start:end] for start, end in breaks(text, width, indent)]


def test_a_wide_character_takes_two_cells_and_a_mark_none() -> None:
    assert cells("納期") == 4
    assert cells("👍") == 2
    assert cells("e\u0301") == 1


@given(any_text)
def test_a_text_takes_what_the_line_editor_gives_it(text: str) -> None:
    letters = text.replace("\xad", "")  # a soft hyphen is shown by a sign of ours
    assert cells(letters) == sum(map(get_cwidth, letters))


def test_prose_is_broken_between_words() -> None:
    assert rows("one two three four", 9) == ["one two ", "three ", "four"]


def test_later_rows_leave_room_for_their_indent() -> None:
    assert rows("! one two three", 10, 2) == ["! one two ", "three"]


def test_a_word_wider_than_the_row_is_broken_where_the_row_ends() -> None:
    assert rows("abcdefgh", 3) == ["abc", "def", "gh"]
    assert rows("日本語", 4) == ["日本", "語"]


@given(TEXTS, st.integers(4, 30), st.integers(0, 2))
def test_no_row_is_wider_than_asked_and_no_word_is_lost(
    text: str, width: int, indent: int
) -> None:
    found = rows(text, width, indent)
    assert all(cells(row.rstrip()) <= width for row in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(TEXTS, st.integers(4, 30))
def test_words_in_lines_have_no_blanks_at_the_ends(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert lines
    assert [line for line in lines if line != line.strip()] == []
    assert " ".join(lines).replace(" ", "") == "".join(text.split())


def test_what_is_cut_says_so() -> None:
    assert cut("one two", 7) == "one two"
    assert cut("one two three", 9) == "one two…"
    assert cut("one\ntwo", 9) == "one two"
    assert cut("日本語", 5) == "日本…"
    assert cut("one two three", 9, "...") == "one tw..."


@given(any_text, st.integers(1, 20))
def test_what_is_cut_fits(text: str, width: int) -> None:
    short = cut(text, width)
    assert cells(short) <= max(width, cells(ELLIPSIS))


def test_letters_of_the_west_need_no_tables() -> None:
    program = (
        "import sys; from convo_prep.cells import cells;"
        "assert cells('Müller & Söhne · “größer” · 5 % → …') > 30;"
        "print('wcwidth' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False\n"


def test_lines_are_set_out_between_words_each_indented_as_it_was() -> None:
    text = "To say it:\n  We cannot move the date.\n\nEnd"
    assert set_out(text, 14).split("\n") == [
        "To say it:",
        "  We cannot",
        "  move the",
        "  date.",
        "",
        "End",
    ]


@given(st.text(alphabet="ab \n", max_size=80), st.integers(8, 40))
def test_what_fits_stays_and_no_line_is_too_wide(text: str, width: int) -> None:
    for line in set_out(text, width).split("\n"):
        assert cells(line) <= width
    if all(cells(line) <= width for line in text.split("\n")):
        assert set_out(text, width).split() == text.split()
