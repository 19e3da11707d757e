"""Every transcript, and every example in the documentation, run as it stands.

`pytest --renew` writes what comes back into the transcripts instead.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import snapshots
from transcript import Command, Shell, blocks, commands, fits, written

from convo_prep.app import COMMANDS
from convo_prep.desk.desk import Desk

HERE = Path(__file__).parent
ROOT = HERE.parent
TRANSCRIPTS = sorted((HERE / "transcripts").glob("*.txt"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell with a journal of its own, in the zone that conftest has set."""
    if hasattr(time, "tzset"):
        time.tzset()
    return Shell(tmp_path)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_says_what_happens(path: Path, shell: Shell) -> None:
    found, remarks = commands(path.read_text(encoding="utf-8"))
    assert found
    lines: list[str] = []
    for command in found:
        ran = shell.run(command.line, command.given)
        lines += written(command, ran, shell)
        if not snapshots.renewing:
            where = f"{path.name}:{command.number}: {command.line}"
            assert ran.code == command.code, f"{where}\n{ran.both}"
            assert fits(command.out, ran.out, shell), f"{where}\n{ran.out}"
            assert fits(command.err, ran.err, shell), f"{where}\n{ran.err}"
    if snapshots.renewing:
        snapshots.settle(path, "\n".join([*lines, *remarks]) + "\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_example_in_the_documentation_shows_what_a_terminal_shows(
    page: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "terminal", True)
    for command in blocks(page.read_text(encoding="utf-8")):
        ran = shell.run(command.line, [])
        where = f"{page.name}:{command.number}: {command.line}"
        assert ran.code == command.code, f"{where}\n{ran.both}"
        assert fits(command.out, ran.both, shell), f"{where}\n{ran.both}"


def test_every_command_has_a_transcript() -> None:
    lines = [
        command.line
        for path in TRANSCRIPTS
        for command in commands(path.read_text(encoding="utf-8"))[0]
    ]
    typed = {line.partition("convo ")[2].partition(" ")[0] for line in lines}
    assert set(COMMANDS) <= typed


def test_a_transcript_that_is_wrong_is_noticed(shell: Shell) -> None:
    ran = shell.run("convo show nobody", [])
    right = ["No conversation fits 'nobody'.", "See: convo list"]
    assert ran.code == 20
    assert fits(right, ran.err, shell)
    assert not fits(right[:1], ran.err, shell)
    assert not fits([*right, "more"], ran.err, shell)
    assert not fits([], ran.err, shell)
    assert fits(["...", right[1]], ran.err, shell)


def test_writing_a_transcript_keeps_what_fits_and_mends_what_does_not(
    shell: Shell,
) -> None:
    command = Command("convo show nobody", 1, 0, ["# Nobody"], err=["Nonsense."])
    ran = shell.run(command.line, [])
    assert list(written(command, ran, shell)) == [
        "# Nobody",
        "20$ convo show nobody",
        "2> No conversation fits 'nobody'.",
        "2> See: convo list",
    ]
