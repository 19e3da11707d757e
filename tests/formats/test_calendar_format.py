"""The calendar file says what the entries say, and nothing that a text adds to it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.formats.calendar import COUNTED_FROM, MOST, calendar_text
from convo_prep.text import visible
from convo_prep.views.calendar_entries import Alarm, Entry

MEETING = Entry(
    "k3v9qd-meeting@convo",
    datetime(2026, 11, 24, 14, tzinfo=UTC),
    timedelta(minutes=45),
    "Acme · Renewal price",
    ("Before: convo card k3v9qd", "After: convo resolve k3v9qd"),
    COUNTED_FROM + 100,
    "Room 4",
    (Alarm(timedelta(days=-1), "convo prep"), Alarm(timedelta(hours=-1), "convo card")),
    busy=True,
)
PROMISE = Entry(
    "k3v9qd-action-1@convo",
    date(2026, 11, 25),
    None,
    "Promised to Acme: Send it",
    ("convo done 1 --in k3v9qd",),
    COUNTED_FROM + 100,
)
PROPERTIES = {
    *("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "SUMMARY"),
    *("DESCRIPTION", "STATUS", "TRANSP", "CLASS"),
}
HOSTILE = (
    "x\nBEGIN:VEVENT\nUID:other\nEND:VEVENT",
    "x\r\nATTENDEE:mailto:dana@acme.example",
    "x\\nATTACH:https://acme.example/x",
    'a,b;c:d\\e"f\\',
    "\x00\x07\x1b[2J\x0b\x0c\x1c\x85\u2028\u2029ATTACH:x",
    "\u202eright to left",
    "long " * 2_000,
    "ä€\U0001f642" * 500,
    "END:VEVENT",
    "\ud800 alone",
)
TEXTS = st.one_of(
    st.text(), st.sampled_from(HOSTILE), st.text("\r\n:;,\\X-A\x85\u2028")
)


def events(*entries: Entry) -> list[Any]:
    return parsed(calendar_text(entries))


def parsed(text: str) -> list[Any]:
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def test_a_meeting_is_read_back_as_it_is() -> None:
    [event] = events(MEETING)
    assert event["UID"] == MEETING.uid
    assert event["DTSTART"].dt == MEETING.start
    assert event["DTEND"].dt == datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
    assert event["SUMMARY"] == MEETING.summary
    assert event["DESCRIPTION"] == "\n".join(MEETING.commands)
    assert event["LOCATION"] == "Room 4"
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "OPAQUE")
    alarms = [(a["TRIGGER"].dt, a["DESCRIPTION"]) for a in event.walk("VALARM")]
    assert alarms == list(MEETING.alarms)


def test_a_day_is_a_whole_day_that_keeps_nobody_busy() -> None:
    [event] = events(PROMISE)
    assert event["DTSTART"].dt == date(2026, 11, 25)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"
    assert set(event) == PROPERTIES


def test_what_is_over_says_so_in_its_status_and_its_words() -> None:
    [event] = events(PROMISE._replace(over="Done"))
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"] == "Done: Promised to Acme: Send it"


def test_whoever_else_looks_into_the_calendar_sees_a_time_alone() -> None:
    assert {event["CLASS"] for event in events(MEETING, PROMISE)} == {"PRIVATE"}


def test_a_later_change_has_a_higher_sequence_and_the_same_has_the_same() -> None:
    times = (COUNTED_FROM, COUNTED_FROM + 1, COUNTED_FROM + 2)
    made = [PROMISE._replace(changed=at) for at in times]
    numbers = [event["SEQUENCE"] for event in events(*made)]
    assert numbers == sorted(set(numbers))
    assert calendar_text(made) == calendar_text(made)


@pytest.mark.parametrize("at", [-(10**18), -1, 0, 10**10, 10**18])
def test_a_sequence_fits_whatever_the_disk_says_of_the_time(at: int) -> None:
    [event] = events(PROMISE._replace(changed=at))
    assert 0 <= event["SEQUENCE"] <= MOST


def test_nobody_is_invited() -> None:
    text = calendar_text([MEETING, PROMISE])
    for word in ("METHOD", "ATTENDEE", "ORGANIZER"):
        assert word not in text


def test_lines_end_and_are_broken_as_programs_expect() -> None:
    lines = calendar_text([MEETING._replace(summary="ä" * 200)]).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not any("\n" in line or "\r" in line for line in lines)


def test_a_calendar_without_entries_is_one_all_the_same() -> None:
    assert events() == []


@given(summary=TEXTS, place=TEXTS, command=TEXTS, alarm=TEXTS)
def test_no_text_becomes_a_line_of_its_own(
    summary: str, place: str, command: str, alarm: str
) -> None:
    hostile = MEETING._replace(
        summary=summary,
        place=place,
        commands=(command,),
        alarms=(Alarm(timedelta(days=-1), alarm),),
    )
    text = calendar_text([hostile, PROMISE])
    first, second = parsed(text)
    extra = {"DTEND", "LOCATION"} if place else {"DTEND"}
    assert set(first) == PROPERTIES | extra
    assert set(second) == PROPERTIES
    assert [set(each) for each in first.subcomponents] == [
        {"ACTION", "TRIGGER", "DESCRIPTION"}
    ]
    assert first["SUMMARY"] == visible(summary)
    other = vobject.readOne(text)
    assert set(other.contents) == {"version", "prodid", "vevent"}
    names = [set(each.contents) for each in other.vevent_list]
    lower = {name.lower() for name in PROPERTIES}
    assert names == [lower | {each.lower() for each in extra} | {"valarm"}, lower]
    assert other.vevent_list[0].uid.value == MEETING.uid
