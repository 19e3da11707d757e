"""Actions of both sides by due date, the overdue ones said to be so."""

from __future__ import annotations

import json

from demo_sessions import NOW, demos, session, text_of

from convo_prep.session import Session
from convo_prep.session.promises import open_promises, ours_to
from convo_prep.views.actions import action_rows, actions


def made() -> Session:
    actions_of_both = [
        {"what": "No date", "owner": "me"},
        {"what": "Later", "owner": "client", "due": "2026-12-01"},
        {"what": "Late", "owner": "Mara", "due": "2026-11-20"},
        {"what": "Done", "owner": "me", "due": "2026-11-19", "done": "2026-11-18"},
        {"what": "Vague", "owner": "", "due": "soon"},
    ]
    return session(resolve={"actions": actions_of_both})


def test_open_actions_are_listed_by_due_date_those_without_one_last() -> None:
    assert text_of(actions(open_promises([made()]), NOW)).splitlines() == [
        "By when | What | Who | From | Reference",
        "overdue since Fri 20 Nov | Late | Mara | Acme · Price | aaaaaa",
        "Tue 1 Dec | Later | Acme | Acme · Price | aaaaaa",
        "no date | No date | me | Acme · Price | aaaaaa",
        "soon | Vague | nobody yet | Acme · Price | aaaaaa",
    ]


def test_an_action_due_today_is_not_overdue_before_the_day_is_over() -> None:
    due = session(resolve={"actions": [{"what": "Send", "due": "2026-11-21"}]})
    assert "Sat 21 Nov | Send" in text_of(actions(open_promises([due]), NOW))


def test_no_open_actions_is_said() -> None:
    assert text_of(actions([], NOW)) == "No open actions.\n"


def test_done_actions_say_when_if_they_are_asked_for() -> None:
    pairs = [(made(), action) for action in made().actions()]
    assert "done Wed 18 Nov | Done | me" in text_of(actions(pairs, NOW))


def test_the_rows_tell_whose_and_whether_overdue() -> None:
    rows = json.loads(json.dumps(action_rows(open_promises(demos()), NOW)))
    assert [(row["owner"], row["ours"], row["overdue"]) for row in rows] == [
        ("me", True, True),
        ("Dana", False, False),
    ]
    assert (rows[1]["index"], rows[1]["id"]) == (1, "k3v9qd")


def test_what_we_owe_a_client_leaves_out_the_session_at_hand() -> None:
    assert [action.what for action in ours_to("ACME", demos())] == [
        "Send two versions with scope, price and start date"
    ]
    assert ours_to("Acme", demos(), besides="k3v9qd") == ()
    assert ours_to("Borealis", demos()) == ()
