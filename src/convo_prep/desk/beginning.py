"""A new conversation: written with its client, and taken away again if left empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from convo_prep.desk import finding, saying
from convo_prep.desk.desk import Desk
from convo_prep.desk.finding import Wanted
from convo_prep.errors import NoSessionError, NotSavedError, StoppedError
from convo_prep.session import Session

Judge: TypeAlias = Callable[[Session], None]
AGAIN = "The same command begins again."
NOTHING_LEFT = "Nothing was answered, so no file is left."
ALL_THE_SAME = "What is wrong: convo check. To begin all the same: convo prep --new"


def as_it_is(_session: Session) -> None:
    """Take any new session."""


def begin(desk: Desk, client: str, topic: str = "", judge: Judge = as_it_is) -> Session:
    """Write a new session with a client and return it, unless `judge` refuses it.

    Raises:
        UnreadableFileError: there may be one that cannot be read.
    """
    from convo_prep.store.creating import new_tree

    place = desk.settings
    header = {"client": client, "topic": topic}
    kept = {key: text for key, text in header.items() if text}
    tree = new_tree(kept, place.by, desk.now, place.timezone)
    judge(Session(tree, desk.guide))
    if not desk.anew:
        desk.journal.refuse_unread(client, "none was begun", ALL_THE_SAME)
    session = desk.journal.create(tree)
    desk.begun.add(session.id)
    return session


def with_words(desk: Desk, words: tuple[str, ...], judge: Judge = as_it_is) -> Session:
    """Begin a session with the client, and the title, that words give.

    Raises:
        NoSessionError: what would be the client reads as an id.
        StoppedError: the person was asked which client, and picked none.
    """
    # Most words name a conversation that there is, and begin none.
    from convo_prep.desk import client_names

    clients = client_names.clients_in(desk.journal.titles())
    found = client_names.who(words, clients)
    if not found.known:
        from convo_prep.desk import person_there

        if there := person_there.told_apart(desk, words, clients):
            session = with_words(desk, there.words, judge)
            return person_there.kept(desk, session, there)
        client_names.refuse_an_id(desk, words)
        near = client_names.near(words, clients)
        if not near or not desk.can_ask:
            return with_new_client(desk, words, near, judge)
        found = client_names.asked_which(desk, words, near)
    return begin(desk, found.client, found.topic, judge)


def with_client(desk: Desk, client: str, judge: Judge = as_it_is) -> Session:
    """Begin a session with the client of this whole name, spelled as it is known."""
    from convo_prep.desk import client_names
    from convo_prep.session.named import spelled

    clients = client_names.clients_in(desk.journal.titles())
    if known := spelled(clients, client):
        return begin(desk, known[0], judge=judge)
    near = client_names.near((client,), clients)
    return with_new_client(desk, (client,), near, judge)


def with_new_client(
    desk: Desk, words: tuple[str, ...], near: Sequence[str], judge: Judge = as_it_is
) -> Session:
    """Begin a session with a client that nobody knows, and say what is near it."""
    from convo_prep.desk import client_names

    found = client_names.who(words, ())
    session = begin(desk, found.client, found.topic, judge)
    desk.first_with(session.client)
    if near:
        say_near(desk, session, near)
    return session


def say_near(desk: Desk, session: Session, near: Sequence[str]) -> None:
    """Say that a client is new, and which known ones have nearly that name."""
    named = ", ".join(near)
    saying.tell(desk, f"{session.client} is a new client here. Near it: {named}.")
    saying.go_on(desk, f"If one of them was meant: convo forget {session.id}")


def found_or_begun(
    desk: Desk, reference: str, wanted: Wanted, judge: Judge = as_it_is
) -> Session:
    """Return the session to change, or one begun on the spot where there is none.

    Raises:
        NoSessionError: none fits, and nobody can be asked.
        SeveralSessionsError: more than one fits, and nobody can be asked.
        StoppedError: the person was asked, and wants none.
    """
    try:
        return finding.to_change(desk, reference, wanted)
    except NoSessionError as error:
        if not desk.can_ask:
            raise
        from convo_prep.desk import client_names

        client_names.refuse_an_id(desk, (reference,))
        client = _offered(desk, reference, error.sentence)
    session = with_words(desk, (client,), judge)
    saying.tell(desk, f"Begun: {session.name}")
    return session


def _offered(desk: Desk, reference: str, sentence: str) -> str:
    """Return the client to begin with: the one named, at a key, or one asked for."""
    from convo_prep.desk.which_face import face_of
    from convo_prep.document import line

    face, client = face_of(desk), ""
    try:
        if not reference:
            ask = "Begin one now? The client's name (Enter: no): "
            face.say(line(sentence))
            client = face.listen(ask).strip()
        elif face.confirm(f"{sentence} Begin one with {reference} now?", default=True):
            client = reference
    except (EOFError, KeyboardInterrupt):
        client = ""
    finally:
        face.close()
    if not client:
        raise StoppedError("Nothing was begun.", "See: convo list")
    return client


def name_if_begun(desk: Desk, session: Session) -> None:
    """Print the id of a session of this run where nothing but it is wanted."""
    if session.id in desk.begun:
        saying.go_on_with(desk, session, "")


@contextmanager
def unless_failed(desk: Desk, session: Session) -> Iterator[None]:
    """Take a session of this run away again where what is done inside fails."""
    before = _bytes(desk, session) if session.id in desk.begun else b""
    try:
        yield
    except BaseException:
        _taken_away(desk, session, before)
        raise


@contextmanager
def unless_empty(desk: Desk, session: Session) -> Iterator[None]:
    """Take a session of this run away again where nothing is answered inside.

    Raises:
        StoppedError: the person stopped before anything was answered.
    """
    before = _bytes(desk, session) if session.id in desk.begun else b""
    try:
        yield
    except StoppedError as stopped:
        if not _taken_away(desk, session, before):
            raise
        error = StoppedError(NOTHING_LEFT, AGAIN)
        error.exit_code = stopped.exit_code
        raise error from None
    except BaseException:
        _taken_away(desk, session, before)
        raise
    if _taken_away(desk, session, before):
        ended = StoppedError(NOTHING_LEFT, AGAIN)
        ended.exit_code = 0
        raise ended


def _taken_away(desk: Desk, session: Session, before: bytes) -> bool:
    if not before or _bytes(desk, session) != before:
        return False
    from convo_prep.store import upkeep

    try:
        return upkeep.taken_back(desk.journal, session)
    except NotSavedError:
        return False


def _bytes(desk: Desk, session: Session) -> bytes:
    from convo_prep.store import selecting

    return selecting.peek(desk.journal.path(session.name))
