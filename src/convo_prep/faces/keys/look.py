"""How the keys face looks: its signs, its styles, and text made fit for the screen.

Nothing of the line editor is loaded for that, so that words can stand before it is.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from convo_prep.document import Tone
from convo_prep.text import visible

if TYPE_CHECKING:
    from prompt_toolkit.output import ColorDepth
    from prompt_toolkit.styles import Style

    from convo_prep.faces.keys.styled import Row

# Only the 16 colours of the palette, so that the user's own theme holds, and never
# colour 8, which several themes show as the background.
_STYLES = {
    "title": "ansicyan",
    "ask": "bold",
    "dim": "dim",
    "here": "ansicyan bold",
    "good": "ansigreen",
    "wrong": "ansired bold",
    "key": "bold",
    "chosen": "reverse",
    "selected": "reverse",
}
_CODES = {"bold": "1", "dim": "2", "reverse": "7"}
_COLOURS = {"ansired": "31", "ansigreen": "32", "ansicyan": "36"}

TONES: dict[Tone, str] = {
    "plain": "",
    "quiet": "class:dim",
    "strong": "class:ask",
    "good": "class:good",
    "warn": "class:wrong",
    "here": "class:here",
}

_ASCII = str.maketrans(
    {
        "✓": "v",
        "\u2013": "-",
        "\u203a": ">",
        "●": "*",
        "○": "o",
        "…": "...",
        "·": "-",
        "\u2018": "'",
        "\u2019": "'",
        "“": '"',
        "”": '"',
    }
)


class Look(NamedTuple):
    """What the terminal can show; what a sign means never hangs on colour alone."""

    colour: bool
    ascii: bool

    def text(self, text: str) -> str:
        """Return a text with nothing hidden in it, and signs as they can be."""
        text = visible(text)
        return text.translate(_ASCII) if self.ascii else text

    @property
    def depth(self) -> ColorDepth:
        """The colours to send: sixteen, or none and attributes only."""
        from prompt_toolkit.output import ColorDepth

        return ColorDepth.DEPTH_4_BIT if self.colour else ColorDepth.DEPTH_1_BIT

    @property
    def style(self) -> Style:
        """The styles by class; without colour only their attributes are sent."""
        return _style()

    def painted(self, *rows: Row) -> str:
        """Return rows as a terminal takes them, each with its line end."""
        return "".join(f"{''.join(map(self._paint, row))}\r\n" for row in rows)

    def _paint(self, part: tuple[str, str]) -> str:
        style, text = part
        codes = _CODES | _COLOURS if self.colour else _CODES
        names = _STYLES[style.removeprefix("class:")].split() if style else []
        sent = ";".join(codes[name] for name in names if name in codes)
        text = visible(text)
        return f"\x1b[0;{sent}m{text}\x1b[0m" if sent else text


@cache
def _style() -> Style:
    from prompt_toolkit.styles import Style

    return Style.from_dict(_STYLES)
