"""The latest day that a conversation speaks of: when something was last about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from convo_prep import dates
from convo_prep.session.session import Session
from convo_prep.text import Tree


def last_day(session: Session) -> date | None:
    """Return the latest of all dates in a session, None where it has none.

    A meeting, a note, a message sent, a look and an action's date all count, those
    ahead too: what is still expected is not over.
    """
    return max(_days(dict(session.tree)), default=None)


def _days(tree: Tree) -> Iterator[date]:
    if isinstance(tree, str):
        if when := dates.from_stored(tree):
            yield when.day
    else:
        for below in tree.values() if isinstance(tree, dict) else tree:
            yield from _days(below)
