"""A note's line: read while it is typed, turned to another kind, typed again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.walk.notes import Note, line_for, note, reading, turned
from convo_prep.walk.signs import TURNS

SESSION = Session(
    {
        "prepare": {
            "concerns": [
                {"says": "It is late.", "likely": "10"},
                {"says": "Others do it for half.", "likely": "50"},
            ]
        }
    },
    library.guide(),
)
LINES = st.text(st.sampled_from('!+-"=?#:12 a\u00e9'), max_size=8)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("", "point"),
        ("!", "concern"),
        ("+", "action"),
        ('"', "words"),
        ("=", "agreed"),
        ("?", "open"),
        ("#", "private"),
        ("#4711 is late", "point"),
        ("??", "point"),
        ("-5% is their offer", "point"),
        ("2", "concern"),
        ("2: again", "concern"),
        ("2 weeks", "point"),
        ("+49 30", "point"),
        ('"We are', "words"),
        ('"We are" she', "point"),
        ("20 people", "point"),
        ("3 weeks", "point"),
    ],
)
def test_the_kind_is_known_from_the_first_character_on(line: str, kind: str) -> None:
    assert reading(line, SESSION).kind == kind


def test_a_number_means_the_concern_that_the_card_shows_under_it() -> None:
    assert reading("1", SESSION).concern == "Others do it for half."
    assert reading("2: again", SESSION) == Note("concern", "again", "It is late.")


def same(found: Note | None, wanted: Note) -> bool:
    """Whether two notes store the same, however they were typed."""
    return found is not None and found._replace(plain=wanted.plain) == wanted


@given(LINES)
def test_the_line_of_a_note_makes_the_same_note_again(line: str) -> None:
    taken = note(line, SESSION)
    if taken is not None:
        assert same(note(line_for(taken, SESSION), SESSION), taken)


@given(st.sampled_from(TURNS), LINES.map(str.strip).filter(bool))
def test_any_words_of_any_kind_have_a_line_that_makes_them(
    kind: str, words: str
) -> None:
    wanted = note(words, SESSION, kind)
    assert wanted is not None
    assert same(note(line_for(wanted, SESSION), SESSION), wanted)


def test_a_note_of_a_concern_that_is_planned_no_more_is_still_a_concern() -> None:
    gone = Note("concern", "too dear", "They are cheaper.")
    assert line_for(gone, SESSION) == "!too dear"


@given(LINES, st.sampled_from([1, -1]))
def test_turning_a_line_changes_its_kind_and_keeps_its_words(
    line: str, step: int
) -> None:
    before, after = (
        reading(line, SESSION),
        reading(turned(line, SESSION, step), SESSION),
    )
    if not before.concern and before.text:
        at = TURNS.index(before.kind)
        assert same(after, Note(TURNS[(at + step) % len(TURNS)], before.text))


def test_a_line_comes_back_as_it_was_after_all_kinds() -> None:
    line = "They like the weekly call"
    for _ in TURNS:
        line = turned(line, SESSION, 1)
    assert line == "They like the weekly call"


def test_words_that_look_like_another_kind_can_still_be_a_point() -> None:
    line = turned("# 2 weeks", SESSION, 1)
    assert note(line, SESSION) == Note("point", "2 weeks")
