"""A meeting that is on: the line that is being typed reaches the disk."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from command_line import Convo

from convo_prep.commands.live import Attended
from convo_prep.desk.desk import Desk, Options
from convo_prep.store import saving

NOW = "2026-11-24T15:02+01:00"
PATIENCE_S = 30


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    convo = Convo(tmp_path, NOW)
    convo.done("prep", "Acme", "--set", "issue=Price.")
    return Desk(Options(), convo.own)


@pytest.fixture
def meeting(desk: Desk) -> Attended:
    return Attended(desk, next(desk.journal.select()))


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set once a half-typed line was waited for."""
    found = threading.Event()
    write = saving.overwrite

    def seen(path: str, data: bytes, *, sync: bool) -> None:
        write(path, data, sync=sync)
        if sync:
            found.set()

    monkeypatch.setattr(saving, "overwrite", seen)
    return found


def test_a_half_typed_note_is_waited_for_once_the_typing_rests(
    meeting: Attended, synced: threading.Event
) -> None:
    meeting.keep("Half a no", None)
    assert synced.wait(PATIENCE_S)
    assert meeting.kept() == ("Half a no", None)


def test_what_is_typed_at_the_end_is_waited_for_at_once(
    meeting: Attended, synced: threading.Event
) -> None:
    meeting.keep("Half a no", None)
    meeting.settle()
    assert synced.is_set()


def test_a_line_that_became_a_note_does_not_come_back(meeting: Attended) -> None:
    meeting.keep("A note", None)
    meeting.take("A note")
    meeting.keep("", None)
    meeting.settle()
    assert meeting.kept() == ("", None)


def test_what_is_agreed_with_a_who_and_a_day_says_how_it_is_an_action(
    desk: Desk, meeting: Attended
) -> None:
    taken = meeting.take("= They pay by friday")
    assert taken is not None
    told = meeting.dated(taken)
    assert told == "A promise with a day? Type it as + They pay by friday"
    [session] = desk.journal.select()
    assert session.actions() == ()
