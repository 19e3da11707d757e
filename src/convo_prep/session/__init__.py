"""One conversation: the raw tree of its file, typed ways to read it, what follows.

Reading is lenient: what does not fit its kind is returned as it stands, or as nothing
where a number or a date is needed.
"""

from convo_prep.session.action import CLIENT, ME, THEIRS, Action, over
from convo_prep.session.session import (
    BEFORE,
    DEFAULT_MINUTES,
    SCHEMA,
    STATES,
    Session,
    State,
    is_newer,
)
from convo_prep.session.zones import here

__all__ = [
    "BEFORE",
    "CLIENT",
    "DEFAULT_MINUTES",
    "ME",
    "SCHEMA",
    "STATES",
    "THEIRS",
    "Action",
    "Session",
    "State",
    "here",
    "is_newer",
    "over",
]
