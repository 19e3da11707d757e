"""Where to go from a spot: on, back, or to what a person names."""

from datetime import datetime
from typing import NamedTuple

from convo_prep.errors import FrozenError
from convo_prep.guide import Question
from convo_prep.kinds import is_listed
from convo_prep.page import Listed, Spot, spot_from
from convo_prep.session import Session
from convo_prep.session.paths import MEETING, OUTCOME
from convo_prep.text import whole_number
from convo_prep.walk import answering, foretold, standing
from convo_prep.walk.answering import Answer
from convo_prep.walk.inside import Inside
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
        if left is None or left.question not in asked:
            return self.first()
        question = self.route.guide.question(left.question)
        spot = self.inside.returned(left, question)
        if spot is None:
            return self.first()
        if half_typed or not standing.standing(spot, question, self.session):
            return spot
        return self.after(spot, gave=True) or self.first()

    def ask(self, spot: Spot) -> Ask:
        """Build the question at a spot, with all that is shown around it."""
        guide = self.route.guide
        question = guide.question(spot.question)
        # What was gone to from another route stands under its own step.
        here = self._place(question) >= 0
        return Ask(
            spot=spot,
            of=question,
            asked=standing.asked_at(spot, question, self.session),
            title=(here and self.route.title) or guide.title(question),
            answer=standing.standing(spot, question, self.session),
            given=standing.given(question, self.session, self.local),
            about=standing.about(spot, question, self.session, self.local),
            one=guide.question(question.each_of or question.path).one or "Item",
            beside=standing.beside(spot, question, self.session),
            now=self.local,
            terse=bool(self.route.title) and not self.route.helping,
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
        inner = self.inside.after(spot, question, gave)
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
        inner = self.inside.back(spot, question)
        if inner is not None:
            return inner
        at = max(self._place(question), 0)
        for earlier in reversed(self.route.questions[:at]):
            if self.applies(earlier):
                return self.inside.entry(earlier, again=True)
        return None

    def entered(self, spot: Spot) -> Spot:
        """Return where a spot is entered: of a list named whole, behind its items.

        At its first one, what is typed would take that one's place unseen.
        """
        question = self.route.guide.question(spot.question)
        if spot.item is not None or not (is_listed(question) or question.each_of):
            return spot
        return self.inside.entry(question, again=True) or spot

    def find(self, name: str) -> Spot | None:
        """Return the spot a person names: its number in the outline, key or label.

        `8.2` is the second item of question 8.
        """
        head, _, typed = name.strip().partition(".")
        question = named(head, self.asked())
        if question is None:
            return None
        item = whole_number(typed)
        spot = None if item is None else self.inside.item(question, item - 1)
        return spot or self.inside.entry(question, again=True)

    def outline(self) -> tuple[Listed, ...]:
        """Return each question's label with its answer in words, in order."""
        return tuple(map(self._listed, self.asked()))

    def _listed(self, question: Question) -> Listed:
        words = standing.in_words(question, self.session, self.local)
        return Listed(question.label, words, bool(words))

    def asked(self) -> list[Question]:
        """Return the questions of the route that apply as the session stands."""
        return [q for q in self.route.questions if self.applies(q)]

    def waiting(self) -> list[Question]:
        """Return the questions that have something still to be answered."""
        return [q for q in self.asked() if self.inside.entry(q) is not None]

    def applies(self, question: Question) -> bool:
        """Whether this walk asks a question, as the session stands."""
        if self.inside.closed(question):
            return False
        if question.each_of and not self.session.records(question.each_of):
            return False
        return self._outcome_allows(question) and self.session.applies(question)

    @property
    def inside(self) -> Inside:
        """How the questions are walked inside, as the session stands."""
        return Inside(self.route.pace, self.session, self.now)

    @property
    def local(self) -> datetime:
        """The moment in the session's zone, without a zone."""
        return self.session.local(self.now)

    def _place(self, question: Question) -> int:
        """Return where a question stands in the route, -1 where it was gone to."""
        paths = [each.path for each in self.route.questions]
        return paths.index(question.path) if question.path in paths else -1

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
            entry = self.inside.entry(question) if self.applies(question) else None
            if entry is not None:
                return entry
        return None
