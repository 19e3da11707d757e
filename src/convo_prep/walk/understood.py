"""A line taken live in the words it was understood in: which concern, which date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from convo_prep import dates, kinds
from convo_prep.session import Session
from convo_prep.session.expected import expected
from convo_prep.walk.notes import Note


def understood(taken: Note, session: Session, at: datetime) -> str:
    """Say what a note would be; "" where its words say it all. `at` has a zone."""
    if taken.concern:
        return _concern(taken, session)
    if taken.kind == "action":
        return " · ".join(_action(taken, session.local(at)))
    return "" if taken.kind == "point" else taken.text


def dated(taken: Note, session: Session, at: datetime) -> str:
    """Say when the action of a note is due, or that no date is understood in it."""
    if taken.kind != "action":
        return ""
    local = session.local(at)
    if due := kinds.parse_action(taken.text, local).get("due"):
        beside = kinds.action_beside(taken.text, {"due": due}, local)
        said = f"To be done {_by(str(due), local)}{beside}."
        return " ".join(_sentences(taken, local, said))
    return " ".join(_sentences(taken, local, _no_date(taken, local)))


def _concern(taken: Note, session: Session) -> str:
    numbers = (
        str(number)
        for number, concern in enumerate(expected(session), 1)
        if concern.get("says") == taken.concern
    )
    said = f"concern {next(numbers, '')}: {taken.concern}"
    return said if taken.text == taken.concern else f"{said} - {taken.text}"


def _action(taken: Note, local: datetime) -> Iterator[str]:
    fields = kinds.parse_action(taken.text, local)
    if what := fields.get("what"):
        yield str(what)
    if owner := fields.get("owner"):
        yield f"@{owner}"
    if due := fields.get("due"):
        yield _by(str(due), local)
    elif unclear := _no_date(taken, local):
        yield unclear


def _sentences(taken: Note, local: datetime, due: str) -> Iterator[str]:
    if due:
        yield due
    if unsure := kinds.unsure_doer(taken.text, local):
        yield f"Who does it is not clear from '{unsure}'; the words stay."


def _by(due: str, local: datetime) -> str:
    when = dates.from_stored(due)
    return f"by {dates.read_back(when, local)}" if when else ""


def _no_date(taken: Note, local: datetime) -> str:
    unclear = kinds.unclear_date(taken.text, local)
    return f"No date is understood in '{unclear}'; the words stay." if unclear else ""
