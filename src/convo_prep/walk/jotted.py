"""A line jotted after a talk: what it is understood as, and the changes it makes."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from convo_prep import dates, kinds
from convo_prep.change import Change, SetAnswer
from convo_prep.errors import InvalidAnswerError, OpenDateError
from convo_prep.session import Session
from convo_prep.session.paths import FOLLOW_UP
from convo_prep.walk import notes

LOOK = "look"


class Jotted(NamedTuple):
    """A line as it was read: a kind of note, or `look`, and what it changes."""

    kind: str
    text: str
    changes: tuple[Change, ...]


def jotted(line: str, session: Session, now: datetime) -> Jotted | None:
    """Read a line as live notes do; a date alone is the next look; None if it is empty.

    What is agreed, open or to be done stands in its own place alone: the talk is over,
    and a note of its course would say it twice. `now` carries its zone.

    Raises:
        InvalidAnswerError: the date of an action is not understood, or it is only that.
    """
    local = session.local(now)
    taken = notes.note(line, session)
    if taken is None:
        return None
    if look := _look(line.strip(), session, local):
        return look
    if taken.kind == "action":
        kinds.agreed_action(taken.text, local)
    beside = notes.left_beside(taken, local)
    made = beside or notes.changes(taken, session, now)
    return Jotted(taken.kind, taken.text, tuple(made))


def _look(line: str, session: Session, local: datetime) -> Jotted | None:
    """Read a day to come that stands alone; a time of day says when something was."""
    try:
        when = dates.parse(line, local)
    except OpenDateError as error:
        if any(":" in each.typed for each in error.readings):
            return None
        raise
    except InvalidAnswerError:
        return None
    if when.time is not None or when.day <= local.date():
        return None
    change = SetAnswer(FOLLOW_UP, when.stored(), session.answer(FOLLOW_UP))
    return Jotted(LOOK, line, (change,))
