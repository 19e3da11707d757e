"""The message looked over line by line, and once asked whether it went out."""

from __future__ import annotations

from convo_prep import kinds
from convo_prep.change import SetAnswer
from convo_prep.commands import rewording
from convo_prep.desk import recapping, saying
from convo_prep.desk.closing import tell_closed
from convo_prep.desk.desk import Desk
from convo_prep.desk.going_over import Ended
from convo_prep.desk.interview import ask_at
from convo_prep.desk.which_face import face_of
from convo_prep.document import Document, Paragraph, line, warn
from convo_prep.errors import ConvoError
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.closing import UNSETTLED
from convo_prep.session.paths import (
    KIND,
    MEETING,
    NEEDED,
    OUTCOME,
    RECAP,
    SENT,
    STANDS_UNTIL,
)
from convo_prep.session.reference import sure_name
from convo_prep.views.message_page import (
    MessagePage,
    Target,
    message_page,
    page_document,
    target,
)
from convo_prep.views.phrases import dated
from convo_prep.views.recap import SIGNED

CHANGE = "Line to change (number; -number: out; Enter: on): "
ASK_SENT = "1 I sent it, 2 later, 3 not needed: "
OWN_TEXT = "This text is kept whole; the lines of the record no longer feed it."
WHOLE = "Enter: on; :edit changes it; :new makes it anew from the record: "
NO_LINE = "There is no such line. :edit opens the whole text in your editor."
FIXED = "convo writes that line by itself. :edit opens the whole text in your editor."
NARROW = 60
DIGITS = ("1", "2", "3")
EDIT, NEW = ":edit", ":new"


def look_over(desk: Desk, session: Session) -> Session:
    """Show the message until nothing is to be changed any more.

    Raises:
        EOFError: the person ends it with Ctrl-D.
        KeyboardInterrupt: with Ctrl-C, or a signal does.
    """
    face = face_of(desk)
    recapping.say_check_first(desk, session)
    while session.text(OUTCOME) not in UNSETTLED:
        kept = session.text(RECAP)
        page = _page(desk, session)
        narrow = saying.width() < NARROW
        own = _own(session, desk) if kept else None
        face.show(own or page_document(page, session, narrow))
        typed = face.listen(WHOLE if kept else CHANGE).strip()
        try:
            if not typed and recapping.message(desk, session):
                break
            session = _changed(desk, session, page, typed)
        except ConvoError as error:
            face.say(line(warn(f"{error.sentence} {error.hint}".strip())))
    return session


def ask_sent(desk: Desk, session: Session) -> Session:
    """Print the message as it is, ready to paste, and ask once whether it went out."""
    face = face_of(desk)
    face.close()
    saying.write(desk, "\n")
    text = recapping.say_message(desk, session, final=True)
    if session.text(RECAP) and session.text(SENT):
        return session
    while (typed := face.listen(ASK_SENT).strip()) not in ("", *DIGITS):
        face.say(line("One of the three; Enter is later."))
    if typed == "1":
        session = recapping.sent(desk, session, text)
        saying.tell(desk, "Kept as sent.")
        return session
    return _not_sent(desk, session, "no" if typed == "3" else "")


def _not_sent(desk: Desk, session: Session, needed: str) -> Session:
    """Keep whether it is still to go out, and say what becomes of it."""
    if needed != session.text(NEEDED):
        change = SetAnswer(NEEDED, needed, session.answer(NEEDED))
        session = desk.journal.apply(session, change)
    mark = f"convo recap {sure_name(session)} --sent"
    later = f"Later, then. Once it has gone out: {mark}"
    none = "No message, then; nothing reminds of it."
    saying.tell(desk, none if needed else later)
    return session


def _page(desk: Desk, session: Session) -> MessagePage:
    return message_page(session, desk.now, recapping.letter_of(desk, session))


def _own(session: Session, desk: Desk) -> Document:
    """Return the text that is kept whole, and what that means."""
    text, sent = session.text(RECAP).rstrip("\n"), session.text(SENT)
    gone = f"It went out: {dated(sent, session.local(desk.now))}. " if sent else ""
    return Document("", (Paragraph(line(text)), Paragraph(line(gone + OWN_TEXT))))


def _changed(desk: Desk, session: Session, page: MessagePage, typed: str) -> Session:
    """Do what was typed at the page; returns the session as it is stored then."""
    if typed == EDIT:
        face_of(desk).close()
        return recapping.edited(desk, session)
    kept = session.text(RECAP)
    if typed == NEW and kept:
        return recapping.made_anew(desk, session)
    aim = None if kept else target(page, typed, session)
    if aim is None or not aim.path:
        face_of(desk).say(line(NO_LINE if aim is None else FIXED))
        return session
    return (
        rewording.taken_out(desk, session, aim)
        if aim.out
        else _asked(desk, session, aim)
    )


def _asked(desk: Desk, session: Session, aim: Target) -> Session:
    """Ask for a line anew, with what stands there."""
    if aim.path == SIGNED:
        recapping.ask_name(desk)
        return session
    if rewording.is_line(session, aim):
        return rewording.reworded(desk, session, aim)
    session = _asked_at(desk, session, _spot(session, aim))
    if aim.path == OUTCOME and session.text(OUTCOME) == "postponed":
        return _asked_at(desk, session, Spot(MEETING))
    if aim.path == KIND and session.text(KIND) == "offer":
        return _asked_at(desk, session, Spot(STANDS_UNTIL))
    return session


def _asked_at(desk: Desk, session: Session, spot: Spot) -> Session:
    ended: Ended = ask_at(desk, session, spot)
    if ended.stopped and ended.interrupted:
        saying.give_back_line(desk, ended.lost)
        raise KeyboardInterrupt
    tell_closed(desk, session, ended.session)
    return ended.session


def _spot(session: Session, aim: Target) -> Spot:
    """Return where a line is asked: an item, one more item, or the whole answer."""
    question = session.guide.question(aim.path)
    if not kinds.is_listed(question):
        return Spot(aim.path)
    stored = len(kinds.items_of(session.answer(aim.path)))
    first = question.fields[0].key if question.fields else ""
    wanted = stored if aim.item is None else min(aim.item, stored)
    return Spot(aim.path, wanted, first)
