from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from terminal import CTRL_C, Terminal

from convo_prep.store import library
from convo_prep.store.journal import Journal

MAIN = "from convo_prep.__main__ import main; main()"
HEAVY = {
    *("pydantic", "rich", "prompt_toolkit", "icalendar"),
    *("dateparser", "jinja2", "sqlite3"),
}
LOOKING = {
    "bare": [],
    "list": ["list"],
    "list as json": ["list", "--json"],
    "list filtered": ["list", "--client", "acme", "--since", "2020-01-01"],
    "show": ["show", "acme", "renewal"],
    "show a client": ["show", "--client", "acme"],
    "show as json": ["show", "acme", "renewal", "--json"],
    "card": ["card", "acme", "renewal"],
    "grep": ["grep", "budget"],
    "grep with its places": ["grep", "-C", "1", "budget"],
    "grep an expression": ["grep", "-E", "budg.t"],
    "actions": ["actions"],
    "clients": ["clients"],
    "insights": ["insights"],
    "insights as json": ["insights", "--json"],
    "lessons": ["lessons"],
    "path": ["path", "acme", "renewal"],
    "guide": ["guide"],
    "playbook": ["playbook"],
    "help": ["--help"],
    "help of a command": ["list", "--help"],
    "usage error": ["list", "--no-such-option"],
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A journal with the sessions of the demo, as the environment names it."""
    folder = tmp_path_factory.mktemp("imports")
    journal = Journal(
        str(folder / "journal"), str(folder / "state"), library.guide(), datetime.now
    )
    sessions = library.shipped("demo.yaml")["sessions"]
    assert isinstance(sessions, list)
    for session in sessions:
        assert isinstance(session, dict)
        journal.create(session)
    return {
        "CONVO_JOURNAL": journal.folder,
        "CONVO_STATE": journal.state,
        "CONVO_NOW": "2026-11-21T17:10+01:00",
        "HOME": str(folder),
        "PYTHONPATH": str(Path(library.PACKAGE).parent),
        "LC_ALL": "C.UTF-8",
    }


def loaded(words: list[str], environ: dict[str, str], stdin: str = "") -> set[str]:
    """Return the modules that a command loads when its output goes into a pipe."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", MAIN, *words],
        env=environ,
        capture_output=True,
        input=stdin,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    rows = [line.split("|") for line in done.stderr.splitlines()]
    return {
        row[2].strip()
        for row in rows
        if len(row) == 3 and row[0].startswith("import time:")
    }


@pytest.mark.parametrize("words", LOOKING.values(), ids=LOOKING)
def test_a_looking_command_loads_nothing_heavy(
    words: list[str], places: dict[str, str]
) -> None:
    found = loaded(words, places)
    assert "convo_prep.app" in found
    assert not found & HEAVY


@pytest.mark.parametrize("words", ["convo list --client A", "convo show a", "convo "])
def test_completion_loads_nothing_heavy(words: str, places: dict[str, str]) -> None:
    asked = "".join(f"{word}\0" for word in words.split(" "))
    found = loaded([], {**places, "_CONVO_COMPLETE": "zsh"}, asked)
    assert "convo_prep.completion.replying" in found
    assert not found & HEAVY


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_said_before_anything_is_loaded(
    option: str, places: dict[str, str]
) -> None:
    found = loaded([option], places)
    assert "convo_prep" in found
    assert not found & {*HEAVY, "typer", "yaml", "convo_prep.app", "dataclasses"}


@pytest.mark.parametrize("words", ["--help", "help", "help all"])
def test_help_loads_no_journal(words: str, places: dict[str, str]) -> None:
    found = loaded(words.split(), places)
    assert not {m for m in found if m.startswith(("convo_prep.store", "yaml"))}


def test_searching_loads_no_parser_and_no_guide(places: dict[str, str]) -> None:
    found = loaded(["grep", "budget"], places)
    assert "convo_prep.store.searching" in found
    assert not found & {"yaml", "convo_prep.guide", "convo_prep.store.journal"}
    assert not found & {"convo_prep.dates", "convo_prep.session"}


def test_where_a_hit_stands_is_told_without_a_parser(places: dict[str, str]) -> None:
    found = loaded(["grep", "--json", "budget"], places)
    assert "convo_prep.notation.belonging" in found
    # Without a wheel the guide is read with the parser itself.
    assert "convo_prep.notation.marks" not in found


def test_looking_loads_nothing_that_only_a_change_needs(
    places: dict[str, str],
) -> None:
    changing = {"changing", "rewriting", "writing", "backups", "half_typed"}
    # Nobody has copies, or named a day.
    seldom = {"store.twins", "store.labels", "desk.between", "session.concerns"}
    found = loaded(["list"], places)
    assert not found & {f"convo_prep.store.{name}" for name in changing}
    assert not found & {f"convo_prep.{name}" for name in seldom}
    assert not found & {"hashlib", "secrets", "tempfile", "platformdirs"}


def test_looking_loads_nothing_that_reads_a_typed_line() -> None:
    # A run would not show it: without a wheel the guide is read with its kinds.
    looking = ", ".join(f"convo_prep.commands.{n}" for n in ("listing", "status"))
    code = f"import sys, {looking}, convo_prep.store.journal; print(*sys.modules)"
    source = str(Path(library.PACKAGE).parent)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=True,
    )
    found = done.stdout.split()
    assert "convo_prep.session.session" in found
    assert not {
        m for m in found if m.startswith(("convo_prep.kinds", "convo_prep.walk"))
    }


def test_a_note_loads_no_interview_and_no_choice(places: dict[str, str]) -> None:
    # Nobody told when that talk began, and yet it has drafts no more.
    found = loaded(["note", "--in", "a9r5zp", "Budget frozen until spring"], places)
    assert "convo_prep.walk.notes" in found
    asking = {"walk.walking", "desk.choosing", "commands.jotting", "desk.drafted"}
    # It is named by its id, and has one name on the disk.
    asking |= {"session.named", "session.reference", "store.twins"}
    # What can be no day needs nothing that reads one.
    asking |= {"dates.grammar", "kinds.datelike"}
    assert not found & {f"convo_prep.{name}" for name in asking}


def test_an_action_is_done_without_what_reads_a_line_at_a_question(
    places: dict[str, str],
) -> None:
    found = loaded(["done", "versions", "--in", "k3v9qd"], places)
    assert "convo_prep.walk.fields" in found
    asking = {"walk.answering", "walk.spot", "session.named", "views.card"}
    assert not found & {f"convo_prep.{name}" for name in asking}


def test_the_first_question_loads_its_line_editor_and_little_else(
    places: dict[str, str], tmp_path: Path
) -> None:
    said = tmp_path / "modules"
    telling = f"lambda: open({str(said)!r}, 'w').write(' '.join(sys.modules))"
    code = f"import atexit, sys; atexit.register({telling}); {MAIN}"
    line = [sys.executable, "-c", code, "prep", "Borealis", "scope"]
    with Terminal(line, {**places, "TERM": "xterm-256color"}) as terminal:
        terminal.wait("When do you talk").idle().type(CTRL_C).end()
    found = set(said.read_text(encoding="utf-8").split())
    assert "prompt_toolkit" in found
    assert not found & {"pydantic", "icalendar", "ctypes"}
    later = {"advice.proposing", "advice.wording", "views.card", "commands.over_page"}
    assert not found & {f"convo_prep.{name}" for name in later}
