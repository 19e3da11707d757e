"""What stands on the envelope of a message: whom it goes to, and what it is about."""

from __future__ import annotations

import re
from datetime import datetime

from convo_prep.dates import When
from convo_prep.session import Session
from convo_prep.session.paths import OUTCOME
from convo_prep.session.session import CANCELLED, POSTPONED
from convo_prep.views.phrases import spoken

LONGEST = 254
_LOCAL = r"[A-Za-z0-9_](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_+-])?"
_DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
_ADDRESS = f"{_LOCAL}@{_DOMAIN}"
# What may stand around an address in a text about a person.
_PLACED = rf"(?<![^\s<(\[,;:\"'])({_ADDRESS})(?=[.,;:]?(?:[\s>)\],;\"']|\Z))"


def is_address(text: str) -> bool:
    """Tell whether a text is one plain address, with nothing else in it."""
    plain = re.fullmatch(_ADDRESS, text) is not None
    return plain and ".." not in text and len(text) <= LONGEST


def address(contact: str) -> str:
    """Return the address in a contact's text, "" where none is, or more than one.

    Of several, nobody but the person can say who is to read the message.
    """
    found = re.findall(_PLACED, contact) if contact.count("@") == 1 else []
    return found[0] if found and is_address(found[0]) else ""


def subject(session: Session, now: datetime) -> str:
    """Return what the message is about: which talk, by its day, and nothing more.

    The title is for one's own eyes: it may name the situation as one sees it.
    """
    when = session.talked_on()
    if when is None or session.text(OUTCOME) in (POSTPONED, CANCELLED):
        return "Our talk"
    return f"Our talk on {spoken(When(when.day), session.local(now))}"
