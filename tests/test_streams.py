"""Broken streams: what was saved stays saved, and each end has its own code."""

from __future__ import annotations

import fcntl
import os
import subprocess
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo

TEXT = "Größe… “frei”"
SESSION = f"""\
schema: 1
id: k3v9qd
client: Acme
topic: Renewal
prepare:
  issue: {TEXT}
resolve:
  outcome: agreed
"""
LOOKS = (
    ("--version",),
    ("--help",),
    ("list", "--help"),
    (),
    ("list",),
    ("show", "acme"),
    ("show", "acme", "--json"),
    ("show", "acme", "--format", "html"),
    ("guide", "--schema"),
    ("demo", "list"),
)
NOTE = ("note", "They asked again", "--in", "k3v9qd")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.write(SESSION)
    return convo


def ran(
    convo: Convo, how: str, *words: str, **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a shell starts it: `how` stands behind it on the line."""
    return subprocess.run(
        ["/bin/sh", "-c", f'"$@" {how}', "sh", *PROGRAM, *words],
        env={**convo.environ, **environ},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def notes(convo: Convo) -> int:
    return len(convo.read().records("conduct.notes"))


@pytest.mark.parametrize(
    ("how", "reason"), [(">/dev/full", b"is full"), (">&-", b"it is closed")]
)
@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_an_answer_that_cannot_be_written_is_23_with_its_reason(
    convo: Convo, words: tuple[str, ...], how: str, reason: bytes
) -> None:
    done = ran(convo, how, *words)
    assert done.returncode == 23
    assert done.stderr.splitlines()[0].endswith(reason + b".")
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_a_reader_who_is_gone_is_141_and_nothing_is_said(
    convo: Convo, words: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, *words],
            env=convo.environ,
            stdout=writing,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    finally:
        os.close(writing)
    assert done.returncode == 141
    asked = b"Demo" if words[:1] == ("demo",) else b""
    assert not done.stderr or asked in done.stderr


@pytest.mark.parametrize("how", ["2>/dev/full", "2>&-"])
def test_a_message_that_goes_nowhere_changes_no_code(convo: Convo, how: str) -> None:
    assert ran(convo, how, "show", "acme").returncode == 0
    assert ran(convo, how, "show", "nobody").returncode == 20
    assert ran(convo, how, "nonsense").returncode == 2
    assert ran(convo, how, *NOTE).returncode == 0
    assert notes(convo) == 1


@pytest.mark.parametrize(
    "how", ["<&-", ">&-", "2>&-", ">/dev/full", "2>/dev/full", "<&- >&- 2>&-"]
)
def test_a_note_that_was_saved_ends_with_0_whatever_is_broken(
    convo: Convo, how: str
) -> None:
    assert ran(convo, how, *NOTE).returncode == 0
    assert notes(convo) == 1


def test_a_message_that_nobody_saw_did_not_go_out(convo: Convo) -> None:
    assert ran(convo, ">/dev/full", "recap", "acme", "--sent").returncode == 23
    assert not convo.read().text("recap.sent_at")
    assert ran(convo, "", "recap", "acme", "--sent").returncode == 0
    assert convo.read().text("recap.sent_at")


def test_a_closed_stdin_gives_no_lines_and_asks_nothing(convo: Convo) -> None:
    for words in (("words", "-"), ("prep", "acme", "--from", "-")):
        done = ran(convo, "<&-", *words)
        assert done.returncode == 2, words
        assert b"stdin: it is closed" in done.stderr
    assert ran(convo, "<&-", "prep", "acme").returncode == 2


def test_bytes_that_are_no_text_are_refused_with_their_place(convo: Convo) -> None:
    note = [*map(os.fsencode, PROGRAM), b"note", b"Gr\xf6\xdfe", b"--in", b"k3v9qd"]
    done = subprocess.run(note, env=convo.environ, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"from its byte 3 on" in done.stderr
    assert notes(convo) == 0
    words = subprocess.run(
        [*PROGRAM, "words", "-"],
        env=convo.environ,
        input=b"Gr\xf6\xdfe",
        capture_output=True,
        check=False,
    )
    assert words.returncode == 2
    assert b"line 1, byte 3" in words.stderr


@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "1"},
    ],
    ids=lambda environ: " ".join(environ.values()),
)
def test_a_locale_without_letters_loses_none(
    convo: Convo, environ: dict[str, str]
) -> None:
    for form in (["--json"], ["--format", "html"], ["--format", "markdown"]):
        made = ran(convo, "", "show", "acme", *form, **environ)
        assert made.returncode == 0
        assert TEXT in made.stdout.decode("utf-8")
    for words in (["show", "acme"], ["show", "acme", "--format", "terminal"]):
        assert ran(convo, "", *words, **environ).returncode == 0
    plain = ran(convo, "", "show", "acme", PYTHONIOENCODING="ascii")
    assert rb"Gr\xf6\xdfe" in plain.stdout
    assert ran(convo, "", "show", "nobödy", **environ).returncode == 20
    assert ran(convo, "", "nönsense", **environ).returncode == 2
    assert ran(convo, "", "note", TEXT, "--in", "acme", **environ).returncode == 0
    assert convo.read().records("conduct.notes")[0]["text"] == TEXT


def test_a_pipe_that_does_not_wait_gets_everything(convo: Convo) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    command = [*PROGRAM, "guide", "--schema"]
    started = subprocess.Popen(command, env=convo.environ, stdout=writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as out:
        got = out.read()
    assert started.wait() == 0
    assert got == ran(convo, "", "guide", "--schema").stdout
