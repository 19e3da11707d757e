"""How a stored answer does not fit its kind, said without a word of the client's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from convo_prep import dates
from convo_prep.kinds.asked import NONE, Asked
from convo_prep.text import Tree, whole_number


def misfit(question: Asked, answer: Tree) -> str:
    """Say in a sentence how a stored answer does not fit its kind; empty when it does.

    The sentence names no client word: the place is told by whoever asks.
    """
    if question.kind in ("list", "records"):
        return _list_misfit(question, answer)
    if not isinstance(answer, str):
        return f"{question.label} takes text, not a list or a mapping."
    if question.none and answer == NONE:
        return ""
    check = _MISFITS.get(question.kind)
    return check(question, answer) if check else ""


def _list_misfit(question: Asked, answer: Tree) -> str:
    if not isinstance(answer, list):
        return f"{question.label} takes a list: one line each, after a dash."
    wanted = dict if question.kind == "records" else str
    if all(isinstance(item, wanted) for item in answer):
        return ""
    shape = "key: value pairs" if wanted is dict else "text"
    return f"{question.label} takes {shape} in each item."


def _choice_misfit(question: Asked, answer: str) -> str:
    if answer in question.choices:
        return ""
    return f"{question.label} is one of: {', '.join(question.choices)}."


def _scale_misfit(question: Asked, answer: str) -> str:
    low, high = question.range
    number = whole_number(answer)
    if number is not None and low <= number <= high:
        return ""
    return f"{question.label} is a whole number from {low} to {high}."


def _when_misfit(question: Asked, answer: str) -> str:
    if dates.from_stored(answer):
        return ""
    return f"{question.label} is a date such as 2026-12-01 or 2026-12-01 15:00."


_MISFITS: Mapping[str, Callable[[Asked, str], str]] = {
    "choice": _choice_misfit,
    "scale": _scale_misfit,
    "when": _when_misfit,
}
