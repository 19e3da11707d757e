"""The lines of the card to hold in the meeting, each with the place it is from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from convo_prep.advice.suggestions import Suggestion
from convo_prep.document import Tone
from convo_prep.guide import PageLine, Question
from convo_prep.page import Line, Page, Spot
from convo_prep.session import Action, Session
from convo_prep.session.expected import expected
from convo_prep.session.paths import (
    CARD,
    CHANNEL,
    CONCERNS,
    FACTS,
    MEETING,
    MINUTES,
    OPTIONS,
    PLACE,
)
from convo_prep.session.promises import PROMISED, due_at, promised_at
from convo_prep.session.sure_name import sure_name
from convo_prep.text import asked_back, filled
from convo_prep.views.phrases import brief, owed
from convo_prep.views.rows import Row

MOST_FACTS = 2
# Without one of these a fact may be an opinion.
_SURE = re.compile(r"[0-9\"\u201c\u201e]")
NO_DRAFTS: Mapping[Spot, Suggestion] = MappingProxyType({})


def card_page(
    session: Session,
    now: datetime,
    drafts: Mapping[Spot, Suggestion] = NO_DRAFTS,
    promises: Sequence[Action] = (),
) -> Page:
    """Return the lines of the card, the private ones too; each has a text.

    `promises` are ours to this client from other sessions. What has a draft and no
    answer shows the draft.
    """
    made = _Made(session, session.local(now), drafts, promises)
    found = (line for each in session.guide.page(CARD) for line in made.lines(each))
    lines = tuple(line for line in found if line.text)
    return Page(session.title, lines, sure_name(session))


def card_rows(page: Page, private: bool) -> list[Row]:
    """Return a card's lines as rows: what each says, where from, whether a draft."""
    return [
        {
            "label": line.named,
            "text": filled(line.text),
            "path": line.spot.path if line.spot else "",
            "draft": line.draft,
            "from": line.source,
        }
        for line in page.lines
        if private or not line.private
    ]


class _Made(NamedTuple):
    """What the lines of a card are made of; the guide says which there are."""

    session: Session
    local: datetime
    drafts: Mapping[Spot, Suggestion]
    promises: Sequence[Action]

    def lines(self, of: PageLine) -> Iterator[Line]:
        """Yield the lines of one entry of the page, some of them without a text."""
        guide = self.session.guide
        question = guide.find(of.path)
        if question is None:
            tone, text = self._no_answer(of.path)
            yield Line(guide.label(of.path), text, tone=tone, minor=of.minor)
        elif question.path == CONCERNS:
            yield from self._concerns(question)
        else:
            yield self._answer(question, of)

    def _answer(self, question: Question, of: PageLine) -> Line:
        tone: Tone = "strong" if of.strong else "plain"
        spot = Spot(question.path)
        line = Line(
            question.label,
            self._text(question),
            spot,
            tone=tone,
            private=question.private,
            minor=of.minor,
            on_paper=tuple(self._on_paper(question)),
        )
        return line if line.text else self._drafted(line, spot)

    def _drafted(self, line: Line, spot: Spot) -> Line:
        draft = self.drafts.get(spot)
        if draft is None:
            return line
        return line._replace(
            text=asked_back(draft.shown),
            draft=True,
            source=draft.source,
            private=line.private or draft.learned,
        )

    def _text(self, question: Question) -> str:
        if question.path == MEETING:
            return _when(self.session, self.local)
        if question.path == FACTS:
            return " \u00b7 ".join(_picked(self.session.items(FACTS)))
        if not question.fields:
            return self.session.text(question.path)
        first = question.fields[0].key
        records = self.session.records(question.path)
        return "; ".join(record[first] for record in records if record.get(first))

    def _on_paper(self, question: Question) -> Iterator[tuple[str, str]]:
        """Yield what has a line of its own on paper: a fact, what an option costs."""
        if question.path == FACTS:
            for fact in _picked(self.session.items(FACTS)):
                yield question.label, fact
        if question.path == OPTIONS:
            for record in self.session.records(OPTIONS):
                for field in question.fields:
                    first = field.key == question.fields[0].key
                    if text := record.get(field.key):
                        yield question.one if first else field.label, text

    def _concerns(self, question: Question) -> Iterator[Line]:
        says, reply = question.field("says").label, question.field("reply").label
        numbers = self._numbers()
        found: list[tuple[Line, Line]] = []
        for place, concern in self.session.planned():
            at = Spot(CONCERNS, place, "says")
            number = numbers[concern["says"]]
            line = Line(says, concern["says"], at, concern=number)
            found.append((line, self._reply(reply, at, concern.get("reply", ""))))
        planned = {concern["says"] for _, concern in self.session.planned()}
        for spot, draft in self.drafts.items():
            if spot.field == "says" and draft.text not in planned:
                line = Line(says, "", spot, concern=numbers.get(draft.text, 0))
                line = self._drafted(line, spot)
                answer = self._reply(reply, spot, "")
                found.append((line, answer._replace(private=line.private)))
        for pair in sorted(found, key=lambda each: each[0].concern):
            yield from pair

    def _numbers(self) -> dict[str, int]:
        """Return the number of each concern, by what they say: that of the meeting.

        A draft from a private answer has none, as no meeting shows it.
        """
        said = [concern["says"] for concern in expected(self.session)]
        shown = (each for each in self.drafts.items() if not each[1].learned)
        said += [draft.text for spot, draft in shown if spot.field == "says"]
        return {text: n for n, text in enumerate(dict.fromkeys(said), 1)}

    def _reply(self, label: str, at: Spot, text: str) -> Line:
        spot = at._replace(field="reply")
        line = Line(label, text, spot, part=True, tone="strong")
        return line if text else self._drafted(line, spot)

    def _no_answer(self, name: str) -> tuple[Tone, str]:
        guide = self.session.guide
        if name in PROMISED:
            return self._promised([a for a in self.promises if promised_at(a) == name])
        return "plain", guide.pause if name == "pause" else " ".join(guide.closing)

    def _promised(self, actions: Sequence[Action]) -> tuple[Tone, str]:
        late = any(action.overdue(self.local) for action in actions)
        said = (owed(action, self.local) for action in sorted(actions, key=due_at))
        return "warn" if late else "plain", "; ".join(said)


def _when(session: Session, local: datetime) -> str:
    when = session.when(MEETING)
    minutes = session.text(MINUTES)
    parts = (
        brief(when, local) if when else session.text(MEETING),
        f"{minutes} minutes" if minutes else "",
        session.text(CHANNEL),
        session.text(PLACE),
    )
    return " · ".join(part for part in parts if part)


def _picked(facts: Sequence[str]) -> list[str]:
    """Return the facts to have at hand, those with a number or a quote first."""
    ranked = sorted(facts, key=lambda fact: not _SURE.search(fact))[:MOST_FACTS]
    return [fact for fact in facts if fact in ranked]
