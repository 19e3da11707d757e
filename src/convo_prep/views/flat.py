"""The answers of a session as one flat row, and what stands above each column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeAlias

from convo_prep.session import Session
from convo_prep.session.handed_on import Place, without_own
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import Tree, one_line

FlatRow: TypeAlias = tuple[str, ...]
BETWEEN = " | "
FIRST = ("id", "state")
LEFT_OUT = ("schema", "id")


def columns(shown: Iterable[Place]) -> FlatRow:
    """Return what stands above the columns: the same in every table."""
    return (*FIRST, *(f"{p.step}.{p.key}".lstrip(".") for p in _others(shown)))


def flat_row(session: Session, now: datetime, shown: Iterable[Place]) -> FlatRow:
    """Return the answers at some places as texts; of a list each item is a line."""
    cells = (_cell(session, place) for place in _others(shown))
    return session.id, session.state(now), *cells


def _others(shown: Iterable[Place]) -> Iterable[Place]:
    return (place for place in shown if place.step or place.key not in LEFT_OUT)


def _cell(session: Session, place: Place) -> str:
    within = session.tree.get(place.step, "") if place.step else session.tree
    value = within.get(place.key, "") if isinstance(within, Mapping) else ""
    value = without_own(value, place.own)
    if isinstance(value, str):
        return value
    return "\n".join(_line(item, place.fields) for item in items_of(value))


def _line(item: Tree, fields: tuple[str, ...]) -> str:
    if not (fields and isinstance(item, dict)):
        return one_line(as_it_stands(item))
    cells = (one_line(as_it_stands(item.get(key, ""))) for key in fields)
    return BETWEEN.join(cells).rstrip(BETWEEN)
