"""Which session a command around a meeting is for, where none is named or several."""

from __future__ import annotations

from functools import partial

from convo_prep.desk.desk import Desk
from convo_prep.desk.finding import Fits, Wanted, is_open
from convo_prep.session import BEFORE, Session
from convo_prep.session.closing import UNSETTLED
from convo_prep.session.paths import MEETING, NEEDED, OUTCOME, SENT


def to_come(desk: Desk, command: str) -> Wanted:
    """Return what a card is for: the conversation on now or today, else one ahead."""
    order = (partial(_is_on, desk), partial(_unresolved, desk))
    return Wanted(order, "conversation ahead", command)


def on_now(desk: Desk, command: str) -> Wanted:
    """Return what a note is for: the meeting on now or today, else one unresolved."""
    return to_come(desk, command)._replace(what="conversation that is not resolved")


def held(desk: Desk, command: str) -> Wanted:
    """Return what is to be resolved: a conversation held, else one without an outcome.

    A date is not needed: whoever resolves a conversation has had it. Where none is
    left, the one whose message is still to be sent is meant.
    """
    order = (_in(desk, "held"), partial(_unresolved, desk), _unsent)
    return Wanted(order, "conversation that is not resolved", command)


def resolved(desk: Desk, command: str) -> Wanted:
    """Return what comes after: the one whose turn it is, else one with an outcome."""
    order = (_whose_turn(desk, command), _in(desk, "resolved", "reflected"))
    return Wanted(order, "resolved conversation that is still open", command)


def told(desk: Desk, command: str) -> Wanted:
    """Return what a message is about: one with an outcome, else one without."""
    order: tuple[Fits, ...] = (
        *resolved(desk, command).order,
        _in(desk, "held"),
        partial(_unresolved, desk),
    )
    return Wanted(order, "open conversation", command)


def over(desk: Desk, command: str) -> Wanted:
    """Return what can be looked back on: not reflected, held before merely planned."""
    order = (
        _in(desk, "held", "resolved"),
        partial(_unresolved, desk),
        _in(desk, "reflected"),
    )
    return Wanted(order, "conversation to look back on", command)


def not_closed(command: str) -> Wanted:
    """Return any conversation that is not closed."""
    return Wanted((is_open,), "open conversation", command)


def any_one(desk: Desk, command: str) -> Wanted:
    """Return any conversation, one that is not closed before the others.

    Of several that are named, the one whose card would be shown.
    """
    order = (is_open, lambda _session: True)
    named = to_come(desk, command).order
    return Wanted(order, "conversation", command, named)


def _in(desk: Desk, *states: str) -> Fits:
    return lambda session: session.state(desk.now) in states


def _unsent(session: Session) -> bool:
    from convo_prep.session.turn import NO

    settled = session.text(OUTCOME) not in UNSETTLED and is_open(session)
    return settled and not session.text(SENT) and session.text(NEEDED) != NO


def _whose_turn(desk: Desk, command: str) -> Fits:
    from convo_prep.session.turn import turn

    def fits(session: Session) -> bool:
        waits = turn(session, desk.now)
        return waits is not None and waits.command == command

    return fits


def _unresolved(desk: Desk, session: Session) -> bool:
    return session.state(desk.now) in (*BEFORE, "held")


def _is_on(desk: Desk, session: Session) -> bool:
    if not _unresolved(desk, session):
        return False
    when = session.when(MEETING)
    today = session.local(desk.now).date()
    return session.running(desk.now) or (when is not None and when.day == today)
