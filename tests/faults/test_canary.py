"""A word that a client said is in the journal and its state, and nowhere else."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from every_command import EVERY, FILE, ID, Line
from terminal import CTRL_C, CTRL_D, ENTER

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

WORD = "zimtzicke"
# The script must not hold the word itself.
EDITOR = f"""#!{sys.executable}
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
path.write_text(path.read_text() + "# {WORD[:4]}" + "{WORD[4:]} by hand\\n")
"""
ANSWERS = (
    "issue=Price",
    "facts=zimtzicke, they said",
    "objective=zimtzicke stays",
    "fallback=zimtzicke goes",
    "concerns=zimtzicke is dear | We see | 40",
    "if_then=If zimtzicke, then I wait",
    "meeting_at=2026-11-21 17:00",
    "purpose=Talk on zimtzicke",
)


@pytest.fixture
def convo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Convo]:
    """A journal in a home where every file would be open to all, were it not for us."""
    for name in ("tmp", "here"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.chdir(tmp_path / "here")
    editor = tmp_path / "home" / "editor"
    editor.write_text(EDITOR, encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    umask = os.umask(0)
    yield Convo(tmp_path)
    os.umask(umask)


def with_the_word(folder: Path) -> list[Path]:
    """Every file below a folder that holds the word, in name or content."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    word = WORD.encode()
    return [p for p in files if WORD in p.name or word in p.read_bytes()]


def assert_private(convo: Convo) -> None:
    """All that holds the word lies in journal or state, for its owner alone."""
    root = convo.journal.parent
    for path in with_the_word(root):
        assert path.is_relative_to(convo.journal) or path.is_relative_to(convo.state)
    for place in (convo.journal, convo.state):
        for path in (place, *place.rglob("*")):
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode == (0o700 if path.is_dir() else 0o600), path


def test_the_word_stays_where_it_belongs_whatever_is_run(convo: Convo) -> None:
    answers = [f"--set={answer}" for answer in ANSWERS]
    convo.done("prep", "Acme", "Renewal", *answers)
    for words in (
        (),
        ("list",),
        ("show", "acme"),
        ("card", "acme"),
        ("grep", WORD),
        ("actions",),
        ("calendar",),
        ("insights",),
        ("export",),
        ("export", "--format", "csv"),
        ("export", "--without-private"),
        ("check", "acme"),
        ("path", "acme"),
        ("note", f"+Send {WORD} @me by friday", "--in", "acme"),
        ("set", "acme", "outcome=agreed", f"agreed={WORD} for 12"),
        ("recap", "acme"),
        ("edit", "acme"),
        ("recap", "acme", "--edit"),
        ("recap", "acme", "--sent"),
        ("restore", "acme", "--list"),
        ("restore", "acme"),
        ("demo", "show", "acme", "renewal"),
        ("close", convo.file.stem),
        ("close", "acme", "--reopen"),
    ):
        ran = convo.done(*words)
        assert WORD not in ran.err, (words, ran.err)
        assert_private(convo)
    assert not list((convo.journal.parent / "tmp").iterdir())
    assert not list((convo.journal.parent / "here").iterdir())
    convo.done("forget", convo.file.stem, "--yes")
    assert with_the_word(convo.journal.parent) == []


def test_a_walk_leaves_the_word_nowhere_else_stopped_or_killed(convo: Convo) -> None:
    with convo.terminal("prep", "Acme", "Renewal") as terminal:
        terminal.wait("When do you talk").idle().type(ENTER)
        terminal.wait("What is the problem").wait("Answer:").idle()
        terminal.type(f"{WORD} is", ENTER).wait("Which situation").idle()
        terminal.type(f"half a {WORD}").wait(f"half a {WORD}").idle()
        terminal.type(CTRL_C)
        assert terminal.end() == 130
    assert_private(convo)
    assert with_the_word(convo.state)
    with convo.terminal("prep", "Acme", "Renewal") as terminal:
        terminal.wait(f"half a {WORD}").kill(signal.SIGKILL)
        terminal.end()
    assert_private(convo)
    with convo.terminal("prep", "Acme", "Renewal") as terminal:
        terminal.wait("Which situation").wait(f"none): half a {WORD}").idle()
        terminal.type("\x15price-pushback", ENTER).wait(
            "What will you say first"
        ).idle()
        terminal.type(":go concerns", ENTER).wait("Imagine it went badly").idle()
        dear = f"{WORD} was quoted half elsewhere"
        terminal.type(dear, ENTER).wait("You answer (").idle()
        terminal.type(":drop", ENTER).wait("Struck: ").idle().type(CTRL_D)
        assert terminal.end() == 0
    assert_private(convo)
    assert convo.read().text("prepare.ready_at")
    convo.done("forget", convo.file.stem, "--yes")
    assert with_the_word(convo.journal.parent) == []


def test_a_command_killed_in_a_save_leaves_nothing_that_forget_would_miss(
    convo: Convo,
) -> None:
    convo.done("prep", "Acme", "--set", f"issue={WORD}")
    folder = convo.file.parent
    tries = 0
    while tries < 10 and not list(folder.glob(".~*")):
        tries += 1
        command = [*PROGRAM, "note", WORD, "--in", "acme"]
        process = os.posix_spawn(command[0], command, convo.environ)
        while not any(name.startswith(".~") for name in os.listdir(folder)):
            if os.waitpid(process, os.WNOHANG)[0]:
                break
        else:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        assert_private(convo)
    convo.done("forget", convo.file.stem, "--yes")
    assert with_the_word(convo.journal.parent) == []


