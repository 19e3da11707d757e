"""A line taken live in the words it was understood in: which concern, which date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from convo_prep import dates, kinds
from convo_prep.kinds.next_look import next_look
from convo_prep.session import Session
from convo_prep.session.expected import expected
from convo_prep.session.paths import FOLLOW_UP
from convo_prep.session.unkept import promises
from convo_prep.text import bare
from convo_prep.walk.notes import Note, look_of

# What a sign makes of a note, and whether it goes to them.
_KEPT_AS = {
    "agreed": "agreed, for the message",
    "open": "still open, for the message",
    "words": "they said",
    "concern": "a concern",
    "private": "for you alone",
}
WITH_A_DAY = "A promise with a day?"
SHOWN = 60
UNCLEAR = "No date is understood in '{}'; the words stay."


def understood(taken: Note, session: Session, at: datetime) -> str:
    """Say what a note would be; "" where its words say it all. `at` has a zone."""
    if taken.concern:
        return _concern(taken, session)
    if taken.kind == "action":
        return " · ".join(_action(taken, session.local(at)))
    look = look_of(taken, session.local(at))
    if look and not session.answer(FOLLOW_UP):
        return f"next look {dates.read_back(look, session.local(at))}"
    kept_as = _KEPT_AS.get(taken.kind)
    return f"{kept_as}: {taken.text}" if kept_as else ""


def dated(taken: Note, session: Session, at: datetime) -> str:
    """Say which date a note has set, or that none is understood in it."""
    local = session.local(at)
    if taken.kind == "point" and not taken.plain:
        return _looked(taken, session, local)
    if taken.kind != "action":
        return ""
    if due := kinds.parse_action(taken.text, local).get("due"):
        beside = kinds.action_beside(taken.text, {"due": due}, local)
        said = f"To be done by {_read_back(str(due), local)}{beside}."
        return " ".join(_sentences(taken, local, said))
    return " ".join(_sentences(taken, local, _no_date(taken, local)))


def unkept(taken: Note, session: Session, at: datetime) -> str:
    """Say how what is agreed becomes an action, where it reads as one; else ""."""
    if taken.kind != "agreed" or not promises(taken.text, session, session.local(at)):
        return ""
    words = f"as + {taken.text}" if len(taken.text) <= SHOWN else "with + in front"
    return f"{WITH_A_DAY} Type it {words}"


def _looked(taken: Note, session: Session, local: datetime) -> str:
    """Say of a note what it is for the next look, now that it is stored."""
    look, stands = next_look(taken.text, local), session.text(FOLLOW_UP)
    if look.unclear:
        return _no_look(look.unclear, local)
    if look.when is None:
        return ""
    if look.when.stored() == stands:
        return f"Next look: {_read_back(stands, local)}."
    return f"The next look stays: {_read_back(stands, local) or stands}."


def _concern(taken: Note, session: Session) -> str:
    numbers = (
        str(number)
        for number, concern in enumerate(expected(session), 1)
        if concern.get("says") == taken.concern
    )
    said = f"concern {next(numbers, '')}: {taken.concern}"
    alone = bare(taken.text) == bare(taken.concern)
    return said if alone else f"{said} - {taken.text}"


def _action(taken: Note, local: datetime) -> Iterator[str]:
    fields = kinds.parse_action(taken.text, local)
    if what := fields.get("what"):
        yield str(what)
    if owner := fields.get("owner"):
        yield f"@{owner}"
    if due := fields.get("due"):
        yield f"by {_read_back(str(due), local)}"
    elif unclear := _no_date(taken, local):
        yield unclear


def _sentences(taken: Note, local: datetime, due: str) -> Iterator[str]:
    if due:
        yield due
    if unsure := kinds.unsure_doer(taken.text, local):
        yield f"Who does it is not clear from '{unsure}'; the words stay."


def _read_back(stored: str, local: datetime) -> str:
    when = dates.from_stored(stored)
    return dates.read_back(when, local) if when else ""


def _no_date(taken: Note, local: datetime) -> str:
    unclear = kinds.unclear_date(taken.text, local)
    if not unclear:
        return ""
    # The note is corrected then; nobody is kept from the meeting by a question.
    found = kinds.open_date(unclear, local)
    return f"{found.sentence} {found.hint}" if found else UNCLEAR.format(unclear)


def _no_look(unclear: str, local: datetime) -> str:
    """Say how to say a day with several readings; the next look is none of today."""
    found = kinds.open_date(unclear, local)
    readings = (each.typed for each in (found.readings if found else ()))
    ways = [typed for typed in readings if next_look(typed, local).when]
    if not (found and ways):
        return UNCLEAR.format(unclear)
    return f"{found.sentence} Say: {', or '.join(ways)}"
