"""A stored answer in words, and what could be typed for one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep import dates
from convo_prep.kinds.actions import ACTION_EXAMPLE, is_action
from convo_prep.kinds.asked import Asked
from convo_prep.text import Tree, one_line, whole_number


def words(question: Asked, answer: Tree, now: datetime | None = None) -> str:
    """Say a stored answer in words; what does not fit its kind is said as it stands."""
    if isinstance(answer, dict):
        known = question.kind == "records"
        return record_words(question, answer, now) if known else as_it_stands(answer)
    if isinstance(answer, list):
        return "; ".join(words(question, item, now) for item in answer)
    if question.kind == "when" and now is not None:
        when = dates.from_stored(answer)
        return dates.read_back(when, now) if when else answer
    if question.kind == "scale" and whole_number(answer) is not None:
        return answer + _UNITS.get(question.range, "")
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


def action_words(record: Mapping[str, Tree], now: datetime) -> str:
    """Say an action as it is typed: `Send it @me, by Fri 27 Nov 2026 (in 6 days)`."""
    owner = one_line(as_it_stands(record.get("owner", ""))).removeprefix("@")
    said = f"{as_it_stands(record.get('what', ''))}{owner and f' @{owner}'}"
    return ", ".join(filter(None, (one_line(said), date_words(record, now))))


def date_words(record: Mapping[str, Tree], now: datetime) -> str:
    """Say when an action is due, "" where no date is set."""
    when = dates.from_stored(as_it_stands(record.get("due", "")))
    return f"by {dates.read_back(when, now)}" if when else ""


def news_words(news: Mapping[str, Tree], now: datetime) -> str:
    """Say what became of an action: `done Fri 20 Nov 2026 (yesterday)`, `by ...`."""
    for key, lead in (("due", "by"), ("done", "done"), ("dropped", "dropped:")):
        if key in news:
            when = dates.from_stored(str(news[key]))
            said = dates.read_back(when, now) if when else news[key]
            return f"{lead} {said}" if said else "no date any more"
    return ""


def as_it_stands(answer: Tree) -> str:
    """Say a value of the file that is no answer to a question, leaving nothing out."""
    if isinstance(answer, dict):
        return "; ".join(f"{key}: {as_it_stands(at)}" for key, at in answer.items())
    if isinstance(answer, list):
        return "; ".join(map(as_it_stands, answer))
    return answer


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


_UNITS = {(1, 5): " of 5", (0, 100): " %"}
