"""`prep` goes on with what is there, and begins another only when that is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo

ISSUE = "--set=issue=x"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def test_the_same_client_goes_on_with_the_same_session(convo: Convo) -> None:
    convo.done("prep", "Acme", ISSUE)
    ran = convo.done("prep", "ACME", "--set=fallback=Wait")
    assert "Acme" in ran.err
    assert convo.read().text("prepare.fallback") == "Wait"


def test_a_client_is_known_again_whatever_the_apostrophe(convo: Convo) -> None:
    convo.done("prep", "O'Brien", ISSUE)
    convo.done("prep", "O\u2019Brien", "--set=fallback=Wait")
    assert convo.read().text("prepare.fallback") == "Wait"


def test_another_session_is_begun_when_it_is_asked_for(convo: Convo) -> None:
    for _ in range(2):
        convo.done("prep", "Acme", "Renewal", "--new", ISSUE)
    assert len(convo.files()) == 2
    assert convo("prep", "Acme", ISSUE).code == 21


def test_a_title_tells_which_of_several_is_meant(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", "price", "--new", ISSUE)
    convo.done("prep", "Acme", "Late", "delivery", "--new", ISSUE)
    convo.done("prep", "Acme", "delivery", "--set=fallback=Wait")
    stored = [convo.read(path) for path in convo.files()]
    answered = [s.topic for s in stored if s.text("prepare.fallback")]
    assert answered == ["Late delivery"]


def test_what_was_held_or_closed_is_neither_prepared_again_nor_doubled(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "--set=meeting_at=2026-11-20 10:00")
    ran = convo("prep", "Acme", ISSUE)
    assert ran.code == 2
    assert "was held already" in ran.err
    convo.done("close", convo.read().id)
    assert convo("prep", "Acme", ISSUE).code == 2
    assert len(convo.files()) == 1
    convo.done("prep", "--new", "Acme", ISSUE)
    convo.done("prep", "Acme", "Next", ISSUE)
    assert len(convo.files()) == 3


def test_with_another_title_another_talk_is_prepared_after_one_that_was_held(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "Renewal", "--set=meeting_at=2026-11-20 10:00")
    convo.done("prep", "Acme", ISSUE)
    assert len(convo.files()) == 2


def test_a_new_session_says_when_where_and_by_whom(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", "price", ISSUE)
    session = convo.read()
    assert (session.client, session.topic) == ("Acme", "Renewal price")
    assert session.text("by") == "sam"
    assert session.text("timezone") == "Europe/Berlin"
    assert session.text("created").startswith("2026-11-21T1")
    assert list(session.tree)[:2] == ["schema", "id"]


def test_a_line_that_names_two_clients_begins_nothing(convo: Convo) -> None:
    ran = convo("prep", "Acme", "Renewal", "--set=client=Borealis", ISSUE)
    assert ran.code == 2
    assert "client" in ran.err
    assert convo.files() == []
