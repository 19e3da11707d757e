"""Notes from stdin: each stored as it is given, and none lost."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE

import pytest
from command_line import PROGRAM, Convo, Ran
from hypothesis import given
from hypothesis import strategies as st
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

from convo_prep.commands.given_lines import GivenLines

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX streams")
NOW = "2026-11-24T15:02+01:00"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path, NOW)
    convo.done("prep", "Acme", "--set", "meeting_at=today 15:00", "--set", "issue=x")
    return convo


def noted(convo: Convo) -> list[str]:
    """The words of the notes, as they stand on disk."""
    return [note["text"] for note in convo.read().records("conduct.notes")]


def piped(convo: Convo, given: bytes, *words: str, file_limit: int = 0) -> Ran:
    """Give a process bytes on a pipe; no file it writes may be larger than that."""
    limits = (file_limit, file_limit)

    def limited() -> None:
        if file_limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    ran = subprocess.run(
        [*PROGRAM, "note", *words],
        input=given,
        env=convo.environ,
        capture_output=True,
        check=False,
        preexec_fn=limited,
    )
    said = ran.stderr.decode()
    return Ran(ran.returncode, ran.stdout.decode("utf-8", "surrogateescape"), said)


def waits_for(convo: Convo, many: int) -> Callable[[], bool]:
    return lambda: len(noted(convo)) == many


def test_a_note_is_on_disk_before_the_next_line_comes(convo: Convo) -> None:
    started = convo.start("note", stdin=PIPE)
    assert started.stdin is not None
    for many, word in enumerate((b"one", b"two", b"three"), 1):
        started.stdin.write(word + b"\n")
        started.stdin.flush()
        while len(noted(convo)) < many:
            assert started.poll() is None
    started.kill()
    started.wait()
    started.stdin.close()
    assert noted(convo) == ["one", "two", "three"]


def test_ctrl_c_gives_back_the_line_that_was_begun(convo: Convo) -> None:
    with convo.start("note", stdin=PIPE, stdout=PIPE, stderr=PIPE) as started:
        assert started.stdin is not None
        started.stdin.write(b"whole\nbegun")
        started.stdin.flush()
        while not noted(convo):
            assert started.poll() is None
        started.send_signal(signal.SIGINT)
        out, err = started.communicate()
    assert started.returncode == 130
    assert noted(convo) == ["whole"]
    assert out == b"begun\n"
    assert b"1 note in Acme." in err
    assert b"saved" not in err


def test_what_a_full_disk_does_not_take_is_given_back(convo: Convo) -> None:
    lines = [f"note {number} of many words" for number in range(30)]
    given = "".join(f"{line}\n" for line in lines).encode()
    ran = piped(convo, given, file_limit=600)
    assert ran.code == 23
    assert ran.out.splitlines() == lines
    assert "30 lines are not noted" in ran.err
    assert "many words" not in ran.err
    assert noted(convo) == []


@pytest.mark.parametrize("which", [("--in", "nobody"), ()])
def test_who_cannot_be_found_is_said_and_the_lines_come_back(
    convo: Convo, which: tuple[str, ...]
) -> None:
    convo.done("prep", "Bolt", "--set", "meeting_at=today 15:30", "--set", "issue=x")
    ran = piped(convo, b"one\n2: two\n", *which)
    assert ran.code in (20, 21)
    assert ran.out == "one\n2: two\n"


def test_a_line_that_is_no_utf8_is_refused_with_its_place(convo: Convo) -> None:
    ran = piped(convo, b"Gr\xc3\xbc\xc3\x9fe\nGr\xf6\xdfe\r\nlast")
    assert ran.code == 2
    assert "Line 2: not noted. It is not UTF-8, from its byte 3 on." in ran.err
    assert noted(convo) == ["Grüße", "last"]
    assert ran.out.encode("utf-8", "surrogateescape") == b"Gr\xf6\xdfe\r\n"


def test_on_a_terminal_the_conversation_is_found_before_anything_is_typed(
    convo: Convo,
) -> None:
    ran = convo.terminal("note", "--in", "nobody")
    with ran:
        ran.wait("Begin one with nobody now?").idle().type("n", ENTER)
        assert ran.end() == 130
    assert "No conversation fits" in ran.said


def test_on_a_terminal_each_enter_stores_and_ctrl_c_takes_nothing_back(
    convo: Convo,
) -> None:
    with Terminal([*PROGRAM, "note"], convo.environ) as terminal:
        terminal.wait("Notes in Acme, one a line. Ctrl-D ends.")
        terminal.type("They nod", ENTER).wait(waits_for(convo, 1))
        terminal.type("!Budget", ENTER).wait(waits_for(convo, 2))
        terminal.type(CTRL_C)
        assert terminal.end() == 130
    assert "2 notes in Acme." in terminal.said
    assert "saved" not in terminal.said
    assert noted(convo) == ["They nod", "Budget"]


def test_ctrl_d_ends_the_notes_of_a_terminal(convo: Convo) -> None:
    with Terminal([*PROGRAM, "note"], convo.environ) as terminal:
        terminal.wait("Ctrl-D ends.").type("They nod", ENTER)
        terminal.wait(waits_for(convo, 1)).type(CTRL_D)
        assert terminal.end() == 0


class _Slowly:
    """A stream that gives what it has in pieces."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces

    def read1(self, _size: int) -> bytes:
        return self._pieces.pop(0) if self._pieces else b""

    read = read1

    def fileno(self) -> int:
        raise OSError


