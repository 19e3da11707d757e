"""Agreed lines that say who does what by when, and of which no action tells yet."""

from datetime import datetime

from convo_prep import kinds
from convo_prep.session.paths import AGREED
from convo_prep.session.session import Session
from convo_prep.text import bare


def promises(text: str, session: Session, local: datetime) -> bool:
    """Tell whether words are such a line."""
    if not kinds.is_promise(text, local):
        return False
    what = bare(str(kinds.parse_action(text, local).get("what", "")))
    return all(bare(action.what) != what for action in session.actions())


def last_promise(session: Session, local: datetime) -> int | None:
    """Return the place of the last such line of what was agreed, None without one."""
    lines = enumerate(session.text(AGREED).splitlines())
    found = (place for place, each in lines if promises(each, session, local))
    return max(found, default=None)
