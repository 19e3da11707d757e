"""A line that is no answer, kept while it is typed, and offered again after a stop."""

from __future__ import annotations

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.half_typed import HalfTyped
from convo_prep.desk.which_face import face_of
from convo_prep.faces.face import Begun
from convo_prep.page import Spot
from convo_prep.session import Session


def heard(
    desk: Desk, session: Session, place: str, label: str, *, several: bool = False
) -> str:
    """Return a line typed at a place of a command, such as `jot`.

    Raises:
        EOFError: the person ends it with Ctrl-D.
        KeyboardInterrupt: with Ctrl-C, or a signal does; what was typed is kept.
    """
    spot = Spot(place)
    typed = HalfTyped(desk.journal.half_typed(session))
    begun = Begun(typed.at(spot), lambda text: typed.keep(spot, text))
    try:
        line = face_of(desk).listen(label, several, begun)
    except (EOFError, KeyboardInterrupt):
        typed.settle()
        saying.give_back_line(desk, typed.lost)
        raise
    typed.given(spot)
    return line
