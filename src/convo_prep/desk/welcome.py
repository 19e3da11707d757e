"""The first lines of a preparation: who to bring in instead, and what was last time."""

from __future__ import annotations

from itertools import islice

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


def say_safety_at_first(desk: Desk, begun: int) -> None:
    """Say the lines on safety where a journal has no more than `begun` conversations.

    Who has seen them there reads them again when there is a reason to.
    """
    if sum(1 for _ in islice(desk.journal.names(), begun + 1)) <= begun:
        say_safety(desk)


def show_last_time(desk: Desk, session: Session) -> None:
    """Show in a few lines how it ended last time with this client, if it did."""
    others = [s for s in desk.found_with(session.client) if s.id != session.id]
    if not others:
        return
    from convo_prep.views.history import last_time

    document = last_time(others, desk.now)
    if document.blocks:
        face_of(desk).show(document)
