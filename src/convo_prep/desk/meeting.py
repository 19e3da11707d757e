"""What the commands around a meeting share: which session it is, and its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convo_prep.desk.desk import Desk
from convo_prep.desk.finding import Wanted
from convo_prep.session import BEFORE, Action, Session
from convo_prep.store import selecting
from convo_prep.views.promises import ours_to

if TYPE_CHECKING:
    from convo_prep.document import Document


def to_come(desk: Desk, command: str) -> Wanted:
    """Return what a card is for: a conversation ahead, or on now."""

    def fits(session: Session) -> bool:
        state = session.state(desk.now)
        return state in (*BEFORE, "held") and not session.text("resolve.outcome")

    return Wanted(fits, "conversation ahead", command)


def on_now(desk: Desk, command: str) -> Wanted:
    """Return what a note is for: the meeting that is on, or is today."""

    def fits(session: Session) -> bool:
        if session.text("resolve.outcome"):
            return False
        when = session.when("initiate.meeting_at")
        today = session.local(desk.now).date()
        return session.running(desk.now) or (when is not None and when.day == today)

    def unresolved(session: Session) -> bool:
        return not session.text("resolve.outcome")

    return Wanted(fits, "conversation today", command, else_fits=unresolved)


def held(desk: Desk, command: str) -> Wanted:
    """Return what is to be resolved: a conversation held and without an outcome."""
    return Wanted(
        lambda session: session.state(desk.now) == "held",
        "conversation that was held and is not resolved",
        command,
    )


def resolved(desk: Desk, command: str) -> Wanted:
    """Return what comes after: a conversation with an outcome that is not closed."""
    return Wanted(
        lambda session: session.state(desk.now) in ("resolved", "reflected"),
        "resolved conversation that is still open",
        command,
    )


def over(desk: Desk, command: str) -> Wanted:
    """Return what can be looked back on: held or resolved, not yet reflected."""
    return Wanted(
        lambda session: session.state(desk.now) in ("held", "resolved"),
        "conversation to look back on",
        command,
    )


def not_closed(command: str) -> Wanted:
    """Return any conversation that is not closed."""
    return Wanted(
        lambda session: not session.text("closed"), "open conversation", command
    )


def card_of(
    desk: Desk, session: Session, private: bool = False, whole: bool = False
) -> Document:
    """Return the card, with what we still owe this client from other sessions."""
    # With all that it shows, the card costs 3 ms that a note should not pay.
    from convo_prep.views.card import card

    return card(session, desk.now, private, promises_to(desk, session), whole)


def promises_to(desk: Desk, session: Session) -> tuple[Action, ...]:
    """Return what we still owe the client of a session from the others."""
    others = desk.journal.select(selecting.may_be_with(session.client), closed=False)
    return ours_to(session.client, others, besides=session.id)
