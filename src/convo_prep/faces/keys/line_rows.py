"""How many rows a line takes that is typed in, behind what stands before it."""

from __future__ import annotations

from collections.abc import Iterable

from convo_prep.cells import breaks, cells
from convo_prep.faces.keys.styled import Row, text_width
from convo_prep.text import visible

NARROWEST = 2


def height(lines: Iterable[str], columns: int, lead: Row) -> int:
    """Return how many rows the lines take behind their lead, the cursor's with it."""
    room = room_behind(lead, columns)
    return sum(_rows(visible(line), room) for line in lines)


def room_behind(lead: Row, columns: int) -> int:
    """Return the cells that are left of a row behind a lead."""
    return max(columns - text_width(lead), NARROWEST)


def _rows(line: str, room: int) -> int:
    """Return the rows of a line; after a full one the cursor stands in the next."""
    rows = breaks(line, room)
    return len(rows) + (cells(line[slice(*rows[-1])]) >= room)
