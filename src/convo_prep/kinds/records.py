"""A list of records: typed one at a time, their fields with bars between, or as JSON.

Each field is of a kind of its own, so that `read` and `say` are told how those go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.actions import (
    ACTION_EXAMPLE,
    agreed_action,
    is_action,
    no_words,
)
from convo_prep.kinds.asked import Asked
from convo_prep.stored import as_it_stands
from convo_prep.text import Tree, echoed, one_line

if TYPE_CHECKING:
    Read: TypeAlias = Callable[[Asked, str, datetime, bool], Tree]
    Say: TypeAlias = Callable[[Asked, Tree, datetime | None], str]
    # How a field is read, and shown by an example.
    Reading: TypeAlias = tuple[Read, Callable[[Asked], str]]

_BAR = r"(?:^|\s)\|(?=\s|$)"


def read(of: Reading, question: Asked, line: str, now: datetime, past: bool) -> Tree:
    """Return one record, from its short form or JSON."""
    if line.startswith("{"):
        return _from_json(of, question, line, (now, past))
    if is_action(question):
        return dict(agreed_action(line, now))
    parts = [part.strip() for part in re.split(_BAR, line)]
    fields = [field for field in question.fields if not field.stamped]
    if len(parts) > len(fields):
        raise InvalidAnswerError(
            f"{echoed(line)} has more parts than {question.label.lower()} take.",
            f"Write: {example(question)}",
        )
    pairs = zip(fields, parts, strict=False)
    return {f.key: of[0](f, part, now, past) for f, part in pairs if part}


def judge(_question: Asked, item: Tree) -> str:
    """Say that only a mapping is a record."""
    return "" if isinstance(item, dict) else "takes key: value pairs in each item."


def say(of: Say, question: Asked, item: Tree, now: datetime | None) -> str:
    """Say a record in a line, its fields in the guide's order, joined by dashes."""
    if not isinstance(item, dict):
        return as_it_stands(item)
    parts = [
        one_line(of(field, item[field.key], now))
        for field in question.fields
        if item.get(field.key)
    ]
    return " - ".join(parts)


def example(question: Asked) -> str:
    """Say the short form."""
    if is_action(question):
        return ACTION_EXAMPLE
    return " | ".join(field.label.lower() for field in question.fields)


def shape(_question: Asked) -> Mapping[str, object]:
    """Describe a record; its fields describe themselves."""
    return {"type": "object"}


def _from_json(
    of: Reading, question: Asked, line: str, moment: tuple[datetime, bool]
) -> Tree:
    import json  # 8 ms that looking commands should not pay

    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise InvalidAnswerError(
            f"{echoed(line)} begins like JSON and is none.",
            f"Write: {example(question)}",
        ) from None
    said = _said(of, question, found)
    record = {field.key: of[0](field, text, *moment) for field, text in said}
    if is_action(question) and record and not record.get("what"):
        raise no_words()
    return {key: value for key, value in record.items() if value}


def _said(
    of: Reading, question: Asked, found: Mapping[str, object]
) -> Iterator[tuple[Asked, str]]:
    known = {field.key: field for field in question.fields}
    for key, value in found.items():
        if key not in known:
            raise InvalidAnswerError(
                f"{question.label} have no field {echoed(key)}.",
                f"They have: {', '.join(known)}.",
            )
        if isinstance(value, bool | list | dict):
            raise InvalidAnswerError(
                f"{echoed(key)} is a list, a mapping or a yes or no, and no text.",
                f"Give '{key}' as text: {of[1](known[key])}",
            )
        if value is not None:
            yield known[key], str(value)
