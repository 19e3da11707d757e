"""The if-then that a talk was to try: its own, else the one planned the time before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from convo_prep.session.paths import IF_THEN, NEXT_TIME
from convo_prep.session.session import Session


class Plan(NamedTuple):
    """A plan, and the title of the talk that it was made in."""

    text: str
    made_in: str


def has_plan(session: Session) -> bool:
    """Whether a plan stood on the card, of one's own or drafted."""
    return bool(session.text(IF_THEN) or session.drafted_line(IF_THEN))


def last_plan(session: Session, others: Iterable[Session]) -> Plan | None:
    """Return the plan from the time before, where this talk has none of its own.

    `others` are talks held with the same client, the newest first; nobody else's plan
    is ever asked about here.
    """
    day = session.held_on()
    if has_plan(session) or day is None:
        return None
    for other in others:
        held, text = other.held_on(), other.text(NEXT_TIME) or other.text(IF_THEN)
        if text and held and held.day <= day.day:
            return Plan(text, other.title)
    return None
