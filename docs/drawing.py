"""A terminal that a picture is taken of, and its screen drawn as SVG."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Self

import pyte
from pyte.screens import Char

from convo_prep.store import library

# The terminal of the tests, with all its waiting.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from terminal import CTRL_D, ENTER, TAB, Terminal

__all__ = ["CTRL_D", "ENTER", "TAB"]
PROGRAM = (sys.executable, "-m", "convo_prep")
COLUMNS, ROWS = 80, 20
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

    def asks(self, with_what: str) -> Self:
        """Wait until the last thing on the screen is what it asks with."""
        return self.wait(lambda: self.text.endswith(f"\n{with_what}")).idle()

    def picture(self) -> str:
        """Return the screen as SVG, without the empty rows at its end."""
        self._read()
        many = len(self.text.split("\n"))
        at = (self.cursor.y, self.cursor.x) if self.status is None else None
        return "\n".join([*framed(self.rows(many), at)]) + "\n"

    @property
    def cursor(self) -> pyte.screens.Cursor:
        """Where the next letter comes."""
        return self._screen.cursor

    def rows(self, many: int) -> list[list[Char]]:
        """Return the letters of so many rows."""
        buffer = self._screen.buffer
        return [[buffer[y][x] for x in range(COLUMNS)] for y in range(many)]

    def show(self, text: str) -> None:
        """Put text on the screen that the program did not print, as a shell does."""
        self._stream.feed(text.encode())


def environ_at(folder: Path, now: str) -> dict[str, str]:
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


def framed(rows: list[list[Char]], cursor: tuple[int, int] | None) -> Iterator[str]:
    """Yield the lines of a picture: a panel, and each stretch of letters on it."""
    yield from panel(len(rows))
    if cursor is not None:
        yield block(cursor)
    for y, row in enumerate(rows):
        yield from drawn_row(y, row)
    yield "</svg>"


def panel(many: int) -> Iterator[str]:
    """Yield the beginning of a picture of so many rows, and what they stand on."""
    width = round(COLUMNS * CELL + 2 * PAD)
    height = many * ROW + 2 * PAD
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-size="{SIZE}" '
        f'font-family="{FONT}" fill="{INK}">'
    )
    yield (
        f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" '
        f'fill="{PANEL}" stroke="{EDGE}"/>'
    )


def block(cursor: tuple[int, int]) -> str:
    """Return the cursor on its cell."""
    return _box(*_place(*cursor), 1, 'opacity=".55"')


def drawn_row(y: int, row: list[Char]) -> Iterator[str]:
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
