"""The list of sessions: when, with whom, about what, where each stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from convo_prep.document import Document, Line, Paragraph, Table, here, line, quiet
from convo_prep.session import Session
from convo_prep.session.paths import MEETING
from convo_prep.views.phrases import when_or_begun
from convo_prep.views.rows import Row, newest_first, session_row

COLUMNS = ("When", "Client", "Topic", "State", "Reference")


def listing(
    sessions: Sequence[Session], now: datetime, filtered: bool = False
) -> Document:
    """Return the sessions as a table, newest first; `filtered` if others exist."""
    if not sessions and filtered:
        words = line("No conversation fits. All of them: ", here("convo list --all"))
        return Document("", (Paragraph(words),))
    if not sessions:
        words = line("No conversations yet. ", here("convo prep"), " begins one.")
        return Document("", (Paragraph(words),))
    rows = tuple(_row(session, now) for session in newest_first(sessions))
    return Document("", (Table(COLUMNS, rows),))


def listing_rows(sessions: Sequence[Session], now: datetime) -> list[Row]:
    """Return the sessions as rows, in the order of `listing`."""
    return [session_row(session, now) for session in newest_first(sessions)]


def _row(session: Session, now: datetime) -> tuple[Line, ...]:
    return (
        _when(session, now),
        line(session.client),
        line(session.topic),
        line(session.state(now)),
        line(quiet(session.id)),
    )


def _when(session: Session, now: datetime) -> Line:
    """Say when the meeting is; a day of creation is said to be one."""
    said = when_or_begun(session, now)
    return line(said if session.when(MEETING) else quiet(said))
