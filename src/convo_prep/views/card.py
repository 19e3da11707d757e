"""The card to hold in the meeting: one screen that nobody scrolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from convo_prep.document import Document, Pairs, Span, Tone, plain
from convo_prep.session import Action, Session
from convo_prep.session.promises import due_at
from convo_prep.text import filled, visible
from convo_prep.views.fit import TEXT_WIDTH, fit, shorten
from convo_prep.views.phrases import brief, standing
from convo_prep.views.rows import Row

# Of a screen of 80 by 24 the last line is the prompt's.
LINES = 23
SCREEN_WIDTH = 80
CONCERNS = 3
PRIVATE = ("prepare.fallback", "prepare.our_part", "prepare.client_view")


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
    local = session.local(now)
    rows = [
        *_around(session, local, promises),
        *_words(session),
        *_concerns(session, whole),
        *_limits(session, private),
        *_end(session),
    ]
    rows = [row for row in rows if row.text]
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


def _around(
    session: Session, local: datetime, promises: Sequence[Action]
) -> Iterator[_Row]:
    yield _Row("With", session.text("contact"), minor=True)
    yield _Row("When", _when(session, local), minor=True)
    owed = sorted(promises, key=due_at)
    late = any(action.overdue(local) for action in owed)
    said = (f"{standing(a, local).text}: {a.what}" for a in owed)
    yield _Row("You promised", "; ".join(said), "warn" if late else "plain")


def _when(session: Session, local: datetime) -> str:
    when = session.when("initiate.meeting_at")
    minutes = session.text("initiate.minutes")
    parts = (
        brief(when, local) if when else session.text("initiate.meeting_at"),
        f"{minutes} minutes" if minutes else "",
        session.text("initiate.channel"),
        session.text("initiate.place"),
    )
    return " · ".join(part for part in parts if part)


def _words(session: Session) -> Iterator[_Row]:
    yield _row(session, "prepare.objective", "strong")
    yield _row(session, "initiate.purpose", "strong")
    yield _row(session, "initiate.first_question", "strong")


def _concerns(session: Session, whole: bool) -> Iterator[_Row]:
    concerns = [concern for _, concern in session.planned()]
    shown = concerns if whole else concerns[:CONCERNS]
    for number, concern in enumerate(shown, 1):
        yield _Row(f"{number} They say", concern["says"])
        yield _Row("You answer", concern.get("reply", ""), "strong")


def _limits(session: Session, private: bool) -> Iterator[_Row]:
    yield _row(session, "prepare.boundary")
    yield _row(session, "prepare.if_then")
    yield _Row("To pause", session.guide.pause)
    options = session.records("prepare.options")
    titles = "; ".join(option["option"] for option in options if option.get("option"))
    yield _Row("Options", titles, minor=True)
    for path in PRIVATE if private else ():
        yield _Row(session.guide.question(path).label, session.text(path), minor=True)


def _end(session: Session) -> Iterator[_Row]:
    yield _Row("At the end", " ".join(session.guide.closing))


def _row(session: Session, path: str, tone: Tone = "plain") -> _Row:
    return _Row(session.guide.question(path).label, session.text(path), tone)
