"""What to type to name a session or an action, so that it works as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from convo_prep.session import Action, Session
from convo_prep.text import folded, slug

SHORTEST = 3
TAKEN = ("last",)


class Known:
    """All that can be named in a journal, to find what names one thing alone."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        self.sessions = list(sessions)

    def reference(self, session: Session) -> str:
        """Return a word of client or topic that no other session has, else the id."""
        return reference(session, self.sessions)

    def command(self, name: str, session: Session, action: Action | None = None) -> str:
        """Return the command line for a session, or for an action of it."""
        if action:
            return f"convo done {_few_words(action)}"
        return command(name, session, self.sessions)


def reference(session: Session, sessions: list[Session]) -> str:
    """Return a word of client or topic that no other session has, else the id."""
    others = [_names(other) for other in sessions if other.id != session.id]
    for word in _words(session):
        if not any(word in names for names in others):
            return word
    return session.id


def command(name: str, session: Session, sessions: list[Session]) -> str:
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


def _few_words(action: Action) -> str:
    """Return the first words of an action, as `convo done` takes them."""
    said = folded(action.what)
    words = [w for w in slug(action.what).split("-") if w and w in said]
    return " ".join(words[:2]) or "WORDS"
