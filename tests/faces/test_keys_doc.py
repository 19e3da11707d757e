"""The page on keys names every key that is bound, every command, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from convo_prep.faces.colons import COMMANDS
from convo_prep.faces.face import Prompt
from convo_prep.faces.keys.asking import _line_keys
from convo_prep.faces.keys.bindings import bindings
from convo_prep.faces.keys.choosing import widget_for
from convo_prep.faces.keys.live import capture, screen
from convo_prep.faces.keys.look import Look
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.walk import Spot, Walk, preparing
from convo_prep.walk.notes import SIGNS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"
ROWS = re.findall(r"(?m)^\| (.+?) \| (.+?) \| .+ \|$", PAGE.read_text("utf-8"))[2:]
GUIDE = library.guide()
LOOK = Look(colour=True, ascii=False)
KINDS = {
    "A question": ("topic", "initiate.meeting_at"),
    "A menu": (),
    "A list": ("prepare.facts",),
    "Long text": ("prepare.issue",),
    "One of a few": ("initiate.channel",),
    "A scale": ("prepare.tension",),
}
NAMES = {
    Keys.Enter: "Enter",
    Keys.Tab: "Tab",
    Keys.BackTab: "Shift-Tab",
    Keys.Escape: "Esc",
    Keys.Backspace: "Backspace",
    Keys.BracketedPaste: "a paste",
    "c-x c-e": "Ctrl-X Ctrl-E",
    "escape c-m": "Alt-Enter",
}
# Signals are no keys; any letter is a first letter; digits stand as a range.
UNNAMED = (Keys.SIGINT, Keys.Any)


def name(keys: tuple[Keys | str, ...]) -> str:
    """Return what a page calls a key, or two that are pressed in turn."""
    key = keys[0] if len(keys) == 1 else " ".join(str(getattr(k, "value", k)) for k in keys)
    if key in NAMES:
        return NAMES[key]
    text = str(getattr(key, "value", key))
    if text.isdecimal():
        return "1`-`9"
    if text.startswith("c-"):
        return f"Ctrl-{text[2:].upper()}"
    return text.capitalize()


def bound(keys: KeyBindings) -> set[str]:
    return {name(each.keys) for each in keys.bindings if each.keys[0] not in UNNAMED}


def asked(path: str) -> KeyBindings:
    """Return the keys of a question."""
    walk = Walk(preparing(GUIDE, "full"), Session({}, GUIDE), NOW)
    listed = GUIDE.question(path).kind in ("list", "records")
    prompt = Prompt(walk.ask(Spot(path, 0 if listed else None)))
    return bindings(widget_for(prompt, LOOK, "", 0))


def named(*places: str) -> set[str]:
    """Return the keys of the rows for some places."""
    cells = [keys for keys, where in ROWS if where.startswith(places)]
    return set(_keys(cells))


def _keys(cells: Iterable[str]) -> Iterator[str]:
    for cell in cells:
        for word in cell.split(", "):
            yield word.strip("`")
