"""One of a few words: chosen by its number, or by the word or a beginning of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.asked import Asked
from convo_prep.stored import as_it_stands
from convo_prep.text import Tree, echoed, one_line, whole_number


def read(question: Asked, line: str, _now: datetime, _past: bool) -> Tree:
    """Return the choice as it is stored; what is shown for it will do too."""
    typed = one_line(line).lower()
    number = whole_number(typed)
    if number is not None and 1 <= number <= len(question.choices):
        return question.choices[number - 1]
    meant = _meant(question, typed)
    if len(meant) == 1:
        return meant.pop()
    which = "fits more than one" if meant else "is not one"
    raise InvalidAnswerError(
        f"{echoed(line)} {which} of: {example(question)}.",
        f"Type 1 to {len(question.choices)}, or the first letters.",
    )


def judge(question: Asked, answer: Tree) -> str:
    """Say what the file may hold."""
    fits = answer in question.choices
    return "" if fits else f"is one of: {', '.join(question.choices)}."


def say(question: Asked, answer: Tree, _now: datetime | None) -> str:
    """Say what is shown for a choice."""
    stored = as_it_stands(answer)
    return dict(_shown(question)).get(stored, stored)


def example(question: Asked) -> str:
    """Say all the choices."""
    return ", ".join(said for _, said in _shown(question))


def shape(question: Asked) -> Mapping[str, object]:
    """Describe the choices as they are stored."""
    return {"type": "string", "enum": list(question.choices)}


def _shown(question: Asked) -> list[tuple[str, str]]:
    return list(zip(question.choices, question.said or question.choices, strict=True))


def _meant(question: Asked, typed: str) -> set[str]:
    """Return the choices that a word is, else those that it begins."""
    names = [
        (name.lower(), choice)
        for choice, said in _shown(question)
        for name in (choice, said)
    ]
    whole = {choice for name, choice in names if name == typed}
    return whole or {choice for name, choice in names if name.startswith(typed)}
