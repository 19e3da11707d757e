"""The menu of suggestions below the line: what fits, which row is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from convo_prep.cells import cells, cut
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.styled import Row
from convo_prep.text import folded, whole_number

if TYPE_CHECKING:
    from convo_prep.advice.suggestions import Suggestion

    Find: TypeAlias = Callable[[str], tuple[Suggestion, ...]]

NUMBERED = 9
NONE = -1
SHORTEST_SOURCE = 12


class Menu:
    """Suggestions that have the typed words in them, and the row chosen among them.

    Args:
        source: All there is to choose from.
        chosen: The row chosen at first; NONE leaves Enter to the line.
        find: Finds what fits typed words, where more may fit than `source` shows.
        by_line: Whether a row is named by what is typed, and only Enter takes it.
    """

    def __init__(
        self,
        source: Iterable[Suggestion],
        chosen: int = 0,
        find: Find | None = None,
        *,
        by_line: bool = False,
    ) -> None:
        self.source = tuple(source)
        self._find = find
        self.by_line = by_line
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
        if self.by_line and (not words or whole_number(typed.strip()) is not None):
            return self._number(typed)
        if self._find is not None and words:
            self.shown = self._find(typed)
        else:
            fits = (s for s in self.source if all(w in folded(s.text) for w in words))
            self.shown = tuple(fits)
        self.chosen = min(self.chosen, 0)
        return bool(self.shown)

    def _number(self, typed: str) -> bool:
        """Choose the row whose number is typed; none, where there is no such row."""
        self.shown = self.source
        place = self.place(whole_number(typed.strip()) or 0)
        self.chosen = NONE if place is None else place
        return bool(self.shown)

    def place(self, number: int) -> int | None:
        """Return the row that a number takes, None where none does."""
        return number - 1 if 1 <= number <= len(self.shown) else None

    def move(self, step: int) -> None:
        """Choose the next row or the one before, round the ends."""
        if self.chosen == NONE:
            self.chosen = 0 if step > 0 else len(self.shown) - 1
        else:
            self.chosen = (self.chosen + step) % len(self.shown)

    def rows(self, look: Look, width: int, room: int) -> list[Row]:
        """Return as many rows as there is room for, the chosen one among them."""
        fitting = room if self.by_line else min(room, NUMBERED)
        # The last row that there is room for says how many more there are.
        fitting = max(fitting - (fitting == room < len(self.shown)), 1)
        start = max(self.chosen - fitting + 1, 0)
        part = self.shown[start : start + fitting]
        rows = [self._row(at, s, look, width) for at, s in enumerate(part, start)]
        more = len(self.shown) - start - len(part)
        if more > 0 and len(rows) < room:
            rows.append([("class:dim", look.text(f"  … {more} more"))])
        return rows

    def _row(self, at: int, suggestion: Suggestion, look: Look, width: int) -> Row:
        sign = look.text("\u203a") if at == self.chosen else " "
        number = self._named(at)
        text = look.text(" ".join(suggestion.shown.split()))
        source = look.text(" ".join(suggestion.source.split()))
        text = cut(text, width - 5 - len(number), look.text("…"))
        room = width - 7 - len(number) - cells(text)
        style = "class:chosen" if at == self.chosen else ""
        row = [("class:here", f"{sign} "), (style, f"{number}  {text}")]
        whole = not self.by_line or cells(source) <= room
        if source and room >= SHORTEST_SOURCE and whole:
            row.append(("class:dim", f"  {cut(source, room, look.text('…'))}"))
        return row

    def _named(self, at: int) -> str:
        """Return what a row is taken by; what words have found is narrowed by words."""
        typed = self.by_line and self.shown is self.source
        named = str(at + 1) if typed or (at < NUMBERED and not self.by_line) else ""
        return named.rjust(len(str(len(self.source))) if self.by_line else 1)
