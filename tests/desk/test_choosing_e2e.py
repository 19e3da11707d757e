"""Where several fit, a person at a terminal is asked; elsewhere each is named."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from command_line import PROGRAM, Convo
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

ISSUE = "--set=issue=x"
WHICH = "Which one?"
FACES = ("keys", "plain")


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Renewal", "price", ISSUE)
    convo.done("prep", "Acme", "Late", "delivery", ISSUE)
    return convo


def on(face: str, convo: Convo, *words: str) -> Terminal:
    """Start a command on a terminal in one of the faces."""
    if face == "plain":
        return convo.terminal(*words)
    return Terminal([*PROGRAM, *words], convo.environ)


def asked(terminal: Terminal) -> Terminal:
    return terminal.wait(WHICH).idle()


@pytest.mark.parametrize("face", FACES)
def test_the_person_picks_one_by_its_number(convo: Convo, face: str) -> None:
    with on(face, convo, "set", "acme", "tension=4") as terminal:
        asked(terminal)
        assert "2 conversations fit." in terminal.said
        assert "1 Acme · Renewal price · begun Sat 21 Nov · planned" in terminal.said
        assert "2 Acme · Late delivery · begun Sat 21 Nov · planned" in terminal.said
        terminal.type("2", ENTER)
        assert terminal.end() == 0
    tense = [
        s.topic for s in map(convo.read, convo.files()) if s.number("prepare.tension")
    ]
    assert tense == ["Late delivery"]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("keys", [ENTER, CTRL_C, CTRL_D])
def test_who_picks_none_leaves_all_as_it_was(
    convo: Convo, face: str, keys: str
) -> None:
    before = [path.read_bytes() for path in convo.files()]
    with on(face, convo, "close") as terminal:
        asked(terminal).type(keys)
        assert terminal.end() == 130
    assert "Nothing was done." in terminal.said
    assert [path.read_bytes() for path in convo.files()] == before


def test_words_pick_one_and_what_is_none_is_asked_again(convo: Convo) -> None:
    with convo.terminal("close", "acme") as terminal:
        asked(terminal).type("9", ENTER).wait(WHICH, 2).idle()
        terminal.type("nothing", ENTER).wait("None of them has these words.")
        terminal.wait(WHICH, 3).idle().type("late", ENTER)
        assert terminal.end() == 0
    closed = [s.topic for s in map(convo.read, convo.files()) if s.text("closed")]
    assert closed == ["Late delivery"]


def test_more_than_a_screen_is_shown_page_by_page(convo: Convo) -> None:
    for number in range(60):
        convo.write(
            f"schema: 1\nid: bbb{number + 222}\nclient: Borealis\ntopic: No {number}\n",
            f"2026/by-hand-{number:02}.yaml",
        )
    with convo.terminal("close", "borealis") as terminal:
        asked(terminal)
        assert "and 42 more: + shows them, words narrow." in terminal.said
        assert "19 Borealis" not in terminal.said
        terminal.type("+", ENTER).wait("36 Borealis").wait(WHICH, 2).idle()
        terminal.type("no 7", ENTER)
        assert terminal.end() == 0
    [closed] = [s for s in map(convo.read, convo.files()) if s.text("closed")]
    assert closed.topic == "No 7"


def test_what_reads_alike_is_told_apart_by_its_file(convo: Convo) -> None:
    convo.done("prep", "--new", "Acme", "Renewal", "price", ISSUE)
    ran = convo("close", "renewal")
    assert "2026/2026-11-21-acme-renewal-price-2.yaml" in ran.err


COMMANDS = (
    ("card", "acme"),
    ("show", "acme"),
    ("words", "acme"),
    ("path", "acme"),
    ("edit", "acme"),
    ("edit",),
    ("restore", "acme", "--list"),
    ("restore",),
    ("close",),
    ("recap", "acme"),
    ("set", "tension=2"),
    ("prep", "acme", "--set=tension=2"),
    ("reflect", "acme", "--set=worked=x"),
    ("note", "x", "--in", "acme"),
    ("note", "They nod"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_without_a_terminal_each_line_names_one(
    convo: Convo, words: tuple[str, ...]
) -> None:
    convo.own["EDITOR"] = "true"
    ran = convo(*words)
    assert ran.code == 21
    sentence, *lines = ran.err.splitlines()
    assert sentence == "2 conversations fit. Name one:"
    assert len(lines) == 2
    for own, line in zip(("price", "delivery"), lines, strict=True):
        [program, *named] = shlex.split(line.partition("  Acme ·")[0])
        assert program == "convo"
        assert own in line
        assert convo("show", named[-1]).code == 0
        assert convo(*named, stdin="They nod\n").code in (0, 1, 2)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_on_a_terminal_no_command_ends_because_several_fit(
    convo: Convo, words: tuple[str, ...]
) -> None:
    convo.own["EDITOR"] = "true"
    with convo.terminal(*words) as terminal:
        asked(terminal).type(ENTER)
        assert terminal.end() == 130


def promised(convo: Convo) -> None:
    agreed = ("actions=Send it @me by friday", "actions=Send it @Bo by friday")
    convo.done("set", "renewal", *agreed, "actions+=Send the quote @me by 1 dec")


def test_an_action_is_picked_too(convo: Convo) -> None:
    promised(convo)
    with convo.terminal("done", "send") as terminal:
        asked(terminal)
        assert "3 open actions fit." in terminal.said
        assert "2 Send it · Bo · Fri 27 Nov · Acme · Renewal price" in terminal.said
        terminal.type("2", ENTER)
        assert terminal.end() == 0
    [_, session] = map(convo.read, convo.files())
    assert [action.owner for action in session.actions() if action.done] == ["Bo"]


def test_each_line_of_several_actions_names_one(convo: Convo) -> None:
    convo.done("set", "renewal", "actions=Send it", "actions+=Send it")
    ran = convo("done", "send")
    assert ran.code == 21
    lines = [line.partition("  Send")[0].split() for line in ran.err.splitlines()[1:]]
    for words in reversed(lines):
        assert convo.done(*words[1:])
    [_, session] = map(convo.read, convo.files())
    assert session.open_actions() == ()


def test_the_whole_words_of_an_action_come_before_a_part_of_another(
    convo: Convo,
) -> None:
    convo.done("set", "renewal", "actions=Send it", "actions+=Send it again")
    convo.done("done", "send", "it")
    [_, session] = map(convo.read, convo.files())
    assert [action.what for action in session.open_actions()] == ["Send it again"]


@pytest.mark.parametrize("face", FACES)
def test_prep_asks_whether_a_near_client_is_meant(convo: Convo, face: str) -> None:
    with on(face, convo, "prep", "Acne", ISSUE) as terminal:
        asked(terminal)
        assert "1 Acme (known)" in terminal.said
        assert "2 a new client, Acne" in terminal.said
        terminal.type("2", ENTER)
        assert terminal.end() == 0
    assert [convo.read(path).client for path in convo.files()].count("Acne") == 1


def test_prep_goes_on_with_the_near_client_that_is_picked(convo: Convo) -> None:
    convo.close("delivery")
    with convo.terminal("prep", "Acne", "--set=fallback=Wait") as terminal:
        asked(terminal).type("1", ENTER)
        assert terminal.end() == 0
    assert len(convo.files()) == 2
    [waits] = [s for s in map(convo.read, convo.files()) if s.text("prepare.fallback")]
    assert waits.title == "Acme · Renewal price"


@pytest.mark.parametrize("typed", ["1", ""])
@pytest.mark.parametrize("face", FACES)
def test_prep_without_a_name_offers_a_new_one_first(
    convo: Convo, face: str, typed: str
) -> None:
    with on(face, convo, "prep") as terminal:
        asked(terminal)
        assert "2 conversations are open." in terminal.said
        assert terminal.said.index("1 a new one") < terminal.said.index("2 Acme")
        terminal.type(typed, ENTER).wait("Who is it with?").idle().type(CTRL_C)
        assert terminal.end() == 130
    assert len(convo.files()) == 2


def test_prep_without_a_name_goes_on_with_the_open_one_that_is_picked(
    convo: Convo,
) -> None:
    with convo.terminal("prep") as terminal:
        asked(terminal).type("3", ENTER)
        terminal.wait("Going on with Acme · Late delivery").idle().type(CTRL_C)
        assert terminal.end() == 130


def test_prep_without_a_name_offers_what_is_prepared_or_on_now(convo: Convo) -> None:
    convo.done("set", "renewal", "meeting_at=2026-11-21 17:00")
    convo.done("set", "delivery", "prepare.ready_at=yesterday 9:00")
    with convo.terminal("prep") as terminal:
        asked(terminal)
        assert "2 Acme · Renewal price · Sat 21 Nov 17:00 · held" in terminal.said
        assert "3 Acme · Late delivery" in terminal.said
        terminal.type(CTRL_C)
        assert terminal.end() == 130


def test_prep_of_what_was_held_offers_a_new_one(convo: Convo) -> None:
    convo.done("set", "renewal", "meeting_at=2026-11-20 10:00")
    with convo.terminal("prep", "Acme", "Renewal", "price", ISSUE) as terminal:
        assert terminal.end() == 0, "the very line it was begun with"
    with convo.terminal(
        "prep", "Acme", "Renewal", "price", "--set=issue=y"
    ) as terminal:
        asked(terminal)
        assert "1 Acme · Renewal price · Fri 20 Nov 10:00 · held" in terminal.said
        terminal.type("2", ENTER)
        assert terminal.end() == 0
    assert len(convo.files()) == 3
