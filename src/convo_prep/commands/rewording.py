"""A line of the message in other words, or taken out, where it is part of an answer."""

from __future__ import annotations

from contextlib import suppress

from convo_prep import kinds
from convo_prep.change import EditItem, SetAnswer
from convo_prep.desk import noting
from convo_prep.desk.desk import Desk
from convo_prep.desk.which_face import face_of
from convo_prep.document import line
from convo_prep.session import Session
from convo_prep.session.paths import AGREED, HEARD, NOTES
from convo_prep.text import Tree, one_line
from convo_prep.views.message_page import Target
from convo_prep.views.recap import their_words

WHICH = "Which of its lines? Name one by its letter, as in -5b."
INSTEAD = "In its place (Enter: as it is): "


def is_line(session: Session, aim: Target) -> bool:
    """Whether a line of several is meant that no question asks for by itself."""
    if aim.path == AGREED:
        return aim.item is not None
    # What was only noted is no answer yet: its question would begin empty.
    drafted = aim.path == HEARD and not session.items(HEARD)
    return drafted and (aim.item is not None or len(their_words(session)) == 1)


def reworded(desk: Desk, session: Session, aim: Target) -> Session:
    """Show a line and take another one in its place; the note it is from stays.

    Raises:
        KeyboardInterrupt: the person stops it, or a signal does.
    """
    face, lines, at = face_of(desk), _lines(session, aim.path), aim.item or 0
    face.say(line(lines[at]))
    typed = ""
    with suppress(EOFError):  # back to the page, as from a question
        typed = one_line(face.listen(INSTEAD))
    if not typed:
        return session
    lines[at] = typed
    return _stored(desk, session, aim.path, lines)


def taken_out(desk: Desk, session: Session, aim: Target) -> Session:
    """Take a line out of the message; of their words noted live, the note stays."""
    if aim.among and aim.item is None:
        face_of(desk).say(line(WHICH))
        return session
    if is_line(session, aim):
        lines = _lines(session, aim.path)
        del lines[aim.item or 0]
        return _stored(desk, session, aim.path, lines)
    question, saw = session.guide.question(aim.path), session.answer(aim.path)
    if aim.item is not None:
        change = EditItem(aim.path, aim.item, "", kinds.items_of(saw)[aim.item])
        return desk.journal.apply(session, change)
    if question.required or aim.path == "contact":
        face_of(desk).say(line(f"{question.label} cannot be left out; change it."))
        return session
    return desk.journal.apply(session, SetAnswer(aim.path, "", saw))


def _lines(session: Session, path: str) -> list[str]:
    if path == HEARD:
        return list(their_words(session))
    return session.text(path).splitlines()


def _stored(desk: Desk, session: Session, path: str, lines: list[str]) -> Session:
    if path == HEARD and not lines:
        return _unquoted(desk, session)
    value: Tree = list[Tree](lines) if path == HEARD else "\n".join(lines)
    return desk.journal.apply(session, SetAnswer(path, value, session.answer(path)))


def _unquoted(desk: Desk, session: Session) -> Session:
    """Keep words that were noted as theirs as plain notes: those are never sent."""
    for at, note in enumerate(session.records(NOTES)):
        if note.get("kind") == "words":
            text = note.get("text", "")
            session, _ = noting.correct(desk, session, at, f"- {text}")
    return session
