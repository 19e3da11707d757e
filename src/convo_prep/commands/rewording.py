"""A line of the message asked anew, put in other words, taken out, and put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from convo_prep import kinds
from convo_prep.change import AddItem, Change, EditItem, SetAnswer
from convo_prep.commands import holding_back, into_action
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
from convo_prep.text import one_line
from convo_prep.views.came_to import OFFERED
from convo_prep.views.message_page import items_at
from convo_prep.views.paragraphs import SIGNED

PLACE = "words-of-message"
WHICH = "Which of its lines? Name one by its letter, as in 5b."
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


def taken_out(
    desk: Desk, session: Session, spot: Spot, page: Page, typed: str
) -> Session:
    """Keep a line out of the message, and only where it is out already of the record.

    A line that stands in the message alone is taken out at once.
    """
    if spot.item is None and items_at(page, spot.question):
        face_of(desk).say(line(WHICH))
        return session
    change = holding_back.out(session, spot)
    if change is None:
        return _out_of_record(desk, session, spot)
    session = desk.journal.apply(session, change)
    face_of(desk).say(line(holding_back.STAYS.format(typed)))
    return session


def put_in(desk: Desk, session: Session, spot: Spot, page: Page) -> Session:
    """Let a line go out that does not; an agreed one that does becomes an action."""
    if change := holding_back.back(session, spot):
        return desk.journal.apply(session, change)
    if spot.question not in holding_back.KEPT:
        return into_action.made_of(desk, session, spot)
    several = spot.item is None and items_at(page, spot.question)
    face_of(desk).say(line(WHICH if several else holding_back.PUT_IN))
    return session


def _out_of_record(desk: Desk, session: Session, spot: Spot) -> Session:
    """Take out what stands there; of their words noted live, the note stays."""
    path, text = holding_back.named(session, spot)
    mark = holding_back.unmarked(session, path, text)
    changes = [*([mark] if mark else ()), *_without(session, spot, text)]
    if changes:
        gone = holding_back.words_at(session, spot)
        session = desk.journal.apply(session, *changes)
        if gone:
            face_of(desk).say(line(holding_back.GONE.format(gone)))
        return session
    question = session.guide.find(spot.question)
    label = question.label if question else "Your name"
    face_of(desk).say(line(f"{label} cannot be left out; change it."))
    return session


def _without(session: Session, spot: Spot, text: str) -> Iterator[Change]:
    path = spot.question
    if path == HEARD and text:
        yield from _unquoted(session, text)
    elif path == AGREED and text:
        lines = session.text(path).splitlines()
        lines.pop(lines.index(text) if spot.item is None else spot.item)
        yield SetAnswer(path, "\n".join(lines), session.answer(path))
    elif path not in (AGREED, SIGNED, "contact") and (
        change := striking.without(session, spot)
    ):
        yield change


def _unquoted(session: Session, text: str) -> Iterator[Change]:
    """Yield what takes out their words, and offers those that were noted no more."""
    answered = session.items(HEARD)
    if text in answered:
        yield EditItem(HEARD, answered.index(text), "", text)
    yield AddItem(STRUCK, strike(HEARD, text))


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
    return spot.question == HEARD and bool(holding_back.named(session, spot)[1])


def _reworded(desk: Desk, session: Session, spot: Spot) -> Session:
    """Show a line and take another one in its place; the note it is from stays."""
    path, stands = holding_back.named(session, spot)
    face_of(desk).say(line(stands))
    typed = ""
    with suppress(EOFError):  # back to the page, as from a question
        typed = colons.words(one_line(heard(desk, session, PLACE, INSTEAD)))
    if not typed:
        return session
    session = desk.journal.apply(session, *_instead(session, spot, stands, typed))
    if path == AGREED:
        say_unkept(desk, typed, session)
    return session


def _instead(session: Session, spot: Spot, stands: str, typed: str) -> Iterator[Change]:
    """Yield what puts other words in the place of a line."""
    path = spot.question
    if path == HEARD:
        yield AddItem(HEARD, typed)
        yield from _unquoted(session, stands)
    else:
        lines = session.text(path).splitlines()
        lines[spot.item or 0] = typed
        yield SetAnswer(path, "\n".join(lines), session.answer(path))
