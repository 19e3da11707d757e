"""What real shells put on the line at the Tab key: one argument, and nothing runs."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Convo
from shells import PROMPT, Shell, in_quotes, present
from terminal import BACKSPACE, ENTER, TAB

from convo_prep.completion.scripts import SHELLS

ROOT = Path(__file__).resolve().parents[2]
FULL = os.environ.get("CONVO_TEST_PROFILE") == "release"
HOSTILE = (
    "Cedar & Co",
    "Foo $(touch canary)",
    "Foo `touch canary`",
    "Foo; touch canary",
    "a|touch canary",
    "<x> >canary",
    "*?[a]{b,c}",
    "=(touch canary)",
    'Abel" =(touch canary) "cd',
    "<(touch canary)",
    "*(e:'touch canary':)",
    "=ls",
    "!!",
    "it's !x",
    "#1 & #2",
    "O'Brien",
    "'x'",
    'a"b',
    "back\\slash \\$(touch canary)",
    "ends in \\",
    "A:B: c",
    "Acme Inc.",
    "a=b",
    "ends in =",
    "^a^b^",
    "$HOME ${x:=y}",
    "  two  blanks  ",
    "-rf",
    "--help",
    "Jörg Müller",
    "株式会社\u3000山田",
    "café\u00a0noir",
)
# Left out, as what is put in with them would not be seen, or end the line.
UNSEEN = ("a\nb", "a\tb", "a\x1b[31mb", "a\u202eb", "a\u2066b", "x" * 201, "\u2028")
# Behind a name that ends in one of these fish closes no quote.
OPEN_IN_FISH = "/=@:.,-"
BITS = (
    *("$(touch canary)", "`touch canary`", ";touch canary;", "&& touch canary &"),
    *("=(touch canary)", "<(touch canary)", ">canary", "(e:'touch canary':)", "$'\\n'"),
    *(" ", "  ", "'", '"', "\\", "$", "!", "#", "~", "*", "?", "[a-z]", "{a,b}", "^"),
    *("%", "@", "+", "A", "é", "株", ":", "=", ",", ".", "-", "/", "(", ")", "{", "|"),
)


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path / "own")


def with_client(convo: Convo, *clients: str) -> None:
    """Let the journal hold one conversation with each of some clients."""
    for file in convo.files():
        file.unlink()
    for number, client in enumerate(clients):
        convo.write(
            f"schema: 1\nid: abcx{number + 2}y\nclient: {in_quotes(client)}\ntopic: x\n"
            "prepare:\n  issue: x\n",
            f"2026/2026-11-21-file-{number}.yaml",
        )


def generated(number: int) -> list[str]:
    """Return names made of pieces that mean something to a shell."""
    chance = random.Random(number)
    made = [
        "".join(chance.choices(BITS, k=chance.randint(1, 6))) for _ in range(number)
    ]
    return [name for name in made if name.strip()]


def typed_much(shell: str, convo: Convo, folder: Path) -> Shell:
    """Return a shell in which so much is tried that one convo answers all of it."""
    return Shell(present(shell), folder / "home", convo.environ, waiting=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_name_is_put_in_as_one_argument(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    names = [*HOSTILE, *(generated(200) if FULL else ())]
    with typed_much(shell, convo, tmp_path) as typing:
        for name in names:
            if shell == "fish" and name[0] in "~.":
                continue
            with_client(convo, name)
            typing.tab("convo list --client ")
            # Once more behind what stands there now, where zsh would expand it.
            typing.terminal.type(BACKSPACE, TAB)
            assert typing.enter() == ["list", "--client", name]
            assert not typing.canary.exists(), name


# fish shows no word that begins in other letters than what is typed.
@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shell != "fish"])
def test_a_name_begun_in_another_spelling_is_put_in_its_own(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    with Shell(present(shell), tmp_path / "home", convo.environ) as typing:
        with_client(convo, "J\u00f6rg M\u00fcller")
        typing.tab("convo list --client jorgm")
        assert typing.enter() == ["list", "--client", "J\u00f6rg M\u00fcller"]


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("shell", SHELLS)
def test_a_quote_that_was_opened_is_gone_on_with(
    shell: str, quote: str, convo: Convo, tmp_path: Path
) -> None:
    names = HOSTILE if FULL else HOSTILE[::3]
    with typed_much(shell, convo, tmp_path) as typing:
        for name in names:
            with_client(convo, name)
            typing.tab(f"convo list --client {quote}")
            stays_open = shell == "fish" and name[-1] in OPEN_IN_FISH
            got = typing.enter(quote if stays_open else "")
            assert got == ["list", "--client", name]
            assert not typing.canary.exists(), name


@pytest.mark.parametrize("shell", SHELLS)
def test_a_name_goes_on_from_where_it_was_begun(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    with_client(convo, "Foo & $(touch canary): a b", "Acme")
    name = "Foo & $(touch canary): a b"
    begun = ("F", "Foo\\ \\&", "'Foo &", '"Foo & ', "'Foo '", "'Foo & 'a"[:-1])
    with Shell(present(shell), tmp_path / "home", convo.environ) as typing:
        for start in begun:
            assert typing.tab(f"convo prep {start}").enter() == ["prep", name]
        got = typing.tab("convo list --client=Fo").enter()
        assert got == ["list", f"--client={name}"]
        assert typing.tab("convo list --client fo").enter()[-1] == name
        assert not typing.canary.exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_what_would_not_be_seen_is_left_out(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    with typed_much(shell, convo, tmp_path) as typing:
        for name in UNSEEN:
            with_client(convo, name)
            assert typing.tab("convo list --client ").enter() == ["list", "--client"]
            assert typing.tab("convo prep ").enter()[1:] in (["abcx2y"], []), name


@pytest.mark.parametrize("shell", SHELLS)
def test_a_name_that_would_be_an_option_is_offered_by_its_id(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    with_client(convo, "--new")
    with Shell(present(shell), tmp_path / "home", convo.environ) as typing:
        assert typing.tab("convo prep ").enter() == ["prep", "abcx2y"]


@pytest.mark.parametrize("shell", SHELLS)
def test_of_several_names_one_can_be_chosen_or_what_all_begin_with(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    names = ["Foo & $(touch canary)", "Foo & `touch canary`", "Foo & 'x", 'Foo & "x']
    with_client(convo, *names)
    with Shell(present(shell), tmp_path / "home", convo.environ) as typing:
        typing.tab("convo list --client F").terminal.type(TAB, TAB)
        # In fish the first Enter takes what is marked in the list.
        got = typing.enter(*((ENTER,) if shell == "fish" else ()))
        assert got[:2] == ["list", "--client"]
        assert got[2:] in [["Foo & "], *([name] for name in names)]
        assert not typing.canary.exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_of_a_broken_machine_is_said_in_the_prompt(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    config = tmp_path / "own" / "config" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("journal: [\n")
    with Shell(present(shell), tmp_path / "home", convo.environ) as typing:
        assert typing.tab("convo show ac").enter() == ["show", "ac"]
        said = typing.terminal.text.replace(PROMPT, "").split()
        assert set(said) <= {"convo", "show", "ac"}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_line_of_any_size_and_form_breaks_nothing(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    with_client(convo, "Acme")
    with Shell(present(shell), tmp_path / "home", convo.environ) as typing:
        typing.tab(f"convo grep {'x' * 3000} --client A")
        assert typing.enter()[-1] == "Acme"
        got = typing.tab("COMP_WORDS=7 convo list 2>/dev/null --client A").enter()
        assert got == ["list", "--client", "Acme"]
        got = typing.tab("true; convo --journal /nowhere list --client A").enter()
        assert got[-1] == "A"


@pytest.mark.parametrize("key", ["menu-complete", "insert-completions"])
def test_bash_quotes_for_its_other_keys_too(
    key: str, convo: Convo, tmp_path: Path
) -> None:
    names = {"Foo & $(touch canary)", "Foo & `touch canary`"}
    with_client(convo, *names)
    rc = f". ~/script\nbind 'TAB:{key}'\n"
    with Shell(present("bash"), tmp_path / "home", convo.environ, rc) as typing:
        got = typing.tab("convo list --client ").enter()
        assert set(got[2:]) <= names
        assert got[2:]
        assert not typing.canary.exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_works_where_the_page_says_it_goes(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    page = (ROOT / "docs" / "completion.md").read_text(encoding="utf-8")
    section = page.partition(f"## {shell}\n")[2].partition("\n## ")[0]
    typed, *lines = re.findall(r"(?ms)^```\w+\n(.*?)^```", section)
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    bin_folder = Path(sys.executable).parent
    environ = {**convo.environ, "HOME": str(home)}
    environ["PATH"] = f"{bin_folder}:{environ['PATH']}"
    subprocess.run(["sh", "-ec", typed], env=environ, check=True)
    with_client(convo, "Cedar & Co")
    rc = "".join(lines).replace("compinit\n", "compinit -D -u\n") or "\n"
    with Shell(present(shell), home, convo.environ, rc) as typing:
        assert typing.tab("convo prep Ced").enter() == ["prep", "Cedar & Co"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_canary_sings_where_something_runs(
    shell: str, convo: Convo, tmp_path: Path
) -> None:
    with Shell(present(shell), tmp_path / "home", convo.environ) as typing:
        typing.terminal.type("touch canary", ENTER).wait(typing.canary.exists)
