"""What each note taken live has left in the record beside itself, and where."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from convo_prep import kinds
from convo_prep.kinds.next_look import next_look
from convo_prep.session.paths import (
    ACTIONS,
    AGREED,
    FOLLOW_UP,
    NOTES,
    OPEN_POINTS,
)
from convo_prep.session.session import Session
from convo_prep.stored import items_of
from convo_prep.text import Tree

# What a note of a kind also is, beside the note.
BESIDE = {"action": ACTIONS, "agreed": AGREED, "open": OPEN_POINTS}


def left_by(kind: str, text: str, local: datetime | None) -> tuple[str, Tree] | None:
    """Return what a note leaves beside itself, and at which path; None for nothing.

    `local` is when it was taken, None where nobody can tell: a date in it means
    nothing then.
    """
    if kind == "point" and local is not None:
        when = next_look(text, local).when
        return (FOLLOW_UP, when.stored()) if when else None
    path = BESIDE.get(kind)
    if path == ACTIONS:
        return (path, kinds.parse_action(text, local)) if local is not None else None
    return (path, text) if path else None


def owned(session: Session) -> Mapping[int, tuple[str, int]]:
    """Return for the place of each note the path and place of what it left there.

    What somebody has changed since is no note's any more; of equal ones each note has
    its own.
    """
    found: dict[int, tuple[str, int]] = {}
    for place, note in enumerate(session.records(NOTES)):
        at = moment(note, session)
        made = left_by(note.get("kind", ""), note.get("text", ""), at)
        where = _free(made, session, found.values()) if made else None
        if where is not None:
            found[place] = where
    return found


def _free(
    made: tuple[str, Tree], session: Session, taken: Collection[tuple[str, int]]
) -> tuple[str, int] | None:
    path, value = made
    for at, each in enumerate(standing(path, session)):
        if value and each == value and (path, at) not in taken:
            return path, at
    return None


def standing(path: str, session: Session) -> list[Tree]:
    """Return what stands at a path that notes add to, item by item."""
    if path == AGREED:
        return list(session.text(path).splitlines())
    return list(items_of(session.answer(path)))


def moment(note: Mapping[str, str], session: Session) -> datetime | None:
    """Return when a note was taken, in the session's zone; None if nobody can tell."""
    try:
        return session.local(datetime.fromisoformat(note.get("at", "")))
    except ValueError:
        return None
