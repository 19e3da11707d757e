"""What does not fit, where, and in which words: Pydantic's findings without values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError

from convo_prep.text import Tree

MISSING = "is missing"
EXTRA = "is no key of a playbook."
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit, and where: the path in the tree, a sentence without values."""

    path: Path
    sentence: str


def judged(model: type[BaseModel], tree: Mapping[str, Tree]) -> list[Misfit]:
    """Return what of a tree does not fit a model."""
    try:
        model.model_validate(dict(tree))
    except ValidationError as error:
        return [_misfit(detail) for detail in error.errors(include_input=False)]
    return []


def _misfit(detail: Any) -> Misfit:
    path = tuple(detail["loc"])
    sentence = _SENTENCES.get(detail["type"], "does not fit here.")
    context = {key: str(value) for key, value in detail.get("ctx", {}).items()}
    return Misfit(path, sentence.format_map(_Missing(context)))


class _Missing(dict[str, str]):
    """Leaves a gap in a sentence rather than failing."""

    def __missing__(self, key: str) -> str:
        return "?"


_SENTENCES = {
    "missing": f"{MISSING}; convo writes it at the start of a file.",
    "literal_error": "is one of: {expected}.",
    "kind": "{wrong}",
    "int_parsing": "is a whole number.",
    "greater_than_equal": "is at least {ge}.",
    "less_than_equal": "is at most {le}.",
    "string_type": "is text, not a list or key: value pairs.",
    "list_type": "is a list: one line each, after a dash.",
    "dict_type": "is key: value pairs.",
    "model_type": "is key: value pairs.",
    "string_pattern_mismatch": "has not the right form.",
    "extra_forbidden": EXTRA,
    "too_short": "needs at least {min_length}.",
}
