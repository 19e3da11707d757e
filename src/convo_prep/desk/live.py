"""The plain loop of a meeting: one note a line, each on disk before the next."""

from __future__ import annotations

from convo_prep.desk import noting, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.facing import face_of
from convo_prep.document import line
from convo_prep.errors import ConvoError
from convo_prep.session import Session
from convo_prep.text import visible

HOW = (
    "One note a line. ! concern, + action, a quote mark for their words, "
    "a number for a planned concern. Ctrl-D ends."
)


def take_notes(desk: Desk, session: Session) -> Session:
    """Read notes until the end of input; returns the session as stored."""
    face = face_of(desk)
    for sentence in (noting.not_yet(desk, session), HOW):
        if sentence:
            face.say(line(sentence))
    while True:
        try:
            typed = input("note: ")
        except EOFError:
            saying.write(desk, "\n")
            return session
        except KeyboardInterrupt:
            saying.write(desk, "\n")
            face.say(line("Still taking notes. Ctrl-D ends."))
            continue
        session = _taken(desk, session, typed)


def _taken(desk: Desk, session: Session, typed: str) -> Session:
    face = face_of(desk)
    try:
        session, taken = noting.take(desk, session, typed)
    except ConvoError as error:
        face.say(line(f"Not saved: {error.sentence} {error.hint}".rstrip()))
        face.say(line(f"Your line was: {visible(typed)}"))
        return session
    if taken is not None:
        at = session.local(desk.now)
        face.say(line(f"{at:%H:%M} {taken.kind}: {taken.text}"))
        if reply := noting.reply_to(session, taken):
            face.say(line(f"You answer: {reply}"))
    return session
