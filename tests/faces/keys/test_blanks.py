"""No `{day}` of a playbook reaches a screen: a blank is asked, `[which day?]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from at_a_page import a_desk, latest, run
from camera import UNICODE
from command_line import Convo

from convo_prep.document import Document, Line
from convo_prep.faces.face import NOTHING_YET, Begun, Go, Prompt, Reply, Stop, Typed
from convo_prep.faces.keys.frame import page
from convo_prep.faces.keys.menu import Menu
from convo_prep.faces.keys.widgets import widget_for
from convo_prep.faces.plain import at_hand
from convo_prep.formats.plain import render
from convo_prep.store import library

SITUATIONS = sorted(library.shelf("").playbooks)
BRACES = re.compile(r"\{[a-z_]+\}")
ROOM = 200
EVERYWHERE = [
    *(f"{number}{part}" for number in range(1, 32) for part in ("", ".2")),
    # Where nothing is drafted a line has no number yet.
    *("purpose", "boundary"),
]


def on_keys(prompt: Prompt) -> Iterator[str]:
    """Yield what the keys show at a question with its help and its menu open."""
    widget = widget_for(prompt, UNICODE, prompt.half_typed, 0)
    widget.help_open = True
    shown = page(widget, ROOM, ROOM)
    rows = [*shown.above, *shown.body, *shown.below, *_menu(prompt)]
    yield from ("".join(text for _, text in row) for row in rows)
    widget.pressed_tab()
    yield widget.buffer.text


def _menu(prompt: Prompt) -> Iterator[list[tuple[str, str]]]:
    if prompt.suggestions:
        yield from Menu(prompt.suggestions).rows(UNICODE, ROOM, ROOM)


class Looking:
    """A face at which somebody looks at every line with its help, and takes one no."""

    def __init__(self, take: int = 0) -> None:
        self.names = iter(EVERYWHERE)
        self.seen: dict[str, list[str]] = {}
        self.said: list[str] = []
        self.take = take

    def put(self, prompt: Prompt) -> Reply:
        ask = prompt.ask
        shown = [*at_hand.how(prompt), *at_hand.outline(prompt), *on_keys(prompt)]
        plain = [*ask.given, ask.about, str(ask.answer), prompt.draft]
        self.seen.setdefault(ask.spot.path, []).extend([*shown, *plain])
        if self.take and ask.of.key == "boundary" and not ask.answer:
            return Typed((prompt.read(prompt.suggestions[self.take - 1].text),))
        name = next(self.names, None)
        return Go(name) if name else Stop(interrupted=False)

    def show(self, document: Document) -> None:
        self.said.append(render(document))

    def say(self, line: Line) -> None:
        self.said.append("".join(span.text for span in line))

    def saved(self, label: str, words: str) -> None:
        self.said.append(words)

    def left(self, label: str, kept: bool, drafted: bool = False) -> None: ...

    def listen(
        self, label: str, several: bool = False, begun: Begun = NOTHING_YET
    ) -> str:
        raise EOFError

    def confirm(self, question: str, default: bool) -> bool:
        return default

    def close(self) -> None: ...


def looked_at(folder: Path, situation: str, take: int = 0) -> Looking:
    """Return what is seen at every line of the card of a situation."""
    told = ("issue=They want less", "meeting_at=tomorrow", f"playbook={situation}")
    Convo(folder).done("prep", "Acme", "Price", *(f"--set={each}" for each in told))
    with a_desk(folder, "prep") as desk:
        face = desk.face = Looking(take)
        run(desk, "prep")
    return face


@pytest.mark.parametrize("situation", SITUATIONS)
def test_no_line_of_any_situation_shows_braces(situation: str, tmp_path: Path) -> None:
    face = looked_at(tmp_path, situation)
    assert {"prepare.boundary", "initiate.purpose"} <= set(face.seen)
    for path, texts in face.seen.items():
        assert BRACES.findall("\n".join(texts)) == [], path
    assert BRACES.findall("\n".join(face.said)) == []


def test_at_a_no_the_ways_to_say_it_are_offered_each_with_its_condition(
    tmp_path: Path,
) -> None:
    seen = "\n".join(looked_at(tmp_path, "price-pushback").seen["prepare.boundary"])
    assert "(if the work is still to be done) I can't keep all of this in" in seen
    assert "send it by [which day?]" in seen
    assert "(if that part can stand alone) For [which amount?] I can do" in seen


def test_a_blank_that_was_taken_stays_one_in_the_file(tmp_path: Path) -> None:
    face = looked_at(tmp_path, "price-pushback", take=3)
    assert "[which day?]" in "\n".join(face.said)
    prepare = latest(tmp_path)["prepare"]
    assert isinstance(prepare, dict)
    assert str(prepare["boundary"]).endswith("what {amount} buys and send it by {day}.")
    assert BRACES.findall("\n".join(face.seen["prepare.boundary"])) == []
