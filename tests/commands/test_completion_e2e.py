"""The Tab key: commands, clients, sessions and keys, in each of three shells."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    made = Convo(tmp_path)
    made.done("prep", "Acme", "Renewal price", "--set", "issue=x")
    made.done("prep", "Borealis", "Extra requests", "--set", "issue=x")
    return made


def offered(convo: Convo, shell: str, *words: str) -> str:
    """What a shell is told to offer for the last of these words."""
    asked = {
        "_CONVO_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": " ".join(words),
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    # A process of its own, named as its launcher is: that is whom the shells ask.
    start = "import sys; sys.argv[0] = 'convo'; from convo_prep.__main__ import main"
    ran = subprocess.run(
        [PROGRAM[0], "-c", f"{start}; main()"],
        env={**convo.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in ran.stderr
    return ran.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_are_completed(convo: Convo, shell: str) -> None:
    assert "resolve" in offered(convo, shell, "convo", "reso")


@pytest.mark.parametrize("shell", SHELLS)
def test_sessions_are_completed_by_their_label(convo: Convo, shell: str) -> None:
    found = offered(convo, shell, "convo", "show", "ac")
    assert "acme-renewal-price" in found
    assert "borealis" not in found


@pytest.mark.parametrize("shell", SHELLS)
def test_clients_are_completed_in_the_case_they_are_typed_in(
    convo: Convo, shell: str
) -> None:
    assert "borealis" in offered(convo, shell, "convo", "list", "--client", "bo")
    assert "Borealis" in offered(convo, shell, "convo", "prep", "Bo")


@pytest.mark.parametrize("shell", SHELLS)
def test_keys_are_completed_with_their_sign(convo: Convo, shell: str) -> None:
    assert "tension=" in offered(convo, shell, "convo", "prep", "--set", "ten")


def test_a_command_that_is_none_offers_nothing_and_fails_nowhere(convo: Convo) -> None:
    assert offered(convo, "bash", "convo", "nosuch", "x").strip() == ""


def test_a_completed_label_names_its_session(convo: Convo) -> None:
    label = offered(convo, "bash", "convo", "show", "bore").strip()
    assert "Borealis" in convo.done("show", label).out
