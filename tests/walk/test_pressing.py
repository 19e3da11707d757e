"""A planned concern's number alone: what each press does, and what it never takes."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import BERLIN, GUIDE
from made_sessions import session as made

from convo_prep.change import Change, apply
from convo_prep.session import Session
from convo_prep.walk.notes import changes, note
from convo_prep.walk.pressing import Step, behind, pressed, taking_back

AT = datetime(2026, 11, 21, 15, 2, tzinfo=BERLIN)
PLANNED = made(prepare={"concerns": [{"says": "Budget"}, {"says": "Why now?"}]})


def after(kept: Session, *lines: str) -> Session:
    for line in lines:
        taken = note(line, kept)
        assert taken is not None
        kept = applied(kept, changes(taken, kept, AT))
    return kept


def applied(kept: Session, made: tuple[Change, ...]) -> Session:
    for change in made:
        kept = kept._replace(tree=apply(kept.tree, change, GUIDE.order()))
    return kept


def texts(kept: Session) -> list[str]:
    return [record["text"] for record in kept.records("conduct.notes")]


def marks(kept: Session) -> list[str]:
    return [each.get("came_up", "") for each in kept.records("prepare.concerns")]


@pytest.mark.parametrize(
    ("before", "unfolded", "step"),
    [
        ((), 0, "look"),
        ((), 1, "look"),
        ((), 2, "note"),
        (("2:",), 0, "look"),
        (("2:",), 2, "take back"),
        (("2: again",), 2, "keep"),
        (("2: again", "2:"), 2, "take back"),
    ],
)
def test_a_number_looks_then_notes_then_takes_back(
    before: tuple[str, ...], unfolded: int, step: Step
) -> None:
    found = pressed(" 2 ", unfolded, after(PLANNED, *before))
    assert found is not None
    assert (found.number, found.says, found.step) == (2, "Why now?", step)


@pytest.mark.parametrize("line", ["", "0", "3", "2:", "2 weeks", "-2", "2.", "22"])
def test_only_the_number_of_a_planned_concern_alone_is_one(line: str) -> None:
    assert pressed(line, 2, PLANNED) is None


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("2 frozen until May", "2: frozen until May"),
        (" 2  frozen", "2: frozen"),
        ("1 frozen", "1 frozen"),
        ("2: frozen", "2: frozen"),
        ("2", "2"),
        ("2 weeks is too long", "2 weeks is too long"),
        ("2 of them left", "2 of them left"),
        ("2 May suits them", "2 May suits them"),
        ("2 offices are closed", "2: offices are closed"),
        ("2 - 3 seats", "2 - 3 seats"),
        ("2 % is their number", "2 % is their number"),
        ("2nd thoughts", "2nd thoughts"),
    ],
)
def test_words_count_behind_the_number_that_is_unfolded(line: str, read: str) -> None:
    assert behind(line, 2) == read
    assert behind(line, 0) == line


def test_what_has_words_stays_and_so_does_the_mark_of_it() -> None:
    kept = after(PLANNED, "2: again", "2:", "A point")
    back = applied(kept, taking_back("Why now?", kept))
    assert texts(back) == ["again", "A point"]
    assert marks(back) == ["", "came up"]
    assert taking_back("Why now?", back) == ()


def test_a_mark_without_a_note_is_taken_back_too() -> None:
    kept = made(prepare={"concerns": [{"says": "Budget", "came_up": "came up"}]})
    assert marks(applied(kept, taking_back("Budget", kept))) == [""]


@given(st.lists(st.sampled_from(["1", "2", "1: more", "2:", "A point", ""])))
def test_a_walk_over_numbers_loses_no_words_and_marks_what_has_a_note(
    lines: list[str],
) -> None:
    kept, unfolded = PLANNED, 0
    for line in lines:
        press = pressed(line, unfolded, kept)
        unfolded = press.number if press else int(line[:1]) if line[1:2] == ":" else 0
        if press is None and line:
            kept = after(kept, line)
        elif press and press.step == "note":
            kept = after(kept, f"{press.number}:")
        elif press and press.step == "take back":
            kept = applied(kept, taking_back(press.says, kept))
    assert texts(kept).count("more") == lines.count("1: more")
    assert texts(kept).count("A point") == lines.count("A point")
    noted = {record.get("concern") for record in kept.records("conduct.notes")}
    for concern in kept.records("prepare.concerns"):
        assert bool(concern.get("came_up")) is (concern["says"] in noted)
