"""Bare `convo`: the most urgent first, each line with its command, and no nagging."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from demo_sessions import NOW, demo, demos, session, text_of, tree_of

from convo_prep.session import Session
from convo_prep.views.status import LINES, status, status_rows

FOLDER = "~/.local/share/convo"


def lines(sessions: Sequence[Session], now: datetime = NOW) -> list[str]:
    return text_of(status(sessions, now, FOLDER)).splitlines()[1:]


def commands(sessions: Sequence[Session], now: datetime = NOW) -> list[object]:
    return [row["command"] for row in status_rows(sessions, now)]


def meeting(number: int, at: str, topic: str = "Price") -> Session:
    return session(
        id=f"{number:06}",
        client=f"Client{number}",
        topic=topic,
        initiate={"meeting_at": at},
    )


def test_an_empty_journal_offers_three_ways_in() -> None:
    assert text_of(status([], NOW, FOLDER), 200).splitlines() == [
        "No conversations yet.",
        "  Meeting soon?    convo prep               2 minutes, then a card to hold",
        "  They just rang?  convo reflect CLIENT     keep what was said",
        "  Look first       convo demo",
        f"Plain files in {FOLDER}, on this machine only.",
    ]


def test_the_most_urgent_comes_first_each_with_its_command() -> None:
    assert lines(demos()) == [
        "Borealis · Extra requests · 14:00, in 5 h | convo card",
        "Cedar & Co · Late launch · Fri 20 Nov 10:00, yesterday | convo resolve",
        "Send two versions with… · Acme · overdue since Thu 19 Nov"
        " | convo done send two",
    ]


def test_a_running_meeting_comes_before_everything() -> None:
    assert commands(demos(), NOW + timedelta(hours=5, minutes=8))[0] == "convo conduct"


def test_a_reference_is_added_where_two_sessions_wait_for_the_same() -> None:
    other = demo("Late launch")
    tree_of(other).update({"id": "zzzzzz", "client": "Delta", "topic": "Late report"})
    assert commands([demo("Late launch"), other]) == [
        "convo resolve cedar",
        "convo resolve delta",
    ]


def test_prep_is_offered_with_the_client_as_a_shell_takes_it() -> None:
    made = session(client="Cedar & Co's", initiate={"meeting_at": "2026-11-21 15:00"})
    assert commands([made]) == ["convo prep 'Cedar & Co'\\''s'"]


def test_overdue_actions_of_theirs_follow_ours_and_what_is_due_soon_comes_last() -> (
    None
):
    made = demo("Renewal price")
    tree_of(made)["resolve"]["actions"] = [
        {"what": "Soon due", "owner": "me", "due": "2026-11-24"},
        {"what": "Far off", "owner": "me", "due": "2026-11-25"},
        {"what": "Theirs late", "owner": "Dana", "due": "2026-11-01"},
        {"what": "Ours late", "owner": "me", "due": "2026-11-19"},
    ]
    assert [line.split(" · ")[0] for line in lines([made])] == [
        "Ours late",
        "Theirs late",
        "Soon due",
    ]


def test_an_open_action_of_a_closed_session_is_left_in_peace() -> None:
    made = demo("Renewal price")
    tree_of(made)["closed"] = "2026-11-20"
    assert commands([made]) == []


def test_when_nothing_waits_the_next_meeting_is_named() -> None:
    ahead = meeting(1, "2026-11-28 10:00"), meeting(2, "2026-11-27 10:00")
    assert text_of(status(ahead, NOW, FOLDER)).splitlines() == [
        "Nothing waits. The next conversation:",
        " | ",
        "Client2 · Price · Fri 27 Nov 10:00, in 6 days | convo prep Client2",
    ]


def test_when_nothing_is_left_one_calm_line_says_so() -> None:
    shown = text_of(status([demo("Overdue invoices")], NOW, FOLDER))
    assert shown == "Nothing waits. convo list shows what there is.\n"


def test_meetings_further_ahead_come_after_what_waits() -> None:
    assert commands([meeting(1, "2026-11-28 10:00"), demo("Late launch")]) == [
        "convo resolve",
        "convo prep Client1",
    ]


def test_more_than_eight_are_counted_and_not_listed() -> None:
    many = [meeting(number, f"2026-11-21 {number}:30") for number in range(11, 22)]
    shown = lines(many)
    assert len(shown) == LINES + 1
    assert shown[-1] == "and 3 more: convo list"


def test_nothing_counts_answered_questions() -> None:
    assert " of " not in text_of(status(demos(), NOW, FOLDER))


def test_the_rows_hold_everything_with_its_command() -> None:
    rows = json.loads(json.dumps(status_rows(demos(), NOW)))
    assert [(row["kind"], row["id"]) for row in rows] == [
        ("session", "b7m2xw"),
        ("session", "c4t8hn"),
        ("action", "k3v9qd"),
    ]
    assert rows[0]["command"] == "convo card"
