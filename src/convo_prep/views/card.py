"""The card to hold in the meeting: one screen that nobody scrolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from convo_prep.document import Document, Pairs, Span, Tone, plain
from convo_prep.guide import PageLine, Question
from convo_prep.session import Action, Session
from convo_prep.session.paths import (
    CHANNEL,
    CONCERNS,
    MEETING,
    MINUTES,
    PLACE,
)
from convo_prep.session.promises import due_at
from convo_prep.text import filled, visible
from convo_prep.views.fit import TEXT_WIDTH, fit, shorten
from convo_prep.views.phrases import brief, standing
from convo_prep.views.rows import Row

# Of a screen of 80 by 24 the last line is the prompt's.
LINES = 23
SCREEN_WIDTH = 80
MOST_CONCERNS = 3


class _Row(NamedTuple):
    label: str
    text: str
    tone: Tone = "plain"
    minor: bool = False


def card(
    session: Session,
    now: datetime,
    private: bool,
    promises: Sequence[Action] = (),
    whole: bool = False,
) -> Document:
    """Return the card; `promises` are ours to this client from other sessions.

    Only with `private` does it hold private answers. Texts are cut so that all of it
    fits a screen, but for a page (`whole`), where every text stands in full.
    """
    page = _Page(session, session.local(now), promises, private, whole)
    lines = session.guide.page("card")
    rows = [row for each in lines for row in page.rows(each) if row.text]
    texts = [filled(row.text) for row in rows]
    title = session.title
    if not whole:
        minor = [place for place, row in enumerate(rows) if row.minor]
        said = [visible(text) for text in texts]
        texts = list(fit(said, TEXT_WIDTH, LINES - 1, minor))
        title = shorten(visible(title), SCREEN_WIDTH, 1)
    pairs = zip(rows, texts, strict=True)
    block = Pairs(tuple((row.label, (Span(text, row.tone),)) for row, text in pairs))
    return Document(title, (block,), close=True)


def card_rows(made: Document) -> list[Row]:
    """Return a card's lines as rows of label and text."""
    return [
        {"label": label, "text": plain(text)}
        for block in made.blocks
        if isinstance(block, Pairs)
        for label, text in block.rows
    ]


class _Page(NamedTuple):
    """What the lines of a card are made of; the guide says which there are."""

    session: Session
    local: datetime
    promises: Sequence[Action]
    private: bool
    whole: bool

    def rows(self, of: PageLine) -> Iterator[_Row]:
        """Yield the rows of one line of the page, some of them without a text."""
        guide = self.session.guide
        question = guide.find(of.path)
        if question is None:
            tone, text = self._no_answer(of.path)
            yield _Row(guide.label(of.path), text, tone, of.minor)
        elif question.private <= self.private:
            yield from self._answer(question, of)

    def _answer(self, question: Question, of: PageLine) -> Iterator[_Row]:
        if question.path == CONCERNS:
            yield from self._concerns(question)
        else:
            text = self._text(question)
            tone: Tone = "strong" if of.strong else "plain"
            yield _Row(question.label, text, tone, of.minor)

    def _text(self, question: Question) -> str:
        if question.path == MEETING:
            return _when(self.session, self.local)
        if not question.fields:
            return self.session.text(question.path)
        first = question.fields[0].key
        records = self.session.records(question.path)
        return "; ".join(record[first] for record in records if record.get(first))

    def _concerns(self, question: Question) -> Iterator[_Row]:
        says, reply = question.field("says").label, question.field("reply").label
        concerns = [concern for _, concern in self.session.planned()]
        shown = concerns if self.whole else concerns[:MOST_CONCERNS]
        for number, concern in enumerate(shown, 1):
            yield _Row(f"{number} {says}", concern["says"])
            yield _Row(reply, concern.get("reply", ""), "strong")

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
