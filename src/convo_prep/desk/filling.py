"""Answers without questions: `--set KEY=VALUE`, `--from FILE`, all judged at once."""

from __future__ import annotations

import difflib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.change import Change, SetAnswer
from convo_prep.desk.desk import Desk
from convo_prep.desk.offering import playbook_id
from convo_prep.errors import FrozenError, InvalidAnswerError, UsageError
from convo_prep.guide import Guide, Question
from convo_prep.session import Session
from convo_prep.store import reading, saving
from convo_prep.text import Tree
from convo_prep.walk import Spot, foretold
from convo_prep.walk.answering import change

STDIN = "-"
STAMPS = ("schema", "id", "created", "timezone")


class Given(NamedTuple):
    """One value as somebody gave it: where it stood, its key, the value."""

    place: str
    key: str
    value: Tree


def given(settings: Iterable[str], file: str | None) -> list[Given]:
    """Gather what `--set` and `--from` give, unjudged, in order.

    Raises:
        UsageError: a `--set` has no `=`, or the file cannot be had.
        UnreadableFileError: the file does not parse.
    """
    found = list(_from_file(file)) if file else []
    for setting in settings:
        key, sign, value = setting.partition("=")
        if not sign:
            raise UsageError(
                f"--set {setting} has no '='.", "For example: --set tension=3"
            )
        found.append(Given("--set", key.strip(), value))
    return found


def changes(desk: Desk, session: Session, values: Iterable[Given]) -> list[Change]:
    """Turn what was given into changes, or name all mistakes and store nothing.

    Raises:
        UsageError: with every mistake, each with its place and the nearest key.
    """
    mistakes: list[str] = []
    made: list[Change] = []
    good = 0
    for key, group in _by_key(values).items():
        try:
            made += _changes_for(desk, session, key, group)
            good += 1
        except InvalidAnswerError as error:
            sentence = f"{error.sentence} {error.hint}".rstrip()
            mistakes.append(f"{group[0].place}: {key}: {sentence}")
    if mistakes:
        count = f"{len(mistakes)} wrong, {good} good"
        raise UsageError("\n".join(mistakes), f"Nothing was saved ({count}).")
    return made


def _by_key(values: Iterable[Given]) -> Mapping[str, list[Given]]:
    groups: dict[str, list[Given]] = defaultdict(list)
    for value in values:
        groups[value.key].append(value)
    return groups


def _changes_for(
    desk: Desk, session: Session, key: str, group: list[Given]
) -> list[Change]:
    if key == "by":
        return [SetAnswer(key, str(group[-1].value).strip(), None)]
    question = _question(desk, key)
    values = [item for value in group for item in kinds.items_of(value.value)]
    now = session.local(desk.now)
    if question.each_of:
        return _each(question, values, session, now)
    if question.path == "playbook":
        values = [playbook_id(desk, str(value)) for value in values]
    answer = _answer(desk.guide, question, values, now)
    made = SetAnswer(question.path, answer, None)
    if touched := foretold.touched(session, [made], desk.now):
        raise FrozenError(touched)
    return [made]


def _answer(
    guide: Guide, question: Question, values: list[Tree], now: datetime
) -> Tree:
    if question.kind in ("list", "records"):
        items = [_item(guide, question, value, now) for value in values]
        return [item for item in items if item]
    if len(values) > 1:
        raise InvalidAnswerError("takes one value, and several were given.")
    return _item(guide, question, values[0], now) if values else ""


def _item(guide: Guide, question: Question, value: Tree, now: datetime) -> Tree:
    if isinstance(value, str):
        return kinds.parse(question, value, now)
    if isinstance(value, list):
        raise InvalidAnswerError("holds a list inside a list.")
    later = {q.key: q for q in guide.questions() if q.each_of == question.path}
    own = {key: text for key, text in value.items() if key not in later}
    record = kinds.parse(question, json.dumps(own), now)
    answers = {
        key: kinds.parse(asked, str(value[key]), now, past=True)
        for key, asked in later.items()
        if key in value
    }
    return {**record, **answers} if isinstance(record, dict) else record


def _each(
    question: Question, values: list[Tree], session: Session, now: datetime
) -> list[Change]:
    """Answer a question that is asked of each item, in the order of the items."""
    records = session.records(question.each_of)
    if len(values) > len(records):
        many = "none is" if not records else f"only {len(records)} are"
        raise InvalidAnswerError(f"{many} there to answer for.")
    made = []
    for place, value in enumerate(values):
        spot = Spot(question.path, place)
        made.append(change(spot, str(value), session, now))
    return [one for one in made if one is not None]


def _question(desk: Desk, key: str) -> Question:
    paths = {q.path: q for q in desk.guide.questions() if q.path != "recap.text"}
    short = {q.key: q for q in reversed(list(paths.values()))}
    found = paths.get(key) or short.get(key)
    if found is not None:
        return found
    near = difflib.get_close_matches(key, [*short, *paths], 1)
    hint = f"Did you mean '{near[0]}'?" if near else "All keys: convo guide"
    raise InvalidAnswerError(f"there is no question '{key}'.", hint)


def _from_file(file: str) -> Iterator[Given]:
    name = "stdin" if file == STDIN else file
    tree = reading.parse(_bytes(file), name).tree
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from (Given(name, f"{key}.{k}", v) for k, v in value.items())
        elif key not in STAMPS:
            yield Given(name, key, value)


def _bytes(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return saving.read_bytes(file)
    except FileNotFoundError:
        raise UsageError(f"There is no file {file}.") from None
