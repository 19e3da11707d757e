"""A line jotted after a talk: one notation, and where each line goes."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import BERLIN, GUIDE, session

from convo_prep.change import apply
from convo_prep.errors import InvalidAnswerError
from convo_prep.session import Session
from convo_prep.walk.jotted import jotted
from convo_prep.walk.notes import note

NOW = datetime(2026, 11, 21, 15, 2, tzinfo=BERLIN)
HELD = session(resolve={"outcome": "agreed"}, prepare={"concerns": ["Too dear."]})


def after(line: str, before: Session = HELD) -> Session:
    """Return the session with a line stored."""
    read = jotted(line, before, NOW)
    for change in read.changes if read else ():
        before = before._replace(tree=apply(before.tree, change, GUIDE.order()))
    return before


def test_an_agreed_line_goes_below_those_that_are_there() -> None:
    now = after("= December waits", after("= November is billed"))
    assert now.text("resolve.agreed") == "November is billed\nDecember waits"


def test_an_open_point_and_an_action_go_where_they_are_asked_for() -> None:
    now = after("+ Send it @me by friday", after("? who decides"))
    assert now.items("resolve.open_points") == ("who decides",)
    assert now.records("resolve.actions") == (
        {"what": "Send it", "owner": "me", "due": "2026-11-27"},
    )
    assert not now.records("conduct.notes")


@pytest.mark.parametrize("line", ["15 dec", "15.12.", "2026-12-15", "tuesday"])
def test_a_date_alone_is_the_next_look(line: str) -> None:
    read = jotted(line, HELD, NOW)
    assert read is not None
    assert read.kind == "look"
    assert after(line).when("resolve.follow_up_at") is not None


@pytest.mark.parametrize(
    "line",
    ["15 dec figures", "15:00", "yesterday", "2", "- tuesday", "20 people", "noon"],
)
def test_what_is_more_or_less_than_a_day_to_come_is_a_note(line: str) -> None:
    assert after(line).text("resolve.follow_up_at") == ""
    assert after(line).records("conduct.notes")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("They nod", "point"),
        ("- They nod", "point"),
        ("!They may leave", "concern"),
        ('"We need calm"', "words"),
        ("1: again", "concern"),
    ],
)
def test_a_line_that_goes_nowhere_else_is_kept_as_a_note(line: str, kind: str) -> None:
    [kept] = after(line).records("conduct.notes")
    assert kept["kind"] == kind


@pytest.mark.parametrize("line", ["", " ", "?", "=", "+"])
def test_a_line_that_says_nothing_stores_nothing(line: str) -> None:
    assert jotted(line, HELD, NOW) is None


@pytest.mark.parametrize("line", ["+ @me", "+ Send it by 31 feb"])
def test_an_action_that_is_not_understood_is_refused(line: str) -> None:
    with pytest.raises(InvalidAnswerError):
        jotted(line, HELD, NOW)


@given(st.text(st.sampled_from('!+-"=?:12 a\u00e9.@'), max_size=9))
def test_every_line_is_what_a_live_note_would_be_or_a_date(line: str) -> None:
    taken = note(line, HELD)
    try:
        read = jotted(line, HELD, NOW)
    except InvalidAnswerError:
        assert taken is not None
        assert taken.kind == "action"
        return
    if taken is None or read is None:
        assert (taken is None) == (read is None)
    elif read.kind != "look":
        assert (read.kind, read.text) == (taken.kind, taken.text)
        assert read.changes
