"""The plain walk on a real terminal: saved line by line, stopped and gone on with."""

from __future__ import annotations

import json
import re
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import GUIDE, PROGRAM, Convo
from terminal import BACKSPACE, CTRL_C, CTRL_D, ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

FIRST = (
    ("initiate.meeting_at", "next tuesday 3pm", "meeting_at: 2026-11-24 15:00"),
    ("prepare.issue", "It's 20% off: [b]too[/b] much", "issue: |\n    It's 20% off"),
    ("playbook", "", "topic: Talk"),
    ("initiate.acknowledge", "You waited", "acknowledge: You waited"),
    ("initiate.purpose", "We talk", "purpose: We talk"),
    ("initiate.first_question", "::) agreed?", "first_question: |\n    :) agreed?"),
)
LAST = (
    ("prepare.boundary", "Not for less", "boundary: Not for less"),
    ("prepare.if_then", "", "boundary: Not for less"),
    ("prepare.objective", "One price", "objective: One price"),
    ("prepare.tension", "4", "tension: 4"),
    ("prepare.support", "Bo", "support: Bo"),
    ("prepare.confidence", "7", "confidence: 70"),
)
ENOUGH = "A line to change"
GIVEN = "It's your money, and you want to see what it buys."
READY = (
    *("issue=Too dear", "purpose=We talk", "first_question=How is it?"),
    *("concerns+=Too dear", "objective=One price", "ready_at=2026-11-21 09:00"),
)
LABEL = re.compile(r"(Answer|time|finish|\)):")
Stop = Callable[[Terminal], int]


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def ask(path: str) -> str:
    """The question as the guide words it."""
    return GUIDE.question(path).ask


def at(terminal: Terminal, path: str) -> Terminal:
    """Wait until a question shows and the line under it waits."""
    terminal.wait(ask(path))
    return terminal.wait(
        lambda: LABEL.search(terminal.said.rpartition(ask(path))[2]) is not None
    ).idle()


def begun(convo: Convo) -> Terminal:
    """Begin to prepare, and answer what comes before the problem itself."""
    terminal = convo.terminal("prep", "Acme", "Renewal")
    at(terminal, "initiate.meeting_at").type(ENTER)
    return at(terminal, "prepare.issue")


def half_typed(convo: Convo) -> bytes:
    """What is kept of half-typed lines."""
    return b"".join(path.read_bytes() for path in convo.state.rglob("draft.json"))


def ctrl_c(terminal: Terminal) -> int:
    return terminal.type(CTRL_C).end()


def terminate(terminal: Terminal) -> int:
    terminal.kill(signal.SIGTERM)
    return terminal.end()


def hang_up(terminal: Terminal) -> int:
    terminal.kill(signal.SIGHUP)
    return terminal.end()


def given(convo: Convo, terminal: Terminal, *lines: tuple[str, str, str]) -> None:
    """Answer questions, each of which stores before the next one shows."""
    before = ""
    for path, line, stored in lines:
        at(terminal, path)
        assert before in convo.file.read_text(encoding="utf-8")
        terminal.type(line, ENTER)
        before = stored


def test_each_answer_is_on_disk_before_the_next_question_shows(convo: Convo) -> None:
    with convo.terminal("prep", "Acme") as terminal:
        given(convo, terminal, *FIRST)
        at(terminal, "prepare.concerns").type("Too dear", ENTER)
        terminal.wait("You answer (").idle()
        assert "- says: Too dear\n" in convo.file.read_text(encoding="utf-8")
        terminal.type("Let's see", ENTER)
        terminal.wait("Another one").idle()
        assert "reply: Let's see\n" in convo.file.read_text(encoding="utf-8")
        terminal.type(ENTER)
        given(convo, terminal, *LAST)
        terminal.wait(ENOUGH).idle().type(CTRL_D)
        assert terminal.end() == 0
    text = convo.file.read_text(encoding="utf-8")
    assert all(stored in text for _, _, stored in (*FIRST, *LAST))
    assert "ready_at: 2026-11-21" in text


