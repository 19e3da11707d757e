"""One row of --json: plain values under stable names, and the row of a session."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from operator import itemgetter
from typing import TypeAlias, TypeVar

from convo_prep.session import Action, Session
from convo_prep.session.paths import MEETING

Row: TypeAlias = dict[str, object]
"""Text, numbers, booleans, lists and mappings of these: what JSON can say."""
Said = TypeVar("Said")


def session_row(session: Session, now: datetime) -> Row:
    """Return what names a session and where it stands; dates as they are stored."""
    return {
        "id": session.id,
        "client": session.client,
        "topic": session.topic,
        "state": session.state(now),
        "meeting_at": session.text(MEETING),
        "created": session.text("created"),
        "playbook": session.text("playbook"),
        "tags": list(session.items("tags")),
        "name": session.name,
    }


def newest_first(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Sort sessions by the day of the meeting, else of creation, newest first."""
    return tuple(sorted(sessions, key=_held, reverse=True))


def said_newest_first(
    sessions: Iterable[Session], said: Callable[[Session], Said]
) -> list[Said]:
    """Return what is said of each session, in the order of `newest_first`.

    No session is kept: of ten thousand they would take 150 MB.
    """
    dated = [(_held(session), said(session)) for session in sessions]
    dated.sort(key=itemgetter(0), reverse=True)
    return [words for _, words in dated]


def _held(session: Session) -> datetime:
    when = session.held_on()
    return when.moment() if when else datetime.min


def action_row(session: Session, action: Action, now: datetime) -> Row:
    """Return what an action says and where it stands."""
    return {
        "what": action.what,
        "owner": action.owner,
        "ours": session.ours(action),
        "due": action.due,
        "overdue": action.overdue(session.local(now)),
    }
