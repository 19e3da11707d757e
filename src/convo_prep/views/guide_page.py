"""The guide to read: safety first, then the steps with their questions and origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convo_prep.document import Block, Document, Heading, Items, Pairs, line, quiet
from convo_prep.guide import Guide, Question
from convo_prep.views.answers import LabelledLine
from convo_prep.views.rows import Row


def guide_page(guide: Guide) -> Document:
    """Return the guide as a page: each question, its help, where it comes from."""
    blocks: list[Block] = [
        Heading("First of all"),
        Items(tuple(line(text) for text in guide.safety)),
        Heading("Who and what"),
        _pairs(guide.header),
    ]
    for step in (*guide.steps, guide.follow_up):
        blocks += [Heading(f"{step.title}. {step.aim}"), _pairs(step.questions)]
    blocks += [
        Heading("When you are tense"),
        Items(tuple(line(text) for text in guide.tense)),
        Heading("In the meeting"),
        Pairs((("To pause", line(guide.pause)),)),
        Items(tuple(line(text) for text in guide.closing)),
    ]
    return Document("The guide", tuple(blocks))


def guide_rows(guide: Guide) -> list[Row]:
    """Return every question as a row, in the order of the file."""
    return [_row(question) for question in guide.questions()]


def _pairs(questions: Iterable[Question]) -> Pairs:
    return Pairs(tuple(_entry(question) for question in questions))


def _entry(question: Question) -> LabelledLine:
    said = [question.ask or "Filled as you go.", question.help, *_fields(question)]
    words = "\n".join(part for part in said if part)
    notes = "; ".join(_notes(question))
    return question.label, line(words, quiet(f"\n{notes}" if notes else ""))


def _fields(question: Question) -> Iterator[str]:
    if question.choices:
        yield f"One of: {', '.join(question.choices)}."
    labels = [field.label for field in question.fields if not field.stamped]
    if labels:
        yield f"Each: {', '.join(labels)}."


def _notes(question: Question) -> Iterator[str]:
    for flag in ("required", "quick", "private"):
        if getattr(question, flag):
            yield flag
    if question.origin:
        yield f"from: {question.origin}"


def _row(question: Question) -> Row:
    return {
        "path": question.path,
        "step": question.step,
        "kind": question.kind,
        "label": question.label,
        "ask": question.ask,
        "help": question.help,
        "required": question.required,
        "quick": question.quick,
        "private": question.private,
        "choices": list(question.choices),
        "range": list(question.range) if question.kind == "scale" else [],
        "from": question.origin,
        "fields": [field.key for field in question.fields],
    }
