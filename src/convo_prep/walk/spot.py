"""A place in the walk and everything a face needs to put the question there."""

from datetime import datetime
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.guide import Question
from convo_prep.page import Spot
from convo_prep.text import Tree


class Ask(NamedTuple):
    """One question as it is to be put.

    `of` is the question, `asked` the same or the field of a record; `answer` what
    stands there now; `given` the items of the list so far; `about` the item it
    belongs to, in words, and `one` what such an item is called; `beside` earlier
    answers as (label, words); `title` where in the conversation it belongs; `now`
    local, without a zone; `terse` keeps the help closed until it is asked for, and
    `aside` is what stands with the help alone, as `beside` does with the question.
    """

    spot: Spot
    of: Question
    asked: Question
    title: str
    answer: Tree
    given: tuple[str, ...]
    about: str
    one: str
    beside: tuple[tuple[str, str], ...]
    now: datetime
    terse: bool = False
    aside: tuple[tuple[str, str], ...] = ()

    @property
    def adding(self) -> bool:
        """Whether an item is added here, and an empty line ends the list."""
        first = self.of.fields[0].key if self.of.fields else ""
        new = self.spot.item is not None and self.spot.item >= len(self.given)
        return new and self.spot.field in ("", first) and not self.of.each_of

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
