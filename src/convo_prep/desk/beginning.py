"""Which session `prep` works on: the one to go on with, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from convo_prep.desk import saying
from convo_prep.desk.asking import ask_client
from convo_prep.desk.desk import Desk
from convo_prep.desk.facing import face_of
from convo_prep.desk.welcome import say_safety
from convo_prep.errors import StoppedError
from convo_prep.session import BEFORE, Session
from convo_prep.store import labels, selecting
from convo_prep.store.journal import new_tree
from convo_prep.text import folded, normal, one_line

Judge: TypeAlias = Callable[[Session], None]


def _as_it_is(_session: Session) -> None:
    """Take any new session."""


def to_prepare(
    desk: Desk, reference: str, title: str, new: bool, judge: Judge = _as_it_is
) -> Session:
    """Return the session to prepare; a new one is on disk before it is returned.

    `reference` is the client (or an id); without one, what is unfinished goes on,
    else the client is asked for. `judge` may refuse a new one before it is written.

    Raises:
        SeveralSessionsError: more than one could be meant.
        StoppedError: the person left at the question who the client is.
    """
    if labels.is_id(reference) and not title and not new:
        found = selecting.with_id(desk.journal.folder, reference)
        if len(found) == 1:
            return desk.journal.open(found[0])
    if not reference:
        unfinished = [] if new else _unfinished(desk)
        if unfinished:
            return _one(desk, unfinished)
        return _with_asked_client(desk, title, new)
    return for_client(desk, reference, title, new, judge)


def for_client(
    desk: Desk, client: str, title: str, new: bool, judge: Judge = _as_it_is
) -> Session:
    """Return the session ahead with a client, and title if given, or a new one."""
    client, title = one_line(normal(client)), one_line(normal(title))
    ahead = [] if new else _ahead(desk, client, title)
    return _one(desk, ahead) if ahead else begin(desk, client, title, judge)


def begin(
    desk: Desk, client: str, topic: str = "", judge: Judge = _as_it_is
) -> Session:
    """Write a new session with a client and return it, unless `judge` refuses it."""
    place = desk.settings
    header = {"client": client, "topic": topic}
    kept = {key: text for key, text in header.items() if text}
    tree = new_tree(kept, place.by, desk.now, place.timezone)
    judge(Session(tree, desk.guide))
    return desk.journal.create(tree)


def _with_asked_client(desk: Desk, title: str, new: bool) -> Session:
    say_safety(desk)
    client = ask_client(desk)
    if not client:
        raise StoppedError("Nothing was begun.", "Begin with: convo prep")
    session = for_client(desk, client, title, new)
    face_of(desk).saved(desk.guide.question("client").label, session.client)
    return session


def _one(desk: Desk, sessions: list[Session]) -> Session:
    if len(sessions) > 1:
        from convo_prep.desk.finding import several

        raise several(sessions, "prep")
    session = sessions[0]
    saying.tell(
        desk,
        f"Going on with {session.title or session.id}. Another one: convo prep --new",
    )
    return session


def _unfinished(desk: Desk) -> list[Session]:
    return [
        session
        for session in desk.journal.select(closed=False)
        if session.state(desk.now) == "planned"
    ]


def _ahead(desk: Desk, client: str, title: str) -> list[Session]:
    return [
        session
        for session in desk.found_with(client)
        if session.state(desk.now) in BEFORE
        and all(word in folded(session.topic) for word in folded(title).split())
    ]
