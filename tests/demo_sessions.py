"""The demo's sessions and the guide as values, and a Document as plain lines."""

from __future__ import annotations

import copy
import textwrap
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from convo_prep.document import (
    Agenda,
    Bars,
    Block,
    Document,
    Heading,
    Items,
    Pairs,
    Paragraph,
    plain,
)
from convo_prep.guide import Guide
from convo_prep.guide_reading import guide_from
from convo_prep.session import Session

NOW = datetime(2026, 11, 21, 9, tzinfo=timezone(timedelta(hours=1)))
SCREEN = 80


@cache
def guide() -> Guide:
    """Return the shipped guide."""
    return guide_from(_data("guide.yaml"))


@cache
def demo_data() -> Any:
    """Return the demo as it stands in its file; not to be changed."""
    return _data("demo.yaml")


def demo(topic: str) -> Session:
    """Return the demo session with that topic, its tree free to be changed."""
    return next(session for session in demos() if session.topic == topic)


def demos() -> list[Session]:
    """Return all demo sessions, their trees free to be changed."""
    trees = copy.deepcopy(demo_data()["sessions"])
    return [Session(tree, guide(), f"{tree['id']}.yaml") for tree in trees]


def session(**tree: Any) -> Session:
    """Return a session of Acme with these sections."""
    base = {"schema": "1", "id": "aaaaaa", "client": "Acme", "topic": "Price"}
    zone = {"created": "2026-11-20T10:00+01:00", "timezone": "Europe/Berlin"}
    return Session({**base, **zone, **tree}, guide(), "price.yaml")


def tree_of(made: Session) -> Any:
    """Return the tree of a session, to be changed by a test."""
    return made.tree


def text_of(document: Document, width: int = SCREEN) -> str:
    """Render a document in the plainest way that keeps every word."""
    lines = [document.title] if document.title else []
    for block in document.blocks:
        lines += _lines(block, width)
    return "\n".join(lines) + "\n"


def _lines(block: Block, width: int) -> list[str]:
    if isinstance(block, Heading):
        return [f"== {block.text}"]
    if isinstance(block, Paragraph):
        return _wrapped(plain(block.line), width, "")
    if isinstance(block, Pairs):
        column = max(len(label) for label, _ in block.rows) + 2
        return [
            row
            for label, line in block.rows
            for row in _wrapped(plain(line), width - column, label.ljust(column))
        ]
    if isinstance(block, Items):
        return [f"- {plain(item)}" for item in block.items]
    if isinstance(block, Agenda):
        return list(_agenda(block))
    if isinstance(block, Bars):
        return [row for part in block.broken_down() for row in _lines(part, width)]
    rows = [tuple(map(plain, row)) for row in block.rows]
    return [" | ".join(row) for row in (block.columns, *rows)]


def _agenda(block: Agenda) -> Iterator[str]:
    for title, entries in block.groups:
        yield title
        for when, said, command in entries:
            yield f"{when.text} | {plain(said)} | {command.text}"


def _wrapped(text: str, width: int, lead: str) -> list[str]:
    rows = [
        row for line in text.split("\n") for row in textwrap.wrap(line, width) or [""]
    ]
    return [(lead if not n else " " * len(lead)) + row for n, row in enumerate(rows)]


def _data(name: str) -> Any:
    text = files("convo_prep").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, yaml.CBaseLoader)
