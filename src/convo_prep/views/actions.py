"""The actions across sessions: what is due when, and who does it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from convo_prep.document import Document, Paragraph, Table, line, quiet
from convo_prep.session.promises import Promise, by_due
from convo_prep.views.phrases import owner, standing
from convo_prep.views.rows import Row, action_row

COLUMNS = ("By when", "What", "Who", "From", "Reference")


def actions(pairs: Iterable[Promise], now: datetime, ended: bool = False) -> Document:
    """Return actions of both sides as a table by due date; overdue is said in words.

    `ended` tells that those no longer open were asked for.
    """
    rows = tuple(
        (
            (standing(action, session.local(now)),),
            line(action.what),
            line(owner(session, action)),
            line(session.title),
            line(quiet(session.id)),
        )
        for session, action in by_due(pairs)
    )
    if not rows:
        none = "No actions." if ended else "No open actions."
        return Document("", (Paragraph(line(none)),))
    return Document("", (Table(COLUMNS, rows),))


def action_rows(pairs: Iterable[Promise], now: datetime) -> list[Row]:
    """Return actions as rows by due date; `index` is the place in its session."""
    return [
        {
            **action_row(session, action, now),
            "done": action.done,
            "dropped": action.dropped,
            "id": session.id,
            "client": session.client,
            "topic": session.topic,
            "index": action.at,
        }
        for session, action in by_due(pairs)
    ]
