"""A three-way merge of lines: which of a hand's lines stand, which give way to ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

Lines: TypeAlias = Sequence[str]


def merge(
    base: Lines, ours: Lines, theirs: Lines
) -> Iterator[tuple[range, Lines | None]]:
    """Yield the spans of `theirs` in order, each with our lines that replace it.

    None instead of lines says that the span stands. A span is replaced only where ours
    differs from the base; either may be empty.
    """
    for before, mine, span in _chunks(base, ours, theirs):
        changed = ours[mine.start : mine.stop]
        stands = changed == base[before.start : before.stop]
        yield span, None if stands else changed


def _chunks(
    base: Lines, ours: Lines, theirs: Lines
) -> Iterator[tuple[range, range, range]]:
    """Cut all three where a line of the base stands in both others."""
    in_ours, in_theirs = _found(base, ours), _found(base, theirs)
    b = o = t = 0
    for line in sorted(in_ours.keys() & in_theirs.keys()):
        mine, other = in_ours[line], in_theirs[line]
        yield range(b, line), range(o, mine), range(t, other)
        b, o, t = line + 1, mine + 1, other + 1
        yield range(line, b), range(mine, o), range(other, t)
    yield range(b, len(base)), range(o, len(ours)), range(t, len(theirs))


def _found(base: Lines, other: Lines) -> dict[int, int]:
    """Map the lines of the base to the equal lines of another text."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {
        block.a + step: block.b + step for block in blocks for step in range(block.size)
    }
