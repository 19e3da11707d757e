"""What a session tells of itself: its state, its turn, its actions, its zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sessions import BERLIN, GUIDE, LOCAL, NOW, TREES, session

from convo_prep.guide import Question
from convo_prep.session import STATES, Session, over
from convo_prep.text import Tree
from convo_prep.views.turn import turn

READY: dict[str, Any] = {
    "prepare": {
        "issue": "They ask for 20% off.",
        "objective": "Two versions.",
        "concerns": [{"says": "Why now?"}],
    },
    "initiate": {"purpose": "I'd like to talk about the price."},
}
PAST = {"meeting_at": "2026-11-20 15:00"}
AHEAD = {"meeting_at": "2026-11-24 15:00"}


def ready(initiate: dict[str, str] | None = None, **sections: Any) -> Session:
    """Return a session whose steps 1 and 2 are complete."""
    first = {**READY["initiate"], **(initiate or {})}
    return session(**{**READY, "initiate": first, **sections})


def resolved(outcome: str = "agreed", **more: Any) -> dict[str, Any]:
    """Return step 4 with an outcome."""
    return {"resolve": {"outcome": outcome, **more}}


STATES_OF = {
    "nothing yet": (session(), "planned", "prep"),
    "no concern yet": (
        session(prepare={"issue": "a", "objective": "b"}, initiate={"purpose": "c"}),
        "planned",
        "prep",
    ),
    "ready, no time set": (ready(), "prepared", "card"),
    "ready, in three days": (ready(AHEAD), "prepared", "card"),
    "a date nobody can read": (
        ready({"meeting_at": "after Easter"}),
        "prepared",
        "card",
    ),
    "meeting today, no time": (ready({"meeting_at": "2026-11-21"}), "prepared", "card"),
    "meeting was yesterday": (ready({"meeting_at": "2026-11-20"}), "held", "resolve"),
    "meeting is on": (ready({"meeting_at": "2026-11-21 08:30"}), "held", "conduct"),
    "an hour is over": (ready({"meeting_at": "2026-11-21 08:00"}), "held", "resolve"),
    "two hours planned": (
        ready({"meeting_at": "2026-11-21 08:00", "minutes": "120"}),
        "held",
        "conduct",
    ),
    "ended early": (
        ready(
            {"meeting_at": "2026-11-21 08:30"},
            conduct={"ended_at": "2026-11-21T08:40+01:00"},
        ),
        "held",
        "resolve",
    ),
    "unprepared and past": (session(initiate=PAST), "held", "resolve"),
    "something heard": (
        ready(AHEAD, conduct={"acknowledged": "You need a saving."}),
        "held",
        "resolve",
    ),
    "notes begun early": (
        ready(AHEAD, conduct={"started_at": "2026-11-21T08:50+01:00"}),
        "held",
        "conduct",
    ),
    "notes never ended": (
        ready(conduct={"started_at": "2026-11-20T08:50+01:00"}),
        "held",
        "resolve",
    ),
    "an action, no outcome": (
        ready(resolve={"actions": [{"what": "Send it"}]}),
        "held",
        "resolve",
    ),
    "agreed": (ready(PAST, **resolved()), "resolved", "recap"),
    "agreed by hand words": (ready(PAST, **resolved("fine")), "resolved", "recap"),
    "recap sent": (
        ready(PAST, **resolved(), recap={"sent_at": "2026-11-20T17:00+01:00"}),
        "resolved",
        "reflect",
    ),
    "reflected": (
        ready(PAST, **resolved(), reflect={"objective_met": "partly"}),
        "reflected",
        None,
    ),
    "check is due": (
        ready(
            PAST,
            **resolved(follow_up_at="2026-11-20"),
            reflect={"objective_met": "partly"},
        ),
        "reflected",
        "follow",
    ),
    "next check is later": (
        ready(
            PAST,
            **resolved(follow_up_at="2026-11-20"),
            reflect={"objective_met": "partly"},
            follow_up={"next_check_at": "2026-12-20"},
        ),
        "reflected",
        None,
    ),
    "an action is late": (
        ready(
            PAST,
            **resolved(actions=[{"what": "Send it", "due": "2026-11-19"}]),
            reflect={"objective_met": "partly"},
        ),
        "reflected",
        "actions",
    ),
    "a thought before the outcome": (
        ready(PAST, reflect={"objective_met": "partly"}),
        "held",
        "resolve",
    ),
    "postponed to later": (ready(AHEAD, **resolved("postponed")), "prepared", "card"),
    "postponed, not prepared": (
        session(initiate=AHEAD, **resolved("postponed")),
        "planned",
        "prep",
    ),
    "postponed, no new time": (ready(PAST, **resolved("postponed")), "held", "resolve"),
    "postponed meeting is on": (
        ready(
            {"meeting_at": "2026-11-21 08:30"},
            conduct={
                "started_at": "2026-11-14T10:00+01:00",
                "ended_at": "2026-11-14T10:05+01:00",
            },
            **resolved("postponed"),
        ),
        "held",
        "conduct",
    ),
    "looked back on, never planned": (
        session(reflect={"surprises": ["They knew."]}),
        "held",
        "resolve",
    ),
    "closed": (ready(PAST, **resolved(), closed="2026-11-20"), "closed", None),
    "cancelled": (ready(**resolved("cancelled"), closed="2026-11-20"), "closed", None),
    "closed within the hour": (
        ready({"meeting_at": "2026-11-21 08:30"}, closed="2026-11-21"),
        "closed",
        None,
    ),
}


@pytest.mark.parametrize("case", STATES_OF)
def test_the_state_and_the_next_command_follow_from_the_file(case: str) -> None:
    given_session, state, command = STATES_OF[case]
    assert given_session.state(NOW) == state
    found = turn(given_session, NOW)
    assert (found.command if found else None) == command


@pytest.mark.parametrize("case", STATES_OF)
def test_no_prediction_is_taken_from_held_on(case: str) -> None:
    given_session, state, _ = STATES_OF[case]
    assert given_session.frozen(NOW) is (state not in ("planned", "prepared"))


def test_every_state_is_reached() -> None:
    assert {state for _, state, _ in STATES_OF.values()} == set(STATES)


@pytest.mark.parametrize(
    ("at", "begun"), [("14:59", False), ("15:00", True), ("15:01", True)]
)
def test_a_meeting_begins_to_the_minute(at: str, begun: bool) -> None:
    meeting = ready({"meeting_at": "2026-11-21 15:00"})
    now = datetime.fromisoformat(f"2026-11-21T{at}:00+01:00")
    assert meeting.begun(now) is begun
    assert meeting.state(now) == ("held" if begun else "prepared")


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


def actions(*records: Any, **header: str) -> Session:
    """Return a session with these actions."""
    return session(**header, resolve={"actions": list(records)})


def test_an_action_is_open_until_it_is_done_or_dropped() -> None:
    found = actions(
        {"what": "a"},
        {"what": "b", "done": "2026-11-20"},
        {"what": "c", "dropped": "no budget"},
        "bare words",
    )
    assert [action.what for action in found.open_actions()] == ["a", "bare words"]
    assert [action.index for action in found.open_actions()] == [0, 3]


@pytest.mark.parametrize(
    ("record", "overdue"),
    [
        ({"due": "2026-11-20"}, True),
        ({"due": "2026-11-21"}, False),
        ({"due": "2026-11-21 08:59"}, True),
        ({"due": "2026-11-21 09:01"}, False),
        ({"due": "after Easter"}, False),
        ({}, False),
        ({"due": "2026-11-20", "done": "2026-11-19"}, False),
        ({"due": "2026-11-20", "dropped": "why"}, False),
    ],
)
def test_an_action_is_late_when_its_day_is_over(
    record: dict[str, str], overdue: bool
) -> None:
    (action,) = actions({"what": "a", **record}).actions()
    assert action.overdue(LOCAL) is overdue


@pytest.mark.parametrize(
    ("owner", "ours"),
    [
        ("me", True),
        ("Me", True),
        ("@me", True),
        ("", True),
        (" ", True),
        ("Sam", True),
        ("Ines", True),
        ("the team", True),
        ("client", False),
        ("@client", False),
        ("Client", False),
        ("Acme", False),
        ("acme", False),
        ("Dana", False),
        ("dana", False),
        ("Dana Reyes", False),
        ("Reyes", False),
        ("CFO", False),
    ],
)
def test_an_action_is_theirs_by_name_and_ours_otherwise(
    owner: str, ours: bool
) -> None:
    found = actions(
        {"what": "a", "owner": owner},
        contact="Dana Reyes, procurement; her CFO decides",
        by="Sam",
    )
    assert found.ours(found.actions()[0]) is ours


def test_whoever_keeps_the_journal_is_ours_even_where_a_contact_is_called_so() -> None:
    found = actions({"owner": "sam"}, by="Sam", contact="Sam Lee; decides")
    assert found.ours(found.actions()[0])


def test_an_action_of_nobody_is_ours_where_no_client_is_named() -> None:
    found = actions({"what": "a"}, client="")
    assert found.ours(found.actions()[0])


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


def test_what_was_foreseen_stands_against_what_came() -> None:
    found = session(
        prepare={
            "concerns": [
                {"says": "a", "came_up": "came up"},
                {"says": "b", "came_up": "did not"},
                {"says": "c"},
            ]
        },
        reflect={"surprises": ["d"]},
    ).foreseen()
    assert (found.came, found.stayed_away, found.surprises) == (("a",), ("b",), ("d",))


@pytest.mark.parametrize(
    ("tree", "left"),
    [
        ({}, True),
        ({"follow_up": {"next_check_at": "none"}}, True),
        ({"follow_up": {"next_check_at": "2026-12-05"}}, False),
        ({"resolve": {"actions": [{"what": "a"}]}}, False),
        ({"resolve": {"actions": [{"what": "a", "done": "2026-11-20"}]}}, True),
    ],
)
def test_nothing_is_left_when_all_is_settled(tree: dict[str, Any], left: bool) -> None:
    assert session(**tree).nothing_left() is left


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


def test_an_action_due_after_easter_is_open_and_never_late() -> None:
    (action,) = actions({"what": "a", "due": "after Easter"}).actions()
    assert action.open
    assert action.due == "after Easter"
    assert not action.overdue(LOCAL + timedelta(days=400))


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
    datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(timezone.utc)
)


@given(TREES, MOMENTS, st.sampled_from(list(GUIDE.questions())))
def test_any_file_at_all_can_be_read(
    tree: dict[str, Tree], now: datetime, question: Question
) -> None:
    odd = Session(tree, GUIDE)
    assert odd.state(now) in STATES
    turn(odd, now)
    odd.running(now), odd.frozen(now), odd.planned(), odd.foreseen()
    odd.follow_up_at(), odd.nothing_left(), odd.held_on(), odd.title
    for action in odd.actions():
        odd.ours(action), action.overdue(odd.local(now))
    odd.items(question.path), odd.number(question.path), odd.when(question.path)
    odd.answered(question), odd.applies(question)
    assert len(odd.records("resolve.actions")) == len(odd.actions())
    for step in GUIDE.steps:
        odd.missing(step)
