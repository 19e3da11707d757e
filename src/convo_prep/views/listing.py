"""The list of sessions: when, with whom, about what, where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeAlias

from convo_prep.document import Document, Line, Paragraph, Table, here, line, quiet
from convo_prep.session import Session
from convo_prep.session.paths import MEETING
from convo_prep.views.phrases import when_or_begun
from convo_prep.views.rows import Row, said_newest_first, session_row

TableRow: TypeAlias = tuple[Line, ...]
COLUMNS = ("When", "Client", "Topic", "State", "Reference")


def listing(rows: Sequence[TableRow], filtered: bool = False) -> Document:
    """Return a table of `listed` rows; `filtered` if other conversations exist."""
    if not rows and filtered:
        words = line("No conversation fits. All of them: ", here("convo list --all"))
        return Document("", (Paragraph(words),))
    if not rows:
        words = line("No conversations yet. ", here("convo prep"), " begins one.")
        return Document("", (Paragraph(words),))
    return Document("", (Table(COLUMNS, tuple(rows)),))


def listed(sessions: Iterable[Session], now: datetime) -> list[TableRow]:
    """Return the line of each session for the table, newest first."""
    return said_newest_first(sessions, lambda session: _row(session, now))


def listing_rows(sessions: Iterable[Session], now: datetime) -> list[Row]:
    """Return the sessions as rows, in the order of `listed`."""
    return said_newest_first(sessions, lambda session: session_row(session, now))


def _row(session: Session, now: datetime) -> TableRow:
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
