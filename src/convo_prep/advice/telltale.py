"""Whether a line tells whom it is about: what is passed on must name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from convo_prep.session import Session
from convo_prep.text import APOSTROPHES, bare, normal

SHORTEST = 3
# `bare` joins what an apostrophe parts, and a name would be hidden in `acmes`.
_OWNED = rf"(?<=\w)[{APOSTROPHES}][sS]\b"


class Telltale:
    """Knows the clients of a journal, by their whole names."""

    def __init__(self, clients: Iterable[str]) -> None:
        names = {bare(client) for client in clients}
        self._names = [f" {name} " for name in names if len(name) >= SHORTEST]

    def tells(self, text: str, session: Session) -> bool:
        """Whether a line names a client, or a word of the names of its own talk.

        Such a word counts as it is written, so that `Print` is a name where a client
        is called so, and `print` a word.
        """
        if self.names_client(text):
            return True
        own = normal(f"{session.client} {session.text('contact')}")
        words = {word for word in _words(own) if word[0].isupper() or word[0].isdigit()}
        return not words.isdisjoint(_words(normal(text)))

    def names_client(self, text: str) -> bool:
        """Whether a line has the whole name of any client."""
        said = f" {bare(text)} | {bare(re.sub(_OWNED, '', normal(text)))} "
        return any(name in said for name in self._names)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text) if len(word) >= SHORTEST]
