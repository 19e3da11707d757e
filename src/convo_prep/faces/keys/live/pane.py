"""The part of a meeting's card that is in view, where it is longer than its room."""

from __future__ import annotations

from typing import TypeAlias

from convo_prep.faces.keys.styled import Row

Span: TypeAlias = tuple[int, int]
"""The first row of something, and the one behind its last."""


class Pane:
    """Shows some of many rows, and keeps what is unfolded in view until it is turned.

    Attributes:
        scrolled: Whether it begins below the first row.
    """

    def __init__(self) -> None:
        self._top = 0
        self._height = 0
        self._many = 0
        self._focus: Span | None = None
        self._follows = False

    @property
    def scrolled(self) -> bool:
        """Whether it begins below the first row."""
        return self._top > 0

    @property
    def more(self) -> str:
        """Which keys show more of it, "" where all is to be seen."""
        keys = ["PgUp"] if self.scrolled else []
        keys += ["PgDn"] if self._top + self._height < self._many else []
        return f"{', '.join(keys)}: more" if keys else ""

    def turn(self, step: int) -> None:
        """Go a page on or back; one row stays in view."""
        self._follows = False
        self._to(self._top + step * max(self._height - 1, 1))

    def rewind(self) -> None:
        """Begin at the first row: something else is shown now."""
        self._top = 0
        self._follows = False

    def follow(self) -> None:
        """Bring what is unfolded into view again."""
        self._follows = True

    def view(self, rows: list[Row], height: int, focus: Span | None) -> list[Row]:
        """Return the rows in view, at most `height`; `focus` is what is unfolded."""
        self._many, self._height = len(rows), max(height, 0)
        if focus != self._focus:
            self._focus, self._follows = focus, True
        if focus is not None and self._follows:
            self._top = max(self._top, focus[1] - self._height)
            self._top = min(self._top, focus[0])
        self._to(self._top)
        return rows[self._top : self._top + self._height]

    def _to(self, top: int) -> None:
        self._top = max(min(top, self._many - self._height), 0)
