"""The message to the client after the meeting, as plain text ready to paste."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
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
    KIND,
    MEETING,
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
from convo_prep.views.phrases import spoken

WORD_LIMIT = 300
WORKING_DAYS_TO_ANSWER = 2
NO_AGREEMENT = "no agreement"

# Where a spoken yes is not enough: what changes in these situations.
CHANGES = {
    "price-pushback": "the price",
    "price-increase": "the price",
    "scope-creep": "the scope",
}
_AMOUNT = re.compile(
    r"[€$£¥]\s?\d|\d\s?(?:[€$£¥%]|(?:percent|eur|euros?|usd|gbp|chf|dollars?)\b)",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"[%€$£¥]|\b(?:eur|usd|gbp|chf|dollar|pound|price|pay|fee|rate|cost|charge|discount"
    r"|sum|bill|invoice|budget)",
    re.IGNORECASE,
)
OFFER = "This is an offer, and no agreement yet."
_KINDS = {
    "record": "This is my record of our talk. It is no agreement, and it says nothing"
    " about who is liable.",
    "agreement": "Please confirm this. Until you have, it binds neither of us.",
}
_OUTCOMES = {
    "partly agreed": "What we have agreed so far",
    "agreed": "What we agreed",
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


def recap(session: Session, now: datetime, letter: Letter = PLAIN) -> Recap:
    """Write the message from what was agreed; no private answer is in it."""
    local = session.local(now)
    paragraphs = (
        letter.mark,
        _greeting(session, letter),
        _thanks(session.text(THANKS)),
        _about(session, letter, local),
        _understood(session),
        _agreed(session, local),
        _listed("Who does what by when:", commitments(session, local)),
        _listed("Still open:", session.items(OPEN_POINTS)),
        _next_look(session, local),
        _kind(session, local),
        _invitation(session, local),
        f"Kind regards\n{letter.name}".rstrip(),
    )
    text = "\n\n".join(part for part in paragraphs if part) + "\n"
    missing = tuple(_missing(session, letter))
    return Recap(text, missing, tuple(_placeholders(session)))


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
    if not said or session.text(RESTATED) == "fully":
        return said
    return f"{said} Have I got that right? If not, please put it in your words."


def _agreed(session: Session, local: datetime) -> str:
    outcome = session.text(OUTCOME)
    text = session.text(AGREED)
    if text and outcome in _OUTCOMES:
        lead = _NO_AGREEMENT.get(session.text(KIND), _OUTCOMES[outcome])
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


def _invitation(session: Session, local: datetime) -> str:
    until = spoken(When(_working_days_on(local)), local)
    invitation = f"If I have anything wrong here, please tell me by {until}."
    return " ".join(part for part in (invitation, _short_yes(session)) if part)


def _short_yes(session: Session) -> str:
    """Ask for a yes in writing, where something was agreed and no other line asks."""
    agreed = session.text(AGREED) and session.text(OUTCOME) in _OUTCOMES
    if not agreed or session.text(KIND):
        return ""
    if changes := _changes(session):
        return f"As it changes {changes}, please send me a short yes."
    return "Please send me a short yes, so that we both have it in writing."


def _changes(session: Session) -> str:
    agreed = session.text(AGREED)
    known = CHANGES.get(session.text("playbook"), "")
    priced = _AMOUNT.search(agreed) and _PRICE.search(agreed)
    return "the price" if priced else known if known != "the price" else ""


def _working_days_on(local: datetime) -> datetime:
    day = local
    for _ in range(WORKING_DAYS_TO_ANSWER):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day


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
