"""What names a conversation whatever others are called, as one types it in a shell."""

from __future__ import annotations

import re

from convo_prep.ids import is_id
from convo_prep.session.session import Session
from convo_prep.text import bare


def sure_name(session: Session, alone: bool = True) -> str:
    """Return what names a session whatever others are called: its id, else its file.

    Without `alone` another file has the same id.
    """
    if alone and is_id(session.id):
        return session.id
    if session.name.startswith("-"):
        return bare(session.name)
    return quoted(session.name)


def quoted(name: str) -> str:
    """Return a name as a shell takes it for one word."""
    if re.fullmatch(r"[\w./-]+", name):
        return name
    return "'" + name.replace("'", "'\\''") + "'"
