"""Correcting a note: what it had made beside it follows, unless somebody changed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import pytest

from convo_prep.change import Change, SetAnswer, apply
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.text import Tree
from convo_prep.walk.correcting import correction, own
from convo_prep.walk.notes import changes, note

AT = datetime.fromisoformat("2026-11-24T15:05:40+01:00")
ORDER = library.guide().order()


def session(*lines: str) -> Session:
    """Return a session with two planned concerns and notes taken."""
    tree: Mapping[str, Tree] = {
        "timezone": "Europe/Berlin",
        "prepare": {"concerns": [{"says": "Too dear."}, {"says": "Too late."}]},
    }
    made = Session(tree, library.guide())
    for line in lines:
        taken = note(line, made)
        assert taken is not None
        made = after(made, changes(taken, made, AT))
    return made


def after(before: Session, made: Iterable[Change]) -> Session:
    for change in made:
        before = before._replace(tree=apply(before.tree, change, ORDER))
    return before


def corrected(before: Session, place: int, line: str) -> Session:
    return after(before, correction(place, line, before))


def came_up(of: Session) -> list[str]:
    return [concern.get("came_up", "") for concern in of.records("prepare.concerns")]


def test_a_corrected_note_keeps_its_moment_and_its_place() -> None:
    now = corrected(session("They open at nien", "Second"), 0, "They open at nine")
    first, second = now.records("conduct.notes")
    assert first == {
        "at": "2026-11-24T15:05+01:00",
        "kind": "point",
        "text": "They open at nine",
    }
    assert second["text"] == "Second"


def test_the_same_line_again_changes_nothing() -> None:
    assert correction(0, "Same", session("Same")) == ()


def test_an_emptied_note_is_taken_out() -> None:
    now = corrected(session("First", "Second"), 0, " ")
    assert [record["text"] for record in now.records("conduct.notes")] == ["Second"]


def test_what_a_hand_added_to_a_note_stays_with_it() -> None:
    before = session("First")
    record = {**before.records("conduct.notes")[0], "mood": "tense"}
    tree: Mapping[str, Tree] = {**before.tree, "conduct": {"notes": [record]}}  # type: ignore[list-item]
    now = corrected(before._replace(tree=tree), 0, "Second")
    assert now.records("conduct.notes")[0]["mood"] == "tense"


def test_the_action_of_a_note_follows_it() -> None:
    before = session("+Send the sheet @me by friday")
    [action] = corrected(before, 0, "+Send the quote @me by friday").actions()
    assert (action.what, action.owner, action.due) == (
        "Send the quote",
        "me",
        "2026-11-27",
    )
    assert corrected(before, 0, "They send the sheet").actions() == ()
    assert corrected(before, 0, "").actions() == ()


def test_a_point_that_becomes_an_action_makes_one() -> None:
    [action] = corrected(session("Send it @me"), 0, "+Send it @me").actions()
    assert action.what == "Send it"


def test_an_action_that_somebody_has_changed_stays_as_it_is() -> None:
    before = session("+Send the sheet @me by friday")
    done: Mapping[str, Tree] = {
        **before.tree,
        "resolve": {"actions": [{"what": "Send the sheet", "done": "2026-11-25"}]},
    }
    changed = before._replace(tree=done)
    assert own(0, changed) is None
    now = corrected(changed, 0, "+Send the quote @me by friday")
    assert [action.what for action in now.actions()] == ["Send the sheet"]
    assert now.records("conduct.notes")[0]["text"] == "Send the quote @me by friday"


@pytest.mark.parametrize(
    "line", ["=One price", "+Send it @me", "?Who decides", "!1", "1", "15 dec"]
)
def test_what_becomes_a_note_for_oneself_leaves_nothing_beside_it(line: str) -> None:
    before = session(line)
    now = corrected(before, 0, "# I want out")
    [record] = now.records("conduct.notes")
    assert (record["kind"], record["text"]) == ("private", "I want out")
    assert "concern" not in record
    assert came_up(now) == ["", ""]
    assert not now.tree.get("resolve")
    back = corrected(now, 0, line)
    assert back.tree.get("resolve") == before.tree.get("resolve")
    assert came_up(back) == came_up(before)


def test_the_mark_goes_with_the_note_to_the_other_concern() -> None:
    assert came_up(corrected(session("1"), 0, "2")) == ["", "came up"]


def test_the_mark_stays_while_another_note_belongs_to_the_concern() -> None:
    before = session("1", "1: again")
    assert came_up(corrected(before, 0, "2")) == ["came up", "came up"]


def test_a_line_that_was_agreed_follows_its_note() -> None:
    before = session("= Seven per cent", "= Two versions")
    now = corrected(before, 0, "= Eight per cent")
    assert now.text("resolve.agreed") == "Eight per cent\nTwo versions"
    assert corrected(now, 0, "").text("resolve.agreed") == "Two versions"


def test_an_agreed_line_that_somebody_reworded_stays() -> None:
    before = session("= Seven per cent")
    reworded = SetAnswer("resolve.agreed", "7 % for a year", None)
    now = corrected(after(before, [reworded]), 0, "= Eight per cent")
    assert now.text("resolve.agreed") == "7 % for a year"


def test_a_note_that_turns_out_to_be_open_moves_from_what_was_agreed() -> None:
    now = corrected(session("= Two versions"), 0, "? Two versions")
    assert now.text("resolve.agreed") == ""
    assert now.items("resolve.open_points") == ("Two versions",)


def test_an_action_that_was_an_open_point_is_made_and_the_point_goes() -> None:
    now = corrected(session("? who sends it"), 0, "+ Send it @me by friday")
    assert now.items("resolve.open_points") == ()
    assert now.records("resolve.actions")[0]["owner"] == "me"


def test_the_next_look_follows_the_note_that_set_it() -> None:
    look = "resolve.follow_up_at"
    first = session("15 dec", "18 dec")
    assert first.text(look) == "2026-12-15"
    assert corrected(first, 0, "look again 16 dec").text(look) == "2026-12-16"
    assert corrected(first, 0, "- 16 dec").text(look) == ""
    assert corrected(first, 0, "").text(look) == ""
    assert corrected(first, 1, "20 dec").text(look) == "2026-12-15"
    assert corrected(session("15 dez"), 0, "15 dec").text(look) == "2026-12-15"


def test_a_next_look_that_somebody_changed_stays() -> None:
    moved = after(session("15 dec"), [SetAnswer("resolve.follow_up_at", "none", None)])
    now = corrected(moved, 0, "16 dec")
    assert now.text("resolve.follow_up_at") == "none"
