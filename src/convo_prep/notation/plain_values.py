"""Which values of a session are no free text, and so stand plain in its file."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from convo_prep.guide import Guide

TYPED_KEYS = frozenset({"schema", "id", "created", "timezone", "closed", "came_up"})
TYPED_KINDS = frozenset({"choice", "scale", "when"})


@lru_cache
def is_typed(guide: Guide) -> Callable[[tuple[str | int, ...]], bool]:
    """Return the test for a path of a session's tree: scale, choice, date or stamp."""
    kinds = {question.path: question.kind for question in guide.questions()}
    for question in guide.questions():
        for field in question.fields:
            kinds[f"{question.path}.{field.key}"] = field.kind

    def typed(path: tuple[str | int, ...]) -> bool:
        keys = [part for part in path if isinstance(part, str)]
        if not keys or keys[-1] in TYPED_KEYS:
            return True
        return kinds.get(".".join(keys)) in TYPED_KINDS

    return typed
