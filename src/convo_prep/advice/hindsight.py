"""What stands on a look back where nobody has answered: drawn from plan and notes.

A draft is no answer: it is shown, marked, and stored only by who takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from convo_prep import dates
from convo_prep.advice.suggestions import Suggestion
from convo_prep.dates.when import in_words
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.concerns import HELPED
from convo_prep.session.expected import UNPREPARED, expected, was_prepared
from convo_prep.session.paths import (
    ACTIONS,
    CONCERNS,
    FOLLOW_UP,
    HEARD,
    IF_THEN,
    NEXT_TIME,
    NOTES,
    PLAN_USED,
    SHARE,
    STRUCK,
    SURPRISES,
    WORKED,
)
from convo_prep.session.plans import Plan
from convo_prep.session.struck import strike
from convo_prep.text import folded

if TYPE_CHECKING:
    from convo_prep.advice.proposing import Drafts

NOTED, IT_HELPED = "noted live", "it helped"
NOT_USED, NEXT, LAST_DUE = "your plan, not used", "your next time", "last date agreed"
CAME_AND_NOT = "came, and I did not"


def hindsight(session: Session, last: Plan | None = None) -> Drafts:
    """Return the draft of each line of a look back that has no answer yet.

    `last` is the plan from the time before, of a talk that had none itself.
    """
    before = last.text if last else ""
    return {**dict(_of_lists(session)), **dict(_of_lines(session, before))}


def not_taken(session: Session) -> tuple[str, ...]:
    """Return the labels of the lines of its look back that are still drafts."""
    drafted = {spot.question for spot in hindsight(session)}
    drafted -= set(UNPREPARED) if was_prepared(session) else set()
    page = (line.path for line in session.guide.page("look_back"))
    return tuple(session.guide.label(path) for path in page if path in drafted)


def _of_lines(session: Session, before: str) -> Iterator[tuple[Spot, Suggestion]]:
    found = (
        (WORKED, _helped(session), IT_HELPED),
        (NEXT_TIME, _not_used(session, before), NOT_USED),
        (SHARE, session.text(NEXT_TIME), NEXT),
        (FOLLOW_UP, _last_due(session), LAST_DUE),
    )
    struck = session.items(STRUCK)
    for path, text, source in found:
        if text and path not in struck and not session.answer(path):
            yield Spot(path), Suggestion(text, source)


def _of_lists(session: Session) -> Iterator[tuple[Spot, Suggestion]]:
    """Yield what was noted live for each list, behind the items it has."""
    noted = ((SURPRISES, _unforeseen(session)), (HEARD, _words(session)))
    struck = set(map(folded, session.items(STRUCK)))
    for path, texts in noted:
        given = session.items(path)
        taken = set(map(folded, given))
        fresh = (
            text
            for text in dict.fromkeys(texts)
            if folded(text) not in taken and folded(strike(path, text)) not in struck
        )
        for item, text in enumerate(fresh, len(given)):
            yield Spot(path, item), Suggestion(text, NOTED)


def _unforeseen(session: Session) -> Iterable[str]:
    """Return the concerns noted that nobody had planned."""
    known = {folded(concern["says"]) for concern in expected(session)}
    for note in _notes(session, "concern"):
        if not note.get("concern") and folded(note["text"]) not in known:
            yield note["text"]


def _words(session: Session) -> Iterable[str]:
    return (note["text"] for note in _notes(session, "words"))


def _notes(session: Session, kind: str) -> Iterator[dict[str, str]]:
    for note in session.records(NOTES):
        if note.get("kind") == kind and note.get("text"):
            yield note


def _helped(session: Session) -> str:
    """Return the first answer that helped."""
    concerns = session.records(CONCERNS)
    helped = (c.get("reply", "") for c in concerns if c.get("landed") == HELPED)
    return next(helped, "")


def _not_used(session: Session, before: str) -> str:
    used = session.text(PLAN_USED)
    plan = session.text(IF_THEN) or session.drafted_line(IF_THEN) or before
    return plan if used == CAME_AND_NOT else ""


def _last_due(session: Session) -> str:
    """Return the last date of an action as one would type it."""
    due = max((r.get("due", "") for r in session.records(ACTIONS)), default="")
    when = dates.from_stored(due)
    return in_words(when, year=True) if when else due