def test_enter_alone_stores_nothing_that_is_drafted(convo: Convo) -> None:
    with begun(convo) as terminal:
        terminal.type("Our price is too high, they say", ENTER)
        at(terminal, "playbook").type("1", ENTER)
        at(terminal, "initiate.acknowledge")
        before = convo.read().tree
        for path in ("acknowledge", "purpose", "first_question"):
            at(terminal, f"initiate.{path}").type(ENTER)
        at(terminal, "prepare.concerns").type(ENTER)
        for path, _, _ in LAST:
            if path != "prepare.support":
                at(terminal, path).type(ENTER)
        for turn in range(1, 11):
            terminal.wait(ENOUGH, turn).idle().type("99", ENTER)
            terminal.wait("no line '99'", turn)
        terminal.wait(ENOUGH, 11).type(CTRL_D)
        assert terminal.end() == 0
    after = convo.read()
    assert after.text("prepare.ready_at")
    prepared = {"issue": after.text("prepare.issue")}
    assert {**after.tree, "prepare": prepared} == before


def test_a_list_of_situations_is_short_and_what_they_are_not_for_is_asked(
    convo: Convo,
) -> None:
    with convo.terminal("prep", "Acme") as terminal:
        terminal.wait("When do you talk").idle().type(ENTER)
        at(terminal, "prepare.issue").type("They ask for more and more", ENTER)
        terminal.wait("Which situation").wait("none):").idle().type("the work", ENTER)
        terminal.wait("Among: The work").wait("none):", 2).idle()
        listed = terminal.text.rpartition("Among: ")[2]
        assert len(listed.split()) <= 70
        assert "? says what each is not for." in listed
        terminal.type("?", ENTER).wait("(not: ").wait(":help - this help").idle()
        terminal.type(CTRL_C)
        terminal.end()


def test_enter_alone_at_every_question_leaves_no_file(convo: Convo) -> None:
    with convo.terminal("prep", "Acme") as terminal:
        for path in ("initiate.meeting_at", "prepare.issue", "playbook"):
            at(terminal, path).type(ENTER)
        for path in ("acknowledge", "purpose", "first_question"):
            at(terminal, f"initiate.{path}").type(ENTER)
        at(terminal, "prepare.concerns").type(ENTER)
        for path, _, _ in LAST:
            if path != "prepare.support":
                at(terminal, path).type(ENTER)
        terminal.wait(ENOUGH).idle().type(CTRL_D)
        terminal.wait("Nothing was answered, so no file is left.")
        assert terminal.end() == 0
    assert convo.files() == []


def test_a_draft_is_taken_by_its_number_and_struck_by_a_word(convo: Convo) -> None:
    with begun(convo) as terminal:
        terminal.type("Our price is too high, they say", ENTER)
        at(terminal, "playbook").type("1", ENTER)
        at(terminal, "initiate.acknowledge").type("1", ENTER).idle().type(ENTER)
        at(terminal, "initiate.purpose").type(":drop", ENTER)
        at(terminal, "initiate.first_question").type(CTRL_D)
        assert terminal.end() == 0
    session = convo.read()
    assert session.text("initiate.acknowledge") == GIVEN
    assert session.items("struck") == ("initiate.purpose",)
    rows = json.loads(convo.done("card", "acme", "--json").out)
    drafted = {row["path"] for row in rows if row["draft"]}
    assert "initiate.first_question" in drafted
    assert not drafted & {"initiate.acknowledge", "initiate.purpose"}


def test_a_number_of_the_card_leads_to_its_line_and_a_second_to_its_part(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "Price", *(f"--set={each}" for each in READY))
    with convo.terminal("prep", "acme") as terminal:
        terminal.wait(ENOUGH).idle()
        assert ask("initiate.meeting_at") not in terminal.said
        terminal.type("5.2", ENTER).wait("You answer (Too dear)").idle()
        terminal.type("\x15", "What is half?", ENTER).wait("Saved. You answer").idle()
        terminal.wait("Another one").type(ENTER).wait(ENOUGH, 2).idle()
        terminal.type("3", ENTER).wait(ask("initiate.purpose")).idle()
        terminal.type("\x15", "We look at it", ENTER)
        terminal.wait(ENOUGH, 3).type(ENTER)
        assert terminal.end() == 0
    session = convo.read()
    assert session.records("prepare.concerns")[0]["reply"] == "What is half?"
    assert session.text("initiate.purpose") == "We look at it"


def test_the_plain_walk_sends_no_escape_even_where_a_line_is_mended(
    convo: Convo,
) -> None:
    with convo.terminal("prep", "Acme", TERM="xterm-256color") as terminal:
        at(terminal, "initiate.meeting_at").type("frixay", BACKSPACE, "l ", "x" * 150)
        terminal.type("\x15", "next tuesday 3pm", ENTER)
        for path, line, _ in FIRST[1:]:
            at(terminal, path).type(line, ENTER)
        at(terminal, "prepare.concerns").type(ENTER)
        for path, line, _ in LAST:
            at(terminal, path).type(line, ENTER)
        terminal.wait(ENOUGH).idle().type(CTRL_D)
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.raw
    assert convo.read().topic == "Talk"
    assert "card" in terminal.said


