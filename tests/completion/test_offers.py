"""What is offered at every place of the line, and that nothing goes wrong there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import typer
from command_line import PROGRAM, Convo
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.app import app
from convo_prep.completion.offers import is_safe
from convo_prep.completion.replying import reply
from convo_prep.completion.scripts import SHELLS

ROOT = typer.main.get_group(app)
BLOCK = """\
schema: 1
id: {id}
client: {client}
topic: |
  A title
  of two lines
prepare:
  issue: x
"""


@pytest.fixture
def convo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Convo:
    made = Convo(tmp_path)
    for name, value in made.own.items():
        monkeypatch.setenv(name, value)
    made.done("prep", "Acme", "Renewal price", "--set", "issue=x")
    made.done("prep", "Borealis", "Extra requests", "--set", "issue=x")
    return made


def offered(*words: str) -> list[str]:
    """What zsh and fish are told may stand in the place of the last word."""
    asked = "".join(f"{word}\0" for word in ("convo", *words)).encode()
    kind, *lines = reply(ROOT, "zsh", asked).splitlines() or [""]
    assert kind in ("words", "respelled")
    return [line[1:].partition("\t")[0] for line in lines]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("reso", ["resolve"]),
        ("show ac", ["acme-renewal-price"]),
        ("show acme re", ["Renewal"]),
        ("show renew", ["Renewal"]),
        ("note --in bor", ["borealis-extra-requests"]),
        ("list --client B", ["Borealis"]),
        ("clients rename B", ["Borealis"]),
        ("clients rename Acme B", ["Borealis"]),
        ("list --client=B", ["--client=Borealis"]),
        ("prep Acme Re", ["Renewal price"]),
        ("prep --set ten", ["tension="]),
        ("set acme ten", ["tension="]),
        ("set acme outcome=ag", ["outcome=agreed"]),
        ("set acme playbook=late-p", ["playbook=late-payment"]),
        ("list --playbook late-p", ["late-payment"]),
        ("playbook sh", ["show"]),
        ("playbook show late-p", ["late-payment"]),
        ("list --state pl", ["planned"]),
        ("list --since y", ["yesterday"]),
        ("show acme --format ht", ["html"]),
        ("note --kind c", ["concern"]),
        ("grep x --step fol", ["follow_up"]),
        ("actions --side o", ["ours"]),
        ("words --explain your-f", ["your-fault"]),
        ("completion z", ["zsh"]),
        ("demo sho", ["show"]),
        ("demo show ac", ["acme-renewal-price", "acme-overdue-invoices"]),
        ("demo list --client B", ["Borealis"]),
        ("demo list --tag ren", ["renewal"]),
        ("demo done two v", ["versions"]),
        ("nosuch x", []),
    ],
)
def test_a_word_that_was_begun_is_gone_on_with(
    line: str, expected: list[str], convo: Convo
) -> None:
    assert offered(*line.split(" ")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("list --client jor", ["J\u00f6rg-Peter M\u00fcller"]),
        ("list --client JORGP", ["J\u00f6rg-Peter M\u00fcller"]),
        ("list --client=jor", ["--client=J\u00f6rg-Peter M\u00fcller"]),
        ("prep jorg_peter_muller Fee", ["Fees"]),
        ("show acmeren", ["acme-renewal-price"]),
        ("show muller fe", ["Fees"]),
        ("list --client zz", []),
    ],
)
def test_a_name_is_offered_however_it_was_begun(
    line: str, expected: list[str], convo: Convo
) -> None:
    convo.done("prep", "J\u00f6rg-Peter M\u00fcller", "Fees", "--set", "issue=x")
    assert offered(*line.split(" ")) == expected


@pytest.mark.parametrize("typed", ["", "2", "a", "B", "l", "re", "hand"])
def test_every_reference_that_is_offered_names_a_conversation(
    typed: str, convo: Convo
) -> None:
    convo.write(BLOCK.format(id="abcdef", client="Delta"), "2026/Hand made (1).yaml")
    for reference in offered("path", typed):
        convo.done("path", reference)


def test_words_of_open_actions_are_offered(convo: Convo) -> None:
    [*_, file] = convo.files()
    text = file.read_text("utf-8")
    file.write_text(text + "resolve:\n  actions:\n    - what: Send the figures\n")
    assert offered("done", "fig") == ["figures"]
    assert offered("done", "send", "fig") == ["figures"]
    assert offered("done", "nothing", "fig") == []


def test_an_id_is_offered_once_it_was_begun(convo: Convo) -> None:
    own = convo.read(convo.files()[0]).id
    assert own in offered("show", own[:2])
    assert own not in offered("show", "")


def test_a_file_in_any_form_of_yaml_is_known_by_its_client(convo: Convo) -> None:
    convo.write(BLOCK.format(id="abcdef", client='"Quo & \\"Vadis\\""'), "2026/x.yaml")
    convo.write(BLOCK.format(id="'k3v9qe'", client="|\n  Quorum"), "2026/y.yaml")
    assert set(offered("prep", "Quo")) == {'Quo & "Vadis"', "Quorum"}


def test_what_is_no_id_is_not_offered_as_one(convo: Convo) -> None:
    convo.write(BLOCK.format(id="abc =(x)", client="New"), "2026/x.yaml")
    assert not any("=(" in each for each in offered("show", "abc"))
    assert not any("=(" in each for each in offered("prep", ""))


def test_what_holds_for_all_commands_is_offered_once_it_is_begun(convo: Convo) -> None:
    for typed, meant in (
        ("--qu", "--quiet"),
        ("--jo", "--journal"),
        ("--pl", "--plain"),
    ):
        assert offered("path", typed) == [meant]
    assert "--quiet" not in offered("path", "--")


@pytest.mark.parametrize("words", [("--journal", "{}"), ("--journal={}",)])
def test_a_journal_on_the_line_counts(
    words: tuple[str, ...], convo: Convo, tmp_path: Path
) -> None:
    other = f"{tmp_path}/other"
    placed = [word.format(other) for word in words]
    assert offered(*placed, "list", "--client", "") == []
    convo.done("--journal", other, "prep", "Cedar", "x", "--set", "issue=x")
    assert offered(*placed, "list", "--client", "") == ["Cedar"]
    assert offered(*placed, "show", "") == ["cedar-x"]


def test_the_demo_offers_nothing_of_the_journal(convo: Convo) -> None:
    convo.done("prep", "Zephyr", "Secret", "--set", "issue=x")
    assert offered("demo", "show", "z") == []
    assert "Zephyr" not in offered("demo", "list", "--client", "")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("words", "expected"), [("--journal", "folders"), ("prep --from", "files")]
)
def test_files_and_folders_are_left_to_the_shell(
    words: str, expected: str, shell: str, convo: Convo
) -> None:
    asked = ["convo", *words.split(), ""]
    pieces = [" ".join(asked), ""] if shell == "bash" else asked
    said = reply(ROOT, shell, "".join(f"{piece}\0" for piece in pieces).encode())
    assert said.splitlines()[0] == expected


BROKEN = {
    "a config that is none": {"CONVO_CONFIG": "{}/bad.yaml"},
    "a journal that is a file": {"CONVO_JOURNAL": "{}/bad.yaml"},
    "a journal that is nowhere": {"CONVO_JOURNAL": "/dev/null/x"},
    "a moment that is none": {"CONVO_NOW": "soon"},
    "no home": {"HOME": "", "CONVO_JOURNAL": "", "CONVO_CONFIG": "~nobody/x"},
    "faults shown in full": {"CONVO_DEBUG": "1", "CONVO_CONFIG": "{}/bad.yaml"},
    "exotic variables": {"COMP_WORDS": "\\x", "COMP_CWORD": "x", "COMP_POINT": "-7"},
    "an unknown shell": {"_CONVO_COMPLETE": "complete_bash"},
    "no letters": {"LC_ALL": "C", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize(
    "asked",
    [
        b"convo\0show\0ac\0",
        b"convo\0list\0--tag\0\0",
        b"convo\0prep\0\xff\xfe\0",
        b"",
        b"\0",
        b"x" * 300_000 + b"\0\0\0",
    ],
    ids=["show", "tag", "no letters", "nothing", "empty", "giant"],
)
def test_what_is_broken_is_silent(
    asked: bytes, broken: dict[str, str], convo: Convo, tmp_path: Path
) -> None:
    (tmp_path / "bad.yaml").write_text("journal: [\n\tx")
    placed = {name: value.format(tmp_path) for name, value in broken.items()}
    ran = subprocess.run(
        PROGRAM,
        env={**convo.environ, "_CONVO_COMPLETE": "zsh", **placed},
        input=asked,
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")


@given(st.text())
def test_only_what_is_seen_may_be_put_on_a_line(text: str) -> None:
    if is_safe(text):
        assert len(text.splitlines()) == 1
        assert not any(ord(sign) < 32 or ord(sign) == 127 for sign in text)


@given(st.lists(st.binary(max_size=40), max_size=5), st.sampled_from(SHELLS))
def test_any_question_has_an_answer_in_lines(pieces: list[bytes], shell: str) -> None:
    said = reply(ROOT, shell, b"".join(piece + b"\0" for piece in pieces))
    assert said == "" or said.endswith("\n")
