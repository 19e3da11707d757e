"""A meeting on a real terminal: what is on disk, comes back and is left behind."""

from __future__ import annotations

import signal
import termios
from functools import partial
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo, Ran
from terminal import CTRL_C, CTRL_D, ENTER
from window import Window

NOW = "2026-11-24T15:02+01:00"
LATER = "2026-11-24T15:09+01:00"
SET = {
    "issue": "Acme asks for 20% off.",
    "objective": "They choose between two versions.",
    "fallback": "CANARY-FALLBACK",
    "concerns": "Others do it for half.",
    "purpose": "I want to talk about the price.",
    "meeting_at": "2026-11-24 15:00",
    "minutes": "30",
}
ROUNDS, LINES = 18, 50
TYPED = 100


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path, NOW)
    options = [word for item in SET.items() for word in ("--set", "=".join(item))]
    convo.done("prep", "Acme", "Renewal", *options)
    return convo


def window(convo: Convo, *words: str, now: str = NOW, **environ: str) -> Window:
    """Start a command on a terminal that can show everything."""
    whole = {**convo.environ, "CONVO_NOW": now, **environ}
    return Window([*PROGRAM, *words], whole, 80, 24)


def notes(convo: Convo) -> list[str]:
    return [record["text"] for record in convo.read().records("conduct.notes")]


def kept(convo: Convo) -> str:
    return "".join(path.read_text() for path in convo.state.glob("**/draft.json"))


def written(convo: Convo, text: str) -> bool:
    return text in convo.file.read_text()


def asked(screen: Window, times: int) -> bool:
    """Tell whether the plain meeting has asked for a line so many times.

    Keys that come before it asks may be lost, where the system gives the terminal
    back and forth between them.
    """
    return screen.said.count("note:") >= times


def ended(screen: Window) -> Ran:
    return Ran(screen.type(CTRL_D).end(), screen.said, "")


def test_a_note_is_on_disk_before_it_shows(convo: Convo) -> None:
    with window(convo, "conduct") as screen:
        for number in range(1, 6):
            screen.wait("\u203a").type(f"Note {number}", ENTER).wait(f"{number} note")
            assert notes(convo)[-1] == f"Note {number}"
        ended(screen)


def test_killed_in_a_note_it_goes_on_with_the_same_clock_and_every_word(
    convo: Convo,
) -> None:
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type("First", ENTER).wait("1 note")
        screen.type("Half a no").wait(lambda: "Half a no" in kept(convo))
        screen.kill(signal.SIGKILL)
        assert screen.end() == -signal.SIGKILL
    with window(convo, "conduct", now=LATER) as screen:
        screen.wait("7 of 30 min").wait("15:02 point    First").wait("\u203a Half a no")
        screen.type("te", ENTER).wait("2 notes")
        assert ended(screen).code == 0
    assert notes(convo) == ["First", "Half a note"]
    assert convo.read().text("conduct.started_at") == "2026-11-24T15:02+01:00"
    assert convo.read().text("conduct.ended_at") == "2026-11-24T15:09+01:00"
    assert not kept(convo)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_from_outside_the_half_typed_line_is_kept_and_the_meeting_goes_on(
    convo: Convo, number: signal.Signals
) -> None:
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type("Half a no").wait("Half a no")
        screen.kill(number)
        assert screen.end() == 130
    assert "Half a no" in kept(convo)
    assert not convo.read().text("conduct.ended_at")


def test_a_closed_window_loses_nothing(convo: Convo) -> None:
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type("First", ENTER).wait("1 note")
        screen.type("Half a no").wait(lambda: "Half a no" in kept(convo))
        screen.hang_up()
    assert notes(convo) == ["First"]
    assert "Half a no" in kept(convo)


def test_a_note_from_another_shell_appears(convo: Convo) -> None:
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type("Mine").wait("Mine")
        assert convo.start("note", "--in", "acme", "From afar").wait() == 0
        screen.wait("From afar").type(ENTER).wait("2 notes")
        ended(screen)
    assert notes(convo) == ["From afar", "Mine"]


