"""The title of a conversation that has none: the short one of its situation."""

from __future__ import annotations

from convo_prep.change import Change, SetAnswer
from convo_prep.desk.desk import Desk
from convo_prep.session import Session
from convo_prep.session.paths import PLAYBOOK, TOPIC

A_TALK = "Talk"


def with_title(desk: Desk, session: Session, change: Change) -> tuple[Change, ...]:
    """Return a change with the title that it brings, to be stored in one save."""
    if change.path != PLAYBOOK or not isinstance(change, SetAnswer):
        return (change,)
    chosen = change.value
    title = titling(desk, session, chosen) if isinstance(chosen, str) and chosen else ()
    return change, *title


def titling(desk: Desk, session: Session, chosen: str) -> tuple[Change, ...]:
    """Return what gives a session without a title that of the situation chosen."""
    if session.text(TOPIC):
        return ()
    playbook = desk.playbook(chosen)
    title = (playbook.text("short") if playbook else "") or A_TALK
    return (SetAnswer(TOPIC, title, ""),)