@pytest.mark.parametrize("stop", [ctrl_c, terminate, hang_up])
def test_a_stop_keeps_the_half_typed_line_and_the_place(
    convo: Convo, stop: Stop
) -> None:
    with begun(convo) as terminal:
        terminal.type("They want a dis").wait("They want a dis").idle()
        assert stop(terminal) == 130
        assert "convo prep acme" in terminal.said
        assert "saved" in terminal.said.rpartition("They want a dis")[2]
    with convo.terminal("prep", "Acme") as terminal:
        at(terminal, "prepare.issue")
        assert ask("topic") not in terminal.said
        assert ask("initiate.meeting_at") not in terminal.said
        terminal.wait("They want a dis").type("count", ENTER)
        at(terminal, "playbook")
    assert convo.read().text("prepare.issue") == "They want a discount"
    assert len(convo.files()) == 1


def test_a_half_typed_line_that_cannot_be_kept_is_given_back(convo: Convo) -> None:
    with begun(convo) as terminal:
        shutil.rmtree(convo.state)
        convo.state.write_text("in the way", encoding="utf-8")
        terminal.type("They want a dis").wait("They want a dis").idle()
        assert ctrl_c(terminal) == 130
    after = terminal.said.rpartition("Stopped.")
    assert "given back: They want a dis" in after[0]
    assert "Everything is saved" not in after[2]


def test_a_closed_window_keeps_the_half_typed_line(convo: Convo) -> None:
    with begun(convo) as terminal:
        terminal.type("They want a dis")
        terminal.wait(lambda: b"a dis" in half_typed(convo))
        terminal.hang_up()
    with convo.terminal("prep", "Acme") as terminal:
        terminal.wait("They want a dis")


