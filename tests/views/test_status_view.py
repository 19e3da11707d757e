"""Bare `convo`: what is near in a few lines, each with its command, and no nagging."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from demo_sessions import NOW, demo, demos, session, text_of, tree_of

from convo_prep.document import Line
from convo_prep.formats import terminal
from convo_prep.formats.look import Look
from convo_prep.session import Session
from convo_prep.session.reference import Known
from convo_prep.session.waiting import is_within, waiting
from convo_prep.views.agenda import agenda
from convo_prep.views.status import LINES, empty, status, waiting_page, waiting_rows

BARE = Look(colour=False, ascii=False, escapes=False)


def page(sessions: Sequence[Session], now: datetime = NOW) -> list[str]:
    document = status(waiting(sessions, now), Known(sessions), now)
    return text_of(document, 200).splitlines()


def words(said: Line) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in said)


def rows(sessions: Sequence[Session], now: datetime = NOW) -> list[Any]:
    return waiting_rows(waiting(sessions, now), Known(sessions), now)


def groups(*sessions: Session, now: datetime = NOW) -> list[tuple[str, str]]:
    found = rows(sessions, now)
    return [(row["group"], row["command"].split()[1]) for row in found]


def meeting(number: int, at: str, topic: str = "Price") -> Session:
    return session(
        id=f"{number:06}",
        client=f"Client{number}",
        topic=topic,
        initiate={"meeting_at": at},
    )


def promised(due: str, owner: str = "me", what: str = "Send the figures") -> Session:
    return session(
        initiate={"meeting_at": "2026-10-01 10:00"},
        recap={"sent_at": "2026-10-01T12:00+02:00"},
        resolve={
            "outcome": "agreed",
            "actions": [{"what": what, "owner": owner, "due": due}],
        },
        reflect={"objective_met": "yes"},
    )


def held(at: str, **sections: Any) -> Session:
    return session(
        initiate={"meeting_at": at}, resolve={"outcome": "agreed"}, **sections
    )


def test_an_empty_journal_offers_three_ways_in() -> None:
    assert text_of(empty("~/.local/share/convo"), 200).splitlines() == [
        "No conversations yet.",
        "  Meeting soon?    convo prep               2 minutes, then a card to hold",
        "  They just rang?  convo reflect CLIENT     keep what was said",
        "  Look first       convo demo",
        "Plain files in ~/.local/share/convo, on this machine only.",
    ]


def test_what_is_near_stands_in_groups_each_line_with_its_command() -> None:
    assert page(demos()) == [
        "Today",
        "14:00 | Borealis · Extra requests · phone · in 5 h | convo card borealis",
        "You promised",
        "Thu | Send two versions with scope… · Acme · 2 days late | convo done send",
        "After a talk",
        "Fri | Cedar & Co · Late launch · no outcome yet | convo resolve cedar",
        "Also: 1 within 7 days (convo next --within 7d), 1 later on (convo next).",
    ]


def test_a_running_meeting_comes_before_everything() -> None:
    later = NOW + timedelta(hours=5, minutes=8)
    assert rows(demos(), later)[0]["command"].startswith("convo conduct")


def test_a_meeting_tomorrow_stands_before_debts_of_years() -> None:
    assert groups(promised("2024-09-12"), meeting(1, "2026-11-22 15:00")) == [
        ("next_two_days", "prep"),
        ("older", "done"),
    ]


@pytest.mark.parametrize(
    ("due", "owner", "group"),
    [
        ("2026-11-21", "me", "you_promised"),
        ("2026-11-23", "me", "you_promised"),
        ("2026-11-24", "me", "later"),
        ("2026-08-23", "me", "you_promised"),
        ("2026-08-22", "me", "older"),
        ("2026-11-21", "client", "they_promised"),
        ("2026-11-22", "client", "later"),
        ("2026-08-22", "client", "older"),
    ],
)
def test_a_promise_has_its_place_by_its_date(due: str, owner: str, group: str) -> None:
    assert groups(promised(due, owner)) == [(group, "done")]


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-11-20", "1 day late"),
        ("2026-11-18", "3 days late"),
        ("2026-10-31", "3 weeks late"),
        ("2026-09-01", "2 months late"),
    ],
)
def test_what_is_late_is_said_as_one_would_say_it(due: str, words: str) -> None:
    assert words in page([promised(due)])[1]


def test_a_promise_without_a_date_and_one_of_a_closed_talk_are_left_in_peace() -> None:
    made = promised("2026-11-19")
    tree_of(made)["closed"] = "2026-11-20"
    assert rows([made, promised("")]) == []


def test_a_talk_without_an_outcome_waits_for_one_for_ninety_days() -> None:
    assert groups(meeting(1, "2026-11-20 10:00")) == [("after", "resolve")]
    assert groups(meeting(1, "2026-08-24 10:00")) == [("after", "resolve")]
    assert groups(meeting(1, "2026-08-20 10:00")) == [("older", "resolve")]


def test_a_talk_without_a_day_lies_ahead_until_nothing_was_about_it_for_long() -> None:
    new = session(created="2026-10-01T10:00+01:00")
    old = session(created="2025-10-01T10:00+01:00")
    touched = session(
        created="2025-10-01T10:00+01:00",
        prepare={"ready_at": "2026-11-01T10:00+01:00"},
    )
    assert groups(new) == [("later", "prep")]
    assert groups(old) == [("older", "prep")]
    assert groups(touched) == [("later", "card")]
    assert page([old]) == [
        "Nothing waits. convo list shows what there is.",
        "Also: 1 older (convo next --old).",
    ]


def test_how_soon_a_talk_is_takes_no_minutes_beside_its_hours() -> None:
    assert "in 2 h · " in page([meeting(1, "2026-11-21 11:20")])[1]
    assert "in 20 min · " in page([meeting(1, "2026-11-21 09:20")])[1]


def test_a_message_and_a_look_back_wait_for_a_week() -> None:
    sent = {"sent_at": "2026-11-20T12:00+01:00"}
    assert groups(held("2026-11-20 10:00")) == [("after", "recap")]
    assert groups(held("2026-11-20 10:00", recap=sent)) == [("after", "reflect")]
    assert groups(held("2026-11-13 10:00")) == [("older", "reflect")]


def test_a_look_waits_from_its_day_on_until_the_next_one_is_set() -> None:
    first, done = {"outcome": "agreed", "follow_up_at": "2026-11-10"}, {"x": "y"}
    kept = {"recap": {"sent_at": "2026-10-01"}, "reflect": {"objective_met": "yes"}}
    made = session(
        initiate={"meeting_at": "2026-10-01 10:00"}, resolve=first, **kept, x=done
    )
    assert groups(made) == [("look_again", "follow")]
    tree_of(made)["follow_up"] = {"next_check_at": "2026-12-10"}
    assert groups(made) == [("later", "follow")]
    tree_of(made)["follow_up"] = {"next_check_at": "none"}
    assert groups(made) == []


def test_a_look_that_named_no_day_waits_for_one_and_none_with_points_for_a_close() -> (
    None
):
    points = {"outcome": "agreed", "open_points": ["Who signs off"]}
    kept = {"recap": {"sent_at": "2026-11-10"}, "reflect": {"objective_met": "yes"}}
    made = session(initiate={"meeting_at": "2026-11-10 10:00"}, resolve=points, **kept)
    assert groups(made) == []
    tree_of(made)["follow_up"] = {"came_back": "stayed away"}
    assert groups(made) == [("look_again", "follow")]
    assert page([made]) == [
        "To look at again",
        "Fri | Acme · Price | convo follow acme",
    ]
    tree_of(made)["follow_up"] = {"next_check_at": "none"}
    assert groups(made) == [("look_again", "follow")]
    tree_of(made)["closed"] = "2026-11-21"
    assert groups(made) == []


def test_words_are_cut_only_where_the_line_has_no_room_for_them() -> None:
    what = "send you the price for the three extra pages"
    long = promised("2026-11-20", what=what + " and all that comes with it")
    short = promised("2026-11-20", what=what[:35])
    [entry] = agenda(waiting([short], NOW), Known([short]), NOW).entries()
    assert words(entry.said) == f"{what[:35].rstrip()} · Acme · 1 day late"
    [entry] = agenda(waiting([long], NOW), Known([long]), NOW).entries()
    assert "…" in words(entry.said)
    whole = status(waiting([long], NOW), Known([long]), NOW)
    rows = terminal.render(whole, 80, BARE).splitlines()
    assert [len(row) for row in rows[1:]] == [80]
    [entry] = agenda(waiting([long], NOW), Known([long]), NOW, width=200).entries()
    assert "…" not in words(entry.said)


def test_when_nothing_waits_what_comes_next_is_named() -> None:
    ahead = meeting(1, "2026-11-28 10:00"), meeting(2, "2026-11-27 10:00")
    assert page(ahead) == [
        "Nothing waits. What comes next:",
        "Fri 10:00 | Client2 · Price · nothing prepared yet | convo prep client2",
        "Also: 1 within 7 days (convo next --within 7d).",
    ]


def test_when_nothing_is_left_one_calm_line_says_so() -> None:
    assert page([demo("Overdue invoices")]) == [
        "Nothing waits. convo list shows what there is."
    ]


def test_more_than_eight_and_what_is_not_near_are_counted_by_their_commands() -> None:
    near = [meeting(number, f"2026-11-21 {number}:30") for number in range(11, 22)]
    week = [meeting(31, "2026-11-25 10:00"), meeting(32, "2026-11-28 10:00")]
    far = [meeting(33, "2026-11-29 10:00"), session(id="bbbbbb")]
    old = [meeting(number, "2016-11-01 10:00") for number in range(40, 45)]
    shown = page([*near, *week, *far, *old])
    assert len(shown) == 1 + LINES + 1
    assert shown[-1] == (
        "Also: 3 more (convo next), 2 within 7 days (convo next --within 7d),"
        " 2 later on (convo next), 5 older (convo next --old)."
    )


def test_within_a_time_is_what_comes_until_then_and_what_waits_already() -> None:
    ahead = [meeting(number, f"2026-11-{number} 10:00") for number in (21, 23, 24)]
    found = waiting([*ahead, promised("2026-11-19"), promised("2020-01-01")], NOW)

    def commands(length: timedelta) -> list[str]:
        return [one.session.client for one in found if is_within(one, NOW, length)]

    assert commands(timedelta(minutes=30)) == ["Acme"]
    assert commands(timedelta(hours=1)) == ["Client21", "Acme"]
    assert commands(timedelta(days=2)) == ["Client21", "Client23", "Acme"]


def test_nothing_counts_answered_questions() -> None:
    assert " of " not in "".join(page(demos()))


def test_the_rows_hold_everything_with_its_group_and_command() -> None:
    found = json.loads(json.dumps(rows(demos())))
    assert [(row["kind"], row["id"], row["group"]) for row in found] == [
        ("session", "b7m2xw", "today"),
        ("action", "k3v9qd", "you_promised"),
        ("session", "c4t8hn", "after"),
        ("action", "k3v9qd", "later"),
        ("session", "k3v9qd", "later"),
    ]
    assert found[0]["command"] == "convo card borealis"


@pytest.mark.parametrize("width", [80, 40])
def test_a_command_stays_whole_at_any_width(width: int) -> None:
    found, known = waiting(demos(), NOW), Known(demos())
    shown = terminal.render(waiting_page(found, known, NOW), width, BARE).splitlines()
    assert all(len(line) <= width for line in shown)
    for row in rows(demos()):
        assert any(line.endswith(row["command"]) for line in shown)