# What prints a note for oneself alone: to its owner's eyes, and as a whole copy.
OWN = {"show", "grep", "export", "import", "restore"}
HANDED_ON = {"markdown", "html", "--without-private"}
ALONE = f"""\
conduct:
  notes:
    - at: 2026-11-21T15:10+01:00
      kind: private
      text: You always do this, {WORD}. I walk out by 30 nov.
"""
MORE = (
    Line(("show", "REF", "--format", "html")),
    Line(("show", "--client", "Acme", "--format", "markdown")),
    Line(("export", "--format", "csv", "--without-private")),
)


def may_say(words: tuple[str, ...]) -> bool:
    return bool(OWN & {*words[:1]}) and not HANDED_ON & {*words}


@pytest.mark.parametrize("line", [*EVERY, *MORE], ids=lambda line: " ".join(line.words))
def test_a_note_for_oneself_alone_is_in_nothing_that_is_handed_on(
    convo: Convo, line: Line
) -> None:
    convo.write(FILE.replace("resolve:", f"{ALONE}resolve:"))
    convo.own["EDITOR"] = "true"
    ran = convo(*line.with_reference(ID), stdin=line.stdin)
    assert ran.code in (0, 1, 2, 27), ran
    assert WORD not in ran.err
    assert may_say(line.words) or WORD not in ran.out
    for path in with_the_word(convo.journal.parent):
        assert path.is_relative_to(convo.journal) or path.is_relative_to(convo.state)


def test_a_note_for_oneself_alone_is_shown_to_oneself(convo: Convo) -> None:
    convo.write(FILE.replace("resolve:", f"{ALONE}resolve:"))
    assert f"15:10 - private - You always do this, {WORD}" in convo.done("show", ID).out
    for form in ("markdown", "html"):
        shown = convo.done("show", ID, "--format", form, "--private").out
        assert WORD in shown


def test_nothing_is_made_or_counted_of_a_note_for_oneself_alone(convo: Convo) -> None:
    asked = (("insights",), ("words", ID), ("recap", ID, "--fresh"), ("card", ID))
    convo.write(FILE)
    without = [convo(*words) for words in asked]
    convo.write(FILE.replace("resolve:", f"{ALONE}resolve:"))
    assert [convo(*words) for words in asked] == without


BROKEN = {
    "broken": f"prepare:\n  issue: {WORD}\n bad: {WORD}\n",
    "doubled": f"prepare:\n  issue: {WORD}\n  issue: {WORD}\n",
    "quoted": f'prepare:\n  issue: "{WORD}\n',
    "misfit": f"prepare:\n  confidence: about {WORD}\n  facts: {WORD}\n",
    "dated": f"initiate:\n  meeting_at: {WORD}\nresolve:\n  outcome: {WORD}\n",
    "tagged": f"prepare:\n  issue: !!{WORD} x\n",
    "anchored": f"prepare:\n  issue: &{WORD} x\n",
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_no_message_repeats_what_a_client_said(convo: Convo, body: str) -> None:
    convo.write(f"schema: 1\nid: k3v9qd\nclient: Acme\ntopic: Renewal\n{body}")
    for words in (
        (),
        ("list",),
        ("check",),
        ("check", "--json"),
        ("show", "k3v9qd"),
        ("note", "x", "--in", "k3v9qd"),
        ("prep", "k3v9qd", "--set", "fallback=x"),
        ("recap", "k3v9qd"),
        ("card", "k3v9qd"),
    ):
        ran = convo(*words)
        assert ran.code in (0, 2, 20, 22, 24, 27), ran
        assert WORD not in ran.err, words
        if words[:1] == ("check",):
            assert WORD not in ran.out


def test_an_import_leaves_the_word_in_journal_and_state_alone(convo: Convo) -> None:
    rows = "".join(
        json.dumps({"text": f"client: {WORD} {n}\nprepare:\n  issue: {WORD}\n"}) + "\n"
        for n in range(3)
    )
    convo.state.mkdir(mode=0o700)
    ran = convo.done("import", "-", stdin=rows)
    assert WORD not in ran.err
    assert_private(convo)
    # As of every new conversation: whose it is, and what convo wrote last.
    left = {path.name for path in with_the_word(convo.state)}
    assert left == {"whose", "written"}
    wrong = json.dumps({"session": {"prepare": {"tension": WORD}, "closed": WORD}})
    ran = convo("import", "-", stdin=f"{rows}{wrong}\n{WORD}\n")
    assert ran.code == 2
    assert WORD not in ran.err + ran.out
    assert not list((convo.journal.parent / "tmp").iterdir())


def test_a_clash_is_told_without_the_answer(convo: Convo) -> None:
    with convo.terminal("prep", "Acme", "Renewal") as terminal:
        terminal.wait("When do you talk").idle().type(ENTER)
        terminal.wait("What is the problem").wait("Answer:").idle()
        convo.done("prep", convo.read().id, "--set", "issue=another")
        terminal.type(f"{WORD} is", ENTER)
        terminal.wait("conflict-1").wait("Enter puts it there")
        assert terminal.said.partition("Enter puts it there")[0].count(WORD) == 1
        assert terminal.wait("Your answer now").idle().type(CTRL_C).end() == 130
    [conflict] = convo.conflicts()
    assert WORD in conflict.read_text(encoding="utf-8")
    assert convo.read().text("prepare.issue") == "another"
    assert_private(convo)


def test_a_mistake_of_convo_itself_is_told_without_what_it_was_working_on(
    convo: Convo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        raise ValueError(WORD)

    monkeypatch.setattr("convo_prep.commands.listing.listing", wrong)
    convo.done("prep", "Acme", "--set", f"issue={WORD}")
    ran = convo("list")
    assert ran.code == 99
    assert WORD not in ran.err + ran.out
    assert "ValueError" in ran.err
