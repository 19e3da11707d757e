"""A text, of one line or of several."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep.kinds.asked import Asked
from convo_prep.stored import as_it_stands
from convo_prep.text import Tree, one_line


def read(question: Asked, line: str, _now: datetime, _past: bool) -> Tree:
    """Return the text, its lines joined where the answer has one."""
    return line if question.long else one_line(line)


def judge(_question: Asked, answer: Tree) -> str:
    """Say that only text is one."""
    return "" if isinstance(answer, str) else "takes text, not a list or a mapping."


def say(_question: Asked, answer: Tree, _now: datetime | None) -> str:
    """Say the text itself; `- Dana said: no` reads as a mapping, and is text."""
    return as_it_stands(answer)


def example(_question: Asked) -> str:
    """Say what could be typed."""
    return "some words"


def shape(_question: Asked) -> Mapping[str, object]:
    """Describe a text."""
    return {"type": "string"}
