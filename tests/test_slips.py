"""Slips of the fingers and of scripts: refused by name, and never taken for another."""

from __future__ import annotations

import importlib
import re
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import typer
from command_line import Convo
from every_command import EVERY, FILE, LINES, Line

from convo_prep.app import COMMANDS, PACKAGE
from convo_prep.commands.misnamed import _COMMAND, why_none


def options(name: str) -> list[Any]:
    command = typer.main.get_command(
        importlib.import_module(PACKAGE + COMMANDS[name][0]).app
    )
    return [each for each in command.params if each.param_type_name == "option"]


TEXTS = [
    (name, each.opts[0])
    for name in COMMANDS
    for each in options(name)
    if not each.is_flag and each.metavar != "N"
]
FLAGS = [
    (name, opt)
    for name in COMMANDS
    for each in options(name)
    for opt in each.opts
    if opt != "-0"
]


def line_of(name: str) -> tuple[str, ...]:
    return LINES[name][0].with_reference("k3v9qd")


@pytest.mark.parametrize(("name", "option"), TEXTS)
def test_an_option_with_nothing_in_it_is_refused(
    tmp_path: Path, name: str, option: str
) -> None:
    """A variable that is empty would take in all clients where one is meant."""
    convo = Convo(tmp_path)
    convo.write(FILE)
    for blank in ("", "  "):
        ran = convo(*line_of(name), option, blank)
        assert ran.code == 2
        assert ran.out == ""
        said = f"{option} is given nothing.\nGive it a value, or leave it out.\n"
        assert said in ran.err or "given more than once" in ran.err


def test_a_journal_without_a_name_is_no_other_journal(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE)
    for line in (("--journal", "", "list"), ("list", "--journal=",)):  # fmt: skip
        ran = convo(*line)
        assert ran.code == 2
        assert "--journal is given nothing." in ran.err
        assert ran.out == ""


@pytest.mark.parametrize(("name", "option"), FLAGS)
def test_an_option_with_another_dash_is_no_text(
    tmp_path: Path, name: str, option: str
) -> None:
    convo = Convo(tmp_path)
    file = convo.write(FILE)
    dashes = "\u2014 \u2013\u2013 -\u2010" if option[:2] == "--" else "\u2013 \u2212"
    for dash in dashes.split():
        ran = convo(*line_of(name), f"{dash}{option.lstrip('-')}", "acme")
        assert ran.code == 2
        assert f"Type: {option}\n" in ran.err
    assert file.read_text(encoding="utf-8") == FILE


def test_a_text_may_hold_such_a_dash(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE)
    convo.done("note", "They want it \u2014in writing", "--in", "acme")
    convo.done("note", "--in", "acme", "--", "\u2014in", "writing")
    texts = [note["text"] for note in convo.read().records("conduct.notes")]
    assert texts == ["They want it \u2014in writing", "\u2014in writing"]


ODD = (
    *("", " ", "-", "--", "---", "-1", "-99999999999999999999", "\x01\x1b[31m", "a\nb"),
    *("\u202eabc", "\U0001f4a5", "x" * 40_000, "$(touch x)", "{0}", "%s", "../../x"),
    *("=", "=x", "+=", "@", "#1", "1e9", "[b]", "--no-such", "--set", "--client="),
    *("-Z", "--journal=/nowhere/at/all", "--json=1", "--format=pdf", "--since=asap"),
)
AT = cycle(ODD)
ODD_LINES = [(line, next(AT), front) for line in EVERY for front in (True, False)]


@pytest.mark.parametrize(
    ("line", "odd", "front"),
    ODD_LINES,
    ids=[str(number) for number in range(len(ODD_LINES))],
)
def test_an_odd_word_is_taken_or_refused_in_words(
    tmp_path: Path, line: Line, odd: str, front: bool
) -> None:
    convo = Convo(tmp_path)
    convo.own["EDITOR"] = "true"
    convo.write(FILE)
    words = line.with_reference("k3v9qd")
    at = 1 if front else len(words)
    ran = convo(*words[:at], odd, *words[at:], stdin=line.stdin)
    assert ran.code in (0, 1, 2, 20, 22, 23, 27, 28), ran
    assert "Traceback" not in ran.err
    assert ran.err.strip() or ran.code in (0, 1)


@pytest.mark.parametrize(("word", "command"), _COMMAND.items())
def test_a_word_of_other_programs_names_the_command(word: str, command: str) -> None:
    assert word not in COMMANDS
    assert command in {*COMMANDS, "--version"}
    said = why_none(word.upper(), COMMANDS)
    assert said.endswith(f". Did you mean 'convo {command}'?")


def test_a_command_in_capital_letters_and_a_client_are_told_apart(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE)
    assert "Did you mean 'convo prep'?" in convo("PREP", "acme").err
    ran = convo("Acme")
    assert ran.code == 2
    hint = re.search(r": convo (show .*)\n", ran.err)
    assert hint
    assert "Renewal price" in convo.done(*hint[1].split()).out


SAID = "they are suing us for breach of contract"


@pytest.mark.parametrize(
    "name", ["list", "actions", "export", "calendar", "insights", "lessons"]
)
def test_words_behind_a_command_that_takes_none_are_shown_as_a_filter(
    tmp_path: Path, name: str
) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE)
    ran = convo(name, "Acme")
    assert ran.code == 2
    assert ran.err.endswith(f"With one client: convo {name} --client Acme\n")
    assert convo(name, "--client", "Acme").code == 0
    assert "With one client" not in convo(name, " ").err
    assert "So many: convo list -n 5" in convo("list", "5").err


@pytest.mark.parametrize(
    "line",
    [
        *(["list", SAID], ["list", *SAID.split()], ["next", SAID], ["guide", SAID]),
        *(["list", "--state", SAID], ["next", "--within", SAID]),
    ],
)
def test_a_sentence_that_a_command_does_not_take_is_not_repeated(
    tmp_path: Path, line: list[str]
) -> None:
    ran = Convo(tmp_path)(*line)
    assert ran.code == 2
    assert "suing" not in ran.err


def test_an_editor_is_not_waited_for_without_a_terminal(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE)
    for line in (("edit", "acme"), ("recap", "acme", "--edit")):
        ran = convo(*line)
        assert ran.code == 29
        assert "EDITOR" in ran.err
    assert convo.read().id == "k3v9qd"


@pytest.mark.parametrize("line", [("undo", "acme"), ("rehearse", "acme")])
def test_what_to_type_next_names_the_conversation(
    tmp_path: Path, line: tuple[str, ...]
) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE)
    ran = convo(*line)
    assert ran.code == 2
    hint = re.search(r": convo (.*)\n", ran.err)
    assert hint
    assert "acme" in hint[1]
    assert convo(*hint[1].split()).code in (0, 1)
