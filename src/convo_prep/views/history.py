"""What was before with a client: the whole history, and the last time in six lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain

from convo_prep import dates
from convo_prep.document import (
    Block,
    Document,
    Heading,
    Line,
    Pairs,
    Paragraph,
    Table,
    line,
    quiet,
)
from convo_prep.session import BEFORE, Session
from convo_prep.session.paths import (
    AGREED,
    CAME_BACK,
    CLIENT_SAID,
    KEY_POINTS,
    NEXT_TIME,
    OBJECTIVE,
    OBJECTIVE_MET,
    OPEN_POINTS,
    OUTCOME,
    RELATIONSHIP,
    SURPRISES,
    WORKED,
)
from convo_prep.session.promises import Promise, open_promises, with_client
from convo_prep.text import visible
from convo_prep.views.answers import rows_at
from convo_prep.views.fit import TEXT_WIDTH, fit
from convo_prep.views.phrases import brief, owner, promise, standing
from convo_prep.views.rows import newest_first

LINES = 6
PROMISES = (OURS, THEIRS) = ("You promised", "They promised")
# What is worth reading before the next talk; the rest stands in `convo show`.
PATHS = (
    OBJECTIVE,
    OUTCOME,
    AGREED,
    OPEN_POINTS,
    OBJECTIVE_MET,
    SURPRISES,
    WORKED,
    NEXT_TIME,
    RELATIONSHIP,
    KEY_POINTS,
    CAME_BACK,
    CLIENT_SAID,
)


def history(
    client: str, sessions: Iterable[Session], now: datetime, private: bool = True
) -> Document:
    """Return all sessions with a client, newest first, open promises on top."""
    own = newest_first(with_client(client, sessions))
    name = own[0].client if own else client
    return Document(name, tuple(_all(name, own, now, private)))


def histories(
    clients: Iterable[tuple[str, Sequence[Session]]],
    now: datetime,
    private: bool = True,
) -> Document:
    """Return the history of each client, one behind the other; of several, by name.

    `clients` holds each by name, with all its sessions.
    """
    each = list(clients)
    if len(each) == 1:
        return history(*each[0], now, private)
    blocks = (_all(name, newest_first(own), now, private, name) for name, own in each)
    names = ", ".join(name for name, _ in each)
    return Document(names, tuple(chain.from_iterable(blocks)))


def _all(
    client: str,
    own: Sequence[Session],
    now: datetime,
    private: bool,
    named: str = "",
) -> Iterator[Block]:
    """Yield what is open with one client, and each talk, named before each if asked."""
    if not own:
        yield Paragraph(line(f"No sessions with {client} yet."))
    yield from _promises(own, now, named)
    for session in own:
        yield from _one(session, now, private, named)


def last_time(sessions: Iterable[Session], now: datetime) -> Document:
    """Return the last talk with a client in at most six lines, for the start of prep.

    `sessions` are the others with that client; an empty document if none was held.
    """
    own = newest_first(sessions)
    held = [session for session in own if session.state(now) not in BEFORE]
    if not held:
        return Document("", (), close=True)
    rows = [
        row
        for row in (("Last time", _ended(held[0], now)), *_kept(own, held, now))
        if row[1]
    ]
    texts = [visible(text) for _, text in rows]
    promised = [place for place, row in enumerate(rows) if row[0] in PROMISES]
    pairs = zip(rows, fit(texts, TEXT_WIDTH, LINES, promised), strict=True)
    block = Pairs(tuple((label, line(text)) for (label, _), text in pairs))
    return Document("", (block,), close=True)


def _promises(own: Sequence[Session], now: datetime, named: str) -> Iterator[Block]:
    rows = tuple(_promise_row(pair, now) for pair in open_promises(own))
    if rows:
        yield Heading(" · ".join(filter(None, (named, "Open promises"))))
        yield Table(("What", "Who", "By when", "From"), rows)


def _promise_row(pair: Promise, now: datetime) -> tuple[Line, ...]:
    session, action = pair
    return (
        line(action.what),
        line(owner(session, action)),
        (standing(action, session.local(now)),),
        line(session.topic),
    )


def _one(session: Session, now: datetime, private: bool, named: str) -> Iterator[Block]:
    local = session.local(now)
    when = session.held_on()
    day = dates.short(when, local) if when else ""
    parts = (named, session.topic, day, session.state(now))
    yield Heading(" · ".join(filter(None, parts)))
    rows = rows_at(session, PATHS, local, private)
    yield Pairs(rows) if rows else Paragraph(line(quiet("Nothing written yet.")))


def _ended(session: Session, now: datetime) -> str:
    """Say when and about what the last talk was, and how it ended."""
    when = session.held_on()
    parts = (
        brief(when, session.local(now)) if when else "",
        session.topic,
        session.text(OUTCOME) or "no outcome written",
    )
    return " · ".join(part for part in parts if part)


def _kept(
    own: Sequence[Session], held: Sequence[Session], now: datetime
) -> Iterator[tuple[str, str]]:
    promises = open_promises(own)
    mine = [pair for pair in promises if pair[0].mine(pair[1])]
    others = [pair for pair in promises if not pair[0].mine(pair[1])]
    yield OURS, _said(mine, now)
    yield THEIRS, _said(others, now)
    for path in (SURPRISES, NEXT_TIME):
        yield held[0].guide.question(path).label, _latest(held, path, now)


def _said(pairs: Sequence[Promise], now: datetime) -> str:
    return "; ".join(promise(s, action, s.local(now)) for s, action in pairs)


def _latest(held: Sequence[Session], path: str, now: datetime) -> str:
    """Return the newest answer to a question; an older one says when it was."""
    for session in held:
        said = "; ".join(session.items(path))
        when = session.held_on()
        if said and session is not held[0] and when:
            return f"{dates.short(when, session.local(now))}: {said}"
        if said:
            return said
    return ""
