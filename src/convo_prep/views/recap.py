"""The message to the client after the meeting, as plain text ready to paste."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.session import ME, Action, Session
from convo_prep.session.paths import (
    ACKNOWLEDGED,
    ACTIONS,
    AGREED,
    FOLLOW_UP,
    MEETING,
    OPEN_POINTS,
    OUTCOME,
    THANKS,
    UPDATES,
)
from convo_prep.text import folded, one_line, unfilled
from convo_prep.views.phrases import owner, spoken

WORD_LIMIT = 300
WORKING_DAYS_TO_ANSWER = 2

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
_OUTCOMES = {
    "partly agreed": "What we have agreed so far",
    "agreed": "What we agreed",
}
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


def recap(session: Session, now: datetime) -> Recap:
    """Write the message from what was agreed; no private answer is in it."""
    local = session.local(now)
    paragraphs = (
        _greeting(session),
        _thanks(session.text(THANKS)),
        _after("What I understood", session.text(ACKNOWLEDGED)),
        _agreed(session, local),
        _listed("Who does what by when:", _actions(session, local)),
        _listed("Still open:", session.items(OPEN_POINTS)),
        _next_look(session, local),
        _invitation(session, local),
        _sign_off(session),
    )
    text = "\n\n".join(part for part in paragraphs if part) + "\n"
    return Recap(text, tuple(_missing(session)), tuple(_placeholders(session)))


def _greeting(session: Session) -> str:
    name = first_names(session.text("contact"))
    return f"Hello {name}," if name else "Hello,"


def first_names(contact: str) -> str:
    """Return whom to greet: `Dana` of `Dana Reyes, procurement; her CFO decides`.

    Two people joined by "and" are both greeted; a title keeps the whole name; empty
    where the contact begins with no name.
    """
    lead = re.split(r"[,;:(/]|\s-\s", one_line(contact), maxsplit=1)[0]
    names = [_first_name(name) for name in re.split(r"\s(?:and|&|\+)\s", lead)]
    return " and ".join(names) if all(names) else ""


def _first_name(name: str) -> str:
    words = name.split()
    if not words or words[0][0].islower() or words[0].lower() == "the":
        return ""
    titled = words[0].rstrip(".").lower() in ("mr", "mrs", "ms", "mx", "dr", "prof")
    return " ".join(words) if titled else words[0]


def _thanks(text: str) -> str:
    text = one_line(text)
    if not text:
        return ""
    first = folded(text.split()[0])
    if first.startswith("thank"):
        return _sentence(text)
    if first.endswith("ing") or first in ("the", "your", "a", "an", "all", "this"):
        return f"Thank you for {_sentence(text[0].lower() + text[1:])}"
    return f"Thank you: {_sentence(text)}"


def _agreed(session: Session, local: datetime) -> str:
    outcome = session.text(OUTCOME)
    text = session.text(AGREED)
    if text:
        return _after(_OUTCOMES.get(outcome, "What we agreed"), text)
    if outcome == "no agreement":
        return "We have not found an agreement yet."
    when = session.when(MEETING)
    if outcome == "postponed" and when:
        return f"We have put our conversation off to {spoken(when, local)}."
    return ""


def _actions(session: Session, local: datetime) -> tuple[str, ...]:
    return tuple(
        _action(session, action, local) for action in session.actions() if action.what
    )


def _action(session: Session, action: Action, local: datetime) -> str:
    """Say an action in a line: `I, by Thursday 26 November: Send the plan`."""
    who = "I" if folded(action.owner) == ME else owner(session, action)
    due = dates.from_stored(action.due)
    by_when = f"by {spoken(due, local)}" if due else one_line(action.due)
    lead = ", ".join(part for part in (who if action.owner else "", by_when) if part)
    said = f"{lead}: {one_line(action.what)}" if lead else one_line(action.what)
    if action.done:
        return f"{said} (done)"
    return f"{said} (no longer planned)" if action.dropped else said


def _next_look(session: Session, local: datetime) -> str:
    when = session.when(FOLLOW_UP)
    look = f"I will look at this again on {spoken(when, local)}." if when else ""
    until = _after("Until then", session.text(UPDATES))
    return " ".join(part for part in (look, until) if part)


def _invitation(session: Session, local: datetime) -> str:
    until = spoken(When(_working_days_on(local)), local)
    invitation = f"If I have anything wrong here, please tell me by {until}."
    changes = _changes(session)
    if not changes:
        return invitation
    return f"{invitation} As this is about {changes}, please also send me a short yes."


def _changes(session: Session) -> str:
    agreed = session.text(AGREED)
    if not agreed:
        return ""
    known = CHANGES.get(session.text("playbook"), "")
    return known or ("the price" if _AMOUNT.search(agreed) else "")


def _working_days_on(local: datetime) -> datetime:
    day = local
    for _ in range(WORKING_DAYS_TO_ANSWER):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day


def _sign_off(session: Session) -> str:
    name = session.text("by")
    return f"Kind regards\n{name}" if name else "Kind regards"


def _after(lead: str, text: str) -> str:
    return f"{lead}: {_sentence(one_line(text))}" if text else ""


def _listed(lead: str, items: tuple[str, ...]) -> str:
    lines = (f"- {one_line(item)}" for item in items)
    return "\n".join((lead, *lines)) if items else ""


def _sentence(text: str) -> str:
    return text if text[-1] in _ENDS else f"{text}."


def _missing(session: Session) -> Iterator[str]:
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
    if not session.text("by"):
        yield SIGNATURE


def _placeholders(session: Session) -> Iterator[str]:
    for path in _PARTS:
        texts = (
            [f"{action.what} {action.owner}" for action in session.actions()]
            if path == ACTIONS
            else [*session.items(path)]
        )
        if any(map(unfilled, texts)):
            yield session.guide.question(path).label
