"""The table of kinds: each name with what its answers can do, and whoever asks for it.

A kind stands in one file, and here; a part that it lacks is an error when this loads.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple

from convo_prep.kinds import choice, records, scale, text, when
from convo_prep.kinds import list as list_
from convo_prep.kinds.actions import says_none
from convo_prep.kinds.asked import Asked
from convo_prep.text import Tree, normal


class Kind(NamedTuple):
    """What the answers of one kind can do; those of a list, item by item.

    `read` turns a typed line, in its normal form and not empty, into what is stored;
    `judge` says how something stored does not fit, as the end of a sentence without a
    word of it, "" where it does; `say` puts it into words; `example` is what could be
    typed; `shape` describes it in the words of JSON Schema. `worded` answers are free
    text, which suggestions draft and a file keeps from being taken for a number.
    """

    read: Callable[[Asked, str, datetime, bool], Tree]
    judge: Callable[[Asked, Tree], str]
    say: Callable[[Asked, Tree, datetime | None], str]
    example: Callable[[Asked], str]
    shape: Callable[[Asked], Mapping[str, object]]
    listed: bool = False
    worded: bool = False


def read(question: Asked, line: str, now: datetime, past: bool = False) -> Tree:
    """Turn a typed line into the stored answer of a question.

    A list takes one item, records one record in short form or JSON. `now` is local to
    the session, without a zone; `past` reads dates as what has happened. An empty
    line gives an empty answer, which deletes.

    Raises:
        InvalidAnswerError: one sentence that quotes the line, and an example.
    """
    typed = normal(line).strip()
    return KINDS[question.kind].read(question, typed, now, past) if typed else ""


def read_part(field: Asked, line: str, now: datetime) -> dict[str, Tree]:
    """Read a field of a record typed alone, as what it sets; empty takes it out.

    An owner may be typed with its `@`, and `none` takes a date away.

    Raises:
        InvalidAnswerError: it is no answer to that field.
    """
    if field.key == "due" and says_none(line):
        return {field.key: ""}
    typed = line.strip().removeprefix("@") if field.key == "owner" else line
    return {field.key: read(field, typed, now)}


def judge(question: Asked, answer: Tree) -> str:
    """Say in a sentence how a stored answer does not fit its kind; empty when it does.

    The sentence names no client word: the place is told by whoever asks.
    """
    kind = KINDS[question.kind]
    if not kind.listed:
        wrong = kind.judge(question, answer)
    elif isinstance(answer, list):
        wrong = next(filter(None, (kind.judge(question, item) for item in answer)), "")
    else:
        wrong = "takes a list: one line each, after a dash."
    return wrong and f"{question.label} {wrong}"


def say(question: Asked, answer: Tree, now: datetime | None = None) -> str:
    """Say a stored answer in words; what does not fit its kind is said as it stands."""
    if isinstance(answer, list):
        return "; ".join(say(question, item, now) for item in answer)
    return KINDS[question.kind].say(question, answer, now)


def example(question: Asked) -> str:
    """Return what could be typed at a question, for a hint."""
    return KINDS[question.kind].example(question)


def is_listed(question: Asked) -> bool:
    """Tell whether a question is answered by a list of items."""
    return KINDS[question.kind].listed


def is_worded(question: Asked) -> bool:
    """Tell whether a question is answered in free words."""
    return KINDS[question.kind].worded


KINDS: Mapping[str, Kind] = {
    "text": Kind(
        text.read,
        text.judge,
        text.say,
        text.example,
        text.shape,
        worded=True,
    ),
    "list": Kind(
        list_.read,
        list_.judge,
        list_.say,
        list_.example,
        list_.shape,
        listed=True,
        worded=True,
    ),
    "choice": Kind(choice.read, choice.judge, choice.say, choice.example, choice.shape),
    "scale": Kind(scale.read, scale.judge, scale.say, scale.example, scale.shape),
    "when": Kind(when.read, when.judge, when.say, when.example, when.shape),
    "records": Kind(
        partial(records.read, (read, example)),
        records.judge,
        partial(records.say, say),
        records.example,
        records.shape,
        listed=True,
        worded=True,
    ),
}
