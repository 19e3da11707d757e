"""What a message must not forget: asked in brackets on its page, and never sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from convo_prep.dates import When
from convo_prep.kinds.next_look import next_look
from convo_prep.session import Session
from convo_prep.session.noted import moment
from convo_prep.session.paths import (
    ACKNOWLEDGED,
    AGREED,
    FOLLOW_UP,
    KIND,
    NOTES,
    OUTCOME,
)
from convo_prep.session.unkept import last_promise
from convo_prep.text import one_line
from convo_prep.views import came_to
from convo_prep.views.came_to import NOT_YET, NOTHING_SETTLED, OFFERED
from convo_prep.views.invitation import SETTLED
from convo_prep.views.letter import Letter, Part
from convo_prep.views.phrases import spoken
from convo_prep.views.quoting import their_words
from convo_prep.views.recap import is_careful

AS_ACTION = "[+ makes it an action]"
MATTERS = "[What matters to them, in a sentence of yours?]"


def with_gaps(
    made: tuple[Part, ...], session: Session, letter: Letter, local: datetime
) -> Iterator[Part]:
    """Yield what is written, and in its place what must not be forgotten."""
    for each in made:
        part = each if each.lead else _gap(each, session, letter, local)
        if part.path == AGREED and session.text(OUTCOME) in SETTLED:
            part = _with_promise(part, last_promise(session, local))
        asks = _asks(part, session)
        if part.lead:
            yield part._replace(lead=f"{part.lead} {asks}".rstrip())


def _with_promise(part: Part, place: int | None) -> Part:
    """Return what is agreed with the way to make an action of the line at a place."""
    if place is None:
        return part
    if not part.items:
        return part._replace(lead=f"{part.lead} {AS_ACTION}")
    asked = (
        item._replace(asks=f" {AS_ACTION}") if item.place == place else item
        for item in part.items
    )
    return part._replace(items=tuple(asked))


def _asks(part: Part, session: Session) -> str:
    """Return what a line that is there still lacks."""
    if part.lead not in (NOT_YET, NOTHING_SETTLED):
        return ""
    if session.text(KIND) == OFFERED:
        return "[What do you offer?]"
    said = "; ".join(_noted_agreed(session))
    left = f"[Left out, noted as agreed: {said}. If it holds, type: outcome]"
    return left if said else ""


def _noted_agreed(session: Session) -> Iterator[str]:
    """Yield what was noted as agreed, which no message says without an agreement."""
    for note in session.records(NOTES):
        if note.get("kind") == "agreed" and (text := one_line(note.get("text", ""))):
            yield text.rstrip(".")


def _gap(part: Part, session: Session, letter: Letter, local: datetime) -> Part:
    """Return a part that is empty with what it asks, if it asks anything."""
    asks = ""
    if part.path == AGREED and session.text(OUTCOME) in SETTLED:
        lead = came_to.lead(session, letter.guarded)
        asks = f"{lead}: (nothing noted; left out)"
    elif part.path == ACKNOWLEDGED and their_words(session):
        asks = MATTERS
    elif part.path == KIND and not session.text(KIND):
        careful = is_careful(session, letter.careful)
        asks = "[A record, an agreement, or an offer?]" if careful else ""
    elif part.path == FOLLOW_UP and not session.text(FOLLOW_UP):
        asks = _noted_look(session, local)
    return part._replace(lead=asks, noted=part.path == FOLLOW_UP)


def _noted_look(session: Session, local: datetime) -> str:
    """Ask about a note that is a day to come, or looks like one; "" for none."""
    for note in reversed(session.records(NOTES)):
        if note.get("kind") != "point":
            continue
        text = one_line(note.get("text", ""))
        look = next_look(text, moment(note, session) or local)
        if look.when and look.when.day > local.date():
            return f"[We look at it again on {spoken(When(look.when.day), local)}?]"
        if look.unclear:
            return f"[When do we look at it again? {text}]"
    return ""
