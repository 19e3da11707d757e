"""Stored answers as lines under their labels, private and misfitting ones marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeAlias

from convo_prep import dates
from convo_prep.document import Line, Span, line, quiet, warn
from convo_prep.guide import Question
from convo_prep.kinds import is_listed, judge, say
from convo_prep.session import Session
from convo_prep.session.handed_on import own_choices, without_own
from convo_prep.session.paths import ACTIONS, CONCERNS
from convo_prep.stored import as_it_stands
from convo_prep.text import Tree

LabelledLine: TypeAlias = tuple[str, Line]
BETWEEN = " - "


def labelled(
    session: Session, questions: Iterable[Question], local: datetime, private: bool
) -> Iterator[LabelledLine]:
    """Yield label and answer of each question that has one.

    Without `private` the private answers and records are left out, else the answers
    carry a quiet mark.
    """
    for question in questions:
        if question.private and not private:
            continue
        said = _said(session, question, local, private)
        if said:
            mark = quiet("  (private)") if question.private else ""
            yield question.label, line(*said, mark)


def rows_at(
    session: Session, paths: Iterable[str], local: datetime, private: bool
) -> tuple[LabelledLine, ...]:
    """Return label and answer at each of some paths of the guide."""
    questions = map(session.guide.question, paths)
    return tuple(labelled(session, questions, local, private))


def joined(lines: Iterable[Line], between: str = "\n") -> Line:
    """Put lines into one, with `between` between them."""
    spans: list[Span] = []
    for each in lines:
        if spans:
            spans.append(Span(between))
        spans.extend(each)
    return tuple(spans)


def _said(session: Session, question: Question, local: datetime, private: bool) -> Line:
    if question.each_of:
        return _per_item(session, question)
    answer = session.answer(question.path)
    if not private:
        answer = without_own(answer, own_choices(question))
    if not answer:
        return ()
    if isinstance(answer, list) and is_listed(question):
        if question.path == ACTIONS:
            answer = [_with_name(session, item) for item in answer]
        return joined(_item(question, item, local, private) for item in answer)
    return _value(question, answer, local)


def _with_name(session: Session, item: Tree) -> Tree:
    """Return an action with the name of whoever does it, where another wrote `me`."""
    owner = item.get("owner") if isinstance(item, dict) else None
    if not (isinstance(item, dict) and isinstance(owner, str)):
        return item
    return {**item, "owner": session.named(owner)}


def _per_item(session: Session, question: Question) -> Line:
    """Say an answer that is given once for each item of another question's list."""
    first = session.guide.question(question.each_of).fields[0].key
    return joined(
        line(f"{record[question.key]}: {record.get(first, '')}")
        for record in session.records(question.each_of)
        if record.get(question.key) and question.key not in _fields(session, question)
    )


def _fields(session: Session, question: Question) -> set[str]:
    # An action's `done` is a field of it, so it has been shown with the action.
    return {field.key for field in session.guide.question(question.each_of).fields}


def _item(question: Question, item: Tree, local: datetime, private: bool) -> Line:
    if question.kind == "records" and isinstance(item, dict):
        return joined(_record(question, item, local, private), BETWEEN)
    return _value(question, item if isinstance(item, str) else [item], local)


def _record(
    question: Question, record: dict[str, Tree], local: datetime, private: bool
) -> Iterator[Line]:
    for field in question.fields:
        if field.private and not private:
            continue
        if value := record.get(field.key):
            said = _field(field, value, local)
            bare = field in question.fields[:1] or field.key in _BARE
            yield said if bare else line(f"{field.label.lower()}: ", *said)
    fields = {field.key for field in question.fields}
    for key, value in record.items():
        asked = (question.path, key) in _ASKED_PER_ITEM and isinstance(value, str)
        if value and private and key not in fields and not asked:
            yield line(f"{key}: {as_it_stands(value)}")


def _field(field: Question, value: Tree, local: datetime) -> Line:
    when = dates.from_stored(value) if isinstance(value, str) else None
    if field.key == "at" and when and when.time:
        return line(f"{when.time:%H:%M}")
    if field.key in ("due", "done") and when:
        return line(dates.short(when, local))
    return _value(field, value, local)


def _value(question: Question, answer: Tree, local: datetime) -> Line:
    if is_listed(question) and isinstance(answer, str):
        return line(answer)
    trouble = judge(question, answer)
    if trouble:
        return line(as_it_stands(answer), warn(f"  ! {trouble}"))
    return line(say(question, answer, local))


# Stored in a record, asked by a question of its own, and shown there.
_ASKED_PER_ITEM = {(CONCERNS, "came_up")}
# Said without their label, because the place or the form tells what they are.
_BARE = ("reply", "owner", "kind", "text")
