"""Notes on their way into a session, from the meeting or from any shell."""

from __future__ import annotations

from convo_prep.dates import read_back
from convo_prep.desk.desk import Desk
from convo_prep.session import Session
from convo_prep.walk import notes


def take(
    desk: Desk, session: Session, line: str, kind: str = ""
) -> tuple[Session, notes.Note | None]:
    """Store one line as a note; returns the session then, and the note if any."""
    taken = notes.note(line, session, kind)
    if taken is None:
        return session, None
    # Another shell may have taken notes meanwhile.
    session = desk.journal.open(session.name)
    at = desk.now
    made = (*notes.started(session, at), *notes.changes(taken, session, at))
    return desk.journal.apply(session, *made), taken


def not_yet(desk: Desk, session: Session) -> str:
    """Say that a meeting is set for another day, since the first note begins it."""
    when = session.when("initiate.meeting_at")
    local = session.local(desk.now)
    if when is None or when.day <= local.date() or session.frozen(desk.now):
        return ""
    return f"The meeting is set for {read_back(when, local)}; a note has it begin now."


def reply_to(session: Session, taken: notes.Note) -> str:
    """Return the planned reply to the concern that a note belongs to, or nothing."""
    for _, concern in session.planned():
        if taken.concern and concern.get("says") == taken.concern:
            return concern.get("reply", "")
    return ""
