"""The cron line and the systemd units of the docs do what the page says."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo

PAGE = Path(__file__).resolve().parents[1] / "docs" / "calendar-and-mail.md"
BLOCKS = re.findall(r"(?ms)^```(crontab|ini)\n(.*?)^```", PAGE.read_text("utf-8"))
[CRON] = [text for kind, text in BLOCKS if kind == "crontab"]
SERVICE, TIMER = (text for kind, text in BLOCKS if kind == "ini")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """convo as it is installed in a home, beside a program that shows notes."""
    made = Convo(tmp_path)
    home = tmp_path / "home"
    script(home / ".local" / "bin" / "convo", f'exec {shlex.join(PROGRAM)} "$@"')
    script(tmp_path / "bin" / "notify-send", f'echo "$2" >> "{tmp_path}/notes"')
    return made


def script(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def ran(convo: Convo, command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with as little around it as cron gives."""
    bare = {
        **convo.own,
        "HOME": os.environ["HOME"],
        "PATH": f"{folder}/bin:/usr/bin:/bin",
        "PYTHONPATH": convo.environ["PYTHONPATH"],
    }
    words = ["/bin/sh", "-c", command]
    return subprocess.run(words, env=bare, capture_output=True, text=True, check=False)


def cron_command() -> str:
    command: str = CRON.strip().split(maxsplit=5)[-1]
    # A percent sign would end it there.
    assert "%" not in command
    return command


def service_command() -> str:
    """The words of ExecStart, `%h` in place, as systemd would start them."""
    units = configparser.ConfigParser(interpolation=None)
    units.read_string(SERVICE)
    words = shlex.split(units["Service"]["ExecStart"])
    assert words[:2] == ["/bin/sh", "-c"]
    return str(words[2]).replace("%h", os.environ["HOME"])


def test_cron_mails_what_waits_and_nothing_where_nothing_does(
    convo: Convo, tmp_path: Path
) -> None:
    assert ran(convo, cron_command(), tmp_path).stdout == ""
    convo.done("prep", "Acme", "Renewal", "--set", "meeting_at=tomorrow 15:00")
    done = ran(convo, cron_command(), tmp_path)
    assert "Acme · Renewal" in done.stdout
    assert done.stderr == ""


def test_cron_mails_what_goes_wrong(convo: Convo, tmp_path: Path) -> None:
    convo.write("a: 1\na: 2\n")
    assert "cannot be read" in ran(convo, cron_command(), tmp_path).stdout


def test_the_timer_shows_a_note_that_names_nobody_where_something_waits(
    convo: Convo, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    assert ran(convo, service_command(), tmp_path).returncode == 1
    assert not notes.exists()
    convo.done("prep", "Acme", "Renewal", "--set", "meeting_at=tomorrow 15:00")
    done = ran(convo, service_command(), tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert notes.read_text("utf-8") == "Something waits. Type: convo next\n"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    for ending, text in (("service", SERVICE), ("timer", TIMER)):
        (tmp_path / f"convo-next.{ending}").write_text(text, encoding="utf-8")
    runtime = tmp_path / "run"
    runtime.mkdir(0o700)
    done = subprocess.run(
        [
            "systemd-analyze",
            "--user",
            "verify",
            "convo-next.timer",
            "convo-next.service",
        ],
        cwd=tmp_path,
        env={**os.environ, "XDG_RUNTIME_DIR": str(runtime)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("length", ["12h", "2d", "1w", "2 days", "36 hours", "1 WEEK"])
def test_a_length_of_time_may_be_said_as_one_says_it(convo: Convo, length: str) -> None:
    ran = convo("next", "--within", length, "--json")
    assert (ran.code, ran.out) == (1, "[]\n")


@pytest.mark.parametrize("length", ["soon", "2", "d", "-2d", "2m", "2d 3h", "2.5d"])
def test_what_is_no_length_of_time_is_refused(convo: Convo, length: str) -> None:
    assert convo("next", "--within", length).code == 2
