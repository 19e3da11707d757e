"""A note taken live, corrected: the note, and what it had made beside it."""

from __future__ import annotations

from collections.abc import Mapping

from convo_prep import kinds
from convo_prep.change import AddItem, AddLine, Change, EditItem, SetAnswer
from convo_prep.session import Session
from convo_prep.session.noted import BESIDE, left_by, moment, owned, standing
from convo_prep.session.paths import ACTIONS, AGREED, FOLLOW_UP, NOTES
from convo_prep.text import Tree
from convo_prep.walk.notes import Note, note, noted_action, ticked


def correction(place: int, line: str, session: Session) -> tuple[Change, ...]:
    """Return what a new line for the note at a place changes; an empty one removes it.

    The note keeps its moment. What it left beside itself follows, unless somebody has
    changed that since; the mark on a planned concern goes where the note goes.

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
        *_beside(place, now, session),
        *_marks(place, now, session),
    )


def own(place: int, session: Session) -> int | None:
    """Return where that stands which a note left beside itself: an action, a line.

    None where it left nothing, and once it is another.
    """
    where = owned(session).get(place)
    return None if where is None else where[1]


def _record(saw: Tree, before: Mapping[str, str], now: Note | None) -> Tree:
    if now is None:
        return ""
    whole = saw if isinstance(saw, dict) else dict(before)
    news = {"kind": now.kind, "text": now.text, "concern": now.concern}
    return {key: value for key, value in {**whole, **news}.items() if value}


def _beside(place: int, now: Note | None, session: Session) -> list[Change]:
    record = session.records(NOTES)[place]
    at, before = moment(record, session), record.get("kind", "")
    old = left_by(before, record.get("text", ""), at)
    new = left_by(now.kind, now.text, at) if now and not now.plain else None
    if new is not None and new[0] == ACTIONS and at is not None and now is not None:
        new = ACTIONS, noted_action(now.text, at)
    where = own(place, session)
    if old is None or where is None:
        # What somebody has changed since stays as it is, and is not made twice.
        again = now is not None and now.kind == before in BESIDE
        return [] if new is None or again else _added(*new, session)
    if new is not None and new[0] == old[0]:
        return _edited(old[0], where, new[1], session) if new != old else []
    gone = _edited(old[0], where, "", session)
    return gone if new is None else [*gone, *_added(*new, session)]


def _added(path: str, value: Tree, session: Session) -> list[Change]:
    if path == FOLLOW_UP:
        free = not session.answer(path)
        return [SetAnswer(path, value)] if free else []
    if path == AGREED and isinstance(value, str):
        return [AddLine(path, value)]
    return [AddItem(path, value)]


def _edited(path: str, where: int, value: Tree, session: Session) -> list[Change]:
    stored = standing(path, session)
    if path == FOLLOW_UP:
        return [SetAnswer(path, value, stored[where])]
    if path != AGREED:
        return [EditItem(path, where, value, stored[where])]
    lines = [str(line) for line in stored]
    lines[where : where + 1] = [str(value)] if value else []
    return [SetAnswer(path, "\n".join(lines), session.answer(path))]


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
