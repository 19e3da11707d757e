"""What a line at a question comes to: its change, and how it is said back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import GUIDE, NOW
from walk_person import AGREED, HELD, Person

from convo_prep import kinds
from convo_prep.change import SetAnswer
from convo_prep.errors import InvalidAnswerError
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.walk.answering import Answer
from convo_prep.walk.route import asking
from convo_prep.walk.walking import Walk


def read(tree: dict[str, Any], spot: Spot, line: str) -> Answer:
    walk = Walk(asking(GUIDE, (spot.question,)), Session(tree, GUIDE), NOW)
    return walk.read(walk.ask(spot), line)


@pytest.mark.parametrize(
    ("tree", "spot", "line", "said"),
    [
        ({}, Spot("prepare.issue"), "  20%   off ", "20% off"),
        ({}, Spot("prepare.tension"), "4", "4 of 5"),
        ({}, Spot("prepare.confidence"), "7", "70 %"),
        ({}, Spot("prepare.confidence"), "70", "70 %"),
        ({}, Spot("prepare.confidence"), "7%", "7 %"),
        ({}, Spot("prepare.confidence"), "0", "0 %"),
        ({}, Spot("prepare.confidence"), "100", "100 %"),
        ({}, Spot("initiate.channel"), "v", "video"),
        ({}, Spot("prepare.facts", 0), "Two outages", "Two outages"),
        ({}, Spot("prepare.concerns", 0, "says"), "Why now?", "Why now?"),
        (HELD, Spot("prepare.concerns", 1, "reply"), "We see", "We see"),
        (AGREED, Spot("resolve.actions", 0, "owner"), "@kim", "kim"),
        (AGREED, Spot("resolve.actions", 0, "due"), "none", "Send"),
        (
            AGREED,
            Spot("resolve.actions", 0, "what"),
            "Send it @kim by 27 nov",
            "Send it @kim, by Fri 27 Nov 2026 (in 6 days)",
        ),
        (
            AGREED,
            Spot("follow_up.done", 0),
            "done today",
            "done Sat 21 Nov 2026 (today): Send",
        ),
    ],
)
def test_an_answer_is_said_back_as_it_is_stored(
    tree: dict[str, Any], spot: Spot, line: str, said: str
) -> None:
    assert read(tree, spot, line).said == said


@pytest.mark.parametrize(
    ("spot", "line", "dated"),
    [
        (Spot("initiate.meeting_at"), "1 dec", "Tue 1 Dec 2026 (in 10 days)"),
        (Spot("resolve.actions", 2, "what"), "Call @me by 1 dec", "by Tue 1 Dec 2026"),
        (Spot("resolve.actions", 0, "due"), "1 dec", "Tue 1 Dec 2026 (in 10 days)"),
        (Spot("follow_up.done", 0), "1 dec", "by Tue 1 Dec 2026"),
        (Spot("resolve.actions", 2, "what"), "Call @me", ""),
        (Spot("prepare.issue"), "by 1 dec", ""),
    ],
)
def test_a_date_is_read_back_while_it_is_typed(
    spot: Spot, line: str, dated: str
) -> None:
    found = read(AGREED, spot, line).dated
    assert found.startswith(dated)
    assert bool(found) == bool(dated)


def test_a_time_of_day_that_a_mere_day_replaces_is_said_before_enter() -> None:
    tree = {"initiate": {"meeting_at": "2026-11-24 15:00"}}
    spot = Spot("initiate.meeting_at")
    gone = "Tue 1 Dec 2026 (in 10 days); its time, 15:00, is gone"
    assert read(tree, spot, "1 dec").dated == gone
    assert "gone" not in read(tree, spot, "1 dec 9:00").dated
    due = {"resolve": {"actions": [{"what": "Call", "due": "2026-11-24 15:00"}]}}
    assert read(due, Spot("resolve.actions", 0, "due"), "1 dec").dated == gone
    said = read(due, Spot("resolve.actions", 0, "what"), "Call by 1 dec").dated
    assert said.endswith("its time, 15:00, is gone")


@given(st.text(min_size=1), st.sampled_from(["prepare.issue", "prepare.client_view"]))
def test_what_is_said_of_a_text_is_what_is_stored(line: str, path: str) -> None:
    walker = Person(asking(GUIDE, (path,)))
    answer = walker.walk.read(walker.walk.ask(Spot(path)), line)
    walker.store(Spot(path), line)
    assert answer.said == walker.walk.session.answer(path)


def test_an_owner_of_nobody_and_the_same_line_again_change_nothing() -> None:
    assert read(AGREED, Spot("resolve.actions", 0, "owner"), "@").change is None
    assert read(AGREED, Spot("resolve.actions", 0, "what"), "Send").change is None
    assert read(HELD, Spot("prepare.issue"), "a").change is None


def test_what_is_no_answer_is_refused_while_it_is_read() -> None:
    for spot in (Spot("prepare.tension"), Spot("follow_up.done", 0)):
        with pytest.raises(InvalidAnswerError):
            read(AGREED, spot, "soon enough")
    assert kinds.judge(GUIDE.question("prepare.tension"), "soon enough")


def test_a_digit_of_how_sure_is_stored_in_per_cent_and_said_back() -> None:
    answer = read({}, Spot("prepare.confidence"), "7")
    assert answer.change == SetAnswer("prepare.confidence", "70", "")
    assert answer.dated == "70 %"


def test_a_digit_that_stands_there_is_not_read_as_tens_when_it_is_kept() -> None:
    tree = {"prepare": {"confidence": "7"}}
    assert read(tree, Spot("prepare.confidence"), "7").change is None


def test_how_likely_a_concern_is_stays_what_is_typed() -> None:
    tree = {"prepare": {"concerns": [{"says": "Why now?"}]}}
    answer = read(tree, Spot("prepare.concerns", 0, "likely"), "7")
    assert answer.said == "7 %"
