"""A place in the walk, and everything a face needs to put the question there."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.guide import Question
from convo_prep.text import Tree, whole_number


class Spot(NamedTuple):
    """A place in the walk: a question, an item of its list, a field of the item."""

    question: str
    item: int | None = None
    field: str = ""

    @property
    def path(self) -> str:
        """The spot as text, `prepare.concerns 2 reply`, to be found again by."""
        item = "" if self.item is None else str(self.item)
        return " ".join(part for part in (self.question, item, self.field) if part)

    @property
    def name(self) -> str:
        """The spot as one word, `prepare.concerns.2.reply`, for a file."""
        return self.path.replace(" ", ".")


def spot_from(path: str) -> Spot | None:
    """Read back what `Spot.path` wrote, or None."""
    question, *rest = path.split() or [""]
    item = whole_number(rest[0]) if rest else None
    field = rest[1] if len(rest) > 1 else ""
    return Spot(question, item, field) if question else None


class Ask(NamedTuple):
    """One question as it is to be put.

    `of` is the question, `asked` the same or the field of a record; `answer` what
    stands there now; `given` the items of the list so far; `about` the item it
    belongs to, in words, and `one` what such an item is called; `beside` earlier
    answers as (label, words); `title`, `number` and `total` the place in the walk;
    `now` local, without a zone.
    """

    spot: Spot
    of: Question
    asked: Question
    title: str
    number: int
    total: int
    answer: Tree
    given: tuple[str, ...]
    about: str
    one: str
    beside: tuple[tuple[str, str], ...]
    now: datetime

    @property
    def adding(self) -> bool:
        """Whether an item is added here, and an empty line ends the list."""
        return self.spot.item == len(self.given) and not self.of.each_of

    @property
    def whole_action(self) -> bool:
        """Whether an action stands here, with its owner and its date in one line."""
        of = self.of
        return kinds.is_action(of) and self.asked.key == of.fields[0].key

    @property
    def editing_item(self) -> bool:
        """Whether an item stands here whose emptying takes it out."""
        first = self.of.fields[0].key if self.of.fields else ""
        listed = kinds.is_listed(self.of) and not self.of.each_of
        return listed and not self.adding and self.spot.field == first
