"""Who a conversation is: its id, the moment it was created, and its client."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from convo_prep.text import folded, one_line

if TYPE_CHECKING:
    from convo_prep.session.session import Session

# A moment with its offset has 16; what a hand wrote must not make a name too long.
MOST_DIGITS = 20


def created(session: Session) -> str:
    """Return the digits of the moment a session was created, "" where none is said."""
    return "".join(re.findall("[0-9]", session.text("created")))[:MOST_DIGITS]


def client(session: Session) -> str:
    """Return the client as clients are compared, on one line."""
    return one_line(folded(session.client))


def key(session: Session) -> str:
    """Return what the state of a session is named by; "" without a valid id."""
    moment = created(session)
    return f"{session.id}-{moment}" if session.id and moment else session.id


def same(one: Session, other: Session) -> bool:
    """Whether two files are one conversation: same id, same moment, same client."""
    return bool(one.id) and (key(one), client(one)) == (key(other), client(other))