def test_a_killed_walk_asks_the_same_question_again(convo: Convo) -> None:
    with begun(convo) as terminal:
        terminal.type("A price", ENTER)
        at(terminal, "playbook").kill(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    with convo.terminal("prep", "Acme") as terminal:
        at(terminal, "playbook")
        assert ask("prepare.issue") not in terminal.said


def test_ctrl_d_stops_with_everything_saved(convo: Convo) -> None:
    with begun(convo) as terminal:
        terminal.type("A price", ENTER)
        at(terminal, "playbook").type(CTRL_D)
        assert terminal.end() == 0
        assert "convo prep acme" in terminal.said
    assert convo.read().text("prepare.issue") == "A price"


def test_nothing_is_begun_by_a_stop_at_the_first_question(convo: Convo) -> None:
    with convo.terminal("prep") as terminal:
        at(terminal, "client").type(CTRL_C)
        assert terminal.end() == 130
    assert convo.files() == []


def test_an_empty_line_leaves_a_question_for_later(convo: Convo) -> None:
    with begun(convo) as terminal:
        terminal.type(ENTER)
        at(terminal, "playbook")
        assert "left open" in terminal.said
    assert "issue" not in convo.file.read_text(encoding="utf-8")


def test_going_back_shows_the_answer_and_an_error_keeps_the_question(
    convo: Convo,
) -> None:
    with convo.terminal("prep", "Acme", "Renewal") as terminal:
        at(terminal, "initiate.meeting_at").type("banana", ENTER)
        terminal.wait("Date and time: banana", 2).idle()
        terminal.type("\x15", "tomorrow 9:30", ENTER)
        at(terminal, "prepare.issue")
        assert "Sun 22 Nov 2026 09:30 (tomorrow)" in terminal.said
        terminal.type(":back", ENTER).wait("Your answer now", 1).idle()
        terminal.type(ENTER).wait(ask("prepare.issue"), 2).idle()
        terminal.type(":nonsense", ENTER).wait("is no command")
    assert convo.read().text("initiate.meeting_at") == "2026-11-22 09:30"


def test_what_was_understood_is_said_whole_though_the_words_are_not(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "--set=meeting_at=tomorrow 15:00", "--set=issue=x")
    with convo.terminal("prep", "acme") as terminal:
        at(terminal, "playbook").type(":go meeting_at", ENTER)
        at(terminal, "initiate.meeting_at")
        terminal.type("\x15", "monday", ENTER).wait("; its time, 15:00, is gone")
        assert terminal.idle().type(CTRL_D).end() == 0
    convo.done("set", "acme", "outcome=agreed")
    with convo.terminal("resolve", "acme") as terminal:
        terminal.wait("Anything to add").idle().type(ENTER).wait("Enter: on").idle()
        terminal.type("actions", ENTER).wait("Item 1").idle()
        terminal.type("Send the invoice with all the hours to Priya @me by fri", ENTER)
        terminal.wait("the hours to\u2026 @me, by Fri 27 Nov 2026 (in 6 days)").idle()
        assert terminal.type(CTRL_D).end() == 0


def test_another_window_may_write_while_a_walk_waits(convo: Convo) -> None:
    with begun(convo) as terminal:
        convo.done("note", "They rang", "--in", "acme")
        convo.done("prep", convo.read().id, "--set", "fallback=Wait")
        terminal.type("A price", ENTER)
        at(terminal, "playbook")
    session = convo.read()
    assert session.text("prepare.issue") == "A price"
    assert session.text("prepare.fallback") == "Wait"
    assert [n["text"] for n in session.records("conduct.notes")] == ["They rang"]
    assert convo.conflicts() == []


def test_notes_taken_in_the_meeting_are_on_disk_line_by_line(convo: Convo) -> None:
    convo.done(
        "prep",
        "Acme",
        "--set=meeting_at=2026-11-21 17:00",
        "--set=issue=Price",
    )
    with convo.terminal("conduct", "acme") as terminal:
        terminal.wait("note:").type("!Frozen until Q2", ENTER).wait("note:", 2)
        assert "text: Frozen until Q2\n" in convo.file.read_text(encoding="utf-8")
        terminal.idle().type(CTRL_C).wait("Ctrl-D ends.", 2).wait("note:", 3)
        terminal.type("+Send the quote @me by friday", ENTER).wait("note:", 4)
        terminal.type(CTRL_D)
        assert terminal.end() == 0
    session = convo.read()
    assert [note["kind"] for note in session.records("conduct.notes")] == [
        "concern",
        "action",
    ]
    assert session.actions()[0].due == "2026-11-27"


@pytest.mark.parametrize("ending", [Terminal.hang_up, terminate, hang_up])
def test_a_meeting_broken_off_goes_on_with_the_half_typed_note(
    convo: Convo, ending: Stop
) -> None:
    convo.done("prep", "Acme", "--set=meeting_at=2026-11-21 17:00", "--set=issue=Price")
    with convo.terminal("conduct", "acme") as terminal:
        terminal.wait("note:").type("They ask", ENTER).wait("note:", 2).type(
            "Frozen un"
        )
        terminal.wait(lambda: b"Frozen un" in half_typed(convo))
        ending(terminal)
    assert not convo.read().text("conduct.ended_at")
    with convo.terminal("conduct", "acme") as terminal:
        terminal.wait("Your unfinished line is back: Frozen un").wait("Frozen un", 2)
        terminal.idle().type("til Q2", ENTER).wait("note:", 2).type(CTRL_D)
        assert terminal.end() == 0
    notes = [note["text"] for note in convo.read().records("conduct.notes")]
    assert notes == ["They ask", "Frozen until Q2"]
    assert half_typed(convo) == b""


def test_a_glance_that_falls_together_with_ctrl_c_does_no_harm(convo: Convo) -> None:
    with convo.terminal("prep", "Acme") as terminal:
        at(terminal, "initiate.meeting_at").kill(signal.SIGSTOP)
        for number in (signal.SIGALRM, signal.SIGINT, signal.SIGCONT):
            terminal.kill(number)
        terminal.wait("Nothing was answered, so no file is left.")
        assert terminal.end() == 130


@pytest.mark.parametrize("columns", [80, 40])
def test_no_word_is_broken_at_the_edge_of_the_screen(
    convo: Convo, columns: int
) -> None:
    environ = {**convo.environ, "TERM": "dumb", "COLUMNS": str(columns)}
    line = [*PROGRAM, "prep", "Acme", "Price", "--playbook", "price-pushback"]
    with Terminal(line, environ, columns) as terminal:
        terminal.wait("When do you talk").idle().type(ENTER)
        terminal.wait("What is the problem").idle().type("Late", ENTER)
        terminal.wait("1 takes it").idle().type(CTRL_D)
        assert terminal.end() == 0
        said = terminal.raw.decode()
    with Terminal([*PROGRAM, "card", "acme"], environ, columns) as terminal:
        assert terminal.end() == 0
        said += terminal.raw.decode()
    assert max(map(len, said.splitlines())) <= columns
    assert "You answer" in said
