"""The title of a conversation that was given none: the short one of its situation."""

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
    chosen = change.value if isinstance(change.value, str) else ""
    untitled = not (chosen or session.text(TOPIC))
    return (change,) if untitled else (change, *titling(desk, session, chosen))


def titling(desk: Desk, session: Session, chosen: str) -> tuple[Change, ...]:
    """Return what titles a session after the situation chosen.

    A title that the situation before brought goes with it; one given stays.
    """
    given, title = session.text(TOPIC), _brought(desk, chosen)
    if given and given != _brought(desk, session.text(PLAYBOOK)):
        return ()
    return () if given == title else (SetAnswer(TOPIC, title, given),)


def _brought(desk: Desk, situation: str) -> str:
    playbook = desk.playbook(situation)
    return (playbook.text("short") if playbook else "") or A_TALK
