"""The state of a session and the command it waits for, by answers and clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from made_sessions import NOW, session

from convo_prep.session import STATES, Session
from convo_prep.session.turn import turn

READY: dict[str, Any] = {
    "prepare": {
        "issue": "They ask for 20% off.",
        "objective": "Two versions.",
        "concerns": [{"says": "Why now?"}],
    },
    "initiate": {"purpose": "I'd like to talk about the price."},
}
SENT = {"recap": {"sent_at": "2026-11-20T18:00+01:00"}}
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
    "a message is not needed": (
        ready(PAST, **resolved(), recap={"needed": "no"}),
        "resolved",
        "reflect",
    ),
    "recap sent": (
        ready(PAST, **resolved(), recap={"sent_at": "2026-11-20T17:00+01:00"}),
        "resolved",
        "reflect",
    ),
    "reflected": (
        ready(PAST, **resolved(), **SENT, reflect={"objective_met": "partly"}),
        "reflected",
        None,
    ),
    "looked back on, whatever was answered": (
        ready(PAST, **resolved(), **SENT, reflect={"worked": "Asking first"}),
        "reflected",
        None,
    ),
    "reflected, and no message yet": (
        ready(PAST, **resolved(), reflect={"objective_met": "partly"}),
        "reflected",
        "recap",
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
            **SENT,
        ),
        "reflected",
        "follow",
    ),
    "an action is late": (
        ready(
            PAST,
            **resolved(actions=[{"what": "Send it", "due": "2026-11-19"}]),
            **SENT,
            reflect={"objective_met": "partly"},
        ),
        "reflected",
        None,
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
    "put off while notes were taken": (
        ready(
            AHEAD,
            conduct={"started_at": "2026-11-21T08:50+01:00"},
            **resolved("postponed"),
        ),
        "prepared",
        "card",
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
