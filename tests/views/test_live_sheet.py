"""The screen of a meeting: what is on it, what never is, and its clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest

from convo_prep.document import Table, plain
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.text import Tree
from convo_prep.views.live_sheet import Noted, clock, notes_page, sheet

GUIDE = library.guide()

NOW = datetime.fromisoformat("2026-11-24T15:12:59+01:00")


def session(
    minutes: str = "30", started: str = "2026-11-24T15:00+01:00", **prepare: Tree
) -> Session:
    notes: Tree = [
        {"at": "2026-11-24T15:02+01:00", "kind": "point", "text": "A freeze"},
        {"at": "long ago", "kind": "concern", "text": "until Q2", "concern": "Budget."},
    ]
    tree: Mapping[str, Tree] = {
        "client": "Acme",
        "topic": "Renewal",
        "timezone": "Europe/Berlin",
        "prepare": prepare,
        "initiate": {"minutes": minutes},
        "conduct": {"notes": notes, "started_at": started},
    }
    return Session(tree, GUIDE)


def test_no_private_question_is_on_it() -> None:
    shown = [GUIDE.find(line.path) for line in GUIDE.page("live")]
    assert not [question for question in shown if question and question.private]


def test_private_answers_are_never_on_it() -> None:
    said = {q.key: "CANARY" for q in GUIDE.step("prepare").questions if q.private}
    assert "fallback" in said
    assert "CANARY" not in repr(sheet(session(**said), NOW))


def test_concerns_are_numbered_as_on_the_card_the_likeliest_first() -> None:
    concerns: Tree = [
        {"says": "Rare", "likely": "10"},
        {"says": "Usual", "reply": "By {date}", "likely": "60", "came_up": "came up"},
    ]
    first, second = sheet(session(concerns=concerns), NOW).concerns
    assert (first.number, first.says, first.reply, first.came_up) == (
        1,
        "Usual",
        "By [which date?]",
        True,
    )
    assert (second.number, second.says, second.came_up) == (2, "Rare", False)


def test_a_note_has_its_time_of_day_and_the_concern_it_belongs_to() -> None:
    assert sheet(session(), NOW).notes == (
        Noted("15:02", "point", "A freeze"),
        Noted("", "concern", "Budget. - until Q2"),
    )


@pytest.mark.parametrize(
    ("minutes", "started", "shown"),
    [
        ("30", "2026-11-24T15:00+01:00", (12, 30)),
        ("", "2026-11-24T15:00+01:00", (12, None)),
        ("30", "", (None, 30)),
        ("30", "2026-11-23T15:00+01:00", (None, 30)),
        ("30", "2026-11-24T15:20+01:00", (None, 30)),
    ],
)
def test_the_clock_counts_whole_minutes_of_a_meeting_that_is_on(
    minutes: str, started: str, shown: tuple[int | None, int | None]
) -> None:
    assert clock(session(minutes, started), NOW) == shown


def test_the_page_after_the_meeting_has_every_note() -> None:
    page = notes_page(session())
    assert page.title == "Acme · Renewal: 2 notes"
    [table] = page.blocks
    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["15:02", "point", "A freeze"],
        ["", "concern", "Budget. - until Q2"],
    ]
    assert notes_page(Session({"client": "Acme"}, GUIDE)).title == "Acme: No notes"
