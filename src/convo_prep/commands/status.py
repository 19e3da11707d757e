"""Bare `convo`: what is next, like `git status`."""

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.views.status import status, status_rows


def show_status(desk: Desk, json: bool = False) -> None:
    """Show what waits, the most urgent first."""
    sessions = list(desk.journal.select(closed=False))
    if not sessions:
        sessions = list(desk.journal.select())
    if json:
        saying.say_rows(desk, status_rows(sessions, desk.now))
        return
    if sessions or not desk.journal.unreadable:
        saying.say(desk, status(sessions, desk.now, desk.journal.folder))
    saying.tell_unreadable(desk)
