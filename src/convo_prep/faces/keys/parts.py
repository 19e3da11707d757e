"""What questions and the screen of a meeting are both made of."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding.key_processor import KeyPressEvent

from convo_prep.faces.keys.styled import Row, text_width


def does(act: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
    """Return a handler that needs nothing of the key press."""

    def handler(event: KeyPressEvent) -> None:
        del event
        act()

    return handler


def set_in(lead: Callable[[], Row]) -> Callable[[int, int], StyleAndTextTuples]:
    """Return what stands before each line: a lead, then blanks of its width."""

    def before(number: int, wrap: int) -> StyleAndTextTuples:
        row = lead()
        return list(row) if not number and not wrap else [("", " " * text_width(row))]

    return before


def one_text(rows: list[Row]) -> StyleAndTextTuples:
    """Return rows as one styled text."""
    text: StyleAndTextTuples = []
    for number, row in enumerate(rows):
        text += [("", "\n")] if number else []
        text += row
    return text
