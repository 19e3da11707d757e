"""Bare `convo`: what is next, like `git status`."""

from __future__ import annotations

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.views.status import status


def show_status(desk: Desk) -> None:
    """Show what waits, the most urgent first."""
    sessions = list(desk.journal.select(closed=False))
    if not sessions:
        sessions = list(desk.journal.select())
    saying.say(desk, status(sessions, desk.now, desk.journal.folder))
    saying.tell_unreadable(desk)
