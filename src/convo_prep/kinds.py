"""The six kinds of answer: a typed line to the stored answer, a stored answer to words.

Stored answers are text, lists of text, or (records) mappings of text, as in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeAlias

from convo_prep import dates
from convo_prep.errors import InvalidAnswerError
from convo_prep.text import Tree, cut, normal, one_line

QUOTED = 40
NONE = "none"
ACTION_EXAMPLE = "Send the quote @me by friday"

_OWNER = re.compile(r"(?:^|\s)@([^\s@]+)")
_DUE = re.compile(r"\s+by\s+(.+?)\s*$", re.IGNORECASE)
_ANSWERED = re.compile(r"(done|dropped)\b[:,]?\s*(.*)", re.IGNORECASE | re.DOTALL)


class Asked(Protocol):
    """What a kind must know of a question; the guide's questions and fields have it."""

    @property
    def key(self) -> str:
        """The name in the file."""

    @property
    def kind(self) -> str:
        """One of the six: text, list, choice, scale, when, records."""

    @property
    def label(self) -> str:
        """The name in summaries."""

    @property
    def long(self) -> bool:
        """Whether a text keeps its line ends."""

    @property
    def none(self) -> bool:
        """Whether "none" is an answer."""

    @property
    def stamped(self) -> bool:
        """Whether the clock fills it, and nobody types it."""

    @property
    def choices(self) -> tuple[str, ...]:
        """What a choice chooses from."""

    @property
    def range(self) -> tuple[int, int]:
        """The lowest and the highest number of a scale."""

    @property
    def fields(self) -> Sequence[Asked]:
        """The fields of a record, in order."""


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


def words(question: Asked, answer: Tree, now: datetime | None = None) -> str:
    """Say a stored answer in words; what does not fit its kind is said as it stands."""
    if isinstance(answer, dict):
        return record_words(question, answer, now)
    if isinstance(answer, list):
        return "; ".join(words(question, item, now) for item in answer)
    if question.kind == "when" and now is not None:
        when = dates.from_stored(answer)
        return dates.read_back(when, now) if when else answer
    if question.kind == "scale" and question.range == (1, 5) and answer.isdecimal():
        return f"{answer} of 5"
    if question.kind == "scale" and question.range == (0, 100) and answer.isdecimal():
        return f"{answer} %"
    return answer


def record_words(
    question: Asked, record: Mapping[str, Tree], now: datetime | None = None
) -> str:
    """Say one record in a line, its fields in the guide's order, joined by dashes."""
    parts = [
        one_line(words(field, record[field.key], now))
        for field in question.fields
        if record.get(field.key)
    ]
    return " - ".join(parts)


def misfit(question: Asked, answer: Tree) -> str:
    """Say in a sentence how a stored answer does not fit its kind; empty when it does.

    The sentence names no client word: the place is told by whoever asks.
    """
    if question.kind in ("list", "records"):
        return _list_misfit(question, answer)
    if not isinstance(answer, str):
        return f"{question.label} takes text, not a list or a mapping."
    if question.none and answer == NONE:
        return ""
    check = _MISFITS.get(question.kind)
    return check(question, answer) if check else ""


def examples(question: Asked) -> str:
    """Return what could be typed at a question, for a hint."""
    if question.choices:
        return ", ".join(question.choices)
    if question.kind == "when":
        return "tomorrow 9:30, next tuesday 3pm, in 2 weeks, 1 dec 15:00"
    if question.kind == "scale":
        low, high = question.range
        return f"a whole number from {low} to {high}"
    if is_action(question):
        return ACTION_EXAMPLE
    if question.fields:
        return " | ".join(field.label.lower() for field in question.fields)
    return "some words"


def is_action(question: Asked) -> bool:
    """Tell whether records of this question have an owner and a due date."""
    keys = {field.key for field in question.fields}
    return {"owner", "due"} <= keys


def parse_news(line: str, now: datetime) -> dict[str, Tree]:
    """Read what became of an action: `done`, `done friday`, `dropped: why`, a date.

    Returns the fields to set in the action: `done`, `dropped` or a new `due`.
    """
    text = normal(line).strip()
    match = _ANSWERED.fullmatch(text)
    if match is None:
        return {"due": dates.parse(text, now).stored()}
    word, rest = match[1].lower(), match[2].strip()
    if word == "dropped":
        return {"dropped": rest or "dropped"}
    if not rest:
        return {"done": now.date().isoformat()}
    return {"done": dates.parse(rest, now, past=True).day.isoformat()}


