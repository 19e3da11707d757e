"""The first lines of a preparation: who to bring in instead, and what was last time."""

from __future__ import annotations

from convo_prep.desk.desk import Desk
from convo_prep.desk.which_face import face_of
from convo_prep.document import line
from convo_prep.session import Session

SAFETY = "safety"


def say_safety(desk: Desk) -> None:
    """Say the guide's safety lines, once in a run."""
    if SAFETY in desk.said:
        return
    desk.said.add(SAFETY)
    for sentence in desk.guide.safety:
        face_of(desk).say(line(sentence))


def show_last_time(desk: Desk, session: Session) -> None:
    """Show in a few lines how it ended last time with this client, if it did."""
    others = [s for s in desk.found_with(session.client) if s.id != session.id]
    if not others:
        return
    from convo_prep.views.history import last_time

    document = last_time(others, desk.now)
    if document.blocks:
        face_of(desk).show(document)
