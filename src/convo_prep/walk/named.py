"""Which question a person names: by its number, its key or its label."""

from __future__ import annotations

from collections.abc import Sequence

from convo_prep.guide import Question
from convo_prep.text import folded, whole_number


def named(name: str, asked: Sequence[Question]) -> Question | None:
    """Return the question of a name, or of the beginning of just one; None if none."""
    number = whole_number(name)
    if number is not None:
        return asked[number - 1] if 1 <= number <= len(asked) else None
    typed = folded(name)
    for question in asked:
        if typed in (question.key, folded(question.label)):
            return question
    close = [question for question in asked if typed and _begins(question, typed)]
    return close[0] if len(close) == 1 else None


def _begins(question: Question, typed: str) -> bool:
    return question.key.startswith(typed) or folded(question.label).startswith(typed)
