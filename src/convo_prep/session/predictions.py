"""What was foretold before a talk: which answers it is, and that it stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.session.expected import FORESEEN_BY
from convo_prep.session.paths import (
    CONCERNS,
    CONFIDENCE,
    MEETING,
    NOTES,
    OBJECTIVE,
    OUTCOME,
    STARTED,
)
from convo_prep.session.session import Session
from convo_prep.session.zones import carried
from convo_prep.text import Tree

FORETOLD_OF_EACH = ("says", "likely")
FORETOLD = (OBJECTIVE, CONFIDENCE, CONCERNS)
PREDICTIONS = (
    OBJECTIVE,
    CONFIDENCE,
    *(f"{CONCERNS}.{field}" for field in FORETOLD_OF_EACH),
)


def refusal(before: Session, after: Session, now: datetime) -> str:
    """Say what a change would take from the predictions of a frozen session.

    Empty when it may be made. What decides is whether the session was frozen before
    the change; the sentence holds no word of the answers.
    """
    old, new = _foretold(before), _foretold(after)
    if old == new or not before.frozen(now):
        return ""
    return stays(before, (path for path in old if old[path] != new[path]), now)


def stays(session: Session, paths: Iterable[str], now: datetime) -> str:
    """Say of predictions that the talk has begun, so that they stay as they are."""
    labels = (_label(session, path) for path in paths)
    began = f"The talk has begun ({_since(session, now)})"
    return f"{began}, so no prediction changes any more: {'; '.join(labels)}."


def _foretold(session: Session) -> dict[str, Tree]:
    records = session.records(CONCERNS)
    # What a situation foresaw, and came up, was foretold by nobody.
    own = [record for record in records if not record.get(FORESEEN_BY)]
    concerns = [[r.get(field, "") for field in FORETOLD_OF_EACH] for r in own]
    answers = {path: session.answer(path) for path in (OBJECTIVE, CONFIDENCE)}
    return {**answers, CONCERNS: [list[Tree](concern) for concern in concerns]}


def _label(session: Session, path: str) -> str:
    question = session.guide.question(path)
    fields = (question.field(key).label.lower() for key in FORETOLD_OF_EACH)
    of_each = f" ({', '.join(fields)})" if path == CONCERNS else ""
    return question.label + of_each


def _since(session: Session, now: datetime) -> str:
    """Say what the talk began with, and when, as far as the file tells."""
    local = session.local(now)
    known = min(_beginnings(session, now), key=lambda at: at[0].moment(), default=None)
    if known is not None:
        return f"{known[1]}, {dates.short(known[0], local)}"
    return "it has an outcome" if session.text(OUTCOME) else "it was held"


def _beginnings(session: Session, now: datetime) -> Iterator[tuple[When, str]]:
    planned = session.when(MEETING)
    if planned and session.begun(now):
        yield planned, "planned time"
    taken = [note.get("at", "") for note in session.records(NOTES)]
    for stamped in (session.text(STARTED), *taken):
        if at := carried(stamped, session.text("timezone"), now):
            yield at, "first note"
