"""What waits in the journal, and what is known there, so that it can be named."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from convo_prep.desk.desk import Desk
from convo_prep.errors import ConvoError
from convo_prep.session import Session
from convo_prep.session.sure_name import sure_name

if TYPE_CHECKING:
    from convo_prep.session.reference import Known
    from convo_prep.session.waiting import Waiting


def what_waits(desk: Desk) -> tuple[list[Waiting], Known]:
    """Return all that waits or lies ahead, in order, with the names there are."""
    # Most commands only want the name of one.
    from convo_prep.session.waiting import waiting

    sessions, known = _known(desk)
    return waiting(sessions, desk.now), known


def name_of(desk: Desk, session: Session) -> str:
    """Return what to type for a session: words that it has alone, else its id.

    Where no person reads it, it is the id, whatever comes to be called alike later.
    """
    if desk.hints:
        with suppress(ConvoError):  # a hint is no reason to end badly
            return word_for(desk, session)
    return sure_name(session)


def word_for(desk: Desk, session: Session) -> str:
    """Return words that a session has alone, closed ones too, else its id or file."""
    return _known(desk, session)[1].reference(session)


def _known(desk: Desk, of: Session | None = None) -> tuple[Sequence[Session], Known]:
    """Return the sessions that are not closed, one that may be, and their names."""
    # Where no person reads a name, it is the id.
    from convo_prep.session.reference import Known

    found, others = desk.journal.open_ones(besides=of.name if of else "")
    sessions = [*found, of] if of else found

    def elsewhere() -> list[str]:
        return [*(error.name for error in desk.unread.errors), *others]

    return sessions, Known(sessions, elsewhere)
