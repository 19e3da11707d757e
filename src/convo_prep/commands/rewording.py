"""A line of the message asked anew, put in other words, taken out, and put back."""

from __future__ import annotations

from contextlib import suppress

from convo_prep import kinds
from convo_prep.change import AddItem, SetAnswer
from convo_prep.desk import recapping, saying, striking
from convo_prep.desk.closing import tell_closed
from convo_prep.desk.desk import Desk
from convo_prep.desk.going_over import Ended
from convo_prep.desk.interview import ask_at
from convo_prep.desk.listening import heard
from convo_prep.desk.remarks import say_unkept
from convo_prep.desk.which_face import face_of
from convo_prep.document import line
from convo_prep.faces import colons
from convo_prep.page import Page, Spot
from convo_prep.session import Session
from convo_prep.session.paths import (
    ACKNOWLEDGED,
    AGREED,
    FOLLOW_UP,
    FOLLOW_UP_WITH,
    HEARD,
    KIND,
    MEETING,
    OUTCOME,
    RESTATED,
    STANDS_UNTIL,
    STRUCK,
)
from convo_prep.session.session import POSTPONED
from convo_prep.session.struck import strike
from convo_prep.text import Tree, one_line
from convo_prep.views.came_to import OFFERED
from convo_prep.views.message_page import items_at
from convo_prep.views.paragraphs import SIGNED, their_words

PLACE = "words-of-message"
WHICH = "Which of its lines? Name one by its letter, as in -5b."
# What has no line of its own is asked behind the one that says it.
_HANGING = {
    OUTCOME: MEETING,
    KIND: STANDS_UNTIL,
    FOLLOW_UP: FOLLOW_UP_WITH,
    ACKNOWLEDGED: RESTATED,
}
INSTEAD = "In its place (Enter: as it is): "


def asked(desk: Desk, session: Session, spot: Spot) -> Session:
    """Ask for a line anew, with what stands there, and for what hangs on it.

    Raises:
        KeyboardInterrupt: the person stops it, or a signal does.
    """
    if spot.question == SIGNED:
        recapping.ask_name(desk)
        return session
    if _is_line(session, spot):
        return _reworded(desk, session, spot)
    session = _asked_at(desk, session, _place(session, spot))
    behind = _HANGING.get(spot.question)
    if behind and _hangs(session, spot.question, behind):
        return _asked_at(desk, session, Spot(behind))
    return session


def taken_out(desk: Desk, session: Session, spot: Spot, page: Page) -> Session:
    """Take a line out of the message; of their words noted live, the note stays.

    Nobody took these for an answer, so that none is stored: they are only struck.
    """
    path, item = spot.question, spot.item
    if item is None and items_at(page, path):
        face_of(desk).say(line(WHICH))
        return session
    if _is_line(session, spot):
        lines = _lines(session, path)
        gone = lines.pop(item or 0)
        if path == HEARD:
            return desk.journal.apply(session, AddItem(STRUCK, strike(path, gone)))
        return _stored(desk, session, path, lines)
    if item is not None:
        change = striking.without(session, spot)
        return desk.journal.apply(session, change) if change else session
    question = session.guide.find(path)
    if question is None or question.required or path == "contact":
        label = question.label if question else "Your name"
        face_of(desk).say(line(f"{label} cannot be left out; change it."))
        return session
    return desk.journal.apply(session, SetAnswer(path, "", session.answer(path)))


def _hangs(session: Session, path: str, behind: str) -> bool:
    """Whether an answer calls for the one behind it, or that one stands in its line."""
    needed = {OUTCOME: POSTPONED, KIND: OFFERED}.get(path)
    answer = session.text(path)
    return answer == needed if needed else bool(answer and session.text(behind))


def _asked_at(desk: Desk, session: Session, spot: Spot) -> Session:
    ended: Ended = ask_at(desk, session, spot)
    if ended.stopped and ended.interrupted:
        saying.give_back_line(desk, ended.lost)
        raise KeyboardInterrupt
    tell_closed(desk, session, ended.session)
    return ended.session


def _place(session: Session, spot: Spot) -> Spot:
    """Return where a line is asked: an item, one more item, or the whole answer."""
    question = session.guide.question(spot.question)
    if not kinds.is_listed(question) or spot.field:
        return spot._replace(item=spot.item if spot.field else None)
    stored = len(kinds.items_of(session.answer(spot.question)))
    first = question.fields[0].key if question.fields else ""
    wanted = stored if spot.item is None else min(spot.item, stored)
    return Spot(spot.question, wanted, first)


def _is_line(session: Session, spot: Spot) -> bool:
    """Whether a line of several is meant that no question asks for by itself."""
    if spot.question == AGREED:
        return spot.item is not None
    # What was only noted is no answer yet: its question would begin empty.
    drafted = spot.question == HEARD and not session.items(HEARD)
    return drafted and (spot.item is not None or len(their_words(session)) == 1)


def _reworded(desk: Desk, session: Session, spot: Spot) -> Session:
    """Show a line and take another one in its place; the note it is from stays."""
    lines, at = _lines(session, spot.question), spot.item or 0
    face_of(desk).say(line(lines[at]))
    typed = ""
    with suppress(EOFError):  # back to the page, as from a question
        typed = colons.words(one_line(heard(desk, session, PLACE, INSTEAD)))
    if not typed:
        return session
    lines[at] = typed
    session = _stored(desk, session, spot.question, lines)
    if spot.question == AGREED:
        say_unkept(desk, typed, session)
    return session


def _lines(session: Session, path: str) -> list[str]:
    if path == HEARD:
        return list(their_words(session))
    return session.text(path).splitlines()


def _stored(desk: Desk, session: Session, path: str, lines: list[str]) -> Session:
    value: Tree = list[Tree](lines) if path == HEARD else "\n".join(lines)
    return desk.journal.apply(session, SetAnswer(path, value, session.answer(path)))
