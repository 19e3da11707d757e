"""Sessions made for a test: the guide, a fixed now, and trees of any shape."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.text import Tree

GUIDE = library.guide()
BERLIN = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 21, 9, tzinfo=BERLIN)  # a Saturday
LOCAL = NOW.replace(tzinfo=None)

_KEYS = [question.key for question in GUIDE.questions()]
_FIELDS = [f.key for q in GUIDE.questions() for f in q.fields]
_TELLING = [
    *("", " ", "me", "@me", "client", "none", "done", "postponed", "cancelled"),
    *("came up", "did not", "fully", "agreed", "after Easter", "about 60", "60"),
    *("2026-11-21", "2026-11-20 09:00", "2026-11-21T08:50+01:00", "9999-12-31 23:59"),
    *("0001-01-01", "9" * 5000, "٣", "Europe/Berlin", "Mars/Base", "+99:99", "\x00"),
]
TEXTS = st.sampled_from(_TELLING) | st.text(max_size=8)
KEYS = st.sampled_from([*_KEYS, *_FIELDS]) | st.text(max_size=4)
VALUES: st.SearchStrategy[Tree] = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=8,
)


def session(**tree: Any) -> Session:
    """Return a session of Acme in Berlin with these sections."""
    zone = {"created": "2026-11-20T10:00+01:00", "timezone": "Europe/Berlin"}
    base = {"schema": "1", "id": "aaaaaa", "client": "Acme", "topic": "Price"}
    return Session({**base, **zone, **tree}, GUIDE, "price.yaml")


def _sections() -> dict[str, st.SearchStrategy[Tree]]:
    found: dict[str, st.SearchStrategy[Tree]] = {}
    for step in (*GUIDE.steps, GUIDE.follow_up):
        keys = {q.key: VALUES for q in step.questions if not q.each_of}
        found[step.id] = st.fixed_dictionaries({}, optional=keys) | VALUES
    return found


_TOP = ("client", "contact", "by", "timezone", "playbook", "tags", "closed")
TREES: st.SearchStrategy[dict[str, Tree]] = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(_TOP, VALUES), **_sections()}
)
