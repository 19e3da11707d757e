"""Times that cannot be are found; those of a clock elsewhere are read as they are."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from made_sessions import NOW, session

from convo_prep.session import Session
from convo_prep.session.out_of_time import AHEAD, NO_ZONE, TOO_EARLY, impossible
from convo_prep.session.turn import turn
from convo_prep.views.live_sheet import clock

NEW_YORK = timezone(timedelta(hours=-5))


def found(given: Session) -> list[tuple[tuple[str | int, ...], str]]:
    return [(each.path, each.sentence) for each in impossible(given, NOW)]


def test_what_a_clock_has_stamped_by_now_is_all_right() -> None:
    given = session(
        closed="2026-11-21",
        conduct={
            "started_at": "2026-11-20T23:00-05:00",
            "ended_at": "2026-11-21T05:30+01:00",
            "notes": [{"at": "2026-11-21T09:00+01:00", "text": "They ask"}],
        },
        resolve={"actions": [{"what": "Send it", "owner": "me", "done": "2026-11-21"}]},
    )
    assert found(given) == []


def test_a_day_ahead_cannot_have_been() -> None:
    action = {"what": "Send it", "owner": "me", "done": "2026-11-22"}
    given = session(
        closed="2026-12-01",
        conduct={"notes": [{"at": "2026-11-23T09:00+01:00", "text": "They ask"}]},
        resolve={"actions": [{"what": "Call"}, action]},
    )
    assert found(given) == [
        (("closed",), AHEAD),
        (("conduct", "notes", 0, "at"), AHEAD),
        (("resolve", "actions", 1, "done"), AHEAD),
    ]


@pytest.mark.parametrize("ended", ["2026-11-20T14:59+01:00", "2026-11-20T14:30+02:00"])
def test_an_end_before_the_start_cannot_be_in_whatever_zones(ended: str) -> None:
    given = session(conduct={"started_at": "2026-11-20T14:00Z", "ended_at": ended})
    assert found(given) == [(("conduct", "ended_at"), TOO_EARLY)]


def test_a_zone_that_there_is_not_is_found() -> None:
    assert found(session(timezone="Nowhere/Never")) == [(("timezone",), NO_ZONE)]
    assert found(session(timezone="+05:45")) == []


def test_a_talk_of_one_zone_is_on_while_its_notes_are_stamped_in_another() -> None:
    there = datetime(2026, 11, 21, 4, 25, tzinfo=NEW_YORK)
    given = session(
        timezone="Asia/Kathmandu",
        conduct={"started_at": "2026-11-21T04:20-05:00", "notes": [{"text": "x"}]},
    )
    assert given.running(there)
    assert clock(given, there)[0] == 5
    assert not given.running(there + timedelta(hours=9))
    waits = turn(given, there + timedelta(hours=9))
    assert waits is not None
    assert (waits.command, waits.at) == ("resolve", datetime(2026, 11, 21, 15, 5))


def test_the_day_of_a_talk_is_that_of_its_own_zone() -> None:
    given = session(
        timezone="Asia/Kathmandu",
        initiate={"meeting_at": "2026-11-22 06:45"},
        conduct={"started_at": "2026-11-21T20:00-05:00"},
    )
    talked = given.talked_on()
    assert talked is not None
    assert talked.stored() == "2026-11-22 06:45"
