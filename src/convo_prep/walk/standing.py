"""What stands at a spot already: its answer, its items, and what is shown beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from convo_prep import kinds
from convo_prep.guide import Question
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.paths import ACTIONS, CAME_UP, ROUNDS
from convo_prep.text import Tree
from convo_prep.walk import landing


def given(
    question: Question, session: Session, now: datetime | None = None
) -> tuple[str, ...]:
    """Return the items of a list or of records so far, each in words."""
    if question.kind == "list":
        # Numbered as they are stored, the empty and the misshapen ones too.
        stored = kinds.items_of(session.answer(question.path))
        return tuple(map(kinds.as_it_stands, stored))
    if question.kind == "records":
        records = session.records(question.path)
        return tuple(kinds.say(question, dict(record), now) for record in records)
    return ()


def length(question: Question, session: Session) -> int:
    """Return how many items there are to stand at."""
    if question.each_of:
        return len(session.records(question.each_of))
    return len(given(question, session))


def standing(spot: Spot, question: Question, session: Session) -> Tree:
    """Return the answer at a spot as stored, "" where there is none."""
    if question.each_of:
        record = record_at(spot, question.each_of, session)
        if question.path == CAME_UP:
            return landing.stood(record, question)
        return record.get(question.key, "")
    if question.kind == "records":
        return record_at(spot, question.path, session).get(spot.field, "")
    if question.kind == "list":
        items = given(question, session)
        item = spot.item if spot.item is not None else len(items)
        return items[item] if item < len(items) else ""
    return session.answer(question.path)


def about(
    spot: Spot, question: Question, session: Session, now: datetime | None = None
) -> str:
    """Return in words the item that a spot belongs to, "" where that says nothing."""
    if question.each_of:
        record = record_at(spot, question.each_of, session)
        owner = session.guide.question(question.each_of)
        if question.each_of == ACTIONS:
            return kinds.say(owner, dict(record), now)
        return record.get(owner.fields[0].key, "")
    # The day of a round says nothing that its page does not say.
    if not spot.field or question.path == ROUNDS:
        return ""
    if spot.field == question.fields[0].key:
        return ""
    record = record_at(spot, question.path, session)
    return record.get(question.fields[0].key, "")


def beside(
    spot: Spot, question: Question, session: Session
) -> tuple[tuple[str, str], ...]:
    """Return the earlier answers shown beside a question, as (label, words)."""
    pairs = []
    for path in question.beside:
        if question.each_of:
            owner = session.guide.question(question.each_of).field(path)
            answer: Tree = record_at(spot, question.each_of, session).get(path, "")
        else:
            owner, answer = session.guide.question(path), session.answer(path)
        if answer:
            pairs.append((owner.label, kinds.say(owner, answer)))
    return tuple(pairs)


def asked_at(spot: Spot, question: Question, session: Session) -> Question:
    """Return what is asked at a spot: the question, or a field of its record."""
    if question.path == CAME_UP:
        record = record_at(spot, question.each_of, session)
        return landing.asked(question, record, session.guide)
    return question.field(spot.field) if spot.field else question


def in_words(question: Question, session: Session, now: datetime) -> str:
    """Return what a question has been answered, in one line of words."""
    if question.each_of:
        answers = [r.get(question.key, "") for r in session.records(question.each_of)]
        return "; ".join(answer for answer in answers if answer)
    return kinds.say(question, session.answer(question.path), now)


def record_at(spot: Spot, path: str, session: Session) -> Mapping[str, str]:
    """Return the record a spot stands in, empty where it is yet to be added."""
    records = session.records(path)
    item = spot.item or 0
    return records[item] if item < len(records) else {}


def waiting_items(question: Question, session: Session) -> Iterator[int]:
    """Yield the items that a question asked of each one still waits for."""
    if question.each_of == ACTIONS:
        yield from (action.at for action in session.open_actions())
        return
    for item, record in enumerate(session.records(question.each_of)):
        if question.path == CAME_UP:
            waits = landing.waits(record, question)
        else:
            waits = not record.get(question.key)
        if waits:
            yield item


def gap(
    question: Question,
    session: Session,
    fields: tuple[Question, ...],
    start: int = 0,
) -> Spot | None:
    """Return the first record from `start` on that lacks a field, and which."""
    records = session.records(question.path)
    for item, record in enumerate(records[start:], start):
        if record.get("done") or record.get("dropped"):
            continue
        for field in fields:
            if not record.get(field.key):
                return Spot(question.path, item, field.key)
    return None
