"""Notes on their way into a session that another shell may have changed meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from command_line import Convo

from convo_prep.desk import noting
from convo_prep.desk.desk import Desk, Options
from convo_prep.session import Session

NOW = "2026-11-24T15:02+01:00"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    convo = Convo(tmp_path, NOW)
    convo.done("prep", "Acme", "--set", "concerns=Too dear.", "--set", "issue=Price.")
    return Desk(Options(), convo.own)


@pytest.fixture
def session(desk: Desk) -> Session:
    return next(desk.journal.select())


def came_up(session: Session) -> list[str]:
    return [c.get("came_up", "") for c in session.records("prepare.concerns")]


def test_two_shells_may_tick_the_same_concern(desk: Desk, session: Session) -> None:
    noting.take(desk, session, "1")
    now, taken = noting.take(desk, session, "1: again")
    assert taken is not None
    assert came_up(now) == ["came up"]
    assert len(now.records("conduct.notes")) == 2


def test_the_start_is_that_of_the_first_note_of_either_shell(
    desk: Desk, session: Session
) -> None:
    noting.take(desk, session, "First")
    late = desk.now + timedelta(minutes=9)
    now, _ = noting.take(desk, session, "Second", began=late)
    assert now.text("conduct.started_at") == NOW


def test_a_note_has_the_moment_its_typing_began(desk: Desk, session: Session) -> None:
    began = datetime.fromisoformat("2026-11-24T14:58:59+01:00")
    now, _ = noting.take(desk, session, "Slow hand", began=began)
    assert now.records("conduct.notes")[0]["at"] == "2026-11-24T14:58+01:00"


def test_many_lines_are_stored_at_once_and_may_tick_the_same_concern(
    desk: Desk, session: Session
) -> None:
    now, taken = noting.take_all(desk, session, ["1", "", "1: again", "+Send it @me"])
    assert [note.text for note in taken] == ["Too dear.", "again", "Send it @me"]
    assert came_up(now) == ["came up"]
    assert [action.what for action in now.actions()] == ["Send it"]


def test_an_action_that_was_changed_since_stays_and_is_said_to(
    desk: Desk, session: Session
) -> None:
    now, _ = noting.take(desk, session, "+Send it @me")
    now, said = noting.correct(desk, now, 0, "+Send all @me")
    assert said == ""
    other = now._replace(tree={**now.tree, "resolve": {"actions": [{"what": "Call"}]}})
    _, said = noting.correct(desk, other, 0, "+Send them @me")
    assert said == noting.ACTION_STAYS
