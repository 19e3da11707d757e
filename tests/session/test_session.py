"""How a session is read: leniently, in its own zone, whatever its file holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import BERLIN, GUIDE, TREES, session

from convo_prep.guide import Question
from convo_prep.session import STATES, Session, over
from convo_prep.session.closing import finished, left_open, waits_for_a_look
from convo_prep.session.turn import turn
from convo_prep.text import Tree


@pytest.mark.parametrize(
    ("zone", "now", "begun"),
    [
        ("Europe/Berlin", datetime(2026, 11, 21, 14, tzinfo=UTC), True),
        ("Europe/Berlin", datetime(2026, 11, 21, 13, 59, tzinfo=UTC), False),
        ("America/New_York", datetime(2026, 11, 21, 15, 30, tzinfo=BERLIN), False),
        ("America/New_York", datetime(2026, 11, 21, 21, tzinfo=BERLIN), True),
        ("+09:00", datetime(2026, 11, 21, 7, tzinfo=BERLIN), True),
        ("+09:00", datetime(2026, 11, 21, 6, 59, tzinfo=BERLIN), False),
        ("Mars/Base", datetime(2026, 11, 21, 15, tzinfo=BERLIN), True),
        ("", datetime(2026, 11, 21, 15, tzinfo=BERLIN), True),
        ("../../etc/passwd", datetime(2026, 11, 21, 14, tzinfo=BERLIN), False),
        ("Europe", datetime(2026, 11, 21, 15, tzinfo=BERLIN), True),
        ("Europe/Berlin", datetime(2026, 11, 21, 15), True),
    ],
)
def test_a_planned_time_is_local_to_the_session(
    zone: str, now: datetime, begun: bool
) -> None:
    meeting = session(timezone=zone, initiate={"meeting_at": "2026-11-21 15:00"})
    assert meeting.begun(now) is begun


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        ("2026-03-29T00:59", "2026-03-29T01:59"),
        ("2026-03-29T01:00", "2026-03-29T03:00"),
        ("2026-10-25T00:59", "2026-10-25T02:59"),
        ("2026-10-25T01:00", "2026-10-25T02:00"),
    ],
)
def test_the_clock_change_of_the_zone_is_known(utc: str, local: str) -> None:
    now = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert session().local(now) == datetime.fromisoformat(local)


def test_the_same_moment_is_told_by_the_clock_it_came_from() -> None:
    nowhere, universal = session(timezone="Mars/Base"), session(timezone="UTC")
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    clocks = (noon, noon.astimezone(BERLIN), noon)
    assert [nowhere.local(now).hour for now in clocks] == [12, 13, 12]
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    nights = (twice, twice.replace(fold=1))
    assert [universal.local(now).hour for now in nights] == [0, 1]


def test_the_card_numbers_concerns_by_how_likely_they_are() -> None:
    concerns = [
        {"says": "a"},
        {"says": "b", "likely": "30"},
        {"reply": "no words of theirs"},
        {"says": "c", "likely": "70"},
        {"says": "d", "likely": "about 60"},
        {"says": "e", "likely": "30"},
    ]
    planned = session(prepare={"concerns": concerns}).planned()
    assert [record["says"] for _, record in planned] == ["c", "b", "e", "a", "d"]
    assert [place for place, _ in planned] == [3, 1, 5, 0, 4]


def test_what_does_not_fit_is_read_as_it_stands_or_as_nothing() -> None:
    odd = session(
        prepare={
            "issue": ["a", "list"],
            "confidence": "about 60",
            "facts": "one line where a list belongs",
            "concerns": "Why now?",
            "options": [["a"], {"option": "b", "pros": ["c"]}],
        },
        initiate="a text where a step belongs",
        resolve={"follow_up_at": "after Easter", "open_points": [{"Dana said": "no"}]},
    )
    assert odd.text("prepare.issue") == ""
    assert odd.answer("prepare.issue") == ["a", "list"]
    assert odd.number("prepare.confidence") is None
    assert odd.items("prepare.facts") == ("one line where a list belongs",)
    assert odd.items("resolve.open_points") == ("Dana said: no",)
    assert odd.records("prepare.concerns") == ({"says": "Why now?"},)
    assert odd.records("prepare.options") == ({}, {"option": "b"})
    assert odd.when("initiate.meeting_at") is None
    assert odd.when("resolve.follow_up_at") is None


@pytest.mark.parametrize(
    ("key", "answers", "applies"),
    [
        ("prepare.support", {"prepare": {"tension": "4"}}, True),
        ("prepare.support", {"prepare": {"tension": "3"}}, False),
        ("prepare.support", {}, False),
        ("initiate.place", {"initiate": {"channel": "in person"}}, True),
        ("initiate.place", {"initiate": {"channel": "phone"}}, False),
        ("resolve.agreed", {"resolve": {"outcome": "partly agreed"}}, True),
        ("resolve.agreed", {"resolve": {"outcome": "no agreement"}}, False),
    ],
)
def test_a_question_applies_by_an_earlier_answer(
    key: str, answers: dict[str, Any], applies: bool
) -> None:
    assert session(**answers).applies(GUIDE.question(key)) is applies


def test_a_step_misses_what_is_required_and_nothing_else() -> None:
    empty = session()
    prepare, reflect = GUIDE.step("prepare"), GUIDE.step("reflect")
    missing = [question.key for question in empty.missing(prepare)]
    assert missing == ["issue", "objective", "concerns"]
    half = session(prepare={"concerns": [{"says": "a", "came_up": "did not"}, "b"]})
    assert "came_up" in [question.key for question in half.missing(reflect)]


def test_a_title_is_what_there_is_of_client_and_topic() -> None:
    assert session().title == "Acme · Price"
    assert session(topic="").title == "Acme"
    assert Session({}, GUIDE).title == ""


def test_a_day_is_over_at_its_end_and_a_time_at_once() -> None:
    day, time = session(a="2026-11-21", b="2026-11-21 09:00").when, datetime
    found = day("a"), day("b")
    assert found[0] is not None
    assert found[1] is not None
    assert over(found[0]) > time(2026, 11, 21, 23, 59)
    assert over(found[1]) == time(2026, 11, 21, 9)


MOMENTS = st.datetimes(
    datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)
)


@given(TREES, MOMENTS, st.sampled_from(list(GUIDE.questions())))
def test_any_file_at_all_can_be_read(
    tree: dict[str, Tree], now: datetime, question: Question
) -> None:
    odd = Session(tree, GUIDE)
    assert odd.state(now) in STATES
    turn(odd, now)
    odd.running(now), odd.frozen(now), odd.planned()
    (
        odd.follow_up_at(),
        finished(odd),
        left_open(odd),
        waits_for_a_look(odd),
        odd.held_on(),
        odd.title,
    )
    for action in odd.actions():
        odd.ours(action), action.overdue(odd.local(now))
    odd.items(question.path), odd.number(question.path), odd.when(question.path)
    odd.answered(question), odd.applies(question)
    assert len(odd.records("resolve.actions")) == len(odd.actions())
    for step in GUIDE.steps:
        odd.missing(step)


@pytest.mark.parametrize(
    ("planned", "started", "day"),
    [
        ("2026-11-27 15:00", "2026-11-26T15:02+01:00", 26),
        ("2026-11-25 15:00", "2026-11-26T15:02+01:00", 25),
        ("", "2026-11-26T15:02+01:00", 26),
        ("2026-11-27", "", 27),
    ],
)
def test_the_day_of_a_talk_is_the_planned_one_but_for_notes_of_an_earlier_day(
    planned: str, started: str, day: int
) -> None:
    initiate, conduct = {"meeting_at": planned}, {"started_at": started}
    when = session(initiate=initiate, conduct=conduct).talked_on()
    assert when
    assert when.day.day == day
