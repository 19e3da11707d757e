"""A bar in signs of a terminal: each part a shade of its own, without any colour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

SHADES = "\u2588\u2592\u2591"
ASCII = "#=."


def drawn(parts: Sequence[int], width: int, ascii_only: bool) -> str:
    """Return parts of a whole as a bar of `width` cells; "" where the whole is none."""
    signs = ASCII if ascii_only else SHADES
    lengths = shares(parts, width)
    return "".join(sign * n for sign, n in zip(signs, lengths, strict=False))


def shares(parts: Sequence[int], width: int) -> list[int]:
    """Return how many of `width` cells each part takes; what is there takes one."""
    whole = sum(parts) or 1
    ends = ((2 * end * width + whole) // (2 * whole) for end in accumulate(parts))
    lengths = [end - start for start, end in pairwise((0, *ends))]
    for at, part in enumerate(parts):
        if part and not lengths[at]:
            lengths[lengths.index(max(lengths))] -= 1
            lengths[at] = 1
    return lengths
