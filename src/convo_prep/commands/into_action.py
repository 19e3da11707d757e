"""A line that was agreed, made the action that it is: who does what, and by when."""

from __future__ import annotations

from convo_prep import kinds
from convo_prep.advice.kept_back import line_held
from convo_prep.change import AddItem, SetAnswer
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.which_face import face_of
from convo_prep.document import line
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.session.paths import ACTIONS, AGREED
from convo_prep.session.unkept import last_promise
from convo_prep.views.commitments import commitments

SIGN = "+"
MAKES_IT = "+ makes it an action."
NONE = "No agreed line says who does what by when."


def made_of(desk: Desk, session: Session, spot: Spot) -> Session:
    """Make an action of an agreed line; without its place, of the last that is one.

    Raises:
        InvalidAnswerError: who does it is not clear, or what looks like its date.
    """
    last = last_promise(session, session.local(desk.now))
    place = last if spot.item is None else spot.item
    if spot.question == AGREED and place is not None:
        return _made(desk, session, place)
    face_of(desk).say(line(NONE))
    return session


def _made(desk: Desk, session: Session, place: int) -> Session:
    """Store an agreed line as an action in its place, and read that back."""
    lines = session.text(AGREED).splitlines()
    text = lines.pop(place)
    action = kinds.agreed_action(text, session.local(desk.now))
    if line_held(session, AGREED, text):
        action = {**action, "in_message": "no"}
    left = SetAnswer(AGREED, "\n".join(lines), session.answer(AGREED))
    session = desk.journal.apply(session, left, AddItem(ACTIONS, action))
    saying.tell_unconfirmed(desk)
    said = commitments(session, session.local(desk.now))[-1]
    face_of(desk).say(line(f"Action, no longer under agreed: {said}"))
    return session
