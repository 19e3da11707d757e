"""A value given by name, read as the answer that is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep import kinds
from convo_prep.errors import InvalidAnswerError
from convo_prep.guide import Guide, Question
from convo_prep.session.paths import ACTIONS
from convo_prep.session.zones import zone
from convo_prep.text import Tree
from convo_prep.walk.addressing import asked_of_each


def single(question: Question, value: Tree, now: datetime) -> Tree:
    """Read the value of a question that has one; empty deletes.

    Raises:
        InvalidAnswerError: it is no answer.
    """
    if not isinstance(value, str):
        shape = "a list" if isinstance(value, list) else "a mapping"
        raise InvalidAnswerError(f"it takes one value, not {shape}.")
    read = kinds.read(question, value, now)
    if question.path in _HEADER:
        _HEADER[question.path](read, now)
    return read


def item(question: Question, value: Tree, guide: Guide, now: datetime) -> Tree:
    """Read an item of a list; empty for none.

    Raises:
        InvalidAnswerError: it is none.
    """
    if isinstance(value, list):
        raise InvalidAnswerError("it holds a list inside a list.")
    if question.kind != "records":
        # `- Dana said: no` reads as a mapping in YAML.
        return kinds.read(question, kinds.as_it_stands(value), now)
    fields = value if isinstance(value, dict) else _from_json(value)
    if fields is None:
        return kinds.read(question, str(value), now)
    return _record(question, fields, guide, now)


def news(question: Question, value: Tree, guide: Guide, now: datetime) -> Tree:
    """Read what is given over a record that is there, as the fields to be set in it.

    Raises:
        InvalidAnswerError: it is no answer.
    """
    short = isinstance(value, str) and _from_json(value) is None
    if short and kinds.is_action(question):
        return kinds.action_news(str(value), now)
    return item(question, value, guide, now)


def part(asked: Question, value: str, now: datetime) -> Mapping[str, Tree]:
    """Read the value of a part of an item, as the fields to be set in it.

    Raises:
        InvalidAnswerError: it is no answer to that part.
    """
    if asked.each_of == ACTIONS:
        return kinds.parse_news(value, now) if value.strip() else _NO_NEWS
    return kinds.read_part(asked, value, now)


def _record(
    question: Question, fields: Mapping[str, Tree], guide: Guide, now: datetime
) -> Tree:
    import json  # 8 ms that looking commands should not pay

    later = asked_of_each(question.path, guide)
    own = {key: text for key, text in fields.items() if key not in later}
    record = kinds.read(question, json.dumps(own), now) if own else {}
    answers = {
        key: kinds.read(asked, str(fields[key]), now, past=True)
        for key, asked in later.items()
        if key in fields
    }
    return {**record, **answers} if isinstance(record, dict) else record


def _from_json(value: str) -> Mapping[str, Tree] | None:
    """Return the fields that a text in JSON holds, None for a text in short form."""
    if not value.lstrip().startswith("{"):
        return None
    import json

    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _client(name: Tree, _now: datetime) -> None:
    if not name:
        raise InvalidAnswerError("a conversation is with somebody.")


def _time_zone(name: Tree, _now: datetime) -> None:
    if not isinstance(name, str) or zone(name) is None:
        raise InvalidAnswerError(
            "it is no time zone that this machine knows.", "As in: Europe/Berlin"
        )


def _closed(day: Tree, now: datetime) -> None:
    if isinstance(day, str) and day[:10] > now.date().isoformat():
        raise InvalidAnswerError("it is a day that has come, not one ahead.")


_NO_NEWS: Mapping[str, Tree] = {"done": "", "dropped": ""}
_HEADER = {"client": _client, "timezone": _time_zone, "closed": _closed}
