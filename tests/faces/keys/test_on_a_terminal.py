"""The keys face as a program on a terminal: signals, resizing, suspending, bytes."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from terminal import CTRL_C, CTRL_D, ENTER
from window import CTRL_Z, Window

HERE = Path(__file__).parent
SOURCE = HERE.parents[2] / "src"
COLOURS = re.compile(rb"\x1b\[[0-9;]*\b(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
COLOUR_8 = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:90|100|38|48)[;m]")
END = "\x05"


def environ(**more: str) -> dict[str, str]:
    """Return the environment of the driver, the same wherever the tests run."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "PYTHONPATH": str(SOURCE),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "TZ": "Europe/Berlin",
        **more,
    }


def asking(
    path: Path, *questions: str, columns: int = 80, lines: int = 24, **more: str
) -> Window:
    """Start the driver on a terminal."""
    command = [sys.executable, str(HERE / "driver.py"), str(path), *questions]
    return Window(command, environ(**more), columns, lines)


def kept(path: Path) -> dict[str, Any]:
    """Return what the driver has stored."""
    if not path.exists():
        return {"tree": {}, "half_typed": {}}
    found: dict[str, Any] = json.loads(path.read_text())
    return found


ENDINGS: dict[str, Callable[[Window], int]] = {
    "ctrl-c": lambda terminal: terminal.type(CTRL_C).end(),
    "hang-up": lambda terminal: terminal.hang_up(),
    "SIGTERM": lambda terminal: _signalled(terminal, signal.SIGTERM),
    "SIGINT": lambda terminal: _signalled(terminal, signal.SIGINT),
    "SIGKILL": lambda terminal: _signalled(terminal, signal.SIGKILL),
}


def _signalled(terminal: Window, number: signal.Signals) -> int:
    terminal.kill(number)
    return terminal.end()


@pytest.mark.parametrize("ending", ENDINGS)
def test_however_it_ends_answers_and_the_half_typed_line_come_back(
    ending: str, tmp_path: Path
) -> None:
    path = tmp_path / "kept.json"
    with asking(path) as terminal:
        terminal.wait("Who is it with").type("Acme", ENTER)
        terminal.wait("short title").type("Renewal pr")
        terminal.wait(lambda: "Renewal pr" in kept(path)["half_typed"].values())
        status = ENDINGS[ending](terminal)
    assert status == (-signal.SIGKILL if ending == "SIGKILL" else 130)
    with asking(path) as terminal:
        terminal.wait("(your unfinished line is back)").wait("\u203a Renewal pr")
        terminal.type("ice", ENTER).wait("When do you talk")
        assert kept(path)["tree"] == {"client": "Acme", "topic": "Renewal price"}
        assert terminal.type(CTRL_D).end() == 0


