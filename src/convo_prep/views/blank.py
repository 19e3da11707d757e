"""A blank session to fill in by hand: every question of steps 1 and 2 as a comment."""

from __future__ import annotations

from collections.abc import Iterator

from convo_prep.guide import Guide, Question

STEPS = ("prepare", "initiate")


def blank(guide: Guide) -> str:
    """Return YAML with an empty key below each question; empty counts as absent."""
    lines: list[str] = []
    for name in STEPS:
        step = guide.step(name)
        lines += ["", f"# {step.title}. {step.aim}", f"{step.id}:"]
        for question in step.questions:
            lines += _question(question)
    return "\n".join(lines) + "\n"


def _question(question: Question) -> Iterator[str]:
    yield f"  # {question.ask}"
    if question.choices:
        yield f"  # One of: {', '.join(question.choices)}."
    elif question.help:
        yield f"  # {question.help}"
    yield f"  {question.key}:"
    first = "    - "
    for field in question.fields:
        if not field.stamped:
            yield f"{first}{field.key}:"
            first = "      "
