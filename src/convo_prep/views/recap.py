"""The message to the client after the meeting, as plain text ready to paste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from convo_prep.advice.kept_back import NEAR_LAW, action_held
from convo_prep.session import Action, Session
from convo_prep.session.paths import (
    ACKNOWLEDGED,
    ACTIONS,
    AGREED,
    FOLLOW_UP,
    KIND,
    OPEN_POINTS,
    OUTCOME,
    THANKS,
    UPDATES,
)
from convo_prep.text import unfilled
from convo_prep.views.letter import PLAIN, Letter, Part
from convo_prep.views.paragraphs import NO_AGREEMENT, parts

WORD_LIMIT = 300

# The answers the message is made of, in its order.
_PARTS = (
    "contact",
    THANKS,
    ACKNOWLEDGED,
    AGREED,
    ACTIONS,
    OPEN_POINTS,
    FOLLOW_UP,
    UPDATES,
)
_MAY_BE_EMPTY = (OPEN_POINTS,)
SIGNATURE = "Your name"


@dataclass(frozen=True, slots=True)
class Recap:
    """The message, the labels of the parts it lacks, and of those not filled in.

    `kept_back` are the actions that stay out of it as near law, unless put in.
    """

    text: str
    missing: tuple[str, ...]
    placeholders: tuple[str, ...]
    kept_back: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has; a client reads up to `WORD_LIMIT`."""
        return len(self.text.split())


def recap(session: Session, now: datetime, letter: Letter = PLAIN) -> Recap:
    """Write the message from what was agreed; no private answer is in it."""
    text = "\n\n".join(_paragraphs(parts(session, now, letter))) + "\n"
    missing = tuple(_missing(session, letter))
    near_law = tuple(
        action.what
        for action in session.actions()
        if action_held(session, action) == NEAR_LAW
    )
    return Recap(text, missing, tuple(_placeholders(session)), near_law)


def _paragraphs(written: Iterable[Part]) -> Iterator[str]:
    """Yield the paragraphs as they go out, without the empty ones."""
    said = ""
    for part in written:
        if part.joined and part.text:
            said = f"{said} {part.text}"
        elif part.text:
            if said:
                yield said
            said = part.text
    if said:
        yield said


def _missing(session: Session, letter: Letter) -> Iterator[str]:
    for path in _PARTS:
        question = session.guide.question(path)
        needed = session.applies(question) and path not in _MAY_BE_EMPTY
        if needed and not session.answered(question):
            yield question.label
    fields = session.guide.question(ACTIONS)
    for action in _sent(session):
        if not action.owner:
            yield f"{fields.field('owner').label} ({action.what})"
        if not action.due:
            yield f"{fields.field('due').label} ({action.what})"
    if is_careful(session, letter.careful) and not session.text(KIND):
        yield session.guide.question(KIND).label
    if not letter.name:
        yield SIGNATURE


def is_careful(session: Session, near_law: bool) -> bool:
    """Tell whether a message must say what it is: near law and money, or unsettled."""
    return near_law or session.text(OUTCOME) == NO_AGREEMENT


def _sent(session: Session) -> Iterator[Action]:
    return (each for each in session.actions() if not action_held(session, each))


def _placeholders(session: Session) -> Iterator[str]:
    for path in _PARTS:
        texts = (
            [f"{action.what} {action.owner}" for action in _sent(session)]
            if path == ACTIONS
            else [*session.items(path)]
        )
        if any(map(unfilled, texts)):
            yield session.guide.question(path).label
