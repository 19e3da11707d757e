"""Who does what by when, in the lines of a message to the one who was there."""

from __future__ import annotations

from datetime import datetime

from convo_prep import dates
from convo_prep.kinds.names import as_asked
from convo_prep.session import ME, THEIRS, Action, Session
from convo_prep.session.paths import GREETING
from convo_prep.text import folded, one_line
from convo_prep.views.greeting import greets, greets_one
from convo_prep.views.phrases import owner, spoken

MINE = "I will"
# That something is owed, or late, would concede what a record says nothing about.
LATE = "due since"


def commitments(session: Session, local: datetime) -> tuple[str, ...]:
    """Return a line for each action: `I will, by Thursday 26 November: Send it`."""
    return tuple(
        _action(session, action, local) for action in session.actions() if action.what
    )


def _action(session: Session, action: Action, local: datetime) -> str:
    """Say an action in a line: `I will, by Thursday 26 November: Send the plan`."""
    who, by_when = _who(session, action), _by_when(action, local)
    lead = ", ".join(filter(None, (who, by_when)))
    what = one_line(action.what)
    said = f"{lead}: {as_asked(what) if who else what}" if lead else what
    if action.done:
        return f"{said} (done)"
    return f"{said} (no longer planned)" if action.dropped else said


def _by_when(action: Action, local: datetime) -> str:
    due = dates.from_stored(action.due)
    if due is None:
        return one_line(action.due)
    past = action.open and due.end() < local
    return f"{LATE if past else 'by'} {spoken(due, local)}"


def _who(session: Session, action: Action) -> str:
    """Name who does an action, as one who writes to the contact would."""
    name = folded(action.owner)
    if not name:
        return ""
    if name == ME:
        return MINE
    contact = session.text("contact")
    theirs = name in THEIRS and greets_one(contact)
    greeted = (contact, session.text(GREETING))
    if theirs or any(greets(each, action.owner) for each in greeted):
        return "You"
    return owner(session, action)
