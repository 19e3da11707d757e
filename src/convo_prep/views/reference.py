"""What to type to name a session: a word of its own, else its id; and its command."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from convo_prep.session import Session
from convo_prep.text import folded, slug

SHORTEST = 3
TAKEN = ("last",)


def reference(session: Session, sessions: Sequence[Session]) -> str:
    """Return a word of client or topic that no other session has, else the id."""
    others = [_names(other) for other in sessions if other.id != session.id]
    for word in _words(session):
        if not any(word in names for names in others):
            return word
    return session.id


def command(name: str, session: Session, sessions: Sequence[Session]) -> str:
    """Return the command line for a session; `prep` takes its client by name."""
    if name == "prep":
        return f"convo prep {quoted(session.client)}".strip()
    return f"convo {name} {reference(session, sessions)}"


def quoted(name: str) -> str:
    """Return a name as a shell takes it for one word."""
    if re.fullmatch(r"[\w.-]*", name):
        return name
    return "'" + name.replace("'", "'\\''") + "'"


def _words(session: Session) -> Iterator[str]:
    title = folded(session.title)
    for word in slug(session.title).split("-"):
        if len(word) >= SHORTEST and word in title and word not in TAKEN:
            yield word


def _names(session: Session) -> str:
    return f"{folded(session.title)} {folded(session.name)} {session.id}"
