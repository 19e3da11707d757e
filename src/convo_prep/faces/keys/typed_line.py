"""The line that is typed in: broken between words, and nothing in it is obeyed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.layout.processors import (
    Processor,
    Transformation,
    TransformationInput,
)
from prompt_toolkit.layout.utils import explode_text_fragments

from convo_prep.cells import breaks, cells
from convo_prep.faces.keys.line_rows import room_behind
from convo_prep.faces.keys.styled import Row
from convo_prep.text import visible


def typed_line(buffer: Buffer, lead: Callable[[], Row]) -> BufferControl:
    """Return what shows a buffer behind a lead, its rows broken between words."""
    return BufferControl(buffer, input_processors=[_BetweenWords(lead)])


class _BetweenWords(Processor):
    """Fills each row up with blanks, so that the next begins with a word.

    The window itself breaks a line wherever a row is full.
    """

    def __init__(self, lead: Callable[[], Row]) -> None:
        self._lead = lead

    def apply_transformation(self, given: TransformationInput) -> Transformation:
        shown: StyleAndTextTuples = []
        starts: list[int] = []
        for style, letter, *_ in explode_text_fragments(given.fragments):
            starts.append(len(shown))
            shown += [(style, sign) for sign in visible(letter)]
        starts.append(len(shown))
        room = room_behind(self._lead(), given.width)
        filled, places = _filled(shown, room)
        at = [places[start] for start in starts]
        last = len(at) - 1
        return Transformation(
            filled,
            lambda source: at[min(source, last)],
            lambda place: max(bisect_right(at, place) - 1, 0),
        )


def _filled(
    shown: StyleAndTextTuples, room: int
) -> tuple[StyleAndTextTuples, list[int]]:
    """Return the letters with each row filled up, and where each of them went."""
    text = "".join(letter for _, letter, *_ in shown)
    filled: StyleAndTextTuples = []
    places: list[int] = []
    left = 0
    for start, end in breaks(text, room):
        # The blanks that a row ended at take no room in the next one.
        places += [len(filled)] * (start - len(places))
        filled += [("", " ")] * left
        places += range(len(filled), len(filled) + end - start)
        filled += shown[start:end]
        left = max(room - cells(text[start:end]), 0)
    return filled, [*places, len(filled)]
