"""A line jotted after a talk: one notation, and where each line goes."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import BERLIN, GUIDE, session

from convo_prep.change import apply
from convo_prep.errors import InvalidAnswerError, OpenDateError
from convo_prep.session import Session
from convo_prep.walk.jotted import jotted
from convo_prep.walk.notes import changes, note
from convo_prep.walk.understood import dated

NOW = datetime(2026, 11, 21, 15, 2, tzinfo=BERLIN)
HELD = session(resolve={"outcome": "agreed"}, prepare={"concerns": ["Too dear."]})


def after(line: str, before: Session = HELD) -> Session:
    """Return the session with a line stored."""
    read = jotted(line, before, NOW)
    for change in read.changes if read else ():
        before = before._replace(tree=apply(before.tree, change, GUIDE.order()))
    return before


def live(line: str, before: Session = HELD) -> Session:
    """Return the session with a line taken as a live note."""
    taken = note(line, before)
    for change in changes(taken, before, NOW) if taken else ():
        before = before._replace(tree=apply(before.tree, change, GUIDE.order()))
    return before


LOOKS = st.tuples(
    st.sampled_from(("", "look again ", "next look ", "- ")),
    st.sampled_from(("15 dec", "friday", "31 feb", "in 2 weeks", "1.12.", "10/12")),
    st.sampled_from(("", " figures", " is too late", " 15:00")),
).map("".join)


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
    assert not after(line).records("conduct.notes")


@pytest.mark.parametrize(
    "line",
    [
        *("15 dec figures", "2026-12-15 figures", "Look again 15 dec with the figures"),
        *("next look: 15 dec", "We look at it again on 15 dec", "follow-up 15 dec"),
    ],
)
def test_words_about_the_next_look_stay_a_note_beside_it(line: str) -> None:
    assert after(line).text("resolve.follow_up_at") == "2026-12-15"
    assert live(line).text("resolve.follow_up_at") == "2026-12-15"
    [kept] = after(line).records("conduct.notes")
    assert kept["text"] == line


@pytest.mark.parametrize(
    "line",
    [
        *("15:00", "yesterday", "2", "- tuesday", "20 people", "noon", "31 feb"),
        *("3 may leave", "friday is bad", "1 dec is too late", "look again"),
        *("look again when the figures are there", "! 15 dec", "in 2 weeks maybe"),
    ],
)
def test_what_is_more_or_less_than_a_day_to_come_is_a_note(line: str) -> None:
    assert after(line).text("resolve.follow_up_at") == ""
    assert after(line).records("conduct.notes")


@pytest.mark.parametrize("line", ["31 feb", "look again 31 feb"])
def test_what_looks_like_a_day_and_is_none_stays_with_a_mark(line: str) -> None:
    taken = note(line, HELD)
    assert taken is not None
    assert "the words stay" in dated(taken, after(line), NOW)
    assert after(line).records("conduct.notes")[0]["text"] == line


@pytest.mark.parametrize(
    "line", ["saturday", "look again sat", "next look: on next sunday", "10/12"]
)
def test_a_day_for_the_next_look_that_may_be_several_is_asked_about(line: str) -> None:
    with pytest.raises(OpenDateError) as caught:
        jotted(line, HELD, NOW)
    error = caught.value
    for reading in error.readings[1:]:
        told = line.replace(error.typed, reading.typed)
        assert jotted(told, HELD, NOW) is not None
    assert after(told).text("resolve.follow_up_at")
    # Where one is set nothing would be changed, and nobody is asked.
    assert jotted(line, after("15 dec"), NOW) is not None


def test_a_look_that_is_set_is_changed_by_no_later_line() -> None:
    first = after("15 dec")
    later = note("18 dec", first)
    assert later is not None
    for now in (after("18 dec", first), live("18 dec", first)):
        assert now.text("resolve.follow_up_at") == "2026-12-15"
        assert now.records("conduct.notes")[0]["text"] == "18 dec"
        assert dated(later, now, NOW).startswith("The next look stays: Tue 15 Dec")


@given(st.text(st.sampled_from("15 decfigurslook agn-.!"), max_size=14) | LOOKS)
def test_a_line_sets_the_same_look_live_and_jotted(line: str) -> None:
    try:
        told = after(line)
    except InvalidAnswerError:
        return
    assert told.text("resolve.follow_up_at") == live(line).text("resolve.follow_up_at")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("They nod", "point"),
        ("- They nod", "point"),
        ("!They may leave", "concern"),
        ('"We need calm"', "words"),
        ("1: again", "concern"),
        ("# I want out", "private"),
        ("# look again 15 dec", "private"),
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
