"""Answers given by name, gathered for one place of the file and made into changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.change import AddItem, Change, EditItem, SetAnswer
from convo_prep.errors import InvalidAnswerError
from convo_prep.guide import Question
from convo_prep.session import Session
from convo_prep.text import Tree, folded, normal, one_line, whole_number
from convo_prep.walk import valuing
from convo_prep.walk.addressing import Address, place_of

NUMBER = "#"
TWICE = "it takes one value, and several were given."
BOTH_WAYS = "it is given whole and in part at once."


class Made(NamedTuple):
    """The changes of one place, what they do to it, and a date or number read back."""

    changes: tuple[Change, ...]
    said: str
    read: str


class Giving:
    """What is given for one place of the file, item by item, until all is there."""

    def __init__(self, path: str, session: Session, now: datetime) -> None:
        self._path = path
        self._key = ""
        self._session = session
        self._now = now
        self._standing = kinds.items_of(session.answer(path))
        self._single: Tree | None = None
        self._whole: list[Tree] | None = None
        self._edited: dict[int, Tree] = {}
        self._added: list[Tree] = []
        self._answered = 0
        self._named: list[str] = []
        self._read: list[str] = []

    def take(self, where: Address, sign: str, value: Tree) -> None:
        """Take one value; `sign` is "", "+" or "-" and stands before the `=`.

        Raises:
            InvalidAnswerError: it is no answer there.
        """
        self._key = self._key or where.key
        if sign and not where.listed:
            self._take_long(where, sign, value)
        elif where.place is not None:
            self._take_item(where, where.place, value)
        elif where.question.each_of:
            self._take_of_each(where, value)
        elif kinds.is_listed(where.question):
            self._take_items(where.question, sign, value)
        else:
            self._take_single(where.question, value)

    def made(self) -> Made:
        """Return the changes that come of it all.

        Raises:
            InvalidAnswerError: what was given does not go together.
        """
        if self._single is not None:
            return self._made_single(self._single)
        if self._whole is None:
            return self._made_of_items()
        if self._edited:
            raise InvalidAnswerError(BOTH_WAYS)
        return self._made_whole([*self._whole, *self._added])

    def _take_single(self, question: Question, value: Tree) -> None:
        if self._single is not None:
            raise InvalidAnswerError(TWICE)
        self._single = valuing.single(question, value, self._now)
        self._read_back(question, self._single, self._session.answer(self._path))

    def _take_long(self, where: Address, sign: str, value: Tree) -> None:
        """Write lines under a text of several; nothing else can be added to."""
        if sign == "-" or not where.question.long or not isinstance(value, str):
            what = "item" if where.place is not None else "value"
            raise InvalidAnswerError(
                f"it is no list, and has one {what}.", "Give it with '=' alone."
            )
        standing = self._single or self._session.text(self._path)
        self._single = None
        added = valuing.single(where.question, value, self._now)
        self._single = f"{standing}\n{added}" if standing else added

    def _take_items(self, question: Question, sign: str, value: Tree) -> None:
        values = kinds.items_of(value) if value else [""]
        if sign == "-":
            for each in values:
                self._edited[self._found(question, each)] = ""
            return
        items = self._items(question, values)
        if sign == "+":
            if not all(items):
                raise InvalidAnswerError("there is nothing to add.")
            self._added += items
        else:
            self._whole = [*(self._whole or ()), *(each for each in items if each)]

    def _items(self, question: Question, values: Sequence[Tree]) -> list[Tree]:
        """Read items; of several, an error says which one is wrong."""
        items = []
        for number, each in enumerate(values, 1):
            try:
                items.append(self._item(question, each))
            except InvalidAnswerError as error:
                if len(values) > 1:
                    error.sentence = f"item {number}: {error.sentence}"
                raise
        return items

    def _item(self, question: Question, value: Tree) -> Tree:
        read = valuing.item(question, value, self._session.guide, self._now)
        first = next((field for field in question.fields if not field.stamped), None)
        if first and read and isinstance(read, dict) and not read.get(first.key):
            raise InvalidAnswerError(
                f"'{first.label}' is missing.", f"Write: {kinds.example(question)}"
            )
        self._read_back(question, read)
        return read

    def _take_item(self, where: Address, place: int, value: Tree) -> None:
        standing = self._edited.get(place, self._standing[place])
        if place in self._edited and not standing:
            raise InvalidAnswerError("it is taken out and changed at once.")
        self._named.append(where.key)
        if where.part is not None:
            self._edited[place] = self._with_part(where.part, standing, value)
        elif where.question.kind == "records" and value:
            news = self._news(where.question, value)
            record = {**self._record(standing), **news}
            self._edited[place] = {key: text for key, text in record.items() if text}
        else:
            guide = self._session.guide
            self._edited[place] = valuing.item(where.question, value, guide, self._now)

    def _news(self, question: Question, value: Tree) -> dict[str, Tree]:
        read = valuing.news(question, value, self._session.guide, self._now)
        self._read_back(question, read)
        return read if isinstance(read, dict) else {}

    def _with_part(self, asked: Question, standing: Tree, value: Tree) -> Tree:
        if not isinstance(value, str):
            raise InvalidAnswerError(TWICE)
        news = valuing.part(asked, value, self._now)
        first = self._session.guide.question(self._path).fields[0].key
        if asked.key == first and not asked.each_of and not news[first]:
            return ""
        self._read_news(asked, news)
        record = {**self._record(standing), **news}
        return {key: text for key, text in record.items() if text}

    def _record(self, item: Tree) -> dict[str, Tree]:
        if isinstance(item, dict):
            return item
        first = self._session.guide.question(self._path).fields[0].key
        return {first: item}

    def _take_of_each(self, where: Address, value: Tree) -> None:
        """Answer a question that is asked of each item, in the order of the items."""
        for each in kinds.items_of(value):
            place, self._answered = self._answered, self._answered + 1
            if place >= len(self._standing):
                many = len(self._standing)
                only = f"only {many} are" if many else "none is"
                raise InvalidAnswerError(f"{only} there to answer for.")
            part = where._replace(place=place, part=where.question)
            self._take_item(part, place, each)

    def _found(self, question: Question, value: Tree) -> int:
        """Return where the item stands that is named by `#2` or its words.

        Raises:
            InvalidAnswerError: none fits, or several do.
        """
        words = one_line(normal(kinds.as_it_stands(value)))
        number = whole_number(words.removeprefix(NUMBER))
        if words.startswith(NUMBER) and number is not None:
            return place_of(self._path, number, self._session)
        first = question.fields[0].key if question.fields else ""
        said = [_words(each, first) for each in self._standing]
        fitting = [place for place, each in enumerate(said) if each == folded(words)]
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            raise InvalidAnswerError("no item has just these words.", _BY_NUMBER)
        raise InvalidAnswerError(f"{len(fitting)} items have these words.", _BY_NUMBER)

    def _read_news(self, asked: Question, news: Mapping[str, Tree]) -> None:
        """Read back a part; what became of an action is a field of it."""
        fields = self._session.guide.question(self._path).fields
        became = [field for field in fields if asked.each_of and field.key in news]
        for field in became or [asked]:
            self._read_back(field, news.get(field.key, ""))

    def _read_back(self, asked: Question, value: Tree, stood: Tree = "") -> None:
        """Keep in words what may have been understood otherwise than meant.

        And that a time of day goes which `stood` there.
        """
        if isinstance(value, dict):
            for field in asked.fields:
                self._read_back(field, value.get(field.key, ""))
        elif value and not kinds.is_worded(asked) and not asked.private:
            said = kinds.say(asked, value, self._now)
            beside = kinds.beside(asked.key, value, self._now)
            self._read.append(f"{said}{beside}{kinds.time_gone(stood, value)}")

    def _made_single(self, value: Tree) -> Made:
        saw = self._session.answer(self._path)
        changed = saw and saw != value
        done = ("1 replaced" if value else "taken out") if changed else ""
        return self._made([SetAnswer(self._path, value, saw)], done)

    def _made_whole(self, items: list[Tree]) -> Made:
        saw = self._session.answer(self._path)
        many, now = len(self._standing), len(items)
        done = f"{many} replaced by {now}" if now else f"{many} taken out"
        done = done if many and saw != items else ""
        return self._made([SetAnswer(self._path, items, saw)], done)

    def _made_of_items(self) -> Made:
        edits = [
            EditItem(self._path, place, item, self._standing[place])
            for place, item in sorted(self._edited.items(), reverse=True)
            if item != self._standing[place]
        ]
        gone = sum(not edit.item for edit in edits)
        counts = ((len(self._added), "added"), (gone, "taken out"))
        done = " and ".join(f"{many} {what}" for many, what in counts if many)
        adds = [AddItem(self._path, item) for item in self._added]
        return self._made([*edits, *adds], done)

    def _made(self, changes: Sequence[Change], done: str) -> Made:
        said = ", ".join(dict.fromkeys(self._named)) or self._key
        if done:
            said = f"{said}: {done}" if not self._named else f"{said} ({done})"
        return Made(tuple(changes), said, ", ".join(self._read))


def _words(item: Tree, first: str) -> str:
    said = item.get(first, "") if first and isinstance(item, dict) else item
    return folded(one_line(normal(kinds.as_it_stands(said))))


_BY_NUMBER = "Name it by its number, as in: KEY-=#2"
