"""A typed line, read as the stored answer of a question, or refused with an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TypeAlias

from convo_prep import dates
from convo_prep.errors import InvalidAnswerError
from convo_prep.kinds.actions import agreed_action, is_action, no_words
from convo_prep.kinds.asked import NONE, Asked
from convo_prep.kinds.said import examples
from convo_prep.text import Tree, cut, normal, one_line, whole_number

QUOTED = 40

_BAR = r"(?:^|\s)\|(?=\s|$)"

Reader: TypeAlias = Callable[[Asked, str, datetime, bool], Tree]


def parse(question: Asked, line: str, now: datetime, past: bool = False) -> Tree:
    """Turn a typed line into the stored answer of a question.

    A list takes one item, records one record in short form or JSON. `now` is local to
    the session, without a zone; `past` reads dates as what has happened. An empty
    line gives an empty answer, which deletes.

    Raises:
        InvalidAnswerError: one sentence that quotes the line, and an example.
    """
    text = normal(line).strip()
    if not text:
        return ""
    return _READERS[question.kind](question, text, now, past)


def _text(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    del now, past
    return line if question.long else one_line(line)


def _item(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    del question, now, past
    return one_line(line)


def _choice(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    del now, past
    typed = one_line(line).lower()
    number = whole_number(typed)
    if number is not None and 1 <= number <= len(question.choices):
        return question.choices[number - 1]
    if typed in question.choices:
        return typed
    close = [choice for choice in question.choices if choice.startswith(typed)]
    if len(close) == 1:
        return close[0]
    which = "fits more than one" if close else "is not one"
    raise InvalidAnswerError(
        f"{_quote(line)} {which} of: {', '.join(question.choices)}.",
        f"Type 1 to {len(question.choices)}, or the first letters.",
    )


def _scale(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    del now, past
    low, high = question.range
    number = whole_number(line.removesuffix("%").strip())
    if number is not None and low <= number <= high:
        return str(number)
    raise InvalidAnswerError(
        f"{_quote(line)} is no whole number from {low} to {high}.",
        f"For example {_middle(low, high)}.",
    )


def _middle(low: int, high: int) -> int:
    return {(1, 5): 3, (0, 100): 60}.get((low, high), 30)


def _when(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    if question.none and line.lower() == NONE:
        return NONE
    # What the clock fills has happened.
    return dates.parse(line, now, past or question.stamped).stored()


def _record(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    if line.startswith("{"):
        return _record_from_json(question, line, now, past)
    if is_action(question):
        return dict(agreed_action(line, now))
    parts = [part.strip() for part in re.split(_BAR, line)]
    fields = [field for field in question.fields if not field.stamped]
    if len(parts) > len(fields):
        raise InvalidAnswerError(
            f"{_quote(line)} has more parts than {question.label.lower()} take.",
            f"Write: {examples(question)}",
        )
    pairs = zip(fields, parts, strict=False)
    return {f.key: parse(f, part, now, past) for f, part in pairs if part}


def _record_from_json(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    import json  # 8 ms that looking commands should not pay

    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise InvalidAnswerError(
            f"{_quote(line)} begins like JSON and is none.",
            f"Write: {examples(question)}",
        ) from None
    said = _fields_said(question, found)
    record = {field.key: parse(field, text, now, past) for field, text in said}
    if is_action(question) and record and not record.get("what"):
        raise no_words()
    return {key: value for key, value in record.items() if value}


def _fields_said(
    question: Asked, found: Mapping[str, object]
) -> Iterator[tuple[Asked, str]]:
    known = {field.key: field for field in question.fields}
    for key, value in found.items():
        if key not in known:
            raise InvalidAnswerError(
                f"{question.label} have no field {_quote(key)}.",
                f"They have: {', '.join(known)}.",
            )
        if isinstance(value, bool | list | dict):
            raise InvalidAnswerError(
                f"{_quote(key)} is a list, a mapping or a yes or no, and no text.",
                f"Give '{key}' as text: {examples(known[key])}",
            )
        if value is not None:
            yield known[key], str(value)


def _quote(line: str) -> str:
    return f"'{cut(line, QUOTED)}'"


_READERS: Mapping[str, Reader] = {
    "text": _text,
    "list": _item,
    "choice": _choice,
    "scale": _scale,
    "when": _when,
    "records": _record,
}
