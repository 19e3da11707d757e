"""Which days of a session stand in a calendar, under which names, and what is over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from canaries import canaries, canary, canary_session
from demo_sessions import session, tree_of
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.views.calendar_entries import Entry, entries

BERLIN = "Europe/Berlin"
KEY = "aaaaaa-2026112010000100"


def made(**tree: Any) -> dict[str, Entry]:
    """Return the entries of a session by the last word of their names."""
    found = entries(session(**tree), 1, BERLIN)
    return {each.uid.removeprefix(f"{KEY}-"): each for each in found}


def meeting(at: str, **tree: Any) -> Entry:
    return made(initiate={"meeting_at": at}, **tree)["meeting@convo"]


def action(**record: str) -> Entry:
    given = {"what": "Send the figures", "owner": "me", "due": "2026-11-25", **record}
    return made(resolve={"actions": [given]})["action-1@convo"]


def test_what_has_no_date_has_no_entry() -> None:
    assert made(resolve={"actions": ["Send it"], "follow_up_at": "none"}) == {}


def test_a_meeting_lasts_as_long_as_one_has_else_half_an_hour() -> None:
    assert meeting("2026-11-24 15:00").length == timedelta(minutes=30)
    hour = {"meeting_at": "2026-11-24 15:00", "minutes": "60"}
    assert made(initiate=hour)["meeting@convo"].length == timedelta(hours=1)
    slip = {"meeting_at": "2026-11-24 15:00", "minutes": "999999999"}
    assert made(initiate=slip)["meeting@convo"].length == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("wall", "zone", "universal"),
    [
        ("2026-10-24 15:00", BERLIN, "2026-10-24T13:00Z"),
        ("2026-10-25 15:00", BERLIN, "2026-10-25T14:00Z"),
        ("2026-03-28 15:00", BERLIN, "2026-03-28T14:00Z"),
        ("2026-03-29 15:00", BERLIN, "2026-03-29T13:00Z"),
        ("2026-10-25 02:30", BERLIN, "2026-10-25T00:30Z"),
        ("2026-11-24 15:00", "America/New_York", "2026-11-24T20:00Z"),
        ("2026-11-24 15:00", "+05:30", "2026-11-24T09:30Z"),
        ("2026-11-24 15:00", "Nowhere/Land", "2026-11-24T14:00Z"),
        ("2026-11-24 15:00", "", "2026-11-24T14:00Z"),
    ],
)
def test_a_time_is_the_moment_that_it_is_in_the_zone_of_the_session(
    wall: str, zone: str, universal: str
) -> None:
    start = meeting(wall, timezone=zone).start
    assert start == datetime.fromisoformat(universal)
    assert isinstance(start, datetime)
    assert start.tzinfo is UTC


def test_a_meeting_stands_at_its_place_else_on_its_channel() -> None:
    where = {"meeting_at": "2026-11-24 15:00", "channel": "video"}
    assert made(initiate=where)["meeting@convo"].place == "video"
    where["place"] = "Room 4"
    assert made(initiate=where)["meeting@convo"].place == "Room 4"


def test_one_is_reminded_twice_before_a_meeting() -> None:
    first, second = meeting("2026-11-24 15:00").alarms
    assert first.at == timedelta(days=-1)
    assert second.at == timedelta(minutes=-15)
    assert first.text == "Acme · Price: convo prep aaaaaa"
    assert second.text == "Acme · Price: convo card aaaaaa"


def test_of_a_day_without_a_time_one_is_reminded_by_day() -> None:
    entry = meeting("2026-11-24")
    assert (entry.start, entry.length) == (date(2026, 11, 24), None)
    midnight = datetime(2026, 11, 24)
    moments = [midnight + alarm.at for alarm in entry.alarms]
    assert moments == [datetime(2026, 11, 23, 9), datetime(2026, 11, 24, 8)]


def test_a_talk_that_is_over_reminds_nobody() -> None:
    assert meeting("2026-11-24 15:00", resolve={"outcome": "agreed"}).alarms == ()
    assert meeting("2026-11-20 15:00", closed="2026-11-21").alarms == ()


def test_a_talk_put_off_reminds_of_its_new_time() -> None:
    assert meeting("2026-11-24 15:00", resolve={"outcome": "postponed"}).alarms


@pytest.mark.parametrize(
    "tree",
    [{"resolve": {"outcome": "cancelled"}}, {"closed": "2026-11-23"}],
    ids=["cancelled", "closed before its day"],
)
def test_a_talk_that_does_not_take_place_is_cancelled(tree: dict[str, Any]) -> None:
    entry = meeting("2026-11-24 15:00", **tree)
    assert (entry.over, entry.alarms) == ("Cancelled", ())


def test_a_talk_that_was_held_stays_what_it_was() -> None:
    assert meeting("2026-11-24 15:00", closed="2026-12-23").over == ""
    agreed = {"outcome": "agreed"}
    assert meeting("2026-11-24 15:00", resolve=agreed, closed="2026-11-20").over == ""


def test_the_next_look_is_one_entry_that_moves() -> None:
    first = made(resolve={"follow_up_at": "2026-12-05"})["look@convo"]
    assert (first.start, first.over) == (date(2026, 12, 5), "")
    later = made(
        resolve={"follow_up_at": "2026-12-05"},
        follow_up={"next_check_at": "2027-01-09 10:00"},
    )["look@convo"]
    assert later.start == datetime(2027, 1, 9, 9, tzinfo=UTC)
    ended = made(
        resolve={"follow_up_at": "2026-12-05"}, follow_up={"next_check_at": "none"}
    )["look@convo"]
    assert (ended.start, ended.over) == (date(2026, 12, 5), "Done")
    rounds = [{"on": "2026-12-05", "next": "2027-02-01"}, {"next": "none"}]
    twice = made(
        resolve={"follow_up_at": "2026-12-05"},
        follow_up={"next_check_at": "2027-01-09", "rounds": rounds},
    )["look@convo"]
    assert (twice.start, twice.over) == (date(2027, 2, 1), "Done")


def test_what_we_promised_is_told_from_what_we_wait_for() -> None:
    assert action().summary == "Promised to Acme: Send the figures"
    assert action(owner="client").summary == "Waiting for Acme: Send the figures"


def test_a_promise_stands_on_its_whole_day_and_says_its_time() -> None:
    entry = action(due="2026-11-25 17:00")
    assert (entry.start, entry.length) == (date(2026, 11, 25), None)
    assert entry.summary.endswith("Send the figures (by 17:00)")


def test_a_promise_that_is_done_or_dropped_is_over() -> None:
    assert action(done="2026-11-24").over == "Done"
    assert action(dropped="No longer needed").over == "Dropped"
    assert "No longer needed" not in str(action(dropped="No longer needed"))


def test_with_a_conversation_all_that_is_open_in_it_is_over() -> None:
    agreed = {
        "outcome": "agreed",
        "follow_up_at": "2026-12-05",
        "actions": [{"what": "Send it", "due": "2026-11-25"}],
    }
    found = made(resolve=agreed, closed="2026-11-24")
    assert {each.over for each in found.values()} == {"Closed"}


def test_a_promise_in_other_words_is_the_same_entry() -> None:
    assert action().uid == action(what="Send all figures").uid


def dated_canaries() -> list[Entry]:
    made = canary_session()
    tree = tree_of(made)
    tree["initiate"]["meeting_at"] = "2026-11-24 15:00"
    tree["resolve"]["follow_up_at"] = "2026-12-05"
    tree["resolve"]["actions"][0]["due"] = "2026-11-25"
    return list(entries(made, 1, BERLIN))


def test_no_answer_is_in_it_but_place_and_promise() -> None:
    said = str(dated_canaries())
    found = {w for w in canaries(private=True) | canaries(private=False) if w in said}
    shown = ("client", "topic", "initiate.place", "resolve.actions.what")
    assert found == {canary(path) for path in shown}


ANY = st.text(max_size=40)
DATES = st.one_of(
    ANY,
    st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%d %H:%M").zfill(16)),
    st.sampled_from(["9999-12-31 23:59", "0001-01-01 00:00", "0001-01-01"]),
)


@given(at=DATES, look=DATES, due=DATES, zone=ANY, minutes=ANY)
def test_no_answer_is_too_strange(
    at: str, look: str, due: str, zone: str, minutes: str
) -> None:
    found = made(
        timezone=zone,
        initiate={"meeting_at": at, "minutes": minutes},
        resolve={"follow_up_at": look, "actions": [{"what": "x", "due": due}]},
    )
    assert all(each.changed == 1 for each in found.values())
