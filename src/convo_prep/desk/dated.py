"""What of the journal has a day of its own, gathered for a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from convo_prep.desk.desk import Desk
from convo_prep.session import Session
from convo_prep.session.identity import key
from convo_prep.store import selecting
from convo_prep.views.calendar_entries import Entry, entries


class Dated(NamedTuple):
    """The entries there are, and the files whose entries nothing would tell apart."""

    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]


def dated(desk: Desk, sessions: Iterable[Session]) -> Dated:
    """Return the entries of sessions, in their order.

    One without an id of its own is left out: an entry that cannot be named again would
    come twice at the next import, or take the place of another's.
    """
    home = desk.settings.timezone
    found: list[Entry] = []
    left_out: list[str] = []
    taken: set[str] = set()
    for session in sessions:
        changed = int(selecting.changed(desk.journal.path(session.name)))
        own = entries(session, changed, home)
        if own and (not session.id or key(session) in taken):
            left_out.append(session.name)
            continue
        taken.add(key(session))
        found += own
    return Dated(tuple(found), tuple(left_out))
