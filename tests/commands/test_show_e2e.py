"""One conversation on one screen, and all of it through a pager."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    made = Convo(tmp_path)
    told = ("issue=Too dear", "objective=One price", "meeting_at=yesterday 3pm")
    made.done("prep", "Acme", "Renewal", *(f"--set={each}" for each in told))
    made.done("set", "outcome=agreed", "agreed=The price stays")
    made.done("set", "actions+=Send it @me by friday", "open_points+=Who signs")
    made.done("set", *(f"facts+=Fact {number} of many" for number in range(40)))
    made.done("set", "objective_met=fully")
    return made


def shown(convo: Convo, *words: str, lines: int = 24, **environ: str) -> Terminal:
    world = {**convo.environ, "TERM": "xterm-256color", "LINES": str(lines), **environ}
    return Terminal([*PROGRAM, "show", "acme", *words], world, 80, lines)


@pytest.mark.parametrize("lines", [24, 8])
def test_what_matters_fits_the_screen(convo: Convo, lines: int) -> None:
    with shown(convo, lines=lines) as terminal:
        assert terminal.end() == 0
    assert terminal.raw.count(b"\n") <= lines - 1
    assert "Acme · Renewal" in terminal.text
    assert "Outcome" in terminal.text
    assert "--full" in terminal.text
    if lines == 24:
        for said in ("The price stays", "Send it: me", "Who signs", "reached: fully"):
            assert said in terminal.text
    else:
        assert "more line" in terminal.text


def test_a_talk_to_come_shows_what_it_is_about(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Renewal", "--set=issue=Too dear")
    with shown(convo) as terminal:
        assert terminal.end() == 0
    assert "Too dear" in terminal.text


def test_everything_goes_through_the_pager_that_one_has(
    convo: Convo, tmp_path: Path
) -> None:
    paged = tmp_path / "paged"
    pager = f"sh -c 'cat > {paged}'"
    with shown(convo, "--full", PAGER=pager) as terminal:
        assert terminal.end() == 0
    assert "Fact 39 of many" in paged.read_text("utf-8")
    assert "Fact 39" not in terminal.text


@pytest.mark.parametrize("pager", ["", "cat", "there-is-no-such-pager"])
def test_without_a_pager_it_is_printed(convo: Convo, pager: str) -> None:
    with shown(convo, "--full", PAGER=pager) as terminal:
        assert terminal.end() == 0
    assert "Fact 39 of many" in terminal.said


def test_into_a_pipe_goes_every_answer(convo: Convo) -> None:
    assert "Fact 39 of many" in convo.done("show", "acme").out
    assert convo.done("show", "acme").out == convo.done("show", "acme", "--full").out


def test_a_pager_with_an_open_quote_is_an_error_in_words(convo: Convo) -> None:
    with shown(convo, "--full", PAGER="less 'x") as terminal:
        assert terminal.end() == 2
    assert "PAGER has a quote that is not closed" in terminal.said


def test_of_a_client_whose_file_does_not_parse_no_session_is_shown(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.write("client: Acme\nprepare:\n  issue: [\n", "2026/broken.yaml")
    convo.write("id: abcdef\nclient: Borealis\n", "2026/sound.yaml")
    for names in (("Acme",), ("Acme", "Borealis")):
        ran = convo("show", *(f"--client={name}" for name in names))
        assert ran.code == 0
        assert "No sessions with Acme yet." in ran.out
        assert "broken.yaml" in ran.err
        assert ("Borealis" in ran.out) is (len(names) == 2)


def test_the_pager_says_how_it_is_left_and_keeps_a_persons_own_settings(
    convo: Convo, tmp_path: Path
) -> None:
    # Without PAGER it is the `less` of the path that is started.
    told, own = tmp_path / "told", tmp_path / "bin"
    own.mkdir()
    pager = own / "less"
    pager.write_text(f'#!/bin/sh\ncat > /dev/null; printf %s "$LESS" > "{told}"\n')
    pager.chmod(0o755)
    path = f"{own}:{convo.environ['PATH']}"
    with shown(convo, "--full", PATH=path) as terminal:
        assert terminal.end() == 0
    assert "q leaves" in told.read_text("utf-8")
    with shown(convo, "--full", PATH=path, LESS="-S") as terminal:
        assert terminal.end() == 0
    assert told.read_text("utf-8") == "-S"


@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
def test_less_shows_it_at_its_foot_and_q_leaves(convo: Convo) -> None:
    with shown(convo, "--full") as terminal:
        terminal.wait("q leaves").idle().type("q")
        assert terminal.end() == 0


@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
def test_a_card_that_is_longer_than_the_screen_is_read_from_its_first_line(
    convo: Convo,
) -> None:
    told = ("purpose=A word about the price.", "if_then=If they push, then I wait.")
    convo.done("prep", "Borealis", *(f"--set={each}" for each in told))
    lines = {**convo.environ, "TERM": "xterm-256color", "LINES": "8", "COLUMNS": "40"}
    with Terminal([*PROGRAM, "card", "borealis"], lines, 40, 8) as terminal:
        terminal.wait("q leaves").idle()
        assert "Borealis" in terminal.text
        terminal.type("q")
        assert terminal.end() == 0
    # Whoever wants plain lines has no pager to learn.
    with Terminal([*PROGRAM, "--plain", "card", "borealis"], lines, 40, 8) as terminal:
        assert terminal.end() == 0
        assert "If they push" in terminal.said
    ask = {**lines, "CONVO_PLAIN": "1"}
    with Terminal([*PROGRAM, "show", "acme", "--full"], ask, 40, 8) as terminal:
        assert terminal.end() == 0
        assert "Fact 39 of many" in terminal.said


def test_a_page_poured_over_a_terminal_says_how_it_is_printed(convo: Convo) -> None:
    with convo.terminal("card", "acme", "--format", "html") as terminal:
        terminal.wait("> page.html")
        assert terminal.end() == 0
    assert "page.html" not in convo.done("card", "acme", "--format", "html").err
