"""A list of texts, typed and judged one item at a time."""

from __future__ import annotations

from datetime import datetime

from convo_prep.kinds.asked import Asked
from convo_prep.kinds.text import example, say, shape
from convo_prep.text import Tree, one_line

__all__ = ["example", "judge", "read", "say", "shape"]


def read(_question: Asked, line: str, _now: datetime, _past: bool) -> Tree:
    """Return an item, which has one line."""
    return one_line(line)


def judge(_question: Asked, item: Tree) -> str:
    """Say that only text is an item."""
    return "" if isinstance(item, str) else "takes text in each item."
