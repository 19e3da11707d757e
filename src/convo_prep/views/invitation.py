"""How a message ends: what its reader is asked to answer, and by when."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from convo_prep.dates import When
from convo_prep.session import Session
from convo_prep.session.paths import AGREED, KIND, OUTCOME, PLAYBOOK
from convo_prep.views.phrases import spoken

WORKING_DAYS_TO_ANSWER = 2
SETTLED = {
    "partly agreed": "What we have agreed so far",
    "agreed": "What we agreed",
}
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


def invitation(session: Session, local: datetime, guarded: bool = False) -> str:
    """Ask for what is wrong in it, and for a yes in writing where one is needed.

    In `guarded` matters no yes is asked for.
    """
    until = spoken(When(_working_days_on(local)), local)
    invitation = f"If I have anything wrong here, please tell me by {until}."
    yes = "" if guarded else _short_yes(session)
    return " ".join(part for part in (invitation, yes) if part)


def _short_yes(session: Session) -> str:
    """Ask for a yes in writing, where something was agreed and no other line asks."""
    agreed = session.text(AGREED) and session.text(OUTCOME) in SETTLED
    if not agreed or session.text(KIND):
        return ""
    if changes := _changes(session):
        return f"As it changes {changes}, please send me a short yes."
    return "Please send me a short yes, so that we both have it in writing."


def _changes(session: Session) -> str:
    agreed = session.text(AGREED)
    known = CHANGES.get(session.text(PLAYBOOK), "")
    priced = _AMOUNT.search(agreed) and _PRICE.search(agreed)
    return "the price" if priced else known if known != "the price" else ""


def _working_days_on(local: datetime) -> datetime:
    day = local
    for _ in range(WORKING_DAYS_TO_ANSWER):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day
