"""The answers of a session as one flat row, and what stands above each column."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from convo_prep.guide import Guide, Question
from convo_prep.session import Session
from convo_prep.session.handed_on import public_fields
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import Tree, one_line

FlatRow: TypeAlias = tuple[str, ...]
BETWEEN = " | "
STATE = "state"


def columns(guide: Guide, private: bool) -> FlatRow:
    """Return the paths of the columns: the same ones in every table of a guide."""
    kept = {question.path for question in guide.kept}
    hidden = set() if private else {q.path for q in guide.questions() if q.private}
    left_out = {"schema", *kept, *hidden}
    first, *rest = (path for path in guide.order() if path not in left_out)
    return first, STATE, *rest


def flat_row(session: Session, now: datetime, paths: FlatRow, private: bool) -> FlatRow:
    """Return the answers at some paths as texts; of a list each item is a line."""
    return tuple(
        session.state(now) if path == STATE else _cell(session, path, private)
        for path in paths
    )


def _cell(session: Session, path: str, private: bool) -> str:
    question, value = session.guide.find(path), session.answer(path)
    if isinstance(value, str):
        return value
    if question is None or not question.fields:
        return "\n".join(one_line(as_it_stands(item)) for item in items_of(value))
    keys = _fields(session.guide, question, private)
    return "\n".join(_record(item, keys) for item in items_of(value))


def _fields(guide: Guide, question: Question, private: bool) -> tuple[str, ...]:
    if not private:
        return public_fields(guide, question)
    later = [q.key for q in guide.questions() if q.each_of == question.path]
    return tuple(dict.fromkeys([*(field.key for field in question.fields), *later]))


def _record(item: Tree, keys: tuple[str, ...]) -> str:
    if not isinstance(item, dict):
        return one_line(as_it_stands(item))
    cells = (one_line(as_it_stands(item.get(key, ""))) for key in keys)
    return BETWEEN.join(cells).rstrip(f"{BETWEEN} ")
