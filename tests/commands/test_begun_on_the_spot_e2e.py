"""A conversation begun on the spot: no junk is left, no word is lost, no dead end."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from command_line import GUIDE, PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

from convo_prep.errors import NotSavedError
from convo_prep.store import changing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

LOCKS = ("lock", ".lock")
FACES = ("keys", "plain")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def on(face: str, convo: Convo, *words: str) -> Terminal:
    """Start a command on a terminal in one of the faces."""
    if face == "plain":
        return convo.terminal(*words)
    return Terminal([*PROGRAM, *words], convo.environ)


def asks(terminal: Terminal, path: str) -> Terminal:
    """Wait until a question of the guide shows."""
    return terminal.wait(GUIDE.question(path).ask).idle()


def left(convo: Convo) -> list[str]:
    """What lies in the journal and in the state of its sessions."""
    kept = [path for path in convo.state.rglob("*") if path.name not in LOCKS]
    state = [path for path in kept if path.is_file() or path.parent != convo.state]
    return [path.name for path in (*convo.journal.rglob("*"), *state)]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("words", [("Acme",), ("Acme", "Renewal")])
def test_ctrl_c_before_an_answer_leaves_no_file(
    convo: Convo, face: str, words: tuple[str, ...]
) -> None:
    with on(face, convo, "prep", *words) as terminal:
        asks(terminal, "initiate.meeting_at").type(CTRL_C)
        assert terminal.end() == 130
    assert "Nothing was answered, so no file is left." in terminal.said
    assert "saved." not in terminal.said.rpartition("Nothing was answered")[2]
    assert left(convo) == []


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_window_before_an_answer_leaves_no_file(
    convo: Convo, face: str, number: signal.Signals
) -> None:
    with on(face, convo, "prep", "Acme") as terminal:
        asks(terminal, "initiate.meeting_at").kill(number)
        terminal.end()
    assert left(convo) == []


def test_a_situation_on_the_line_is_no_answer(convo: Convo) -> None:
    with convo.terminal("prep", "Acme", "--playbook", "price-pushback") as terminal:
        asks(terminal, "initiate.meeting_at").type(CTRL_D)
        assert terminal.end() == 0
    assert left(convo) == []


@pytest.mark.parametrize("face", FACES)
def test_one_answer_keeps_the_file(convo: Convo, face: str) -> None:
    with on(face, convo, "prep", "Acme") as terminal:
        asks(terminal, "initiate.meeting_at").type("tomorrow 15:00", ENTER)
        asks(terminal, "prepare.issue").type(CTRL_C)
        assert terminal.end() == 130
    assert convo.read().text("initiate.meeting_at").startswith("2026-11-22")
    assert "Stopped. Everything is saved." in terminal.said


def test_what_was_there_before_is_never_taken_away(convo: Convo) -> None:
    convo.write(
        "schema: 1\nid: k3v9qd\nclient: Acme\ncreated: 2026-11-21T09:00+01:00\n"
    )
    with convo.terminal("prep", "Acme") as terminal:
        asks(terminal, "initiate.meeting_at").type(CTRL_C)
        assert terminal.end() == 130
    assert convo.read().client == "Acme"


def test_a_note_from_another_window_keeps_the_file(convo: Convo) -> None:
    with convo.terminal("prep", "Acme") as terminal:
        asks(terminal, "initiate.meeting_at")
        convo.done("note", "They rang")
        terminal.type(CTRL_C)
        assert terminal.end() == 130
    assert convo.read().records("conduct.notes")


def test_a_year_folder_with_other_files_stays(convo: Convo) -> None:
    other = convo.write("client: Borealis\n", "2026/borealis.yaml")
    with convo.terminal("prep", "Acme") as terminal:
        asks(terminal, "initiate.meeting_at").type(CTRL_C)
        terminal.end()
    assert convo.files() == [other]


def test_an_editor_that_writes_nothing_leaves_no_file(convo: Convo) -> None:
    convo.own["EDITOR"] = "true"
    convo("prep", "Acme", "--edit")
    assert convo.files() == []
    convo.own["EDITOR"] = "sh -c 'echo fallback_x: Wait >> \"$0\"'"
    convo("prep", "Acme", "--edit")
    assert len(convo.files()) == 1


def test_the_first_note_of_an_unplanned_talk_begins_it(convo: Convo) -> None:
    with convo.terminal("note", "wants", "the", "deposit", "back") as terminal:
        terminal.wait("The client's name").idle().type("Brightline", ENTER)
        assert terminal.end() == 0
    session = convo.read()
    assert session.client == "Brightline"
    assert [n["text"] for n in session.records("conduct.notes")] == [
        "wants the deposit back"
    ]


@pytest.mark.parametrize("keys", [ENTER, CTRL_C])
def test_who_gives_no_name_begins_nothing(convo: Convo, keys: str) -> None:
    with convo.terminal("note", "wants the deposit back") as terminal:
        terminal.wait("The client's name").idle().type(keys)
        assert terminal.end() == 130
    assert "Nothing was begun." in terminal.said
    assert convo.files() == []


def test_without_a_terminal_a_note_begins_one_with_new(convo: Convo) -> None:
    ran = convo("note", "wants the deposit back")
    assert ran.code == 20
    assert "convo note --new CLIENT TEXT" in ran.err
    assert "deposit" not in ran.err
    convo.done("note", "--new", "Brightline", "wants", "the", "deposit", "back")
    convo.done("note", "They nod")
    texts = [note["text"] for note in convo.read().records("conduct.notes")]
    assert texts == ["wants the deposit back", "They nod"]
    assert convo("note", "x", "--new", "A", "--in", "brightline").code == 2
    assert convo("note", "x", "--new", convo.read().id).code == 20


def test_notes_from_stdin_begin_one_too_unless_there_are_none(convo: Convo) -> None:
    convo("note", "--new", "Brightline", stdin="\n")
    assert left(convo) == []
    convo.done("note", "--new", "Brightline", stdin="They want out\nThey nod\n")
    assert len(convo.read().records("conduct.notes")) == 2


def test_answers_that_cannot_be_stored_leave_no_file(
    convo: Convo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NotSavedError("The disk is full.")

    monkeypatch.setattr(changing, "applied", full)
    assert convo("prep", "Acme", "--set=issue=x").code == 23
    assert convo("reflect", "--new", "Acme", "--set=worked=x").code == 23
    assert convo("note", "--new", "Acme", "They nod").code == 23
    assert convo.files() == []


def test_a_note_that_is_refused_begins_nothing(convo: Convo) -> None:
    assert convo("note", "--new", "Brightline", "+Send it by soon").code == 2
    assert convo.files() == []


@pytest.mark.parametrize("face", FACES)
def test_a_meeting_nobody_planned_begins_at_one_key(convo: Convo, face: str) -> None:
    with on(face, convo, "conduct", "brightline") as terminal:
        terminal.wait("Begin one with brightline now?").idle().type(ENTER)
        terminal.wait(lambda: len(convo.files()) == 1).wait("brightline").idle()
        terminal.type("They want out", ENTER)
        terminal.wait(lambda: bool(convo.read().records("conduct.notes")))
        terminal.idle().type(CTRL_D)
        assert terminal.end() == 0
    assert convo.read().client == "brightline"


def test_a_meeting_without_a_note_leaves_no_file(convo: Convo) -> None:
    with convo.terminal("conduct", "brightline") as terminal:
        terminal.wait("Begin one with").idle().type(ENTER)
        terminal.wait("note:").idle().type(CTRL_D)
        assert terminal.end() == 0
    assert left(convo) == []


def test_looking_back_unprepared_begins_with_what_they_said_and_need(
    convo: Convo,
) -> None:
    with convo.terminal("reflect", "Brightline") as terminal:
        terminal.wait("Begin one with").idle().type(ENTER)
        asks(terminal, "conduct.heard").type("We pay for nothing", ENTER, ENTER)
        asks(terminal, "conduct.acknowledged").type("You need a date", ENTER)
        asks(terminal, "prepare.issue").type("Two weeks late", ENTER)
        asks(terminal, "resolve.outcome").type("1", ENTER)
        asks(terminal, "reflect.surprises").type("They had a contract", ENTER, ENTER)
        asks(terminal, "resolve.follow_up_at").type(CTRL_C)
        terminal.end()
    assert GUIDE.question("reflect.objective_met").ask not in terminal.said
    assert convo.read().text("prepare.issue") == "Two weeks late"
    assert '"state": "reflected"' in convo.done("list", "--json").out.replace("'", '"')


def test_looking_back_asks_for_the_result_where_one_was_named(convo: Convo) -> None:
    convo.done("prep", "Acme", "Renewal", "--set=issue=x", "--set=objective=y")
    convo.done("set", "acme", "outcome=agreed", "follow_up_at=none", "acknowledged=z")
    convo.done(
        "set", "acme", "restated=fully", "agreed=a", "actions=Send it @me by 1 dec"
    )
    with convo.terminal("reflect") as terminal:
        asks(terminal, "reflect.objective_met").type(CTRL_C)
        terminal.end()
    assert GUIDE.question("conduct.heard").ask not in terminal.said