def test_two_writers_of_a_thousand_notes_lose_none(convo: Convo) -> None:
    with window(convo, "conduct") as screen:
        screen.wait("\u203a")
        for number in range(ROUNDS):
            mine = range(number * TYPED // ROUNDS, (number + 1) * TYPED // ROUNDS)
            screen.type(*(f"mine {each}{ENTER}" for each in mine))
            ran = convo.start("note", "--in", "acme", stdin=-1)
            theirs = range(number * LINES, (number + 1) * LINES)
            lines = "".join(f"theirs {each}\n" for each in theirs)
            ran.communicate(lines.encode())
            assert ran.returncode == 0
            screen.wait(partial(written, convo, f"mine {mine[-1]}\n"))
        screen.wait(f"{TYPED + ROUNDS * LINES} notes")
        ended(screen)
    found = notes(convo)
    assert [text for text in found if "mine" in text] == [
        f"mine {each}" for each in range(TYPED)
    ]
    assert [text for text in found if "theirs" in text] == [
        f"theirs {each}" for each in range(ROUNDS * LINES)
    ]
    assert not convo.conflicts()


def test_while_the_file_cannot_be_read_the_line_stays(convo: Convo) -> None:
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type("First", ENTER).wait("1 note")
        whole = convo.file.read_text()
        convo.file.write_text(whole + "client: [twice\n")
        screen.type("Second", ENTER).wait("! Not saved").wait("\u203a Second")
        convo.file.write_text(whole)
        screen.type(ENTER).wait("2 notes")
        ended(screen)
    assert notes(convo) == ["First", "Second"]


def test_a_renamed_file_is_found_again(convo: Convo) -> None:
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type("First", ENTER).wait("1 note")
        convo.file.rename(convo.file.with_name("mine.yaml"))
        screen.type("Second", ENTER).wait("2 notes")
        ended(screen)
    assert notes(convo) == ["First", "Second"]
    assert convo.file.name == "mine.yaml"


def test_nothing_private_reaches_the_terminal(convo: Convo) -> None:
    assert "CANARY" in convo.file.read_text()
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type("1", ENTER).wait("Only shown")
        screen.type("1", ENTER).wait("1 note")
        assert "CANARY" not in ended(screen).out


def test_a_resized_window_keeps_the_line(convo: Convo) -> None:
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type("Half a no").wait("To pause")
        screen.resize(40, 12)
        screen.wait(lambda: "To pause" not in screen.text)
        screen.wait("\u203a Half a no").resize(100, 30)
        screen.wait("To pause").wait("\u203a Half a no").type("te", ENTER).wait(
            "1 note"
        )
        ended(screen)


def test_at_the_end_the_notes_and_the_closing_questions_stay_behind(
    convo: Convo,
) -> None:
    with window(convo, "conduct", NO_COLOR="1") as screen:
        screen.wait("\u203a").type("First", ENTER).wait("1 note")
        ran = ended(screen)
        assert termios.tcgetattr(screen._pty)[3] & termios.ECHO
    behind = ran.out.rpartition("\x1b[?1007h")[2]
    assert ran.code == 0
    assert "15:02" in behind
    assert "First" in behind
    for sentence in ("Say it back.", "Who does what by when?", "convo resolve"):
        assert sentence in behind


def test_before_its_day_a_meeting_begins_with_the_first_note_and_says_so(
    convo: Convo,
) -> None:
    before = "2026-11-23T15:02+01:00"
    with window(convo, "conduct", now=before) as screen:
        screen.wait("the first note begins").wait("30 min planned")
        assert not convo.read().text("conduct.started_at")
        screen.type("First", ENTER).wait("0 of 30 min")
        ended(screen)
    assert convo.read().text("conduct.started_at") == "2026-11-23T15:02+01:00"


def test_suspended_and_called_back_it_goes_on(convo: Convo) -> None:
    shell = ["bash", "--norc", "--noprofile", "-i"]
    environ = {**convo.environ, "PS1": "ready> ", "HISTFILE": "/dev/null"}
    with Window(shell, environ, 80, 24) as screen:
        screen.wait("ready>").type(f"{' '.join(PROGRAM)} conduct", ENTER)
        screen.wait("\u203a").type("Half").wait("\u203a Half").type("\x1a").wait(
            "Stopped"
        )
        screen.type("fg", ENTER).wait("\u203a Half").type(" more", ENTER).wait("1 note")
        screen.type(CTRL_D).wait("Say it back.").type("exit", ENTER).end()
    assert notes(convo) == ["Half more"]


def test_the_plain_meeting_takes_the_same_notes(convo: Convo) -> None:
    lines = ("A point", "!A worry", "1:", "+Send it @me by friday", '"Theirs')
    before = convo.file.read_text()
    with window(convo, "--plain", "conduct") as screen:
        for taken, line in enumerate(lines):
            screen.wait(partial(asked, screen, taken + 1))
            assert len(notes(convo)) == taken
            screen.type(line, ENTER)
        screen.wait(partial(asked, screen, len(lines) + 1)).type(CTRL_C)
        screen.wait("Still taking notes. Ctrl-D ends.")
        screen.wait(partial(asked, screen, len(lines) + 2))
        assert ended(screen).code == 0
        assert b"\x1b" not in screen.raw
    plain = convo.read().tree
    convo.file.write_text(before)
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type(*(line + ENTER for line in lines)).wait("5 notes")
        ended(screen)
    for step in ("conduct", "resolve"):
        assert convo.read().tree[step] == plain[step]


NUMBERS = ("1", "1", "Between", "1 and again", "1", "", "1", "1 weeks")


def test_a_number_does_the_same_in_plain_lines_and_is_said_in_words(
    convo: Convo,
) -> None:
    before = convo.file.read_text()
    with window(convo, "--plain", "conduct") as screen:
        for taken, line in enumerate(NUMBERS):
            screen.wait(partial(asked, screen, taken + 1)).type(line, ENTER)
        screen.wait(partial(asked, screen, len(NUMBERS) + 1))
        said = " ".join(ended(screen).out.split())
    for words in (
        "Concern 1: Others do it for half.",
        "Only shown. 1 again: it came up.",
        "Noted: concern 1 came up.",
        "concern 1: Others do it for half. - and again",
        "Taken back once. Concern 1 came up before, and that stays.",
        "Concern 1 is closed.",
    ):
        assert words in said
    plain = convo.read().tree
    assert notes(convo) == ["Between", "and again", "1 weeks"]
    convo.file.write_text(before)
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type(*(line + ENTER for line in NUMBERS)).wait("3 notes")
        screen.wait("1 weeks")
        ended(screen)
    assert convo.read().tree["conduct"] == plain["conduct"]
    assert convo.read().tree["prepare"] == plain["prepare"]


def test_what_was_looked_at_is_not_noted_and_what_was_noted_survives_a_kill(
    convo: Convo,
) -> None:
    with window(convo, "conduct") as screen:
        screen.wait("\u203a").type("1", ENTER).wait("Only shown")
        assert notes(convo) == []
        screen.type("1", ENTER).wait("Noted")
        screen.kill(signal.SIGKILL)
        screen.end()
    assert notes(convo) == ["Others do it for half."]
    assert "came_up: came up" in convo.file.read_text()
