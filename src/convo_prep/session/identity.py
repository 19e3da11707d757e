"""Who a conversation is: its id, the moment it was created, and its client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convo_prep.ids import compared, digits

if TYPE_CHECKING:
    from convo_prep.session.session import Session


def created(session: Session) -> str:
    """Return the digits of the moment a session was created, "" where none is said."""
    return digits(session.text("created"))


def client(session: Session) -> str:
    """Return the client as clients are compared."""
    return compared(session.client)


def key(session: Session) -> str:
    """Return what the state of a session is named by; "" without a valid id."""
    moment = created(session)
    return f"{session.id}-{moment}" if session.id and moment else session.id
