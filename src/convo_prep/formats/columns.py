"""How wide the columns of a table may be where it has to be fitted into a width."""

from __future__ import annotations

LAST = 24
"""The last column gives way first, down to this many cells."""

NARROW = 12
"""No column is cut below this: a date, a state and an id stay whole."""


def fitted(natural: list[int], room: int, between: int) -> list[int] | None:
    """Return widths that fit into `room`, or None where columns make no sense.

    Args:
        natural: What each column needs to stay on one line, in cells.
        room: The width of the whole table.
        between: The blanks between two columns.
    """
    widths = [min(width, room) for width in natural]
    over = sum(widths) + between * (len(widths) - 1) - room
    over -= _shrink(widths, len(widths) - 1, over, LAST)
    while over > 0:
        widest = max(range(len(widths)), key=lambda at: (widths[at], at))
        if widths[widest] <= NARROW:
            return None
        over -= _shrink(widths, widest, 1, NARROW)
    return widths


def _shrink(widths: list[int], at: int, wanted: int, floor: int) -> int:
    given = max(min(wanted, widths[at] - floor), 0)
    widths[at] -= given
    return given
