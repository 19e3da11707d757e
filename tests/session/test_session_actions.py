"""Whose an agreed action is, whether it is open, and whether it is late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from made_sessions import LOCAL, session

from convo_prep.advice.kept_back import action_held
from convo_prep.session import Session
from convo_prep.session.promises import ours_to, promised_at


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
    assert [action.at for action in found.open_actions()] == [0, 3]


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
def test_an_action_is_theirs_by_name_and_ours_otherwise(owner: str, ours: bool) -> None:
    found = actions(
        {"what": "a", "owner": owner},
        contact="Dana Reyes, procurement; her CFO decides",
        by="Sam",
    )
    assert found.ours(found.actions()[0]) is ours


@pytest.mark.parametrize(
    ("owner", "mine"),
    [
        *(("me", True), ("I", True), ("we", True), ("", True), ("Sam", True)),
        *(("sam lee", True), ("our team", True), ("the team", True)),
        *(("Ines", False), ("Tom Fox", False), ("Dana", False), ("client", False)),
    ],
)
def test_what_a_third_person_is_to_do_is_nobody_s_who_writes(
    owner: str, mine: bool
) -> None:
    found = actions({"what": "a", "owner": owner}, contact="Dana Reyes", by="Sam")
    assert found.mine(found.actions()[0]) is mine


def test_what_is_owed_to_a_client_names_a_colleague_and_none_of_theirs() -> None:
    made = actions(
        *({"what": "a", "owner": owner} for owner in ("Sam", "Ines", "Dana", "")),
        contact="Dana Reyes",
        by="Sam",
    )
    owed = ours_to("Acme", [made])
    assert [(each.owner, promised_at(each)) for each in owed] == [
        ("me", "promised"),
        ("Ines", "promised_by_others"),
        ("me", "promised"),
    ]


def test_what_is_for_oneself_alone_was_promised_to_nobody() -> None:
    made = actions(
        {"what": "Ask our lawyer", "owner": "me"},
        {"what": "Ask the boss", "owner": "me", "in_message": "no"},
        {"what": "Call the lawyer", "owner": "me", "in_message": "yes"},
        {"what": "Send it", "owner": "me"},
    )
    owed = [each.what for each in ours_to("Acme", [made], untold=action_held)]
    assert owed == ["Call the lawyer", "Send it"]
    assert len(ours_to("Acme", [made])) == 4


def test_whoever_keeps_the_journal_is_ours_even_where_a_contact_is_called_so() -> None:
    found = actions({"owner": "sam"}, by="Sam", contact="Sam Lee; decides")
    assert found.ours(found.actions()[0])


def test_an_action_of_nobody_is_ours_where_no_client_is_named() -> None:
    found = actions({"what": "a"}, client="")
    assert found.ours(found.actions()[0])


def test_an_action_due_after_easter_is_open_and_never_late() -> None:
    (action,) = actions({"what": "a", "due": "after Easter"}).actions()
    assert action.open
    assert action.due == "after Easter"
    assert not action.overdue(LOCAL + timedelta(days=400))