def test_keys_typed_ahead_are_answers_and_never_seen_twice(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    with asking(path) as terminal:
        terminal.wait("Who is it with")
        terminal.type("Acme\rRenewal\rtomorrow 9:30\rLate\r\r3\r")
        terminal.wait("one result you want")
        assert terminal.text.count("Renewal") == 1
    tree = kept(path)["tree"]
    assert tree["topic"] == "Renewal"
    assert tree["prepare"] == {"issue": "Late", "tension": "3"}


def test_keys_typed_while_an_answer_is_saved_wait_unseen(tmp_path: Path) -> None:
    path, gate = tmp_path / "kept.json", tmp_path / "gate"
    os.mkfifo(gate)
    with asking(path, GATE=str(gate)) as terminal:
        terminal.wait("Who is it with").type("Acme", ENTER)
        with gate.open("w"):
            # The face is between two questions for as long as this is open.
            terminal.type("Renewal", ENTER)
        terminal.wait("When do you talk")
        assert terminal.text.count("Renewal") == 1
    assert kept(path)["tree"] == {"client": "Acme", "topic": "Renewal"}


def test_what_is_pasted_while_an_answer_is_saved_is_no_answer_for_each_of_its_lines(
    tmp_path: Path,
) -> None:
    path, gate = tmp_path / "kept.json", tmp_path / "gate"
    os.mkfifo(gate)
    with asking(path, GATE=str(gate)) as terminal:
        terminal.wait("Who is it with").type("Acme", ENTER)
        with gate.open("w"):
            # The face is between two questions for as long as this is open.
            terminal.wait(lambda: "Who is it with" not in terminal.text)
            terminal.wait(terminal.quiet).paste("Hello,\nno.")
        terminal.wait("\u203a Hello, no.")
        assert terminal.type(CTRL_C).end() == 130
    assert kept(path)["tree"] == {"client": "Acme"}
    assert terminal.raw.rpartition(b"\x1b[?2004h")[2].count(b"\x1b[?2004l")


@pytest.mark.parametrize(("keys", "code"), [(CTRL_C, 130), (f"Acme{ENTER}", 0)])
def test_the_terminal_is_given_back_as_it_was(
    keys: str, code: int, tmp_path: Path
) -> None:
    with shell() as terminal:
        terminal.type(f"{driver(tmp_path)} client; echo ended $?; stty -a", ENTER)
        terminal.wait("Who is it with").type(keys).wait(f"ended {code}")
        terminal.wait(" echo ").wait(" icanon ")


def test_it_can_be_suspended_and_goes_on_with_the_line(tmp_path: Path) -> None:
    with shell() as terminal:
        terminal.type(driver(tmp_path), ENTER).wait("Who is it with").type("Ac")
        terminal.wait("\u203a Ac").type(CTRL_Z).wait("Stopped").type("fg", ENTER)
        terminal.wait(lambda: "\u203a Ac" in terminal.text.split("fg")[-1])
        terminal.type("me", ENTER).wait("short title")
        assert terminal.type(CTRL_D).wait("$").text


def shell() -> Window:
    """Start a shell that knows jobs."""
    command = ["bash", "--norc", "--noprofile", "-i"]
    terminal = Window(command, environ(PS1="$ "))
    return terminal.wait("$")


def driver(folder: Path) -> str:
    """Return the command line of the driver, short enough for one row."""
    (folder / "ask").write_text(
        f'#!/bin/sh\nexec {sys.executable} {HERE / "driver.py"} "$@"\n'
    )
    (folder / "ask").chmod(0o755)
    return f"cd {folder}; clear; ./ask kept.json"


def test_prose_is_wrapped_anew_when_the_terminal_is_resized(tmp_path: Path) -> None:
    name = "The company or person, or both: Dana Reyes of Acme."
    with asking(tmp_path / "kept.json", columns=40, lines=12) as terminal:
        terminal.wait("or both: ").wait("^C stop")
        assert name not in terminal.text
        terminal.resize(100, 30)
        terminal.wait(name)


def test_a_paste_gives_nothing_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    with asking(path) as terminal:
        terminal.wait("Who is it with").paste("Acme\nLtd\n").wait("\u203a Acme Ltd")
        assert kept(path)["tree"] == {}


def test_the_editor_gets_the_line_and_brings_it_back(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nread word < /dev/tty\nprintf '%s' \"$word\" >> $1\n")
    editor.chmod(0o755)
    answer = str(tmp_path / "answer")
    path = tmp_path / "kept.json"
    with asking(path, EDITOR=str(editor), ANSWER=answer) as terminal:
        terminal.wait("Who is it with").type("Ac").wait("\u203a Ac").type("\x18\x05")
        terminal.wait(lambda: Path(answer).exists()).type("me\n").wait("\u203a Acme")
        assert kept(path)["tree"] == {}
        terminal.type(ENTER).wait("short title")


def test_without_colour_only_attributes_are_sent(tmp_path: Path) -> None:
    with asking(tmp_path / "kept.json", NO_COLOR="1") as terminal:
        terminal.wait("^C stop").type("Acme", ENTER).wait("short title")
        assert not COLOURS.search(terminal.raw)
        assert b"\x1b[0;1m" in terminal.raw


def test_only_the_palette_is_used_and_never_colour_8(tmp_path: Path) -> None:
    with asking(tmp_path / "kept.json") as terminal:
        terminal.wait("^C stop").type("Acme", ENTER).wait("short title")
        assert COLOURS.search(terminal.raw)
        assert not COLOUR_8.search(terminal.raw)


def test_signs_are_ascii_where_they_must_be(tmp_path: Path) -> None:
    with asking(tmp_path / "kept.json", CONVO_ASCII="1") as terminal:
        terminal.wait("^C stop").type("Acme", ENTER).wait("v Client")
        assert terminal.raw.isascii()


def test_the_terminal_is_never_asked_where_the_cursor_is(tmp_path: Path) -> None:
    with asking(tmp_path / "kept.json") as terminal:
        terminal.wait("^C stop").type("Acme", ENTER).wait("short title")
        assert b"\x1b[6n" not in terminal.raw


def test_nothing_is_sent_while_nobody_types(tmp_path: Path) -> None:
    with asking(tmp_path / "kept.json") as terminal:
        terminal.wait("^C stop")
        terminal.wait(terminal.quiet)
        before = len(terminal.raw)
        assert terminal.quiet()
        assert len(terminal.raw) == before


def test_a_key_costs_at_most_sixty_bytes(tmp_path: Path) -> None:
    text = "They ask for 20% off the renewal"
    with asking(tmp_path / "kept.json") as terminal:
        terminal.wait("^C stop").type(text[0]).wait(f"\u203a {text[0]}")
        before = len(terminal.raw)
        for end in range(2, len(text) + 1):
            terminal.type(text[end - 1]).wait(f"\u203a {text[:end].rstrip()}")
            terminal.wait(terminal.quiet) if end == len(text) else None
        assert (len(terminal.raw) - before) / (len(text) - 1) <= 60
