"""Bare `convo`: what is next, like `git status`."""

from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.waiting import what_waits
from convo_prep.views.status import empty, status, waiting_rows


def show_status(desk: Desk, json: bool = False) -> None:
    """Show what waits, the nearest first."""
    found, known = what_waits(desk)
    if json:
        saying.say_rows(desk, waiting_rows(found, known, desk.now))
    elif found:
        saying.say(desk, status(found, known, desk.now, saying.width()))
    elif not desk.unread:
        some = any(desk.journal.names())
        nothing = status(found, known, desk.now) if some else empty(desk.journal.folder)
        saying.say(desk, nothing)
    saying.found_or_missed(desk, bool(found))
