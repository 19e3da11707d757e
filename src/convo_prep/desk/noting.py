"""Notes on their way into a session, from the meeting or from any shell."""

from __future__ import annotations

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
    at = desk.now
    made = (*notes.started(session, at), *notes.changes(taken, session, at))
    return desk.journal.apply(session, *made), taken


def reply_to(session: Session, taken: notes.Note) -> str:
    """Return the planned reply to the concern that a note belongs to, or nothing."""
    for _, concern in session.planned():
        if taken.concern and concern.get("says") == taken.concern:
            return concern.get("reply", "")
    return ""
