"""An answer as it is stored: its items, and how it is said where no question tells."""

from __future__ import annotations

from collections.abc import Sequence

from convo_prep.text import Tree

NONE = "none"
"""What is stored where there is to be nothing, and where a date is to be none."""


def items_of(answer: Tree | None) -> Sequence[Tree]:
    """Return the items of a list answer; what is no list counts as one item."""
    if not answer:
        return ()
    return answer if isinstance(answer, list) else (answer,)


def as_it_stands(answer: Tree) -> str:
    """Say a value of the file that is no answer to a question, leaving nothing out."""
    if isinstance(answer, dict):
        return "; ".join(f"{key}: {as_it_stands(at)}" for key, at in answer.items())
    if isinstance(answer, list):
        return "; ".join(map(as_it_stands, answer))
    return answer
