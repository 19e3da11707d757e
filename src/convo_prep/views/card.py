"""The card to hold in the meeting: its lines, on one screen that nobody scrolls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from convo_prep.advice.suggestions import Suggestion
from convo_prep.document import Document, Pairs, Span, Tone
from convo_prep.guide import PageLine, Question
from convo_prep.page import Line, Page, Spot
from convo_prep.session import Action, Session
from convo_prep.session.expected import expected
from convo_prep.session.paths import (
    CARD,
    CHANNEL,
    CONCERNS,
    MEETING,
    MINUTES,
    OPTIONS,
    PLACE,
    POSITIVE,
)
from convo_prep.session.promises import due_at
from convo_prep.text import asked_back, filled, visible
from convo_prep.views.fit import TEXT_WIDTH, fit, shorten, wrap
from convo_prep.views.phrases import brief, standing
from convo_prep.views.rows import Row

# Of a screen of 80 by 24 the last line is the prompt's.
LINES = 23
SCREEN_WIDTH = 80
MOST_CONCERNS = 3
# What a screen can do without, the first first.
LEAST_FIRST = (POSITIVE, OPTIONS, "contact")
# Stands before a line that nobody has taken as their own yet.
DRAFT = "*"
NO_DRAFTS: Mapping[Spot, Suggestion] = MappingProxyType({})


def card(
    session: Session,
    now: datetime,
    private: bool,
    promises: Sequence[Action] = (),
    whole: bool = False,
) -> Document:
    """Return the card without drafts; see `card_page` and `document_of`."""
    return document_of(card_page(session, now, NO_DRAFTS, promises), private, whole)


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
    return Page(session.title, tuple(line for line in found if line.text))


def document_of(page: Page, private: bool, whole: bool = False) -> Document:
    """Return a card as a document.

    Only with `private` does it hold private lines. Texts are cut so that all of it
    fits a screen, but for a page (`whole`), where every text stands in full.
    """
    lines = [line for line in page.lines if private or not line.private]
    if not whole:
        lines = _fewer(lines)
    texts = [filled(line.text) for line in lines]
    title = page.title
    if not whole:
        lines = _without_least(lines)
        texts = _fitted(lines)
        title = shorten(visible(title), SCREEN_WIDTH, 1)
    pairs = zip(lines, texts, strict=True)
    rows = tuple((_label(line), (Span(text, line.tone),)) for line, text in pairs)
    return Document(title, (Pairs(rows),), close=True)


def _fitted(lines: Sequence[Line]) -> list[str]:
    """Return the texts as far as there is room; what is said aloud stands in full."""
    said = [visible(filled(line.text)) for line in lines]
    minor = [place for place, line in enumerate(lines) if line.minor]
    cut = [place for place, line in enumerate(lines) if line.tone != "strong"]
    return list(fit(said, TEXT_WIDTH, LINES - 1, minor, cut))


def _without_least(lines: list[Line]) -> list[Line]:
    """Leave out whole lines, the least needed first, where there is no room for all."""
    left = list(lines)
    for path in LEAST_FIRST:
        if _rows(left) < LINES:
            break
        left = [line for line in left if not line.spot or line.spot.question != path]
    return left


def _rows(lines: Sequence[Line]) -> int:
    return sum(len(wrap(visible(filled(line.text)), TEXT_WIDTH)) for line in lines)


def card_rows(page: Page, private: bool) -> list[Row]:
    """Return a card's lines as rows: what each says, where from, whether a draft."""
    return [
        {
            "label": _numbered(line),
            "text": filled(line.text),
            "path": line.spot.path if line.spot else "",
            "draft": line.draft,
            "from": line.source,
        }
        for line in page.lines
        if private or not line.private
    ]


def _label(line: Line) -> str:
    label = _numbered(line)
    return f"{DRAFT} {label}" if line.draft else label


def _numbered(line: Line) -> str:
    """Return a label, of a concern with the number that stands for it live."""
    return f"{line.concern} {line.label}" if line.concern else line.label


def _fewer(lines: Sequence[Line]) -> list[Line]:
    """Leave out concerns that a screen has no room for."""
    items = [line.spot.item for line in lines if line.spot and _of_concern(line)]
    kept = set(list(dict.fromkeys(items))[:MOST_CONCERNS])
    return [
        line
        for line in lines
        if not (line.spot and _of_concern(line)) or line.spot.item in kept
    ]


def _of_concern(line: Line) -> bool:
    return line.spot is not None and line.spot.question == CONCERNS


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
        if not question.fields:
            return self.session.text(question.path)
        first = question.fields[0].key
        records = self.session.records(question.path)
        return "; ".join(record[first] for record in records if record.get(first))

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
                line = Line(says, "", spot, concern=numbers[draft.text])
                line = self._drafted(line, spot)
                answer = self._reply(reply, spot, "")
                found.append((line, answer._replace(private=line.private)))
        for pair in sorted(found, key=lambda each: each[0].concern):
            yield from pair

    def _numbers(self) -> dict[str, int]:
        """Return the number of each concern, by what they say: that of the meeting."""
        said = [concern["says"] for concern in expected(self.session)]
        drafts = self.drafts.items()
        said += [draft.text for spot, draft in drafts if spot.field == "says"]
        return {text: n for n, text in enumerate(dict.fromkeys(said), 1)}

    def _reply(self, label: str, at: Spot, text: str) -> Line:
        spot = at._replace(field="reply")
        line = Line(label, text, spot, part=True, tone="strong")
        return line if text else self._drafted(line, spot)

    def _no_answer(self, name: str) -> tuple[Tone, str]:
        guide = self.session.guide
        if name == "promised":
            return self._promised()
        return "plain", guide.pause if name == "pause" else " ".join(guide.closing)

    def _promised(self) -> tuple[Tone, str]:
        owed = sorted(self.promises, key=due_at)
        late = any(action.overdue(self.local) for action in owed)
        said = (f"{standing(a, self.local).text}: {a.what}" for a in owed)
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
