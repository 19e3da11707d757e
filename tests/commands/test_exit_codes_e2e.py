"""How a command ends: its code says what happened, its message what to do next."""

from __future__ import annotations

import fcntl
import os
import subprocess
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo

from convo_prep.store import library, locking

ID = "k3v9qd"
SESSION = f"schema: 1\nid: {ID}\nclient: Acme\ntopic: Renewal\n"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.write(SESSION)
    return convo


def test_looking_ends_with_0(convo: Convo) -> None:
    for words in ((), ("list",), ("show",), ("card",), ("actions",), ("guide",)):
        assert convo(*words).code == 0, words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("grep", "nothing at all"), 1),
        (("actions", "--due"), 1),
        (("restore", ID), 1),
        (("nonsense",), 2),
        (("list", "--nonsense"), 2),
        (("list", "--state", "nonsense"), 2),
        (("list", "--since", "whenever"), 2),
        (("show", "--format", "nonsense"), 2),
        (("grep", ""), 2),
        (("note", "x", "--in", ID, "--kind", "nonsense"), 2),
        (("forget",), 2),
        (("forget", ID), 2),
        (("prep", ID, "--set=tension=9"), 2),
        (("done", "x", "--on", "today", "--dropped", "why"), 2),
        (("show", "nobody"), 20),
        (("path", "nobody"), 20),
        (("done", "nothing"), 20),
        (("resolve", "nobody"), 20),
        (("prep", "Acme", "--playbook", "nonsense"), 2),
    ],
)
def test_each_mistake_has_its_code_and_a_message(
    convo: Convo, words: tuple[str, ...], code: int
) -> None:
    ran = convo(*words)
    assert ran.code == code, ran
    assert ran.err or words[0] == "grep"
    assert ran.out == ""


def test_several_that_fit_are_listed_with_what_to_type(convo: Convo) -> None:
    convo.write(SESSION.replace(ID, "abcdef"), "2026/2026-11-20-acme-other.yaml")
    for words in (("show", "acme"), ("close",), ("prep", "Acme", "--set=issue=x")):
        ran = convo(*words)
        assert ran.code == 21, words
        assert ID in ran.err
        assert "abcdef" in ran.err


def test_a_broken_file_is_22_and_found_by_check_27(convo: Convo) -> None:
    path = convo.write(SESSION + "prepare: [\n")
    before = path.read_bytes()
    for words in (
        ("show", ID),
        ("note", "x", "--in", ID),
        ("prep", ID, "--set=issue="),
    ):
        ran = convo(*words)
        assert ran.code == 22, words
        assert f"{path.name}:6" in ran.err
    assert convo("check").code == 27
    assert f"{path.name}:6" in convo("list").err
    assert path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_23(convo: Convo) -> None:
    convo.file.parent.chmod(0o500)
    ran = convo("prep", ID, "--set=issue=x")
    convo.file.parent.chmod(0o700)
    assert ran.code == 23


def test_a_state_folder_that_is_a_file_is_23_and_nothing_is_lost(convo: Convo) -> None:
    convo.state.write_text("in the way", encoding="utf-8")
    before = convo.file.read_bytes()
    ran = convo("prep", ID, "--set=issue=x")
    assert ran.code == 23
    assert str(convo.state) in ran.err
    assert convo.file.read_bytes() == before


