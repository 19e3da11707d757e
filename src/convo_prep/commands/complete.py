"""What the shell offers at the Tab key: clients, sessions and keys."""

from __future__ import annotations

import os
from collections.abc import Iterator

NEWEST = 400


def sessions(incomplete: str) -> list[tuple[str, str]]:
    """Return ids with client and title, newest first."""
    wanted = incomplete.lower()
    return [
        (found["id"], f"{found.get('client', '')} {found.get('topic', '')}".strip())
        for found in _headers()
        if found.get("id", "").startswith(wanted)
        or wanted in f"{found.get('client', '')} {found.get('topic', '')}".lower()
    ]


def clients(incomplete: str) -> list[str]:
    """Return the names of clients, latest first."""
    wanted = incomplete.lower()
    names = (found.get("client", "") for found in _headers())
    return list(dict.fromkeys(n for n in names if n and n.lower().startswith(wanted)))


def keys(incomplete: str) -> list[tuple[str, str]]:
    """Return the guide's keys as `KEY=`, each with its label."""
    from convo_prep.store import library

    asked = library.guide().questions()
    return [
        (f"{question.key}=", question.label)
        for question in asked
        if question.key.startswith(incomplete)
    ]


def _headers() -> Iterator[dict[str, str]]:
    from itertools import islice

    from convo_prep.store import selecting
    from convo_prep.store.reading import header
    from convo_prep.store.settings import settings

    folder = settings(os.environ).journal
    for name in islice(selecting.names(folder), NEWEST):
        found = header(selecting.peek(f"{folder}/{name}"))
        if found and "id" in found:
            yield found
