"""What waits in the journal, and what is known there, so that it can be named."""

from __future__ import annotations

from convo_prep.desk.desk import Desk
from convo_prep.session.reference import Known
from convo_prep.session.waiting import Waiting, waiting


def what_waits(desk: Desk) -> tuple[list[Waiting], Known]:
    """Return all that waits or lies ahead, in order, with the names there are."""
    sessions, others = desk.journal.open_ones()

    def elsewhere() -> str:
        unread = [error.name for error in desk.unread.errors]
        return "\n".join([*unread, *others])

    return waiting(sessions, desk.now), Known(sessions, elsewhere)
