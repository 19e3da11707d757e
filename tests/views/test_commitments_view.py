"""Who does what by when is said as one who writes to the contact would say it."""

from __future__ import annotations

from typing import Any

import pytest
from demo_sessions import NOW, session

from convo_prep.views.commitments import commitments


def said(*actions: dict[str, Any], contact: str = "") -> list[str]:
    made = session(contact=contact, resolve={"actions": list(actions)})
    return list(commitments(made, made.local(NOW)))


def test_the_owners_are_i_the_client_by_name_and_names() -> None:
    assert said(
        {"what": "Ours", "owner": "me", "due": "2026-11-26"},
        {"what": "Theirs", "owner": "client", "due": "2026-11-26 12:00"},
        {"what": "Hers", "owner": "Mara", "due": "2027-01-07"},
    ) == [
        "I will, by Thursday 26 November: Ours",
        "Acme, by Thursday 26 November at 12:00: Theirs",
        "Mara, by Thursday 7 January 2027: Hers",
    ]


def test_what_is_past_is_neither_announced_nor_conceded_as_a_debt() -> None:
    assert said(
        {"what": "Send it", "owner": "me", "due": "2026-11-16"},
        {"what": "Pay", "owner": "client", "due": "2026-11-16"},
    ) == [
        "I will, due since Monday 16 November: Send it",
        "Acme, due since Monday 16 November: Pay",
    ]


def test_a_done_action_and_a_dropped_one_say_so_without_the_reason() -> None:
    assert said(
        {"what": "Ours", "owner": "me", "due": "2026-11-26", "done": "2026-11-20"},
        {"what": "Theirs", "owner": "client", "dropped": "they forgot"},
    ) == [
        "I will, by Thursday 26 November: Ours (done)",
        "Acme: Theirs (no longer planned)",
    ]


def test_the_one_who_is_greeted_is_you_and_others_are_named() -> None:
    actions = [
        {"what": "a", "owner": "them"},
        {"what": "b", "owner": "Dana"},
        {"what": "c", "owner": "Lee"},
    ]
    one = said(*actions, contact="Dana Reyes, procurement")
    assert one == ["You: a", "You: b", "Lee: c"]
    two = said(*actions, contact="Dana Reyes and Lee Ward")
    assert two == ["Acme: a", "Dana: b", "Lee: c"]


def test_whom_the_greeting_names_is_you_whoever_the_contact_is() -> None:
    action = {"what": "Send it", "owner": "Priya"}
    for greeting, who in (("Hi Priya,", "You"), ("Hi Priya and Tom,", "Priya")):
        made = session(recap={"greeting": greeting}, resolve={"actions": [action]})
        assert commitments(made, made.local(NOW)) == (f"{who}: Send it",)


@pytest.mark.parametrize(
    ("noted", "asked"),
    [
        ("sends the traffic numbers", "send the traffic numbers"),
        ("Fixes the export", "Fix the export"),
        ("tries it again", "try it again"),
        ("asks sales for the data", "ask sales for the data"),
        ("pays deposit", "pay deposit"),
        ("changes to the plan", "changes to the plan"),
        ("orders list", "orders list"),
        ("Reports for the board", "Reports for the board"),
        ("send the list", "send the list"),
    ],
)
def test_what_was_noted_of_somebody_is_asked_of_them(noted: str, asked: str) -> None:
    assert said({"what": noted, "owner": "Dana"}, contact="Dana Reyes") == [
        f"You: {asked}"
    ]
