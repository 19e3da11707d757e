"""From what a person types to the session that is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from convo_prep.desk.desk import Desk
from convo_prep.errors import ConvoError, NoSessionError, SeveralSessionsError
from convo_prep.session import Session
from convo_prep.store import labels, selecting
from convo_prep.text import folded
from convo_prep.views.turn import turn

LAST = "last"
LISTED = 6
Fits: TypeAlias = Callable[[Session], bool]


class Wanted(NamedTuple):
    """What a command looks for when nothing is named.

    `fits` says which sessions qualify, `what` names them in a sentence
    ("conversation that was held"), `command` is the command itself; `else_fits` says
    which do where none qualifies.
    """

    fits: Fits
    what: str
    command: str
    else_fits: Fits | None = None


def to_read(desk: Desk, reference: str, wanted: Wanted | None = None) -> Session:
    """Return the session to look at; without a reference, the one whose turn it is.

    Raises:
        NoSessionError: nothing fits.
        SeveralSessionsError: more than one fits a reference.
    """
    if reference:
        return by_reference(desk, reference, wanted)
    sessions = list(desk.journal.select(closed=False))
    fitting = [s for s in sessions if wanted is None or wanted.fits(s)]
    chosen = _most_urgent(desk, fitting) or next(iter(fitting), None)
    if chosen is None and wanted is None:
        chosen = next(desk.journal.select(), None)
    if chosen is None:
        raise _nothing(desk, wanted)
    return chosen


def to_change(desk: Desk, reference: str, wanted: Wanted) -> Session:
    """Return the session to change; without a reference, the only one that qualifies.

    Raises:
        NoSessionError: none fits.
        SeveralSessionsError: more than one fits.
    """
    if reference:
        return by_reference(desk, reference, wanted)
    sessions = list(desk.journal.select(closed=False))
    fitting = [s for s in sessions if wanted.fits(s)]
    if not fitting and wanted.else_fits is not None:
        fitting = [s for s in sessions if wanted.else_fits(s)]
    if len(fitting) > 1:
        raise several(fitting, wanted.command)
    if not fitting:
        raise _nothing(desk, wanted)
    return fitting[0]


def by_reference(desk: Desk, reference: str, wanted: Wanted | None = None) -> Session:
    """Return the session with this id, file name, part of it, or words of its title.

    Where several fit, those count that the command is for, or that are not closed.

    Raises:
        NoSessionError: nothing fits.
        SeveralSessionsError: more than one fits.
        UnreadableFileError: the one named does not parse.
    """
    names = names_for(desk, reference)
    if len(names) == 1:
        return desk.journal.open(names[0])
    found = by_words(desk, reference)
    if len(found) > 1:
        fits = wanted.fits if wanted else _not_closed
        found = [session for session in found if fits(session)] or found
    if len(found) == 1:
        return found[0]
    if found:
        raise several(found, wanted.command if wanted else "")
    raise NoSessionError(f"No conversation fits '{reference}'.", "See: convo list")


def file_to_edit(desk: Desk, reference: str) -> tuple[str, str]:
    """Return file and id of the session meant, be it readable or not.

    Raises:
        NoSessionError: nothing fits.
        SeveralSessionsError: more than one fits.
    """
    names = names_for(desk, reference) if reference else []
    if len(names) == 1:
        return names[0], selecting.id_in(desk.journal.path(names[0]))
    session = to_read(desk, reference)
    return session.name, session.id


def file_to_restore(desk: Desk, reference: str) -> tuple[str, str]:
    """Return file and id of the session meant, be its file there or not.

    Raises:
        NoSessionError: nothing fits.
        SeveralSessionsError: more than one fits.
    """
    # Whatever looks for a session would pay 2 ms for what only a restore needs.
    from convo_prep.store import upkeep

    try:
        return file_to_edit(desk, reference)
    except NoSessionError:
        lost = labels.is_id(reference) and upkeep.lost_name(desk.journal, reference)
        if not lost:
            raise
        return lost, reference


def names_for(desk: Desk, reference: str) -> list[str]:
    """Return the files that a reference names by id or by part of their name."""
    folder = desk.journal.folder
    if reference == LAST:
        return selecting.newest(folder)
    if labels.is_id(reference) and (same := selecting.with_id(folder, reference)):
        return same
    return selecting.named(folder, reference)


def by_words(desk: Desk, reference: str) -> list[Session]:
    """Return the sessions whose client and title hold all words, newest first."""
    words = folded(reference).split()
    tests = [selecting.may_say(word) for word in words]
    candidates = desk.journal.select(lambda data: all(test(data) for test in tests))
    return [s for s in candidates if all(word in folded(s.title) for word in words)]


def several(sessions: list[Session], command: str) -> SeveralSessionsError:
    """Return the error that lists what fits, each with what to type for it."""
    shown = sessions[:LISTED]
    start = f"convo {command} " if command else ""
    lines = [f"  {start}{s.id}  {s.title}" for s in shown]
    more = len(sessions) - len(shown)
    lines += [f"  and {more} more: convo list"] if more else []
    return SeveralSessionsError(
        f"{len(sessions)} conversations fit. Name one:", "\n".join(lines)
    )


def _most_urgent(desk: Desk, sessions: list[Session]) -> Session | None:
    turns = ((turn(session, desk.now), session) for session in sessions)
    waiting = [(found.rank, found.at, session) for found, session in turns if found]
    best = min(waiting, key=lambda row: row[:2], default=None)
    return best[2] if best else None


def _nothing(desk: Desk, wanted: Wanted | None) -> ConvoError:
    if next(desk.journal.names(), None) is None:
        return NoSessionError("No conversations yet.", "Begin one: convo prep")
    what = wanted.what if wanted else "conversation"
    hint = "Name one; to see them: convo list"
    if desk.journal.unreadable:
        hint = "A file cannot be read, and may be the one. What is wrong: convo check"
    return NoSessionError(f"There is no {what}.", hint)


def _not_closed(session: Session) -> bool:
    return not session.text("closed")
