"""What is expected to come up: the concerns planned, and those drafted on the card."""

from __future__ import annotations

from convo_prep.session.paths import (
    ACKNOWLEDGED,
    CONCERNS,
    DRAFTED,
    HEARD,
    ISSUE,
    OBJECTIVE,
)
from convo_prep.session.session import Session
from convo_prep.text import folded

FORESEEN_BY = "foreseen_by"
# Where a draft is from that is what the client said, as one noted it or as they wrote.
YOUR_NOTE, THEIR_MAIL = "your note", "their mail"
IN_THEIR_WORDS = (YOUR_NOTE, THEIR_MAIL)
_BY_PLAYBOOK, _BY_NOTE = "playbook", "note"
# Whoever did not prepare begins to look back with what the client said and needs.
UNPREPARED = (HEARD, ACKNOWLEDGED, ISSUE)


def expected(session: Session) -> tuple[dict[str, str], ...]:
    """Return the concerns under their numbers: the planned, then the drafted ones.

    A drafted one has `foreseen_by`. It is a concern only once it came up, and keeps its
    number then.
    """
    planned = [concern for _, concern in session.planned()]
    own = [concern for concern in planned if not concern.get(FORESEEN_BY)]
    came = {folded(c["says"]): c for c in planned if c.get(FORESEEN_BY)}
    known = {folded(concern["says"]) for concern in own}
    drafted = {folded(c["says"]): c for c in drafted_concerns(session)}
    foreseen = {**drafted, **came}
    return (*own, *(c for said, c in foreseen.items() if said not in known))


def drafted_concerns(session: Session) -> tuple[dict[str, str], ...]:
    """Return the concerns among the drafts that stood on the card."""
    found: dict[str, dict[str, str]] = {}
    for record in session.records(DRAFTED):
        path, _, place = record.get("at", "").partition(" ")
        item, _, field = place.partition(" ")
        if path == CONCERNS and field in ("says", "reply"):
            found.setdefault(item, {})[field] = record.get("text", "")
        if path == CONCERNS and field == "says":
            own = record.get("from") in IN_THEIR_WORDS
            found[item][FORESEEN_BY] = _BY_NOTE if own else _BY_PLAYBOOK
    return tuple(concern for concern in found.values() if concern.get("says"))


def with_replies(session: Session) -> tuple[dict[str, str], ...]:
    """Return what is expected, where no answer is given with the one drafted."""
    replies = {
        each["says"]: session.drafted_line(f"{CONCERNS} {place} reply")
        for place, each in session.planned()
    }
    return tuple(
        {**concern, "reply": concern.get("reply") or replies.get(concern["says"], "")}
        for concern in expected(session)
    )


def was_prepared(session: Session) -> bool:
    """Whether somebody said before the talk what it is about, or what for."""
    return bool(session.text(ISSUE) or session.text(OBJECTIVE))
