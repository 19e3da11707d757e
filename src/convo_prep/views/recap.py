"""The message to the client after the meeting, as plain text ready to paste."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from convo_prep.dates import When
from convo_prep.session import Session
from convo_prep.session.paths import (
    ACKNOWLEDGED,
    ACTIONS,
    AGREED,
    FOLLOW_UP,
    FOLLOW_UP_WITH,
    GREETING,
    HEARD,
    KIND,
    MEETING,
    NOTES,
    OPEN_POINTS,
    OUTCOME,
    RESTATED,
    STANDS_UNTIL,
    STARTED,
    THANKS,
    UPDATES,
)
from convo_prep.session.session import CANCELLED, POSTPONED
from convo_prep.text import folded, one_line, unfilled
from convo_prep.views.commitments import commitments
from convo_prep.views.greeting import first_names, whole_names
from convo_prep.views.invitation import SETTLED, invitation
from convo_prep.views.phrases import spoken

WORD_LIMIT = 300
NO_AGREEMENT = "no agreement"

OFFER = "This is an offer, and no agreement yet."
_KINDS = {
    "record": "This is my record of our talk. It is no agreement, and it says nothing"
    " about who is liable.",
    "agreement": "Please confirm this. Until you have, it binds neither of us.",
}
# What is no agreement must not say that something was agreed.
_NO_AGREEMENT = {"record": "What was said", "offer": "What I offer"}
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
SIGNED = "name"
RIGHT = "Have I got that right? If not, please put it in your words."
WHO_DOES_WHAT, STILL_OPEN = "Who does what by when:", "Still open:"
_ENDS = ".!?…\"')\u201d\u2019"


@dataclass(frozen=True, slots=True)
class Recap:
    """The message, the labels of the parts it lacks, and of those not filled in."""

    text: str
    missing: tuple[str, ...]
    placeholders: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words it has; a client reads up to `WORD_LIMIT`."""
        return len(self.text.split())


class Letter(NamedTuple):
    """What of a message is no answer of its conversation.

    `name` is the one it is signed with, `greeting` what was written to the same person
    last time, `mark` a lawyer's own words to stand on top; each may be empty. `careful`
    says that what the message is has to be said in it.
    """

    name: str = ""
    greeting: str = ""
    mark: str = ""
    careful: bool = False


PLAIN = Letter()


class Part(NamedTuple):
    """A paragraph of the message, and the path of the answer it is made of."""

    path: str
    text: str


def recap(session: Session, now: datetime, letter: Letter = PLAIN) -> Recap:
    """Write the message from what was agreed; no private answer is in it."""
    written = (part.text for part in parts(session, now, letter))
    text = "\n\n".join(filter(None, written)) + "\n"
    missing = tuple(_missing(session, letter))
    return Recap(text, missing, tuple(_placeholders(session)))


def parts(session: Session, now: datetime, letter: Letter) -> tuple[Part, ...]:
    """Return the paragraphs of the message in order, the empty ones too."""
    local = session.local(now)
    return (
        Part("", letter.mark),
        Part(GREETING, _greeting(session, letter)),
        Part(THANKS, _thanks(session.text(THANKS))),
        Part("contact", _about(session, letter, local)),
        Part(HEARD, _heard(session)),
        Part(ACKNOWLEDGED, _understood(session)),
        Part(AGREED, _agreed(session, local)),
        Part(ACTIONS, _listed(WHO_DOES_WHAT, commitments(session, local))),
        Part(OPEN_POINTS, _listed(STILL_OPEN, session.items(OPEN_POINTS))),
        Part(FOLLOW_UP, _next_look(session, local)),
        Part(KIND, _kind(session, local)),
        Part("", invitation(session, local)),
        Part(SIGNED, f"Kind regards\n{letter.name}".rstrip()),
    )


def their_words(session: Session) -> tuple[str, ...]:
    """Return what the message says that they said: as answered, else as noted live."""
    noted = (
        note.get("text", "")
        for note in session.records(NOTES)
        if note.get("kind") == "words"
    )
    return session.items(HEARD) or tuple(filter(None, noted))


