"""What the shell offers at the Tab key: clients, sessions and keys."""

import os
from collections.abc import Iterator

from convo_prep.text import slug

NEWEST = 400


def sessions(incomplete: str) -> list[tuple[str, str]]:
    """Return the labels of sessions, newest first, each with its id."""
    wanted = incomplete.lower()
    labels = {
        slug(f"{found.get('client', '')} {found.get('topic', '')}"): found["id"]
        for found in reversed(list(_headers()))
    }
    ids = [(own, label) for label, own in labels.items() if own.startswith(wanted)]
    named = [(label, own) for label, own in labels.items() if label.startswith(wanted)]
    return [*reversed(named), *(ids if wanted else [])]


def clients(incomplete: str) -> list[str]:
    """Return the names of clients, latest first, in the case they are typed in."""
    wanted = incomplete.lower()
    names = (found.get("client", "") for found in _headers())
    found = dict.fromkeys(n for n in names if n and n.lower().startswith(wanted))
    return [incomplete + name[len(incomplete) :] for name in found]


def keys(incomplete: str) -> list[tuple[str, str]]:
    """Return the guide's keys as `KEY=`, each with its label."""
    from convo_prep.store import library

    asked = library.guide().questions()
    return [
        (f"{question.key}=", question.label)
        for question in asked
        if question.key.startswith(incomplete) and not question.stamped
    ]


def settings(incomplete: str) -> list[tuple[str, str]]:
    """Return what may stand on the line of `set`: sessions, then keys."""
    return [*sessions(incomplete), *keys(incomplete)]


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
