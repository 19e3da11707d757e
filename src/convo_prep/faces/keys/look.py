"""How the keys face looks: its signs, its styles, and text made fit for the screen."""

from functools import cache
from typing import NamedTuple

from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from convo_prep.document import Tone
from convo_prep.text import visible

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
        return ColorDepth.DEPTH_4_BIT if self.colour else ColorDepth.DEPTH_1_BIT

    @property
    def style(self) -> Style:
        """The styles by class; without colour only their attributes are sent."""
        return _style()


@cache
def _style() -> Style:
    return Style.from_dict(_STYLES)