def parse_action(line: str, now: datetime) -> dict[str, Tree]:
    """Read an action in short form, `Send the quote @me by friday`.

    Only what is there is returned; a `by ...` that is no date stays text.
    """
    text = normal(line).strip()
    found: dict[str, Tree] = {}
    match = _DUE.search(text)
    if match and (due := _date_or_none(_OWNER.sub("", match[1]), now)):
        owners = _OWNER.findall(match[1])
        text = text[: match.start()] + "".join(f" @{name}" for name in owners)
        found["due"] = due
    owner = _OWNER.search(text)
    if owner:
        text = text[: owner.start()] + text[owner.end() :]
        found["owner"] = owner[1]
    record: dict[str, Tree] = {"what": " ".join(text.split())}
    return record | {key: found[key] for key in ("owner", "due") if key in found}


def _date_or_none(text: str, now: datetime) -> str:
    try:
        return dates.parse(text.strip(), now).stored()
    except InvalidAnswerError:
        return ""


def _text(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    del now, past
    return line if question.long else one_line(line)


def _item(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    del question, now, past
    return one_line(line)


def _choice(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    del now, past
    typed = one_line(line).lower()
    if typed.isdecimal() and 1 <= int(typed) <= len(question.choices):
        return question.choices[int(typed) - 1]
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
    typed = line.removesuffix("%").strip()
    if typed.isascii() and typed.isdecimal() and low <= int(typed) <= high:
        return str(int(typed))
    raise InvalidAnswerError(
        f"{_quote(line)} is no whole number from {low} to {high}.",
        f"For example {_middle(low, high)}.",
    )


def _middle(low: int, high: int) -> int:
    return {(1, 5): 3, (0, 100): 60}.get((low, high), 30)


def _when(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    if question.none and line.lower() == NONE:
        return NONE
    return dates.parse(line, now, past).stored()


def _record(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    if line.startswith("{"):
        return _record_from_json(question, line, now, past)
    if is_action(question):
        return dict(parse_action(line, now))
    parts = [part.strip() for part in line.split(" | ")]
    fields = [field for field in question.fields if not field.stamped]
    if len(parts) > len(fields):
        raise InvalidAnswerError(
            f"{_quote(line)} has more parts than {question.label.lower()} take.",
            f"Write: {examples(question)}",
        )
    pairs = zip(fields, parts, strict=False)
    return {f.key: parse(f, part, now, past) for f, part in pairs if part}


def _record_from_json(question: Asked, line: str, now: datetime, past: bool) -> Tree:
    import json  # 1 ms that looking commands should not pay

    try:
        found = json.loads(line)
    except ValueError:
        raise InvalidAnswerError(
            f"{_quote(line)} begins like JSON and is none.",
            f"Write: {examples(question)}",
        ) from None
    known = {field.key: field for field in question.fields}
    record: dict[str, Tree] = {}
    for key, value in found.items():
        if key not in known:
            raise InvalidAnswerError(
                f"{question.label} have no field {_quote(str(key))}.",
                f"They have: {', '.join(known)}.",
            )
        record[key] = parse(known[key], str(value), now, past)
    return record


def _quote(line: str) -> str:
    return f"'{cut(line, QUOTED)}'"


def _list_misfit(question: Asked, answer: Tree) -> str:
    if not isinstance(answer, list):
        return f"{question.label} takes a list: one line each, after a dash."
    wanted = dict if question.kind == "records" else str
    if all(isinstance(item, wanted) for item in answer):
        return ""
    shape = "key: value pairs" if wanted is dict else "text"
    return f"{question.label} takes {shape} in each item."


def _choice_misfit(question: Asked, answer: str) -> str:
    if answer in question.choices:
        return ""
    return f"{question.label} is one of: {', '.join(question.choices)}."


def _scale_misfit(question: Asked, answer: str) -> str:
    low, high = question.range
    if answer.isascii() and answer.isdecimal() and low <= int(answer) <= high:
        return ""
    return f"{question.label} is a whole number from {low} to {high}."


def _when_misfit(question: Asked, answer: str) -> str:
    if dates.from_stored(answer):
        return ""
    return f"{question.label} is a date such as 2026-12-01 or 2026-12-01 15:00."


_READERS: Mapping[str, Reader] = {
    "text": _text,
    "list": _item,
    "choice": _choice,
    "scale": _scale,
    "when": _when,
    "records": _record,
}
_MISFITS: Mapping[str, Callable[[Asked, str], str]] = {
    "choice": _choice_misfit,
    "scale": _scale_misfit,
    "when": _when_misfit,
}


def items_of(answer: Tree | None) -> Sequence[Tree]:
    """Return the items of a list answer; a single text counts as one item."""
    if not answer:
        return ()
    return answer if isinstance(answer, list) else (answer,)
