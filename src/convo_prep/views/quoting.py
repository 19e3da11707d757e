"""What they said, as a message may quote it: only what the person has taken."""

from __future__ import annotations

from convo_prep.advice.kept_back import NOT_SENT, line_held
from convo_prep.session import Session
from convo_prep.session.paths import HEARD, NOTES, STRUCK
from convo_prep.session.struck import strike
from convo_prep.text import one_line
from convo_prep.views.letter import Item, Part

SAID = "You said"


def quotes(session: Session) -> Part:
    """Return their words as answered, and those noted live, which do not go out.

    A note was written for oneself: who reads their own words in quotation marks may
    take them for a reproach.
    """
    items = tuple(
        Item(_quoted(each), place, is_note(session, each), held=_held(session, each))
        for place, each in enumerate(their_words(session))
    )
    if len(items) != 1:
        return Part(HEARD, f"{SAID}:" if items else "", items)
    only = items[0]
    return Part(HEARD, f"{SAID}: {only.text}", noted=only.noted, held=only.held)


def their_words(session: Session) -> tuple[str, ...]:
    """Return what the page says that they said: as noted live, then as answered.

    What was struck of the noted stays a note, and is not offered again.
    """
    struck = set(session.items(STRUCK))
    noted = (
        note.get("text", "")
        for note in session.records(NOTES)
        if note.get("kind") == "words"
    )
    kept = (text for text in noted if text and strike(HEARD, text) not in struck)
    return tuple(dict.fromkeys((*kept, *session.items(HEARD))))


def is_note(session: Session, said: str) -> bool:
    """Tell whether words were only noted, so that nobody has taken them."""
    return said not in session.items(HEARD)


def _held(session: Session, said: str) -> str:
    return NOT_SENT if is_note(session, said) else line_held(session, HEARD, said)


def _quoted(said: str) -> str:
    words = one_line(said).strip('"\u201c\u201d')
    return f'"{words}"'
