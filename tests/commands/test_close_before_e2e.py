"""Old conversations are closed in one go, and nothing that is still expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Convo
from terminal import ENTER

OLD = "created: 2026-01-10T10:00+01:00"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """Nothing in `old` and `theirs` is dated from June on; all else goes on somehow."""
    convo = Convo(tmp_path)
    rows = {
        "old": OLD,
        "theirs": f"{OLD}\nresolve:\n  actions:\n    - what: Answer\n      owner: them",
        "owing": f"{OLD}\nresolve:\n  actions:\n    - what: Send\n      owner: me",
        "ahead": f"{OLD}\ninitiate:\n  meeting_at: 2026-12-01 10:00",
        "noted": f"{OLD}\nconduct:\n  notes:\n    - at: 2026-10-01T10:00+01:00",
        "looked": f"{OLD}\nfollow_up:\n  rounds:\n    - on: 2026-09-01",
        "due": f"{OLD}\nresolve:\n  actions:\n    - owner: them\n      due: 2026-12-01",
        "undated": "timezone: Europe/Berlin",
        "new": "created: 2026-11-20T10:00+01:00",
    }
    for number, (topic, more) in enumerate(rows.items()):
        own = "abcdefghjk"[number] * 6
        head = f"schema: 1\nid: {own}\nclient: Acme\ntopic: {topic}\n"
        convo.write(f"{head}{more}\n", f"2026/{topic}.yaml")
    return convo


def closed(convo: Convo) -> set[str]:
    read = map(convo.read, convo.files())
    return {each.topic for each in read if each.text("closed")}


def test_only_what_has_no_date_from_that_day_on_is_closed(convo: Convo) -> None:
    ran = convo.done("close", "--before", "2026-06-01", "--yes")
    assert closed(convo) == {"old", "theirs"}
    assert "2 are closed." in ran.err
    assert "convo close eeeeee" not in ran.err


def test_what_we_promised_stays_open_and_is_named_with_its_command(
    convo: Convo,
) -> None:
    ran = convo.done("close", "--before", "2026-06-01", "--yes")
    left = ran.err.partition("Left open, because you promised something there:")[2]
    assert "convo close cccccc  Acme · owing" in left
    convo.done("close", "cccccc")
    assert "owing" in closed(convo)


def test_without_a_terminal_it_lists_them_and_says_what_to_type(convo: Convo) -> None:
    ran = convo("close", "--before", "1 june")
    assert ran.code == 2
    assert "Acme · old" in ran.err
    assert "Type: convo close --before 2026-06-01 --yes" in ran.err
    assert closed(convo) == set()


@pytest.mark.parametrize("answer", ["y", ""])
def test_it_asks_once_and_enter_is_a_no(convo: Convo, answer: str) -> None:
    with convo.terminal("close", "--before", "1 june") as terminal:
        terminal.wait("Acme · theirs").wait("Close these 2?").type(answer, ENTER)
        assert terminal.end() == (0 if answer else 130)
    assert closed(convo) == ({"old", "theirs"} if answer else set())


def test_one_is_opened_again_as_is_said(convo: Convo) -> None:
    ran = convo.done("close", "--before", "2026-06-01", "--yes")
    words = ran.err.partition("To open one again: convo ")[2].splitlines()[0]
    convo.done(*words.split())
    assert len(closed(convo)) == 1
    kept = json.loads(convo.done("restore", words.split()[1], "--json").out)
    assert len(kept) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--before", "tomorrow"),
        ("--before", ""),
        ("--before", "soon"),
        ("acme", "--before", "2026-06-01"),
        ("--before", "2026-06-01", "--reopen"),
    ],
)
def test_what_makes_no_sense_closes_nothing(
    convo: Convo, words: tuple[str, ...]
) -> None:
    assert convo("close", *words, "--yes").code == 2
    assert closed(convo) == set()


def test_where_nothing_is_that_old_that_is_said(convo: Convo) -> None:
    ran = convo.done("close", "--before", "2020-01-01", "--yes")
    assert "Nothing that is open was last before 2020-01-01." in ran.err


def test_a_file_that_refuses_is_named_and_the_others_are_closed(convo: Convo) -> None:
    file = convo.journal / "2026" / "old.yaml"
    text = file.read_text("utf-8").replace("schema: 1", "schema: 9")
    file.write_text(text, encoding="utf-8")
    ran = convo("close", "--before", "2026-06-01", "--yes")
    assert ran.code == 25
    assert "1 conversation is closed." in ran.err
    assert "2026/old.yaml" in ran.err
    assert closed(convo) == {"theirs"}
