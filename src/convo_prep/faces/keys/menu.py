"""The menu of suggestions below the line: what fits, which row is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from convo_prep.cells import cells, cut
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.styled import Row
from convo_prep.text import folded

if TYPE_CHECKING:
    from convo_prep.advice.suggestions import Suggestion

NUMBERED = 9
NONE = -1
SHORTEST_SOURCE = 12


class Menu:
    """Suggestions that have the typed words in them, and the row chosen among them.

    Args:
        source: All there is to choose from.
        chosen: The row chosen at first; NONE leaves Enter to the line.
    """

    def __init__(self, source: Iterable[Suggestion], chosen: int = 0) -> None:
        self.source = tuple(source)
        self.shown = self.source
        self.chosen = chosen

    @property
    def suggestion(self) -> Suggestion | None:
        """The row chosen."""
        if 0 <= self.chosen < len(self.shown):
            return self.shown[self.chosen]
        return None

    def filter(self, typed: str) -> bool:
        """Keep what has all typed words in it; tell whether anything is left."""
        words = folded(typed).split()
        fitting = [s for s in self.source if all(w in folded(s.text) for w in words)]
        self.shown = tuple(fitting)
        self.chosen = min(self.chosen, 0)
        return bool(fitting)

    def move(self, step: int) -> None:
        """Choose the next row or the one before, round the ends."""
        if self.chosen == NONE:
            self.chosen = 0 if step > 0 else len(self.shown) - 1
        else:
            self.chosen = (self.chosen + step) % len(self.shown)

    def rows(self, look: Look, width: int, room: int) -> list[Row]:
        """Return as many rows as there is room for, the chosen one among them."""
        fitting = max(min(room, NUMBERED), 1)
        start = max(self.chosen - fitting + 1, 0)
        part = self.shown[start : start + fitting]
        rows = [self._row(at, s, look, width) for at, s in enumerate(part, start)]
        more = len(self.shown) - start - len(part)
        if more > 0 and len(rows) < room:
            rows.append([("class:dim", look.text(f"  … {more} more"))])
        return rows

    def _row(self, at: int, suggestion: Suggestion, look: Look, width: int) -> Row:
        sign = look.text("\u203a") if at == self.chosen else " "
        number = f"{at + 1}" if at < NUMBERED else " "
        text = look.text(" ".join(suggestion.text.split()))
        source = look.text(" ".join(suggestion.source.split()))
        text = cut(text, width - 6, look.text("…"))
        room = width - 8 - cells(text)
        style = "class:chosen" if at == self.chosen else ""
        row = [("class:here", f"{sign} "), (style, f"{number}  {text}")]
        if source and room >= SHORTEST_SOURCE:
            row.append(("class:dim", f"  {cut(source, room, look.text('…'))}"))
        return row
