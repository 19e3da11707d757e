"""One note from the shell: what is understood in it is said, what is not is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "--set", "meeting_at=today 18:00", "--set", "issue=x")
    return convo


def test_the_date_of_an_action_is_read_back(convo: Convo) -> None:
    ran = convo.done("note", "+Send it @me by friday")
    assert "To be done by Fri 27 Nov 2026 (in 6 days)." in ran.err


@pytest.mark.parametrize("line", ["+Ask Dana by soon", "+by friday", "+@me"])
def test_an_action_that_is_not_understood_is_refused_on_the_line(
    convo: Convo, line: str
) -> None:
    before = convo.file.read_bytes()
    ran = convo("note", line)
    assert ran.code == 2
    assert "Dana" not in ran.err
    assert convo.file.read_bytes() == before


def test_from_stdin_it_is_noted_with_every_word_and_that_is_said(convo: Convo) -> None:
    ran = convo.done("note", stdin="+Send it by soon\n+Call by 1 dec\n")
    assert "No date is understood in 'by soon'; the words stay." in ran.err
    assert "To be done by Tue 1 Dec 2026" in ran.err
    first, second = convo.read().actions()
    assert (first.what, first.due) == ("Send it by soon", "")
    assert (second.what, second.due) == ("Call", "2026-12-01")


def test_from_stdin_an_action_without_words_is_given_back(convo: Convo) -> None:
    ran = convo("note", stdin="+Call\n+by friday\nWell\n")
    assert ran.code == 2
    assert ran.out == "+by friday\n"
    assert [note["text"] for note in convo.read().records("conduct.notes")] == [
        "Call",
        "Well",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--due", "friday"), "by Fri 27 Nov 2026 (in 6 days)"),
        (("--due", "none"), "no date any more"),
        (("--on", "yesterday"), "done Fri 20 Nov 2026 (yesterday)"),
        ((), "done Sat 21 Nov 2026 (today)"),
    ],
)
def test_done_says_the_date_it_understood(
    convo: Convo, words: tuple[str, ...], said: str
) -> None:
    convo.done("note", "+Send it @me by 1 dec")
    assert said in convo.done("done", "send", *words).err


@pytest.mark.parametrize("due", ["soon", "done", "dropped"])
def test_done_takes_only_a_date_for_a_date(convo: Convo, due: str) -> None:
    convo.done("note", "+Send it @me by 1 dec")
    assert convo("done", "send", "--due", due).code == 2
    [action] = convo.read().actions()
    assert (action.due, action.done, action.dropped) == ("2026-12-01", "", "")


@pytest.mark.parametrize("answer", ["Ask Dana by soon", "@me", "by friday"])
def test_an_agreed_action_is_refused_by_its_field(convo: Convo, answer: str) -> None:
    before = convo.file.read_bytes()
    ran = convo("set", "acme", f"actions={answer}")
    assert ran.code == 2
    assert "actions" in ran.err
    assert "Dana" not in ran.err
    assert convo.file.read_bytes() == before


def test_dates_given_without_questions_are_read_back(convo: Convo) -> None:
    for words in (("set", "acme"), ("prep", "acme", "--set")):
        ran = convo.done(*words, "meeting_at=25.12.2026 14:00")
        assert "Fri 25 Dec 2026 14:00" in ran.err
    ran = convo.done("set", "acme", "actions=Send it until friday")
    assert "Fri 27 Nov 2026" in ran.err


def test_a_day_noted_alone_is_the_next_look_and_the_note_stays(convo: Convo) -> None:
    ran = convo.done("note", "look again 15 dec")
    assert "Next look: Tue 15 Dec 2026" in ran.err
    ran = convo.done("note", "18 dec")
    assert "The next look stays: Tue 15 Dec 2026" in ran.err
    ran = convo.done("note", "31 feb")
    assert "No date is understood in '31 feb'" in ran.err
    session = convo.read()
    assert session.text("resolve.follow_up_at") == "2026-12-15"
    texts = [note["text"] for note in session.records("conduct.notes")]
    assert texts[-3:] == ["look again 15 dec", "18 dec", "31 feb"]
