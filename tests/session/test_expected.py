"""Concerns keep their numbers in the meeting, the drafted ones behind the planned."""

from __future__ import annotations

from made_sessions import GUIDE, NOW

from convo_prep.change import apply
from convo_prep.session import Session
from convo_prep.session.expected import expected, with_replies
from convo_prep.session.predictions import refusal
from convo_prep.text import Tree
from convo_prep.walk import notes

DRAFTS: list[Tree] = [
    {"at": "initiate.purpose", "text": "We talk", "from": "Price"},
    {"at": "prepare.concerns 0 reply", "text": "I see.", "from": "Price"},
    {"at": "prepare.concerns 1 says", "text": "It is late", "from": "Price"},
    {"at": "prepare.concerns 1 reply", "text": "What is?", "from": "Price"},
    {"at": "prepare.concerns 2 says", "text": "It is bad", "from": "your note"},
]


def begun() -> Session:
    tree: dict[str, Tree] = {
        "client": "Acme",
        "prepare": {"concerns": [{"says": "Too dear"}]},
        "drafted": DRAFTS,
    }
    return Session(tree, GUIDE)


def says(session: Session) -> list[str]:
    return [concern["says"] for concern in expected(session)]


def noted(session: Session, line: str) -> Session:
    taken = notes.note(line, session)
    assert taken is not None
    for change in notes.changes(taken, session, NOW):
        session = session._replace(tree=apply(session.tree, change, GUIDE.order()))
    return session


def test_drafted_concerns_come_after_the_planned() -> None:
    assert says(begun()) == ["Too dear", "It is late", "It is bad"]
    replies = [concern.get("reply", "") for concern in with_replies(begun())]
    assert replies == ["I see.", "What is?", ""]
    assert begun().drafted_line("initiate.purpose") == "We talk"
    assert begun().drafted_line("prepare.if_then") == ""


def test_one_that_came_up_says_who_foresaw_it_and_keeps_its_number() -> None:
    after = noted(begun(), "3")
    assert says(after) == says(begun())
    assert dict(after.records("prepare.concerns")[1]) == {
        "says": "It is bad",
        "foreseen_by": "note",
        "came_up": "came up",
    }
    theirs = noted(begun(), "2").records("prepare.concerns")[1]
    assert theirs["foreseen_by"] == "playbook"
    again = noted(after, "3: the colours")
    assert len(again.records("prepare.concerns")) == 2
    assert says(noted(again, "2")) == says(begun())


def test_what_the_playbook_foresaw_is_no_prediction_of_the_person() -> None:
    before = begun()
    held: Tree = {"started_at": "2026-11-21T17:00+00:00"}
    before = before._replace(tree={**before.tree, "conduct": held})
    assert before.frozen(NOW)
    assert refusal(before, noted(before, "2"), NOW) == ""
