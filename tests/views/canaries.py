"""A session in which every answer is a word of its own, so that it can be traced."""

from __future__ import annotations

from typing import Any

from demo_sessions import guide, session

from convo_prep.guide import Guide, Question
from convo_prep.session import Session


def canary(path: str) -> str:
    """Return the word that stands at a path."""
    return f"canary-{path.replace('.', '-').replace('_', '-')}."


def with_private_fields() -> Guide:
    """Return the guide, of every record only the first field shared.

    Of an action nothing can be private: who does what by when is said to both sides.
    """

    def hidden(question: Question) -> Question:
        if question.path == "resolve.actions":
            return question
        rest = (field._replace(private=True) for field in question.fields[1:])
        return question._replace(fields=(*question.fields[:1], *rest))

    steps = tuple(
        step._replace(questions=tuple(map(hidden, step.questions)))
        for step in guide().steps
    )
    return guide()._replace(steps=steps)


def canary_session() -> Session:
    """Return a session with an answer at every question of the guide."""
    tree: dict[str, Any] = {}
    for question in guide().questions():
        section = tree.setdefault(question.step, {}) if question.step else tree
        if not question.each_of:
            section[question.key] = _answer(question)
        if own := _own_record(question):
            section[question.key].append(own)
    for concern in tree["prepare"]["concerns"]:
        concern["came_up"] = canary("reflect.came_up")
    return session(**tree)


def canaries(private: bool) -> set[str]:
    """Return the words of all private answers, or of all others."""
    found = {
        canary(path)
        for question in guide().questions()
        for path, hidden in _paths(question)
        if hidden is private
    }
    return found - {canary("follow_up.done")}


def _paths(question: Question) -> list[tuple[str, bool]]:
    """Return the paths of a question's words, and whether each is private."""
    fields = [
        (f"{question.path}.{field.key}", question.private or field.private)
        for field in question.fields
    ]
    paths = [(path, True) for path in _own_paths(question).values()]
    return [*fields, *paths] or [(question.path, question.private)]


def _own_paths(question: Question) -> dict[str, str]:
    """Return for each field in words of a record for oneself alone its path."""
    if not any(field.private_choices for field in question.fields):
        return {}
    words = (field.key for field in question.fields if not field.private_choices)
    return {key: f"{question.path}.own.{key}" for key in words}


def _own_record(question: Question) -> dict[str, str]:
    """Return a record that a choice makes private, if there is one."""
    made = {key: canary(path) for key, path in _own_paths(question).items()}
    chosen = (
        (f.key, f.private_choices[0]) for f in question.fields if f.private_choices
    )
    return {**made, **dict(chosen)}


def _answer(question: Question) -> Any:
    if question.fields:
        keys = [field.key for field in question.fields]
        return [{key: canary(f"{question.path}.{key}") for key in keys}]
    word = canary(question.path)
    return [word] if question.kind == "list" else word
