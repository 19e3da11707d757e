"""A line jotted after a talk: what it is understood as, and the changes it makes."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from convo_prep import kinds
from convo_prep.change import Change
from convo_prep.kinds.next_look import next_look, refuse_open
from convo_prep.session import Session
from convo_prep.session.paths import FOLLOW_UP
from convo_prep.walk import notes

LOOK = "look"


class Jotted(NamedTuple):
    """A line as it was read: a kind of note, or `look`, and what it changes."""

    kind: str
    note: notes.Note
    changes: tuple[Change, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return self.note.text


def jotted(line: str, session: Session, now: datetime) -> Jotted | None:
    """Read a line as live notes do; None if it is empty.

    What is agreed, open or to be done, and a day alone, stand in their own place alone:
    the talk is over, and a note of its course would say it twice. `now` has a zone.

    Raises:
        InvalidAnswerError: the date of an action is not understood, or it is only that.
        OpenDateError: a day alone has several readings.
    """
    local = session.local(now)
    taken = notes.note(line, session)
    if taken is None:
        return None
    if taken.kind == "action":
        kinds.agreed_action(taken.text, local)
    if taken.kind == "point" and not (taken.plain or session.answer(FOLLOW_UP)):
        refuse_open(taken.text, local)
    beside = notes.left_beside(taken, session, local)
    look = taken.kind == "point" and bool(beside)
    if look and not next_look(taken.text, local).alone:
        beside = []
    made = beside or notes.changes(taken, session, now)
    return Jotted(LOOK if look else taken.kind, taken, tuple(made))
