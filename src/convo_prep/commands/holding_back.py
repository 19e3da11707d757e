"""A line of the message kept out of it and not lost from the record, and put in."""

from __future__ import annotations

from convo_prep.advice.kept_back import action_held, has_word_of_law, line_held, mark
from convo_prep.change import AddItem, Change, EditItem
from convo_prep.page import Spot
from convo_prep.session import Action, Session
from convo_prep.session.paths import (
    ACKNOWLEDGED,
    ACTIONS,
    AGREED,
    FOLLOW_UP,
    HEARD,
    LEFT_OUT,
    OPEN_POINTS,
)
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import cut, one_line
from convo_prep.views.paragraphs import lists_agreed
from convo_prep.views.quoting import is_note, their_words
from convo_prep.walk.fields import edit

STAYS = (
    "Not sent; it stays in the record. +{0} puts it in, and -{0} again takes it out of"
    " the record too."
)
GONE = "Out of the record too: {0}. :back puts it back."
PUT_IN = "It goes out with the message."
SHOWN = 60
# What has no other use for a + in front of its number.
KEPT = (ACTIONS, OPEN_POINTS, HEARD, FOLLOW_UP, ACKNOWLEDGED)
# What the record has a use for where no message says it.
_WHOLE = (FOLLOW_UP, ACKNOWLEDGED)


def is_held(session: Session, spot: Spot) -> bool:
    """Tell whether a line that is on the page does not go out."""
    if action := _action(session, spot):
        return bool(action_held(session, action))
    path, text = named(session, spot)
    noted = path == HEARD and is_note(session, text)
    return noted or bool(path and line_held(session, path, text))


def out(session: Session, spot: Spot) -> Change | None:
    """Return the change that keeps a line out.

    None where the record has none of it, and where somebody has kept it out before:
    what stays out by itself is not taken out of the record at the first word.
    """
    if spot.field:
        return None
    if action := _action(session, spot):
        return edit(ACTIONS, action.at, {"in_message": "no"}, session)
    path, text = named(session, spot)
    if not path or is_held(session, spot):
        return None
    return AddItem(LEFT_OUT, mark(path, text))


def back(session: Session, spot: Spot) -> Change | None:
    """Return the change that lets a line go out that does not; else None."""
    if spot.field or not is_held(session, spot):
        return None
    if action := _action(session, spot):
        said = "yes" if has_word_of_law(session, action) else ""
        return edit(ACTIONS, action.at, {"in_message": said}, session)
    path, text = named(session, spot)
    if path == HEARD and is_note(session, text):
        return AddItem(HEARD, text)
    return unmarked(session, path, text)


def unmarked(session: Session, path: str, text: str) -> EditItem | None:
    """Return the change that forgets that a line is kept out, None where it is not."""
    marks = session.items(LEFT_OUT)
    if not path or mark(path, text) not in marks:
        return None
    return EditItem(LEFT_OUT, marks.index(mark(path, text)), "", mark(path, text))


def _action(session: Session, spot: Spot) -> Action | None:
    if spot.question != ACTIONS:
        return None
    return next((a for a in session.actions() if a.at == spot.item), None)


def words_at(session: Session, spot: Spot) -> str:
    """Return the words of a line that the record has, shortened to be said."""
    action = None if spot.field else _action(session, spot)
    text = action.what if action else named(session, spot)[1]
    kept = spot.question == HEARD and is_note(session, text)
    return "" if kept else cut(one_line(text).rstrip("."), SHOWN)


def named(session: Session, spot: Spot) -> tuple[str, str]:
    """Return path and words of a line that can be kept out, "" twice for none."""
    path, lines = spot.question, _lines(session, spot.question)
    if path in _WHOLE:
        return (path, "") if session.answer(path) else ("", "")
    if path == AGREED and not lists_agreed(session):
        return "", ""
    there = [at for at, each in enumerate(lines) if each.strip()]
    at = there[0] if spot.item is None and len(there) == 1 else spot.item
    if at is None or at >= len(lines):
        return "", ""
    return path, lines[at]


def _lines(session: Session, path: str) -> list[str]:
    if path == HEARD:
        return list(their_words(session))
    if path == AGREED:
        return session.text(path).splitlines()
    points = items_of(session.answer(path)) if path == OPEN_POINTS else ()
    return [one_line(as_it_stands(each)) for each in points]
