"""What is cancelled or finished is closed with the change that makes it so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from a_journal import header, journal_in

from convo_prep.change import Change, EditItem, SetAnswer
from convo_prep.session import Session
from convo_prep.store.journal import Journal
from convo_prep.text import Tree

DAY = "2026-11-21"
OPEN: dict[str, Tree] = {"what": "Send", "owner": "me"}
DONE: dict[str, Tree] = {**OPEN, "done": DAY}
AGREED: dict[str, Any] = {"outcome": "agreed", "actions": [DONE]}
PROMISED: dict[str, Any] = {"outcome": "agreed", "actions": [OPEN]}
LOOKED = SetAnswer("follow_up.came_back", "stayed away")
ENDS = SetAnswer("follow_up.next_check_at", "none")
ENDED = {"came_back": "stayed away", "next_check_at": "none"}
BACK = {"came_back": "came back"}
LATER: dict[str, Tree] = {"on": DAY, "came_back": "stayed away"}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return journal_in(tmp_path)


def begun(journal: Journal, **sections: Any) -> Session:
    return journal.create(header(client="Acme", **sections))


@pytest.mark.parametrize(
    ("sections", "change"),
    [
        ({}, SetAnswer("resolve.outcome", "cancelled")),
        ({"resolve": PROMISED}, SetAnswer("resolve.outcome", "cancelled", None)),
        ({"resolve": AGREED}, ENDS),
        (
            {"resolve": AGREED, "follow_up": {**BACK, "rounds": [LATER]}},
            EditItem("follow_up.rounds", 0, {**LATER, "next": "none"}, LATER),
        ),
        (
            {"resolve": PROMISED, "follow_up": ENDED},
            EditItem("resolve.actions", 0, DONE, OPEN),
        ),
    ],
)
def test_a_change_that_ends_a_conversation_closes_it(
    journal: Journal, sections: dict[str, Any], change: Change
) -> None:
    session = journal.apply(begun(journal, **sections), change)
    assert session.text("closed") == DAY
    assert journal.open(session.name).text("closed") == DAY


@pytest.mark.parametrize(
    ("sections", "change"),
    [
        ({"resolve": AGREED}, LOOKED),
        ({"resolve": PROMISED}, ENDS),
        ({"resolve": {**AGREED, "open_points": ["Who signs?"]}}, ENDS),
        ({"resolve": AGREED, "follow_up": BACK}, ENDS),
        ({"resolve": AGREED}, SetAnswer("follow_up.next_check_at", "2026-12-05")),
        ({"resolve": PROMISED}, EditItem("resolve.actions", 0, DONE, OPEN)),
        ({"resolve": {"outcome": "postponed"}}, LOOKED),
        ({}, LOOKED),
        ({}, SetAnswer("resolve.outcome", "agreed")),
    ],
)
def test_what_leaves_something_to_do_or_to_look_at_does_not(
    journal: Journal, sections: dict[str, Any], change: Change
) -> None:
    session = journal.apply(begun(journal, **sections), change)
    assert session.text("closed") == ""


def test_more_questions_of_the_same_look_keep_it_open_but_not_a_cancelled_one(
    journal: Journal,
) -> None:
    session = begun(journal, resolve=AGREED)
    assert journal.apply(session, ENDS, more=True).text("closed") == ""
    cancel = SetAnswer("resolve.outcome", "cancelled", None)
    assert journal.apply(session, cancel, more=True).text("closed") == DAY


@pytest.mark.parametrize(
    "sections",
    [
        {"resolve": {"outcome": "cancelled"}, "closed": "2026-11-20"},
        {
            "resolve": AGREED,
            "follow_up": ENDED,
            "closed": "2026-11-20",
        },
    ],
)
def test_one_that_is_opened_again_stays_open(
    journal: Journal, sections: dict[str, Any]
) -> None:
    session = journal.apply(begun(journal, **sections), SetAnswer("closed", "", None))
    session = journal.apply(session, SetAnswer("resolve.agreed", "They take both."))
    assert session.text("closed") == ""


def test_the_day_given_stays(journal: Journal) -> None:
    cancel = SetAnswer("resolve.outcome", "cancelled")
    session = journal.apply(begun(journal), cancel, SetAnswer("closed", "2026-11-01"))
    assert session.text("closed") == "2026-11-01"
