"""A note taken live, corrected: the note, and what it had made beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convo_prep import kinds
from convo_prep.change import AddItem, Change, EditItem
from convo_prep.session import Session
from convo_prep.session.paths import ACTIONS, NOTES
from convo_prep.text import Tree
from convo_prep.walk.notes import Note, note, noted_action, ticked


def correction(place: int, line: str, session: Session) -> tuple[Change, ...]:
    """Return what a new line for the note at a place changes; an empty one removes it.

    The note keeps its moment. An action it made follows, unless somebody has changed
    that since; the mark on a planned concern goes where the note goes.

    Raises:
        InvalidAnswerError: the line is an action that is only a name or a date.
    """
    saw = kinds.items_of(session.answer(NOTES))[place]
    now = note(line, session)
    record = _record(saw, session.records(NOTES)[place], now)
    if record == saw:
        return ()
    return (
        EditItem(NOTES, place, record, saw),
        *_action(place, now, session),
        *_marks(place, now, session),
    )


def own_action(place: int, session: Session) -> int | None:
    """Return where the action stands that a note made; None once it is another."""
    record = session.records(NOTES)[place]
    at = _moment(record, session)
    if record.get("kind") != "action" or at is None:
        return None
    made: Tree = kinds.parse_action(record.get("text", ""), at)
    stored = kinds.items_of(session.answer(ACTIONS))
    return stored.index(made) if made in stored else None


def _record(saw: Tree, before: Mapping[str, str], now: Note | None) -> Tree:
    if now is None:
        return ""
    whole = saw if isinstance(saw, dict) else dict(before)
    news = {"kind": now.kind, "text": now.text, "concern": now.concern}
    return {key: value for key, value in {**whole, **news}.items() if value}


def _action(place: int, now: Note | None, session: Session) -> list[Change]:
    record = session.records(NOTES)[place]
    at = _moment(record, session)
    wanted: Tree = ""
    if now is not None and now.kind == "action" and at is not None:
        wanted = noted_action(now.text, at)
    own = own_action(place, session)
    if own is not None:
        saw = kinds.items_of(session.answer(ACTIONS))[own]
        return [EditItem(ACTIONS, own, wanted, saw)] if wanted != saw else []
    if wanted and record.get("kind") != "action":
        return [AddItem(ACTIONS, wanted)]
    return []


def _marks(place: int, now: Note | None, session: Session) -> list[Change]:
    records = session.records(NOTES)
    before = records[place].get("concern", "")
    after = now.concern if now else ""
    if before == after:
        return []
    others = (other for at, other in enumerate(records) if at != place)
    kept = any(other.get("concern") == before for other in others)
    made = ticked(after, session) if after else []
    if before and not kept:
        made += ticked(before, session, came_up="")
    return made


def _moment(record: Mapping[str, str], session: Session) -> datetime | None:
    """Return when a note was taken, in the session's zone; None if nobody can tell."""
    try:
        return session.local(datetime.fromisoformat(record.get("at", "")))
    except ValueError:
        return None
