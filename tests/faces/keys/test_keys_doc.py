"""The page on keys names every key that is bound, every command, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from a_meeting import InMemory
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from convo_prep.commands import rehearsing
from convo_prep.desk import which_face
from convo_prep.faces.colons import COMMANDS, HELP
from convo_prep.faces.face import Prompt
from convo_prep.faces.keys.bindings import bindings
from convo_prep.faces.keys.live import screen
from convo_prep.faces.keys.live.capture import Capture
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.widgets import widget_for
from convo_prep.faces.meeting import HIDE, SAY
from convo_prep.guide import Question
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.walk.route import asking
from convo_prep.walk.signs import SIGNS
from convo_prep.walk.walking import Walk

PAGE = Path(__file__).resolve().parents[3] / "docs" / "keys.md"
ROWS = re.findall(r"(?m)^\| (.+?) \| (.+?) \| .+ \|$", PAGE.read_text("utf-8"))[2:]
GUIDE = library.guide()
NOW = datetime(2026, 11, 21, 17, 10)
LOOK = Look(colour=True, ascii=False)
KINDS: dict[str, Callable[[Question], bool]] = {
    "A question in words": lambda asked: asked.kind == "text" and not asked.long,
    "A list": lambda asked: asked.kind == "list",
    "Long text": lambda asked: asked.kind == "text" and asked.long,
    "One of a few": lambda asked: asked.kind == "choice",
    "A scale": lambda asked: asked.kind == "scale",
    "A date": lambda asked: asked.kind == "when" and not asked.stamped,
}
# What a person types, which is bound as any letter or to none.
TYPED = {"a number", "first letters", "words", "a digit", "?", "y", "n", "r", "q"}
NAMES = {
    "c-m": "Enter",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "c-i": "Tab",
    "s-tab": "Shift-Tab",
    "escape": "Esc",
    "c-h": "Backspace",
    "<bracketed-paste>": "a paste",
    "c-x c-e": "Ctrl-X Ctrl-E",
    "escape c-m": "Alt-Enter",
}
# Signals are no keys; any letter is a first letter; digits stand as a range.
UNNAMED = (Keys.SIGINT, Keys.Any)


def name(keys: tuple[Keys | str, ...]) -> str:
    """Return what the page calls a key, or two that are pressed in turn."""
    text = " ".join(str(getattr(key, "value", key)) for key in keys)
    if text.isdecimal():
        return "1`-`9"
    if text in NAMES:
        return NAMES[text]
    return f"Ctrl-{text[2:].upper()}" if text.startswith("c-") else text.capitalize()


def bound(keys: KeyBindings) -> set[str]:
    return {name(each.keys) for each in keys.bindings if each.keys[0] not in UNNAMED}


def asked(kind: str) -> set[str]:
    """Return the keys that are bound at a question of some kind."""
    questions = [q for q in GUIDE.questions() if KINDS[kind](q)]
    item = 0 if kind == "A list" else None
    walk = Walk(asking(GUIDE, (questions[0].path,)), Session({}, GUIDE), NOW)
    prompt = Prompt(walk.ask(Spot(questions[0].path, item)))
    return bound(bindings(widget_for(prompt, LOOK, "", 0)))


def named(*places: str) -> set[str]:
    """Return the keys in the rows of some places."""
    cells = [keys for keys, where in ROWS if where.startswith(places)]
    return {word.strip("`") for cell in cells for word in cell.split(", ")}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_question_is_named(kind: str) -> None:
    found = asked(kind)
    assert "Shift-Tab" in found
    assert found <= named("A question", "A menu", kind)


def test_every_key_named_for_questions_is_bound() -> None:
    found = set().union(*(asked(kind) for kind in KINDS))
    commands = {f":{command}" for command in COMMANDS}
    places = ("A question", "A menu", "A list", "Long text", "One of", "A scale")
    assert named(*places) <= found | commands | TYPED


def test_every_command_is_named_and_no_other() -> None:
    found = re.findall(r"(?m)^\| `:(\w+)` \| A question", PAGE.read_text("utf-8"))
    assert found == list(COMMANDS)


def test_every_key_of_a_meeting_is_named_and_no_other() -> None:
    keys = bound(screen._keys(Capture(InMemory()), lambda: None))
    assert named("Live notes") == keys | {*SIGNS, "?", HELP, "1`-`9", HIDE, SAY}


def test_every_key_of_a_rehearsal_is_named() -> None:
    assert {"Enter", *rehearsing.AGAIN[:1], "Ctrl-C", "Ctrl-D"} == named("Rehearsal")


def test_accessibility_names_every_way_to_plain_lines() -> None:
    page = PAGE.with_name("accessibility.md").read_text("utf-8")
    for way in ("--plain", "CONVO_PLAIN=1", "ACCESSIBLE=1", "plain: yes"):
        assert way in page
    assert all(f"`{name}`" in page for name in which_face.UNABLE if name)
