"""How the items and parts of one question are walked: entered, gone on, returned to."""

from datetime import datetime
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.guide import Question
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.paths import (
    ACTIONS,
    CONCERNS,
    FOLLOW_UP,
    MEETING,
    OUTCOME,
    ROUNDS,
)
from convo_prep.session.predictions import PREDICTIONS
from convo_prep.walk import standing
from convo_prep.walk.route import Pace


class Inside(NamedTuple):
    """The questions as they are walked inside; `now` carries its zone."""

    pace: Pace
    session: Session
    now: datetime

    def entry(self, question: Question, again: bool = False) -> Spot | None:
        """Where a question is entered; None if nothing is open and not `again`."""
        if question.each_of:
            return self._item_entry(question, again)
        if question.kind == "records":
            return self._records_entry(question, again)
        if question.path in (OUTCOME, MEETING) and self._postponed_till_now():
            again = True
        if self.session.answered(question) and not again:
            return None
        if question.kind == "list":
            return Spot(question.path, len(standing.given(question, self.session)))
        return Spot(question.path)

    def after(self, spot: Spot, question: Question, gave: bool) -> Spot | None:
        """Return where to go on within a question, None where it is left."""
        if question.each_of:
            later = standing.waiting_items(question, self.session)
            item = next((n for n in later if n > (spot.item or 0)), None)
            return None if item is None else Spot(question.path, item)
        length = len(standing.given(question, self.session))
        if question.kind == "list":
            return Spot(question.path, length) if gave else None
        if question.kind != "records":
            return None
        # Of what is only drafted, a part not given leads nowhere further inside.
        first = spot.field == question.fields[0].key
        if not gave and (first or (spot.item or 0) >= length):
            return None
        return self._next_field(spot, question, length)

    def back(self, spot: Spot, question: Question) -> Spot | None:
        """Return the spot before this one within its question, None at its start."""
        fields = [field.key for field in self.asked_fields(question)]
        if spot.field in fields[1:]:
            return spot._replace(field=fields[fields.index(spot.field) - 1])
        if question.each_of and spot.item:
            return spot._replace(item=spot.item - 1)
        return None

    def item(self, question: Question, item: int) -> Spot | None:
        """Return where an item that stands there already is entered, else None."""
        if not 0 <= item < standing.length(question, self.session):
            return None
        fields = [field.key for field in self.asked_fields(question)]
        return Spot(question.path, item, *fields[:1])

    def returned(self, spot: Spot, question: Question) -> Spot | None:
        """Pull a remembered spot into its list as it is now; None if it has no place.

        It may come from another route or from before the meeting.
        """
        length = standing.length(question, self.session)
        if question.each_of:
            return Spot(question.path, min(spot.item or 0, length - 1))
        if not kinds.is_listed(question):
            return Spot(question.path)
        last = length - 1 if self.complete(question) else length
        item = last if spot.item is None else min(spot.item, last)
        fields = [field.key for field in self.asked_fields(question)]
        if item == length:
            return Spot(question.path, item, *fields[:1])
        if not fields:
            return Spot(question.path, item)
        asked = spot.field in fields
        return Spot(question.path, item, spot.field) if asked else None

    def closed(self, question: Question) -> bool:
        """Whether the talk has begun, and nothing of a question is free any more."""
        if question.path in (CONCERNS, ROUNDS):
            there = self.session.records(question.path)
            return self.complete(question) and not there
        return question.path in PREDICTIONS and self.session.frozen(self.now)

    def complete(self, question: Question) -> bool:
        """Whether no item can be added: foretold is what was, a round has begun."""
        foretold = question.path == CONCERNS and self.session.frozen(self.now)
        return foretold or question.path == ROUNDS

    def asked_fields(self, question: Question) -> tuple[Question, ...]:
        """Return the fields of a record that this walk asks."""
        frozen = self.session.frozen(self.now)
        return tuple(
            field
            for field in question.fields
            if not field.stamped
            and (field.quick or self.pace != "quick")
            and not (frozen and f"{question.path}.{field.key}" in PREDICTIONS)
        )

    def _postponed_till_now(self) -> bool:
        """Whether the time that a postponed meeting was put off to has come."""
        postponed = self.session.text(OUTCOME) == "postponed"
        return postponed and self.session.begun(self.now)

    def _item_entry(self, question: Question, again: bool) -> Spot | None:
        item = next(standing.waiting_items(question, self.session), None)
        if item is None:
            return Spot(question.path, 0) if again else None
        return Spot(question.path, item)

    def _records_entry(self, question: Question, again: bool) -> Spot | None:
        length = len(standing.given(question, self.session))
        newest = length - 1 if question.path == ROUNDS else 0
        fields = self.asked_fields(question)
        missing = standing.gap(question, self.session, fields, newest)
        if missing is not None:
            return missing
        if self.complete(question):
            return Spot(question.path, newest, fields[0].key) if again else None
        if length and not again and not self._more_to_add(question):
            return None
        return Spot(question.path, length, question.fields[0].key)

    def _more_to_add(self, question: Question) -> bool:
        """Actions noted live are there already; the list is done with the follow-up."""
        if question.path != ACTIONS:
            return False
        return not self.session.text(FOLLOW_UP)

    def _next_field(self, spot: Spot, question: Question, length: int) -> Spot | None:
        fields = self.asked_fields(question)
        keys = [field.key for field in fields]
        # At its first field a whole record may be given, and that very field not.
        passed = keys.index(spot.field) + 1 if spot.field in keys[1:] else 0
        later = fields[passed:]
        # What was drafted further down stands behind the last item once it is taken.
        item = min(spot.item or 0, max(length - 1, 0))
        at = spot._replace(item=item)
        record = standing.record_at(at, question.path, self.session)
        if item < length:
            for field in later:
                if not record.get(field.key):
                    return Spot(question.path, item, field.key)
        missing = standing.gap(question, self.session, fields, item + 1)
        if missing is not None:
            return missing
        if self.complete(question) or (self.pace == "rest" and question.quick):
            return None
        return Spot(question.path, length, question.fields[0].key)
