"""Write docs/screens/*.svg: pictures of convo at work, each made from a real run.

Run it, with the test extra installed, after a change of what a screen shows.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

import pyte
from pyte.screens import Char

from convo_prep.store import library

# The terminal of the tests, with all its waiting.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from terminal import ENTER, Terminal

DOCS = Path(__file__).resolve().parent
PROGRAM = (sys.executable, "-m", "convo_prep")
COLUMNS, ROWS, MORE_ROWS = 80, 20, 50
CELL, ROW, PAD, SIZE = 8.4, 19, 16, 14
FONT = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
PANEL, EDGE, INK = "#16181d", "#3a3f4a", "#e4e6ea"
# What a terminal may make of the palette; each is easy to read on the panel.
PALETTE = {
    "black": "#8a92a0",
    "red": "#ff8080",
    "green": "#8fd48a",
    "brown": "#e5c07b",
    "blue": "#82b1ff",
    "magenta": "#d7a0f0",
    "cyan": "#6cd3e0",
    "white": "#e4e6ea",
}
FAINT = 0.62
BEFORE = "2026-11-21T17:10+01:00"
BEGIN, LATER = "2026-11-24T15:00+01:00", "2026-11-24T15:12+01:00"
PREPARED = {
    "meeting_at": "2026-11-24 15:00",
    "minutes": "30",
    "issue": "Acme asks for 20% off the renewal.",
    "objective": "Dana puts two versions to her CFO.",
    "purpose": "I'd like to talk about the renewal price and leave with two versions.",
    "first_question": "What does your CFO need to see in order to say yes?",
}
CONCERNS = {
    "Our budget has been cut.": "Let's start from it, then. What has to stay in?",
    "Others do it for half.": "What is in their offer? Let's compare the two.",
}


class Faint(pyte.Screen):
    """A screen that knows faint letters; it keeps them as blinking, which none is."""

    def select_graphic_rendition(self, *attrs: int) -> None:
        """Set how the next letters look."""
        known = (5 if attr == 2 else attr for attr in attrs)
        super().select_graphic_rendition(*known)


class Pictured(Terminal):
    """A terminal that a picture is taken of."""

    def __init__(
        self, words: tuple[str, ...], environ: dict[str, str], rows: int = ROWS
    ) -> None:
        super().__init__([*PROGRAM, *words], environ, COLUMNS, rows)
        self._screen = Faint(COLUMNS, rows)
        self._stream = pyte.ByteStream(self._screen)

    def _there(self, what: str | Callable[[], bool], times: int) -> bool:
        """Tell whether a text is on the screen, however it was sent."""
        if isinstance(what, str):
            return self.text.count(what) >= times
        return what()

    def picture(self) -> str:
        """Return the screen as SVG, without the empty rows at its end."""
        self._read()
        many = len(self.text.split("\n"))
        buffer = self._screen.buffer
        rows = [[buffer[y][x] for x in range(COLUMNS)] for y in range(many)]
        cursor = self._screen.cursor
        at = (cursor.y, cursor.x) if self.status is None else None
        return "\n".join([*_svg(rows, at)]) + "\n"


def pictures(folder: Path) -> dict[str, str]:
    """Return each picture by its file name, from runs in a folder of their own."""
    taken: dict[str, Callable[[Path], str]] = {
        "prep.svg": _preparing,
        "card.svg": _card,
        "live.svg": _live,
    }
    return {name: take(folder / name) for name, take in taken.items()}


WORDS = 'They say: "Others do it for half." Our price is too high for them.'


def _preparing(folder: Path) -> str:
    """The card after four answers, and the first of its lines."""
    with Pictured(("prep", "Acme"), _environ(folder, BEFORE), MORE_ROWS) as screen:
        screen.wait("When do you talk").type("next tuesday 3pm", ENTER)
        screen.wait("What is the problem").type(WORDS, ENTER)
        screen.wait("Which situation").type("1", ENTER)
        screen.wait("What will you say first").idle()
        return screen.picture()


def _card(folder: Path) -> str:
    """The card to hold in the meeting, from the demo."""
    environ = _environ(folder, BEFORE)
    with Pictured(("demo", "card"), environ, MORE_ROWS) as screen:
        screen.end()
        return screen.picture()


def _live(folder: Path) -> str:
    """A meeting that is on, its notes and a planned concern with its reply."""
    answers = [f"--set={key}={words}" for key, words in PREPARED.items()]
    for says, reply in CONCERNS.items():
        concern = json.dumps({"says": says, "reply": reply})
        answers.append(f"--set=concerns={concern}")
    prepared = ("--no-input", "prep", "Acme", "Renewal price", *answers)
    with Pictured(prepared, _environ(folder, BEFORE), MORE_ROWS) as screen:
        screen.end()
    with Pictured(("conduct",), _environ(folder, BEGIN)) as screen:
        screen.wait("Acme").type("Dana has two offers on her desk", ENTER)
        screen.wait("1 note").type("!Budget frozen until Q2", ENTER).wait("2 notes")
    with Pictured(("conduct",), _environ(folder, LATER)) as screen:
        screen.wait("12 of 30 min").type("+Send two versions @me by friday", ENTER)
        screen.wait("3 notes").type("1: Half of it is gone")
        screen.wait("Half of it is gone").idle()
        return screen.picture()


def _environ(folder: Path, now: str) -> dict[str, str]:
    """Return an environment in which nothing of this machine shows."""
    folder.mkdir(exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(Path(library.PACKAGE).parent),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "TZ": "Europe/Berlin",
        "USER": "sam",
        "CONVO_NOW": now,
        "CONVO_JOURNAL": str(folder / "journal"),
        "CONVO_STATE": str(folder / "state"),
        "CONVO_CONFIG": str(folder / "config.yaml"),
    }


def _svg(rows: list[list[Char]], cursor: tuple[int, int] | None) -> Iterator[str]:
    """Yield the lines of a picture: a panel, and each stretch of letters on it."""
    width = round(COLUMNS * CELL + 2 * PAD)
    height = len(rows) * ROW + 2 * PAD
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-size="{SIZE}" '
        f'font-family="{FONT}" fill="{INK}">'
    )
    yield (
        f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" '
        f'fill="{PANEL}" stroke="{EDGE}"/>'
    )
    if cursor is not None:
        left, top = _place(*cursor)
        yield _box(left, top, 1, 'opacity=".55"')
    for y, row in enumerate(rows):
        yield from _row(y, row)
    yield "</svg>"


def _row(y: int, row: list[Char]) -> Iterator[str]:
    """Yield each stretch of one row whose letters look the same."""
    x = 0
    for look, part in groupby(row, key=_look):
        stretch = "".join(letter.data for letter in part)
        left, top = _place(y, x + len(stretch) - len(stretch.lstrip()))
        if look.reverse and stretch:
            yield _box(*_place(y, x), len(stretch))
        words = stretch.strip()
        x += len(stretch)
        if words:
            yield (
                f'<text x="{left:g}" y="{top + ROW - 5:g}" xml:space="preserve" '
                f'textLength="{len(words) * CELL:g}"{_style(look)}>'
                f"{escape(words)}</text>"
            )


def _look(letter: Char) -> Char:
    return letter._replace(data="")


def _style(look: Char) -> str:
    """Return how letters look, as attributes."""
    colour = PANEL if look.reverse else PALETTE.get(look.fg, "")
    return "".join(
        (
            f' fill="{colour}"' if colour else "",
            ' font-weight="bold"' if look.bold else "",
            f' opacity="{FAINT}"' if look.blink else "",
            ' text-decoration="underline"' if look.underscore else "",
        )
    )


def _place(y: int, x: int) -> tuple[float, int]:
    """Return the upper left corner of a cell."""
    return round(PAD + x * CELL, 1), PAD + y * ROW


def _box(left: float, top: int, cells: int, more: str = "") -> str:
    width = round(cells * CELL, 1)
    return f'<rect x="{left:g}" y="{top}" width="{width:g}" height="{ROW}" {more}/>'


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in pictures(Path(folder)).items():
            (DOCS / "screens" / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
