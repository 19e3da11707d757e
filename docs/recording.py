"""One conversation as a picture that moves, made from real runs of the program.

What is typed is typed into convo, and each step of the picture is the screen as it was
then; only the pace is made up, and the line on which a shell would show the command.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import accumulate, groupby
from pathlib import Path
from typing import NamedTuple

from drawing import CTRL_D, ENTER, TAB, Pictured, block, drawn_row, environ_at, panel
from pyte.screens import Char

ROWS = 34
# Seconds: for a letter typed, after an answer, to look at a page.
LETTER, ANSWERED, PAGE = 0.07, 0.7, 4.5
EVENING, BEGIN, AFTER = (
    "2026-11-23T17:10+01:00",
    "2026-11-24T15:00+01:00",
    "2026-11-24T15:31+01:00",
)
# What a screen ends with once it is drawn whole: its keys.
KEYS, LIVE = "? help", "# for you alone"
PROBLEM = 'They say: "Others do it for half." Our price is too high for them.'
FIRST = "I'd like to leave with two versions you can put to your CFO."


class Frame(NamedTuple):
    """A screen, for so many seconds."""

    seconds: float
    rows: list[list[Char]]
    cursor: tuple[int, int]


class Recorded(Pictured):
    """A terminal that a picture is taken of after everything that happens on it."""

    def __init__(self, folder: Path, now: str, *words: str) -> None:
        super().__init__(words, environ_at(folder, now), ROWS)
        self.frames: list[Frame] = []
        for piece in _pieces(" ".join(("convo", *words))):
            self.show(piece if self.frames else f"$ {piece}")
            self.hold(len(piece) * LETTER)
        self.show("\r\n")

    def hold(self, seconds: float) -> None:
        """Keep what the screen shows now for a while."""
        at = (self.cursor.y, self.cursor.x)
        self.frames.append(Frame(seconds, self.rows(ROWS), at))

    def asked(self, text: str, seconds: float = ANSWERED, end: str = "") -> None:
        """Wait until the screen shows something and ends so, and look at it."""
        self.wait(text).wait(lambda: self.text.endswith(end)).idle()
        self.hold(seconds)

    def say(self, words: str) -> None:
        """Type a line, word by word, and Enter."""
        for piece in _pieces(words):
            before = self.text
            self.type(piece).wait(partial(self._differs, before)).idle()
            self.hold(len(piece) * LETTER)
        self.type(ENTER)

    def _differs(self, before: str) -> bool:
        return self.text != before


def recorded(folder: Path) -> str:
    """Return the picture: a card before the meeting, notes in it, the message after."""
    frames = [*_before(folder), *_during(folder), *_after(folder)]
    return "\n".join(_moving(frames)) + "\n"


def _before(folder: Path) -> list[Frame]:
    """Four answers, the card, one line taken and one written."""
    with Recorded(folder, EVENING, "prep", "Acme") as screen:
        screen.asked("When do you talk", end=KEYS)
        screen.say("tomorrow 3pm")
        screen.asked("What is the problem", end=KEYS)
        screen.say(PROBLEM)
        screen.asked("Which situation", 2, end=KEYS)
        screen.say("1")
        screen.asked("What will you say first", PAGE, end=KEYS)
        screen.type(TAB).wait("Tab puts the next one")
        screen.hold(ANSWERED)
        screen.type(ENTER)
        screen.asked("in one sentence", end=KEYS)
        screen.say(FIRST)
        screen.asked("first thing you will ask", 2, end=KEYS)
        screen.type(CTRL_D).end()
        return screen.frames


def _during(folder: Path) -> list[Frame]:
    """The meeting, and two notes taken in it."""
    with Recorded(folder, BEGIN, "conduct") as screen:
        screen.asked("Acme", 2, end=LIVE)
        screen.say('"We have to cut something')
        screen.asked("1 note", end=LIVE)
        screen.say("= two versions by friday")
        screen.asked("2 notes", 2, end=LIVE)
        screen.type(CTRL_D).end()
        return screen.frames


def _after(folder: Path) -> list[Frame]:
    """The outcome, and the message made from the notes."""
    with Recorded(folder, AFTER, "resolve") as screen:
        screen.asked("Where did it end?", end=KEYS)
        screen.say("1")
        screen.asked("Anything to add?", end="\n>")
        screen.say("+ Send both versions @me by friday")
        screen.asked("by Fri", end="\n>")
        screen.type(ENTER)
        screen.asked("Line to change", PAGE)
        screen.type(CTRL_D).end()
        return screen.frames


def _moving(frames: list[Frame]) -> Iterator[str]:
    """Yield the lines of the picture: each row as often as it changes.

    Where nothing moves, as in a viewer that knows no time, the last screen stands.
    """
    ends = [round(at * 1000) for at in accumulate(frame.seconds for frame in frames)]
    yield from panel(ROWS)
    yield "<rect>"
    yield (
        '<animate id="t" attributeName="width" from="0" to="0" begin="0s;t.end" '
        f'dur="{ends[-1]}ms"/>'
    )
    yield "</rect>"
    starts = [0, *ends]
    for y in range(ROWS):
        drawn = ["\n".join(drawn_row(y, frame.rows[y])) for frame in frames]
        yield from _stretches(drawn, starts)
    yield from _stretches([block(frame.cursor) for frame in frames], starts)
    yield "</svg>"


def _stretches(drawn: list[str], starts: list[int]) -> Iterator[str]:
    """Yield what is drawn, each for as long as it stays the same."""
    at = 0
    for look, stretch in groupby(drawn):
        begin, at = at, at + len(list(stretch))
        if not look:
            continue
        if at == len(drawn):
            change = _set("hidden", 0, starts[begin]) if begin else ""
            yield f"<g>{change}\n{look}\n</g>"
        else:
            change = _set("visible", starts[begin], starts[at] - starts[begin])
            yield f'<g visibility="hidden">{change}\n{look}\n</g>'


def _set(to: str, begin: int, lasts: int) -> str:
    return (
        f'<set attributeName="visibility" to="{to}" begin="t.begin+{begin}ms" '
        f'dur="{lasts}ms"/>'
    )


def _pieces(words: str) -> list[str]:
    """Return the words of a line, each but the first with the blank before it."""
    first, *others = words.split(" ")
    return [first, *(f" {word}" for word in others)]