def test_nothing_is_begun_where_its_versions_cannot_be_kept(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.state.write_text("in the way", encoding="utf-8")
    ran = convo("prep", "Borealis", "--set=issue=x")
    assert ran.code == 23
    assert str(convo.state) in ran.err
    assert not convo.files()


def test_a_file_made_read_only_on_purpose_stays_so_and_unchanged(convo: Convo) -> None:
    before = convo.file.read_bytes()
    convo.file.chmod(0o444)
    for words in (("set", ID, "issue=x"), ("note", "x", "--in", ID)):
        ran = convo(*words)
        assert ran.code == 23
        assert f"chmod u+w {convo.file}" in ran.err
    assert convo.file.read_bytes() == before
    assert convo.file.stat().st_mode & 0o777 == 0o444
    convo.file.chmod(0o600)
    convo.done("set", ID, "issue=x")


def test_a_newer_file_is_25_and_can_be_looked_at(convo: Convo) -> None:
    convo.write(SESSION.replace("schema: 1", "schema: 2"))
    assert convo("prep", ID, "--set=issue=x").code == 25
    assert "Acme" in convo.done("show", ID).out


def test_a_lock_held_too_long_is_26(
    convo: Convo, monkeypatch: pytest.MonkeyPatch
) -> None:
    convo.done("prep", ID, "--set=issue=x")
    [held] = convo.state.glob(".lock")
    wait = locking._wait_for
    monkeypatch.setattr(locking, "_wait_for", lambda held, at, _: wait(held, at, 0))
    with held.open("rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = convo("prep", ID, "--set=issue=y")
    assert ran.code == 26
    assert convo.read().text("prepare.issue") == "x"


def test_settings_that_make_no_sense_are_28(convo: Convo) -> None:
    config = Path(convo.own["CONVO_CONFIG"])
    config.parent.mkdir()
    config.write_text("plain: perhaps\n", encoding="utf-8")
    for words in (("list",), ("note", "x", "--in", ID), ("grep", "x"), ("demo",)):
        ran = convo(*words)
        assert ran.code == 28, words
        assert f"{config}:1:8" in ran.err


def test_check_and_path_find_a_config_that_makes_no_sense(convo: Convo) -> None:
    config = Path(convo.own["CONVO_CONFIG"])
    config.parent.mkdir()
    config.write_text("journal: [\n", encoding="utf-8")
    for words in (("check",), ("check", ID)):
        ran = convo(*words)
        assert ran.code == 27
        assert f"{config}:2:1: " in ran.out
    ran = convo.done("path")
    assert ran.out == f"{convo.journal}\n"
    assert f"{config}:2:1" in ran.err
    del convo.own["CONVO_JOURNAL"]
    ran = convo("path")
    assert (ran.code, ran.out) == (28, "")
    ran = convo("check")
    assert ran.code == 27
    assert f"{config}:2:1: " in ran.out


def test_a_setting_that_there_is_not_is_said_once_and_ends_nothing(
    convo: Convo,
) -> None:
    config = Path(convo.own["CONVO_CONFIG"])
    config.parent.mkdir()
    config.write_text("jurnal: x\n", encoding="utf-8")
    for words in (("list",), ("demo", "list"), ("show", "acme")):
        assert convo.done(*words).err.count("no such setting: 'jurnal'") == 1, words
    assert "jurnal" in convo("show", "nobody").err


def test_config_playbooks_and_wording_may_be_links(
    convo: Convo, tmp_path: Path
) -> None:
    config = Path(convo.own["CONVO_CONFIG"]).parent
    kept = tmp_path / "dotfiles"
    (kept / "playbooks").mkdir(parents=True)
    (kept / "config.yaml").write_text("by: Kim\n", encoding="utf-8")
    template = Path(library.PACKAGE) / "playbook-template.yaml"
    (kept / "other.yaml").write_bytes(template.read_bytes())
    (kept / "playbooks" / "my-situation.yaml").symlink_to(kept / "other.yaml")
    (kept / "wording.yaml").write_text("rules: []\n", encoding="utf-8")
    config.mkdir()
    for name in ("config.yaml", "playbooks", "wording.yaml"):
        (config / name).symlink_to(kept / name)
    assert "my-situation" in convo.done("playbook", "list").out
    assert convo.done("playbook", "check").err == ""
    assert convo.done("words", ID).err == ""
    convo.done("prep", "Borealis", "Start", "--set=issue=x")
    [made] = [path for path in convo.files() if "borealis" in path.name]
    assert "by: Kim" in made.read_text(encoding="utf-8")


def test_an_editor_that_is_not_there_or_fails_is_29(
    convo: Convo, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = convo.file.read_bytes()
    for editor in ("/nowhere/editor", "false"):
        monkeypatch.setenv("EDITOR", editor)
        ran = convo("edit", ID)
        assert ran.code == 29
        assert editor in ran.err
    assert convo.file.read_bytes() == before


@pytest.mark.parametrize(
    ("editor", "named"),
    [
        ('"vim', "EDITOR has a quote that is not closed"),
        ("vim\\", "EDITOR has a quote that is not closed"),
        ("/", "'/' did not start"),
        ("/etc/passwd", "'/etc/passwd' did not start"),
        ("sh -c 'kill -9 $$'", "'sh' was ended by signal 9"),
        ("sh -c 'exit 3'", "'sh' ended with code 3"),
    ],
)
def test_an_editor_that_cannot_be_is_29_and_named(
    convo: Convo, monkeypatch: pytest.MonkeyPatch, editor: str, named: str
) -> None:
    convo.done("set", ID, "outcome=agreed")
    monkeypatch.setenv("EDITOR", editor)
    for words in (("edit", ID), ("recap", ID, "--edit")):
        ran = convo(*words)
        assert (ran.code, named in ran.err) == (29, True), ran


@pytest.mark.parametrize("number", ["9" * 20, "9" * 5000, "0", "-1", "x", "1.5", ""])
def test_a_number_that_counts_nothing_is_2(convo: Convo, number: str) -> None:
    for words in (
        ("list", "-n", number),
        ("grep", "x", "-C", number.replace("0", "-5")),
        ("restore", ID, "--version", number),
    ):
        assert convo(*words).code == 2, words


def test_numbers_that_no_hand_counts_to_are_read_as_any_other(convo: Convo) -> None:
    many = "9" * 5000
    for schema in (many, "0" * 5000 + "2"):
        convo.write(SESSION.replace("schema: 1", f"schema: {schema}"))
        ran = convo("note", "x", "--in", ID)
        assert ran.code == 25
        assert len(ran.err) < 200
        assert convo("check").code == 27
        convo.done("show", ID)
    convo.write(SESSION.replace("schema: 1", "schema: " + "0" * 5000 + "1"))
    convo.done("note", "x", "--in", ID)


def test_an_editor_gets_the_path_whole_and_no_shell(
    convo: Convo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "my editor"
    script.write_text('#!/bin/sh\nprintf "%s|" "$@" > "$0.got"\n', encoding="utf-8")
    script.chmod(0o755)
    path = convo.file.rename(convo.file.with_name("a $(id) 'b'.yaml"))
    monkeypatch.setenv("EDITOR", f"'{script}' -n")
    convo.done("edit", "last")
    assert script.with_name("my editor.got").read_text() == f"-n|{path}|"


def test_a_reader_that_has_had_enough_ends_the_command_quietly(convo: Convo) -> None:
    for number in range(300):
        text = SESSION + "prepare:\n  issue: budget frozen\n"
        convo.write(text, f"2026/2026-11-20-acme-{number}.yaml")
    command = [*PROGRAM, "grep", "budget"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ran = subprocess.run(
            command, env=convo.environ, stdout=closed, stderr=-1, check=False
        )
    assert ran.returncode in (141, -13)
    assert b"Traceback" not in ran.stderr


def test_help_names_every_command_and_each_has_its_own(convo: Convo) -> None:
    listed = convo.done("help", "all").out
    for name in ("prep", "card", "note", "resolve", "reflect", "grep", "restore"):
        assert name in listed
        assert "Example: convo " in convo.done(name, "--help").out
