"""Open promises of either side across sessions, the most urgent first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TypeAlias

from convo_prep import dates
from convo_prep.ids import name_key
from convo_prep.session import Action, Session
from convo_prep.session.action import ME
from convo_prep.text import bare

Promise: TypeAlias = tuple[Session, Action]
"""An action and the session it was agreed in."""
PROMISED = ("promised", "promised_by_others")
"""The lines of a page with what is owed to a client, by oneself and by others."""


def open_promises(sessions: Iterable[Session]) -> tuple[Promise, ...]:
    """Return every open action of the sessions, by due date."""
    pairs = ((session, action) for session in sessions for action in _open(session))
    return by_due(pairs)


def said_of(pair: Promise) -> str:
    """Return the text in which the words that name an action stand, as `bare`."""
    session, action = pair
    # Client and topic by themselves: the sign between them is no plain letter.
    return bare(f"{action.what} {action.owner} {session.client} {session.topic}")


def fitting(pairs: Iterable[Promise], words: Sequence[str]) -> list[Promise]:
    """Return the actions that have all words, the best alone.

    What is open in a conversation that is not closed comes before what was left open
    in one that is; then words that are all of an action before words that are a part.
    """
    wanted = bare(" ".join(words))
    parts = wanted.split()
    found = [pair for pair in pairs if parts and _has(said_of(pair), parts)]
    found = [pair for pair in found if not pair[0].text("closed")] or found
    return [pair for pair in found if bare(pair[1].what) == wanted] or found


def ours_to(
    client: str,
    sessions: Iterable[Session],
    besides: str = "",
    untold: Callable[[Session, Action], object] | None = None,
) -> tuple[Action, ...]:
    """Return what our side still owes a client, but for the session with that id.

    What whoever writes is to do has the owner `me`, a colleague's their name. What is
    `untold` was promised to nobody.
    """
    theirs = with_client(client, sessions)
    others = (session for session in theirs if not besides or session.id != besides)
    return tuple(
        action._replace(owner=ME) if session.mine(action) else action
        for session, action in open_promises(others)
        if session.ours(action) and not (untold and untold(session, action))
    )


def promised_at(action: Action) -> str:
    """Return which of the lines `PROMISED` an action of `ours_to` is for."""
    return PROMISED[action.owner != ME]


def with_client(client: str, sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Return the sessions with a client, however its name is written."""
    name = name_key(client)
    return tuple(s for s in sessions if name and name_key(s.client) == name)


def by_due(pairs: Iterable[Promise]) -> tuple[Promise, ...]:
    """Sort actions by their due date, those without one last."""
    return tuple(sorted(pairs, key=lambda pair: due_at(pair[1])))


def due_at(action: Action) -> datetime:
    """Return the last minute an action is in time; far away where no date is set."""
    when = dates.from_stored(action.due)
    return when.end() if when else datetime.max


def _has(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _open(session: Session) -> Sequence[Action]:
    # A closed session may keep an action open on purpose; it is still a promise.
    return session.open_actions()