@given(st.lists(st.binary(min_size=1) | st.just(b"\n")))
def test_bytes_come_as_lines_however_they_are_cut(pieces: list[bytes]) -> None:
    lines = GivenLines(_Slowly(list(pieces)))
    got = [line for some in lines for line in some]
    whole = b"".join(pieces)
    assert got == whole.removesuffix(b"\n").split(b"\n") if whole else got == []


def test_what_never_ends_is_no_notes(convo: Convo) -> None:
    with (
        Path("/dev/zero").open("rb") as endless,
        convo.start("note", stdin=endless, stdout=PIPE, stderr=PIPE) as started,
    ):
        _, err = started.communicate(timeout=60)
    assert started.returncode == 2
    assert b"no notes" in err
    assert noted(convo) == []


def test_more_notes_than_can_be_read_again_are_not_written(convo: Convo) -> None:
    many = "".join(f"note {number}\n" for number in range(9_000))
    ran = convo("note", stdin=many)
    assert ran.code == 23, ran.err
    convo.done("show", "acme")
    assert "note 8999" in ran.out


@pytest.mark.parametrize("blank", [("",), (" ", "\t")], ids=repr)
def test_a_blank_is_no_note_and_begins_nothing(
    convo: Convo, blank: tuple[str, ...]
) -> None:
    ran = convo("note", *blank)
    assert ran.code == 2
    assert "nothing to note" in ran.err
    assert convo("note", "--new", "Brightline", *blank).code == 2
    assert noted(convo) == []


def test_on_a_terminal_the_signs_are_said_first_and_at_a_question_mark(
    convo: Convo,
) -> None:
    with Terminal([*PROGRAM, "note"], convo.environ) as terminal:
        terminal.wait("! concern + action").idle().type("?", ENTER)
        terminal.wait("! concern + action", 2).idle().type("!Late", ENTER)
        terminal.wait(waits_for(convo, 1)).type(CTRL_D)
        assert terminal.end() == 0
    assert "1 note in Acme." in terminal.said
    with Terminal([*PROGRAM, "note", "-k", "words"], convo.environ) as terminal:
        terminal.wait("Ctrl-D ends.").type(CTRL_D)
        terminal.end()
        # There a sign is a word like any other.
        assert "! concern" not in terminal.said
