"""What a key names: a question, an item of its list, a part of the item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.errors import InvalidAnswerError
from convo_prep.guide import Guide, Question
from convo_prep.session import Session
from convo_prep.session.paths import CONCERNS, RECAP
from convo_prep.text import echoed, whole_number
from convo_prep.walk.by_label import by_label

# Made by commands; a key that everybody would read as something else.
ONLY_WHOLE = (RECAP,)
FOR_EVER = ("schema", "id", "created")
# What stands in the header of a file and is no question.
HEADER = (
    Question("by", "", "text", "By"),
    Question("timezone", "", "text", "Time zone"),
    Question("closed", "", "when", "Closed", stamped=True),
)


class Address(NamedTuple):
    """What a key names in a session.

    `place` is that of an item in the file, counted from 0; `part` a field of it, or
    a question that is asked of each item.
    """

    key: str
    question: Question
    place: int | None = None
    part: Question | None = None

    @property
    def path(self) -> str:
        """Where it is stored."""
        return self.question.each_of or self.question.path

    @property
    def listed(self) -> bool:
        """Whether items can be added to it and taken out of it."""
        one = self.place is not None or self.question.each_of
        return kinds.is_listed(self.question) and not one


def address(key: str, session: Session) -> Address:
    """Find what a key names: `issue`, `prepare.issue`, `facts.2`, `concerns.2.reply`.

    A label that pages print is a key too: `when`, `first sentence`.

    Raises:
        InvalidAnswerError: it names nothing, with the nearest key that does.
    """
    question, rest = _question(key, session.guide)
    if not rest:
        return Address(key, question)
    if not kinds.is_listed(question) and not question.each_of:
        raise InvalidAnswerError("it has one value, and no items.")
    path = question.each_of or question.path
    number = whole_number(rest[0])
    if number is None:
        raise InvalidAnswerError(
            "an item is named by its number.", f"As in: {question.key}.2"
        )
    place = place_of(path, number, session)
    if question.each_of:
        return Address(key, question, place, question)
    return Address(key, question, place, _part(question, rest[1:], session.guide))


def place_of(path: str, number: int, session: Session) -> int:
    """Return where the item of a number stands; concerns count as on the card.

    Raises:
        InvalidAnswerError: there is none.
    """
    places = list(range(len(kinds.items_of(session.answer(path)))))
    if path == CONCERNS:
        places = [place for place, _ in session.planned()]
    if 1 <= number <= len(places):
        return places[number - 1]
    many = {0: "none is", 1: "only 1 is"}.get(len(places), f"only {len(places)} are")
    raise InvalidAnswerError(f"there is no number {number}; {many} there.")


def sections(guide: Guide) -> set[str]:
    """Return the keys that others stand under."""
    return {path.partition(".")[0] for path in guide.order() if "." in path}


def asked_of_each(path: str, guide: Guide) -> dict[str, Question]:
    """Return the questions that are asked of each item of a list, by their key."""
    return {q.key: q for q in guide.questions() if q.each_of == path}


def _question(key: str, guide: Guide) -> tuple[Question, list[str]]:
    """Return the question that a key begins with, and what stands behind it."""
    known = _known(guide)
    names = key.split(".")
    for length in range(len(names), 0, -1):
        if found := known.get(".".join(names[:length])):
            return found, names[length:]
    if question := by_label(names[0], guide):
        return question, names[1:]
    if names[0] in FOR_EVER:
        raise InvalidAnswerError("it was given once, and never changes.")
    raise InvalidAnswerError(
        f"there is no question {echoed(key, 'of this name')}.", _near(names, known)
    )


def _known(guide: Guide) -> Mapping[str, Question]:
    questions = [*HEADER, *guide.questions()]
    short = {q.key: q for q in reversed(questions) if q.path not in ONLY_WHOLE}
    return {**short, **{q.path: q for q in questions}}


def _near(names: list[str], known: Iterable[str]) -> str:
    import difflib

    listed = list(known)
    for typed in (".".join(names), ".".join(names[:2]), names[0]):
        if near := difflib.get_close_matches(typed, listed, 1):
            return f"Did you mean '{near[0]}'?"
    return "All keys: convo guide"


def _part(question: Question, rest: list[str], guide: Guide) -> Question | None:
    if not rest:
        return None
    parts = {**asked_of_each(question.path, guide)}
    parts |= {field.key: field for field in question.fields}
    if not question.fields or len(rest) > 1:
        raise InvalidAnswerError("its items have no parts of that name.")
    if rest[0] not in parts:
        no_part = f"they have no part {echoed(rest[0], 'of this name')}."
        raise InvalidAnswerError(no_part, f"There are: {', '.join(parts)}.")
    return parts[rest[0]]
