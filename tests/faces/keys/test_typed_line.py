"""The line that is typed in, as its window lays it out."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import fragment_list_to_text
from prompt_toolkit.layout.controls import UIContent
from prompt_toolkit.output import DummyOutput

from convo_prep.cells import cells
from convo_prep.faces.keys.line_rows import height
from convo_prep.faces.keys.parts import set_in
from convo_prep.faces.keys.styled import Row
from convo_prep.faces.keys.typed_line import typed_line

LEAD: Row = [("", "> ")]
TEXTS = st.text(alphabet="ab 日é\u202e\U000e0041", max_size=60)


def lead() -> Row:
    return LEAD


def content(text: str, columns: int, at: int | None = None) -> UIContent:
    cursor = len(text) if at is None else at
    buffer = Buffer(document=Document(text, cursor), multiline=False)
    history = patch.object(Buffer, "load_history_if_not_yet_loaded")
    with create_app_session(output=DummyOutput()), history:
        return typed_line(buffer, lead).create_content(columns, 10)


def rows(text: str, columns: int) -> list[str]:
    """Return what each row shows, as a window breaks the line: where it is full."""
    shown = fragment_list_to_text(content(text, columns).get_line(0))
    room, found = columns - 2, [""]
    for letter in shown:
        if cells(found[-1] + letter) > room:
            found.append("")
        found[-1] += letter
    return [row.rstrip() for row in found]


def test_a_word_begins_the_next_row_when_it_does_not_fit() -> None:
    assert rows("we cannot move the date", 12) == ["we cannot", "move the", "date"]


def test_a_word_longer_than_a_row_is_broken_where_the_row_ends() -> None:
    assert rows("https://example.org", 12) == ["https://ex", "ample.org"]


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\U000e0041", "\u200f"])
def test_nothing_in_the_line_is_obeyed(hidden: str) -> None:
    shown = " ".join(rows(f"pay {hidden}now", 40))
    assert hidden not in shown
    assert f"U+{ord(hidden):04X}" in shown


@given(TEXTS, st.integers(6, 30))
@example("aaaa bbbb ", 7)
@example("aaaaa", 7)
def test_no_word_is_broken_that_fits_a_row(text: str, columns: int) -> None:
    room = columns - 2
    words = [word for word in text.split() if word.isalpha()]
    joined = " ".join(rows(text, columns))
    for word in words:
        if cells(word) <= room:
            assert word in joined


@given(TEXTS, st.integers(6, 30), st.data())
def test_the_cursor_stands_at_its_letter(
    text: str, columns: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text)))
    made = content(text, columns, at)
    shown = fragment_list_to_text(made.get_line(0))
    assert made.cursor_position is not None
    there = shown[made.cursor_position.x]
    if at < len(text) and text[at].isalpha():
        assert there == text[at]


@given(TEXTS, st.integers(6, 30))
def test_as_many_rows_are_kept_as_the_line_takes(text: str, columns: int) -> None:
    with create_app_session(output=DummyOutput()):
        needed = content(text, columns).get_height_for_line(0, columns, set_in(lead))
    assert abs(height([text], columns, LEAD) - needed) <= text.count("日")
