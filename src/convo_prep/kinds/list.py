"""A list of texts, typed and judged one item at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep.kinds.asked import Asked, as_it_stands
from convo_prep.text import Tree, one_line


def read(_question: Asked, line: str, _now: datetime, _past: bool) -> Tree:
    """Return an item, which has one line."""
    return one_line(line)


def judge(_question: Asked, item: Tree) -> str:
    """Say that only text is an item."""
    return "" if isinstance(item, str) else "takes text in each item."


def say(_question: Asked, item: Tree, _now: datetime | None) -> str:
    """Say the item itself; `- Dana said: no` reads as a mapping, and is text."""
    return as_it_stands(item)


def example(_question: Asked) -> str:
    """Say what could be typed."""
    return "some words"


def shape(_question: Asked) -> Mapping[str, object]:
    """Describe an item."""
    return {"type": "string"}
