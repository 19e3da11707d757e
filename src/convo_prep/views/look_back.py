"""The pages after a talk: what was planned beside what came, and a later look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.advice.suggestions import Suggestion
from convo_prep.document import Tone
from convo_prep.guide import Question
from convo_prep.page import Line, Page, Spot
from convo_prep.session import Session
from convo_prep.session.expected import UNPREPARED, was_prepared
from convo_prep.session.paths import (
    ACTIONS,
    AGREED,
    CAME_UP,
    CONCERNS,
    DONE,
    FOLLOW_UP,
    IF_THEN,
    ISSUE,
    OBJECTIVE,
    OBJECTIVE_MET,
    PLAN_USED,
    ROUNDS,
)
from convo_prep.session.plans import Plan

OPEN = "open"
FROM_THE_CARD, LAST_TIME = "the card's draft", "your plan from last time"
# What was planned stands above the answer that says what became of it.
_PLANNED = {PLAN_USED: IF_THEN, OBJECTIVE_MET: OBJECTIVE}


def look_back_page(
    session: Session,
    drafts: Mapping[Spot, Suggestion],
    now: datetime,
    last: Plan | None = None,
) -> Page:
    """Return the lines of a look back; what has no answer shows its draft, or is open.

    A talk that nobody prepared begins with what they said and need. `last` is the plan
    from the time before, of a talk that had none itself.
    """
    made = _Made(session, drafts, session.local(now), last)
    asked = (session.guide.question(p.path) for p in session.guide.page("look_back"))
    lines = (line for question in asked for line in made.lines(question))
    return Page(f"Look back · {session.title}", tuple(lines))


def round_page(
    session: Session, _drafts: Mapping[Spot, Suggestion], now: datetime
) -> Page:
    """Return the lines of the newest look: agreed, still to be done, and what it found.

    The first look has a block of its own, each later one is a round.
    """
    made = _Made(session, {}, session.local(now))
    lines = (*made.agreed(), *made.actions(), *made.looked())
    return Page(f"Looking again · {session.title}", lines)


class _Made(NamedTuple):
    """How the lines of a session are made; `local` is without a zone."""

    session: Session
    drafts: Mapping[Spot, Suggestion]
    local: datetime
    last: Plan | None = None

    def lines(self, question: Question) -> Iterator[Line]:
        """Yield the lines of one question, none where it is not for this talk."""
        session, path = self.session, question.path
        if not self._is_for(path):
            return
        if path == CAME_UP:
            yield from self._concerns(question)
        elif path in _PLANNED:
            yield from self._planned(question)
        elif path != FOLLOW_UP or not session.text(path):
            yield from self._one(question)

    def _is_for(self, path: str) -> bool:
        """Whether a line is for this talk: some are for one that nobody prepared."""
        if path not in UNPREPARED or not was_prepared(self.session):
            return True
        return path != ISSUE and bool(self.session.answer(path))

    def agreed(self) -> Iterator[Line]:
        """Yield what was agreed, to be looked at and not to be changed here."""
        question = self.session.guide.question(AGREED)
        if self.session.applies(question):
            for text in self.session.text(AGREED).splitlines():
                yield Line(question.label, text)

    def actions(self) -> Iterator[Line]:
        """Yield each open action, with where it is said what became of it."""
        question = self.session.guide.question(ACTIONS)
        for at, record in enumerate(self.session.records(ACTIONS)):
            if not (record.get("done") or record.get("dropped")):
                text = kinds.say(question, dict(record), self.local)
                yield Line(question.one, text, Spot(DONE, at))

    def looked(self) -> Iterator[Line]:
        """Yield what the newest look found."""
        guide, rounds = self.session.guide, self.session.records(ROUNDS)
        if rounds:
            for field in guide.question(ROUNDS).fields:
                said = kinds.say(field, rounds[-1].get(field.key, ""), self.local)
                if not field.stamped:
                    spot = Spot(ROUNDS, len(rounds) - 1, field.key)
                    yield _line(field.label, said, spot, None)
            return
        for listed in guide.page("round"):
            question = guide.question(listed.path)
            if not question.each_of:
                yield from self._one(question)

    def _planned(self, question: Question) -> Iterator[Line]:
        """Yield a plan, the draft that stood on the card too, and what came of it."""
        session, path = self.session, _PLANNED[question.path]
        last = self.last if path == IF_THEN else None
        if not (session.applies(question) or last):
            return
        label, plan = session.guide.question(path).label, session.text(path)
        text, source = plan or session.drafted_line(path), "" if plan else FROM_THE_CARD
        if last and not text:
            text, source = last.text, f"{LAST_TIME}, {last.made_in}"
        spot = Spot(question.path)
        # What was planned is looked at here; only what came of it can be taken.
        yield Line(label, f"{text}  ({source})" if text and source else text, spot)
        yield self._came(question.label, self._said(question), spot)

    def _concerns(self, question: Question) -> Iterator[Line]:
        """Yield what each concern was, what was to be said, and what came of it."""
        fields = self.session.guide.question(CONCERNS)
        says, reply, landed = map(fields.field, ("says", "reply", "landed"))
        for place, concern in self.session.planned():
            spot = Spot(CAME_UP, place)
            yield Line(says.label, concern["says"], spot)
            if text := concern.get("reply"):
                yield Line(reply.label, text, spot, part=True, tone="quiet")
            came = kinds.say(question, concern.get("came_up", ""), self.local)
            how = kinds.say(landed, concern.get("landed", ""), self.local)
            text = f"yes, {how}" if how else came
            yield self._came(question.label, text, spot)

    def _one(self, question: Question) -> Iterator[Line]:
        """Yield a question's line, or one for each item of a list, drafts behind."""
        path, label = question.path, question.label
        if question.kind != "list":
            draft = self.drafts.get(Spot(path))
            said = self._said(question)
            yield _line(label, said, Spot(path), None if said else draft)
            return
        spots = [spot for spot in self.drafts if spot.question == path]
        for item, text in enumerate(self.session.items(path)):
            yield _line(label, text, Spot(path, item), None)
        for spot in spots:
            yield _line(label, "", spot, self.drafts[spot])
        if not (spots or self.session.items(path)):
            yield _line(label, "", Spot(path, 0), None)

    def _said(self, question: Question) -> str:
        answer = self.session.answer(question.path)
        return kinds.say(question, answer, self.local) if answer else ""

    def _came(self, label: str, text: str, spot: Spot) -> Line:
        tone: Tone = "strong" if text else "quiet"
        return Line(label, text or OPEN, spot, part=True, tone=tone)


def _line(label: str, text: str, spot: Spot, draft: Suggestion | None) -> Line:
    if draft is not None:
        return Line(label, draft.text, spot, draft=True, source=draft.source)
    return Line(label, text or OPEN, spot, tone="plain" if text else "quiet")
