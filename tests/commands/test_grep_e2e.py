"""What plain `grep` finds in the folder, `convo grep` finds, and the other way."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from command_line import Convo

LONG = "We held prices for 20 months; now costs rose, and with them ours. " * 40
PHRASES = (
    'It\'s a "final" offer',
    "Kündigung: fristlos, Ärger",
    "they wrote 😀 and 🙃",
    "note: this # is no comment",
    "- a leading dash",
    "-n --flag",
    "12:30",
    "no",
    "[brackets] {braces} & *stars*",
    "100 % | 20% \\ back",
    "@me by friday",
    "trailing colon:",
    "! bang",
    "? question",
    "> quoted",
    "שלום עולם",
)
GREPS = {
    "grep": ("grep", "-rniF", "--include=*.yaml", "--exclude=*.conflict-*"),
    "rg": ("rg", "-nH", "--no-heading", "--sort=path", "-iF"),
}


@pytest.fixture(scope="module")
def convo(tmp_path_factory: pytest.TempPathFactory) -> Convo:
    convo = Convo(tmp_path_factory.mktemp("grep"))
    for number, phrase in enumerate(PHRASES):
        convo.done(
            "prep",
            f"Client {number}",
            f"--set=issue={phrase}",
            f"--set=facts={phrase}",
            f"--set=facts=before {phrase} after",
            f"--set=client_view={phrase}\nand on a second line: {phrase}",
            f"--set=objective={LONG}{phrase} {LONG}",
        )
    return convo


def hits(output: str) -> list[tuple[str, ...]]:
    """Path, line and text of each line found, sorted."""
    return sorted(tuple(line.split(":", 2)) for line in output.splitlines())


@pytest.mark.parametrize("tool", GREPS)
@pytest.mark.parametrize("phrase", [*PHRASES, LONG.strip(), "costs rose, and with"])
def test_every_phrase_is_found_by_grep_and_by_convo_alike(
    convo: Convo, tool: str, phrase: str
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    command = [*GREPS[tool], "-e", phrase, str(convo.journal)]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    ours = convo.done("grep", "--", phrase)
    assert hits(ours.out) == hits(found.stdout)
    assert len(hits(ours.out)) >= 4


def test_a_phrase_in_another_case_is_found_unless_case_counts(convo: Convo) -> None:
    assert convo.done("grep", "KÜNDIGUNG: FRISTLOS").out
    assert convo("grep", "-s", "KÜNDIGUNG: FRISTLOS").code == 1


def test_files_alone_are_printed_like_grep_does(convo: Convo) -> None:
    command = ["grep", "-rlF", "😀", str(convo.journal)]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    ours = convo.done("grep", "-l", "😀").out
    assert sorted(ours.splitlines()) == sorted(found.stdout.splitlines())


def test_nothing_found_says_nothing_and_ends_with_1(convo: Convo) -> None:
    ran = convo("grep", "nobody ever said this")
    assert (ran.code, ran.out, ran.err) == (1, "", "")


def test_a_broken_file_is_searched_all_the_same(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    path = convo.write("client: Acme\n issue: [ budget frozen\n")
    assert convo.done("grep", "frozen").out == f"{path}:2: issue: [ budget frozen\n"
    assert "frozen" in convo.done("grep", "frozen", "--json").out
