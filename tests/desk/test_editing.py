"""The text of one answer in an editor: there until it is stored, whatever happens."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import GUIDE, PROGRAM, Convo, Ran
from terminal import CTRL_C, ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX processes")
HEAD = f"""#!{sys.executable}
import os, pathlib, signal, sys, time
path = pathlib.Path(sys.argv[-1])
"""
WRITES = "path.write_text('Dear Dana, by hand.\\n')\n"
# What each editor does with the file it is given.
EDITORS = {
    "saves": WRITES,
    "fails": f"{WRITES}sys.exit(3)",
    "gives up": "sys.exit(3)",
    "returns at once": "",
    "reads and leaves": "time.sleep(2.5)",
    "is interrupted": f"{WRITES}os.kill(os.getppid(), signal.SIGINT)",
    "is killed": f"{WRITES}os.kill(os.getpid(), signal.SIGINT); time.sleep(9)",
    "kills": f"{WRITES}os.kill(os.getppid(), signal.SIGKILL)",
    "saves bytes": "path.write_bytes(b'Well\\nGr\\xf6\\xdfe\\n')",
    "removes": "path.unlink()",
    "leaves a backup": f"{WRITES}path.with_name(path.name + '~').write_text('old')",
    "empties": "path.write_text('')",
}


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "--set", "meeting_at=yesterday 15:00")
    convo.done("set", "acme", "outcome=agreed", "agreed=It stays.")
    return convo


def edited(convo: Convo, how: str, code: int = 0) -> Ran:
    """Change the message in an editor that does something."""
    ran = subprocess.run(
        [*PROGRAM, "recap", "--edit"],
        env={**convo.environ, "EDITOR": editor(convo, how)},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert ran.returncode == code, ran
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def editor(convo: Convo, how: str) -> str:
    script = convo.journal.parent / "editor"
    does = EDITORS.get(how, how)
    # Python may take as long to start as an editor that was looked at.
    script.write_text(HEAD + does if does else "#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    return str(script)


def left(convo: Convo) -> list[Path]:
    """What lies in the folder for texts that are edited."""
    return [path for path in convo.state.rglob("edited/**/*") if path.is_file()]


def kept(convo: Convo, said: str) -> str:
    """The text in the one file that is left, which is named and private."""
    [path] = left(convo)
    assert str(path) in said
    assert path.name == "recap.text.txt"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return path.read_text(encoding="utf-8").strip()


def stored(convo: Convo) -> str:
    return convo.read().text("recap.text")


@pytest.mark.parametrize("how", ["saves", "leaves a backup", "is interrupted"])
def test_what_is_stored_leaves_no_file(convo: Convo, how: str) -> None:
    assert "Dear Dana, by hand." in edited(convo, how).out
    assert stored(convo) == "Dear Dana, by hand."
    assert left(convo) == []


@pytest.mark.parametrize("how", ["fails", "is killed"])
def test_an_editor_that_ends_badly_loses_no_text(convo: Convo, how: str) -> None:
    ran = edited(convo, how, code=29)
    assert kept(convo, ran.err) == "Dear Dana, by hand."
    assert stored(convo) == ""
    assert "as the editor left it" not in ran.err
    ran = edited(convo, "path.write_text(path.read_text() + 'And more.')")
    assert "Your text of last time" in ran.err
    assert stored(convo) == "Dear Dana, by hand.\nAnd more."
    assert left(convo) == []


def test_an_editor_that_gives_up_leaves_nothing(convo: Convo) -> None:
    assert "Nothing was changed." in edited(convo, "gives up", code=29).err
    assert left(convo) == []


def test_a_killed_convo_loses_no_text(convo: Convo) -> None:
    edited(convo, "kills", code=-signal.SIGKILL)
    [path] = left(convo)
    assert path.read_text(encoding="utf-8") == "Dear Dana, by hand.\n"
    again = "assert 'by hand' in path.read_text(); path.write_text('Sent.')"
    edited(convo, again)
    assert stored(convo) == "Sent."


def test_an_editor_that_does_not_wait_is_told_of_and_its_text_comes_later(
    convo: Convo,
) -> None:
    ran = edited(convo, "returns at once")
    assert "code --wait" in ran.err
    assert stored(convo) == ""
    [path] = left(convo)
    assert str(path) in ran.err
    path.write_text("Saved later.\n", encoding="utf-8")
    assert str(path) in convo.done("recap").err
    assert "Saved later." in edited(convo, "returns at once").out
    assert stored(convo) == "Saved later."


def test_an_unchanged_text_that_was_looked_at_is_not_kept(convo: Convo) -> None:
    ran = edited(convo, "reads and leaves")
    assert "--wait" not in ran.err
    assert stored(convo) == ""
    assert left(convo) == []


def test_bytes_that_are_no_utf8_are_refused_with_their_place(convo: Convo) -> None:
    ran = edited(convo, "saves bytes", code=29)
    assert "not UTF-8: line 2, byte 3." in ran.err
    [path] = left(convo)
    assert str(path) in ran.err
    assert path.read_bytes() == b"Well\nGr\xf6\xdfe\n"
    assert stored(convo) == ""


def test_a_file_that_is_removed_changes_nothing(convo: Convo) -> None:
    assert "was removed" in edited(convo, "removes", code=29).err
    assert stored(convo) == ""


def test_an_emptied_message_is_made_from_the_answers_again(convo: Convo) -> None:
    edited(convo, "saves")
    edited(convo, "empties")
    assert stored(convo) == ""
    assert left(convo) == []


def test_a_text_that_the_disk_does_not_take_is_kept(convo: Convo) -> None:
    state = f"pathlib.Path({str(convo.state)!r})"
    block = f"{WRITES}lock = next({state}.rglob('.lock'))\n"
    ran = edited(convo, f"{block}lock.unlink()\nlock.mkdir()", code=23)
    assert kept(convo, ran.err) == "Dear Dana, by hand."


def test_a_message_that_was_changed_elsewhere_is_kept_beside_it(convo: Convo) -> None:
    other = (
        f"with open({str(convo.file)!r}, 'a') as f:\n f.write('recap:\\n  text: X\\n')"
    )
    ran = edited(convo, WRITES + other, code=24)
    assert kept(convo, ran.err) == "Dear Dana, by hand."
    assert stored(convo) == "X"


def test_forgetting_takes_the_text_along(convo: Convo) -> None:
    edited(convo, "fails", code=29)
    convo.done("forget", convo.file.stem, "--yes")
    assert left(convo) == []


@pytest.fixture
def ahead(tmp_path: Path) -> Convo:
    ahead = Convo(tmp_path)
    ahead.done("prep", "Acme", "--set", "meeting_at=tomorrow 15:00")
    return ahead


def walk(ahead: Convo, face: str, how: str) -> Terminal:
    """Ask on a face for the problem, with an editor that does something."""
    given = {"EDITOR": editor(ahead, how)}
    if face == "plain":
        terminal = ahead.terminal("prep", ahead.read().id, **given)
    else:
        environ = {**ahead.environ, "TERM": "xterm-256color", **given}
        terminal = Terminal([*PROGRAM, "prep", ahead.read().id], environ)
    return terminal.wait(GUIDE.question("prepare.issue").ask).idle()


def opens(face: str) -> str:
    return f":edit{ENTER}" if face == "plain" else "\x18\x05"


def shows(terminal: Terminal, text: str) -> Callable[[], bool]:
    """Whether a text is on the screen, however it was wrapped there."""
    return lambda: "".join(text.split()) in "".join(terminal.text.split())


FACES = pytest.mark.parametrize("face", ["plain", "keys"])


@FACES
@pytest.mark.parametrize("how", ["saves", "leaves a backup", "is interrupted"])
def test_in_a_walk_the_text_comes_into_the_line_and_goes_with_it(
    ahead: Convo, face: str, how: str
) -> None:
    with walk(ahead, face, how) as terminal:
        terminal.type(opens(face)).wait("Dear Dana, by hand.").idle()
        assert left(ahead)
        terminal.type(ENTER).wait(lambda: bool(ahead.read().text("prepare.issue")))
        terminal.idle().type(CTRL_C)
        assert terminal.end() == 130
    assert ahead.read().text("prepare.issue") == "Dear Dana, by hand."
    assert not [path for path in left(ahead) if "prepare.issue" in path.name]


@FACES
@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("fails", "ended with code 3"),
        ("saves bytes", "not UTF-8"),
        ("removes", "was removed"),
        ("gives up", "Nothing was changed"),
    ],
)
def test_in_a_walk_a_failing_editor_leaves_the_question_there(
    ahead: Convo, face: str, how: str, said: str
) -> None:
    with walk(ahead, face, how) as terminal:
        terminal.type(opens(face)).wait(shows(terminal, said)).idle()
        if how in ("fails", "saves bytes"):
            terminal.wait(shows(terminal, str(left(ahead)[0])))
        terminal.type("Typed", ENTER)
        terminal.wait(lambda: bool(ahead.read().text("prepare.issue")))
    assert ahead.read().text("prepare.issue") == "Typed"
    assert bool(left(ahead)) == (how in ("fails", "saves bytes"))


@FACES
def test_in_a_walk_the_text_of_last_time_is_offered_again(
    ahead: Convo, face: str
) -> None:
    with walk(ahead, face, "fails") as terminal:
        terminal.type(opens(face)).wait(
            shows(terminal, "ended with code 3")
        ).idle().type(CTRL_C)
        assert terminal.end() == 130
    with walk(ahead, face, "path.write_text(path.read_text() + 'Again.')") as terminal:
        terminal.type(opens(face)).wait("Dear Dana, by hand.").wait("Again.")


@FACES
def test_in_a_walk_an_editor_that_does_not_wait_is_told_of(
    ahead: Convo, face: str
) -> None:
    with walk(ahead, face, "returns at once") as terminal:
        terminal.type(opens(face)).wait(shows(terminal, "code --wait"))


def test_a_whole_file_too_says_that_the_editor_has_to_wait(convo: Convo) -> None:
    command = [*PROGRAM, "edit", "acme"]
    for how, told in (("returns at once", True), ("reads and leaves", False)):
        environ = {**convo.environ, "EDITOR": editor(convo, how)}
        ran = subprocess.run(command, env=environ, capture_output=True, check=True)
        assert (b"code --wait" in ran.stderr) == told
