"""`convo completion`: it knows every command, option and value, and sets nothing up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from command_line import Convo
from typer.core import TyperGroup

from convo_prep.app import COMMANDS, app
from convo_prep.completion.cursor import COMMAND
from convo_prep.completion.offers import VALUES
from convo_prep.completion.program import (
    Command,
    Program,
    called,
    options,
    params,
    takes_value,
)
from convo_prep.completion.replying import BY_THE_SHELL, reply

ROOT = typer.main.get_group(app)


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


def offered(*words: str) -> list[str]:
    asked = "".join(f"{word}\0" for word in ("convo", *words)).encode()
    return [
        line[1:].partition("\t")[0] for line in reply(ROOT, "zsh", asked).splitlines()
    ]


def every_command() -> Iterator[tuple[str, Command]]:
    program = Program(ROOT)
    yield "", ROOT
    for name in COMMANDS:
        command = program.below(ROOT, name)
        assert command is not None
        yield name, command
        for word in getattr(command, "commands", {}):
            assert isinstance(command, TyperGroup)
            below = program.below(command, word)
            assert below is not None
            yield f"{name} {word}", below


@pytest.mark.parametrize(("name", "command"), list(every_command()))
def test_it_is_known_what_may_stand_at_every_option_and_argument(
    name: str, command: Command
) -> None:
    known = {*VALUES, *BY_THE_SHELL, COMMAND}
    flags = {id(each) for each in options(command) if not takes_value(each)}
    for param in params(command):
        assert id(param) in flags or called(param) in known, f"{name}: {param.name}"


@pytest.mark.parametrize(("name", "command"), list(every_command()))
def test_every_option_is_offered(name: str, command: Command) -> None:
    said = offered(*name.split(), "-")
    assert {max(each.opts, key=len) for each in options(command)} <= set(said)


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_nothing_writes_into_the_files_of_a_shell(option: str, convo: Convo) -> None:
    assert convo(option).code == 2
    assert option not in convo.done("--help").out