def _heard(session: Session) -> str:
    quotes = [one_line(each).strip('"\u201c\u201d') for each in their_words(session)]
    return (
        "You said: " + " And: ".join(f'"{each}"' for each in quotes) if quotes else ""
    )


def _greeting(session: Session, letter: Letter) -> str:
    if written := session.text(GREETING) or letter.greeting:
        return one_line(written)
    name = first_names(session.text("contact"))
    return f"Hello {name}," if name else "Hello,"


def _thanks(text: str) -> str:
    text = one_line(text)
    if not text or folded(text).startswith("thank"):
        return _sentence(text) if text else ""
    first = text.split()[0]
    # A word in capitals, or I, is written so within a sentence too.
    spelled = first.isupper() or any(map(str.isupper, first[1:]))
    small = text if spelled else text[0].lower() + text[1:]
    return f"Thank you for {_sentence(small)}"


def _about(session: Session, letter: Letter, local: datetime) -> str:
    """Say which talk it is about: its day, and who was there."""
    if session.text(OUTCOME) in (POSTPONED, CANCELLED):
        return ""
    when = session.when(MEETING) or session.when(STARTED)
    day = f" on {spoken(When(when.day), local)}" if when else ""
    there = [whole_names(session.text("contact")), letter.name]
    who = ", ".join(name for name in there if name)
    return f"This is what I took from our talk{day}{who and f' ({who})'}."


def _understood(session: Session) -> str:
    said = _after("What I understood", session.text(ACKNOWLEDGED))
    if session.text(RESTATED) == "fully" or not (said or their_words(session)):
        return said
    return f"{said} {RIGHT}".strip()


def _agreed(session: Session, local: datetime) -> str:
    outcome = session.text(OUTCOME)
    text = session.text(AGREED)
    if text and outcome in SETTLED:
        lead = _NO_AGREEMENT.get(session.text(KIND), SETTLED[outcome])
        return _lines_after(lead, text)
    if outcome == NO_AGREEMENT:
        return "We have not found an agreement yet."
    when = session.when(MEETING)
    if outcome == POSTPONED and when and when.end() > local:
        return f"We have put our conversation off to {spoken(when, local)}."
    return ""


def _next_look(session: Session, local: datetime) -> str:
    when = session.when(FOLLOW_UP)
    look = ""
    if when is not None and when.end() > local:
        together = session.text(FOLLOW_UP_WITH) == "together"
        who = "We look at this again together" if together else "I look at this again"
        look = f"{who} on {spoken(when, local)}."
    until = _after("Until then", session.text(UPDATES))
    return " ".join(part for part in (look, until) if part)


def _kind(session: Session, local: datetime) -> str:
    """Say what the message is, where that was answered."""
    kind, until = session.text(KIND), session.when(STANDS_UNTIL)
    if kind == "offer":
        return f"This offer stands until {spoken(until, local)}." if until else OFFER
    return _KINDS.get(kind, "")


def _after(lead: str, text: str) -> str:
    return f"{lead}: {_sentence(one_line(text))}" if text else ""


def _lines_after(lead: str, text: str) -> str:
    """Put a lead before a text: on its line where it is one, else above its lines."""
    lines = tuple(filter(None, map(one_line, text.splitlines())))
    return _after(lead, text) if len(lines) < 2 else _listed(f"{lead}:", lines)


def _listed(lead: str, items: tuple[str, ...]) -> str:
    lines = (f"- {one_line(item)}" for item in items)
    return "\n".join((lead, *lines)) if items else ""


def _sentence(text: str) -> str:
    return text if text[-1] in _ENDS else f"{text}."


def _missing(session: Session, letter: Letter) -> Iterator[str]:
    for path in _PARTS:
        question = session.guide.question(path)
        needed = session.applies(question) and path not in _MAY_BE_EMPTY
        if needed and not session.answered(question):
            yield question.label
    fields = session.guide.question(ACTIONS)
    for action in session.actions():
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


def _placeholders(session: Session) -> Iterator[str]:
    for path in _PARTS:
        texts = (
            [f"{action.what} {action.owner}" for action in session.actions()]
            if path == ACTIONS
            else [*session.items(path)]
        )
        if any(map(unfilled, texts)):
            yield session.guide.question(path).label
