"""Where to go from a spot: on, back, or to what a person names."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.errors import FrozenError
from convo_prep.guide import Question
from convo_prep.page import Spot, spot_from
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
from convo_prep.text import whole_number
from convo_prep.walk import answering, foretold, standing
from convo_prep.walk.answering import Answer
from convo_prep.walk.named import named
from convo_prep.walk.route import Route
from convo_prep.walk.spot import Ask


class Walk(NamedTuple):
    """A route with the session as it stands; `now` carries its zone.

    After each change it is made anew with the session that came of it.
    """

    route: Route
    session: Session
    now: datetime

    def first(self) -> Spot | None:
        """Return the first spot that has no answer yet, or None."""
        return self._open_from(0)

    def resumed(self, path: str, half_typed: bool = True) -> Spot | None:
        """Return the spot left earlier if it can still be asked, else the first.

        Without a line `half_typed` there, a spot whose answer was stored in the last
        moment is passed over.
        """
        left = spot_from(path)
        asked = {question.path for question in self.asked()}
        spot = self._within(left) if left and left.question in asked else None
        if spot is None:
            return self.first()
        question = self.route.guide.question(spot.question)
        if half_typed or not standing.standing(spot, question, self.session):
            return spot
        return self.after(spot, gave=True) or self.first()

    def ask(self, spot: Spot) -> Ask:
        """Build the question at a spot, with all that is shown around it."""
        guide, paths = self.route.guide, [each.path for each in self.asked()]
        question = guide.question(spot.question)
        # What was gone to from another route stands alone, under its own step.
        here = question.path in paths
        return Ask(
            spot=spot,
            of=question,
            asked=standing.asked_at(spot, question, self.session),
            title=(here and self.route.title) or guide.title(question),
            number=paths.index(question.path) + 1 if here else 1,
            total=len(paths) if here else 1,
            answer=standing.standing(spot, question, self.session),
            given=standing.given(question, self.session, self.local),
            about=standing.about(spot, question, self.session, self.local),
            one=guide.question(question.each_of or question.path).one or "Item",
            beside=standing.beside(spot, question, self.session),
            now=self.local,
            terse=bool(self.route.title),
        )

    def read(self, ask: Ask, line: str) -> Answer:
        """Read a line typed at a question: what it changes, and what is said of it.

        Raises:
            InvalidAnswerError: the line is no answer here.
            FrozenError: it would change what was foretold.
        """
        answer = answering.read(ask, line, self.session)
        made = [answer.change] if answer.change else []
        if why := foretold.touched(self.session, made, self.now):
            if not line.strip():
                return Answer(line)
            raise FrozenError(why, "An empty line goes on.")
        return answer

    def after(self, spot: Spot, gave: bool) -> Spot | None:
        """Return where to go from a spot; `gave` tells whether a line was given."""
        question = self.route.guide.question(spot.question)
        inner = self._inside(spot, question, gave)
        if inner is not None:
            return inner
        return self._open_from(self._place(question) + 1)

    def one_more(self, path: str) -> Spot:
        """Return where one more item goes, whatever the one before still lacks."""
        question = self.route.guide.question(path)
        first = question.fields[0].key if question.fields else ""
        return Spot(path, standing.length(question, self.session), first)

    def back(self, spot: Spot) -> Spot | None:
        """Return the spot before this one, its answer in place; None at the start."""
        question = self.route.guide.question(spot.question)
        fields = [field.key for field in self._asked_fields(question)]
        if spot.field in fields[1:]:
            return spot._replace(field=fields[fields.index(spot.field) - 1])
        if question.each_of and spot.item:
            return spot._replace(item=spot.item - 1)
        at = max(self._place(question), 0)
        for earlier in reversed(self.route.questions[:at]):
            if self.applies(earlier):
                return self._entry(earlier, again=True)
        return None

    def find(self, name: str) -> Spot | None:
        """Return the spot a person names: its number in the outline, key or label.

        `8.2` is the second item of question 8.
        """
        head, _, typed = name.strip().partition(".")
        question = named(head, self.asked())
        if question is None:
            return None
        item = whole_number(typed)
        if item is not None and 1 <= item <= standing.length(question, self.session):
            fields = [field.key for field in self._asked_fields(question)]
            return Spot(question.path, item - 1, *fields[:1])
        return self._entry(question, again=True)

    def outline(self) -> tuple[tuple[str, str], ...]:
        """Return each question's label with its answer in words, in order."""
        return tuple(
            (question.label, standing.in_words(question, self.session, self.local))
            for question in self.asked()
        )

    def asked(self) -> list[Question]:
        """Return the questions of the route that apply as the session stands."""
        return [q for q in self.route.questions if self.applies(q)]

    def waiting(self) -> list[Question]:
        """Return the questions that have something still to be answered."""
        return [q for q in self.asked() if self._entry(q) is not None]

    def applies(self, question: Question) -> bool:
        """Whether this walk asks a question, as the session stands."""
        if self._past_answering(question):
            return False
        if question.each_of and not self.session.records(question.each_of):
            return False
        return self._outcome_allows(question) and self.session.applies(question)

    def _past_answering(self, question: Question) -> bool:
        """Whether the talk has begun, and nothing of a question is free any more."""
        if self._complete(question):
            return not self.session.records(question.path)
        return question.path in PREDICTIONS and self.session.frozen(self.now)

    @property
    def local(self) -> datetime:
        """The moment in the session's zone, without a zone."""
        return self.session.local(self.now)

    def _place(self, question: Question) -> int:
        """Return where a question stands in the route, -1 where it was gone to."""
        asked = self.route.questions
        return asked.index(question) if question in asked else -1

    def _outcome_allows(self, question: Question) -> bool:
        outcome = self.session.text(OUTCOME)
        resolving = any(q.step == "resolve" for q in self.route.questions)
        if not resolving or question.path == OUTCOME:
            return True
        if question.path == MEETING:
            return outcome == "postponed"
        return outcome not in ("postponed", "cancelled")

    def _open_from(self, at: int) -> Spot | None:
        for question in self.route.questions[at:]:
            entry = self._entry(question) if self.applies(question) else None
            if entry is not None:
                return entry
        return None

    def _entry(self, question: Question, again: bool = False) -> Spot | None:
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
        fields = self._asked_fields(question)
        missing = standing.gap(question, self.session, fields, newest)
        if missing is not None:
            return missing
        if self._complete(question):
            return Spot(question.path, newest, fields[0].key) if again else None
        if length and not again and not self._more_to_add(question):
            return None
        return Spot(question.path, length, question.fields[0].key)

    def _complete(self, question: Question) -> bool:
        """Whether no item can be added: foretold is what was, a round has begun."""
        foretold = question.path == CONCERNS and self.session.frozen(self.now)
        return foretold or question.path == ROUNDS

    def _more_to_add(self, question: Question) -> bool:
        """Actions noted live are there already; the list is done with the follow-up."""
        if question.path != ACTIONS:
            return False
        return not self.session.text(FOLLOW_UP)

    def _asked_fields(self, question: Question) -> tuple[Question, ...]:
        """Return the fields of a record that this walk asks."""
        frozen = self.session.frozen(self.now)
        return tuple(
            field
            for field in question.fields
            if not field.stamped
            and (field.quick or self.route.pace != "quick")
            and not (frozen and f"{question.path}.{field.key}" in PREDICTIONS)
        )

    def _inside(self, spot: Spot, question: Question, gave: bool) -> Spot | None:
        if question.each_of:
            later = standing.waiting_items(question, self.session)
            item = next((n for n in later if n > (spot.item or 0)), None)
            return None if item is None else Spot(question.path, item)
        length = len(standing.given(question, self.session))
        if question.kind == "list":
            return Spot(question.path, length) if gave else None
        if question.kind != "records":
            return None
        if spot.field == question.fields[0].key and not gave:
            return None
        return self._next_field(spot, question, length)

    def _next_field(self, spot: Spot, question: Question, length: int) -> Spot | None:
        fields = self._asked_fields(question)
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
        if self._complete(question) or (self.route.pace == "rest" and question.quick):
            return None
        return Spot(question.path, length, question.fields[0].key)

    def _within(self, spot: Spot) -> Spot | None:
        """Pull a remembered spot into its list as it is now; None if it has no place.

        It may come from another route or from before the meeting.
        """
        question = self.route.guide.question(spot.question)
        length = standing.length(question, self.session)
        if question.each_of:
            return Spot(question.path, min(spot.item or 0, length - 1))
        if not kinds.is_listed(question):
            return Spot(question.path)
        last = length - 1 if self._complete(question) else length
        item = last if spot.item is None else min(spot.item, last)
        fields = [field.key for field in self._asked_fields(question)]
        if item == length:
            return Spot(question.path, item, *fields[:1])
        if not fields:
            return Spot(question.path, item)
        asked = spot.field in fields
        return Spot(question.path, item, spot.field) if asked else None
