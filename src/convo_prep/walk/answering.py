"""A typed line at a spot, turned into the change it makes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep import kinds
from convo_prep.change import AddItem, Change, EditItem, SetAnswer
from convo_prep.guide import Question
from convo_prep.session import Session
from convo_prep.session.paths import ACTIONS
from convo_prep.text import Tree
from convo_prep.walk.spot import Spot


def change(spot: Spot, line: str, session: Session, now: datetime) -> Change | None:
    """Return the change a line makes at a spot, None when it makes none.

    An empty line changes nothing, but takes out an item it stands at.

    Raises:
        InvalidAnswerError: the line is no answer here.
    """
    question = session.guide.question(spot.question)
    if question.each_of:
        return _item_news(spot, question, line, session, now)
    if question.kind == "records":
        return _in_records(spot, question, line, session, now)
    if question.kind == "list":
        return _in_list(spot, question, line, session, now)
    value = kinds.read(question, line, now)
    saw = session.answer(question.path)
    return SetAnswer(question.path, value, saw) if value not in ("", saw) else None


def edit(
    path: str, item: int, news: Mapping[str, Tree], session: Session
) -> Change | None:
    """Return the change that sets some fields of a record; empty ones are taken out."""
    saw = kinds.items_of(session.answer(path))[item]
    record = saw if isinstance(saw, dict) else dict(session.records(path)[item])
    edited = {**record, **news}
    kept: Tree = {key: value for key, value in edited.items() if value}
    return EditItem(path, item, kept, saw) if kept != saw else None


def _item_news(
    spot: Spot, question: Question, line: str, session: Session, now: datetime
) -> Change | None:
    if not line.strip():
        return None
    if question.each_of == ACTIONS:
        news = kinds.parse_news(line, now)
    else:
        news = {question.key: kinds.read(question, line, now)}
    return edit(question.each_of, spot.item or 0, news, session)


def _in_records(
    spot: Spot, question: Question, line: str, session: Session, now: datetime
) -> Change | None:
    stored = kinds.items_of(session.answer(question.path))
    item = spot.item or 0
    if item >= len(stored):
        record = _new_record(question, line, now) if line.strip() else {}
        return AddItem(question.path, record) if record else None
    if spot.field == question.fields[0].key and not line.strip():
        return EditItem(question.path, item, "", stored[item])
    news = _news(spot, question, line, stored[item], now)
    return edit(question.path, item, news, session) if news else None


def _news(
    spot: Spot, question: Question, line: str, saw: Tree, now: datetime
) -> Mapping[str, Tree]:
    """Return the fields that a line sets in a record; none where it says nothing."""
    if kinds.is_action(question) and spot.field == question.fields[0].key:
        # Read again on another day, its words could mean another date.
        same = isinstance(saw, dict) and saw.get(spot.field) == line.strip()
        return {} if same else kinds.action_news(line, now)
    if not line.strip(" @"):
        return {}
    return kinds.read_part(question.field(spot.field), line, now)


def _new_record(question: Question, line: str, now: datetime) -> dict[str, Tree]:
    if kinds.is_action(question):
        return kinds.agreed_action(line, now)
    first = question.fields[0]
    return {first.key: kinds.read(first, line, now)}


def _in_list(
    spot: Spot, question: Question, line: str, session: Session, now: datetime
) -> Change | None:
    stored = kinds.items_of(session.answer(question.path))
    item = spot.item or 0
    value = kinds.read(question, line, now)
    if item >= len(stored):
        return AddItem(question.path, value) if value else None
    if value == stored[item]:
        return None
    return EditItem(question.path, item, value, stored[item])
