"""What they said and want, as it stands in the person's own account of the matter."""

from __future__ import annotations

import re

from convo_prep.text import folded, one_line

SHORTEST = 3
MOST = 3
_MARKS = (('"', '"'), ("\u201c", "\u201d"), ("\u201e", "\u201c"))
_QUOTED = "|".join(f"{begin}([^{end}\n]{{8,200}}){end}" for begin, end in _MARKS)
_WANTS = r"\b(?:wants?|demands?|asks? for|insists? on)\s+([^,.;!?\n]{6,120})"
_ENDINGS = " ,:-"


def their_words(account: str) -> tuple[str, ...]:
    """Return their sentences from an account, in order: first the quoted, then wishes.

    "He wants the deposit back" gives "I want the deposit back."
    """
    quoted = [next(filter(None, found)) for found in re.findall(_QUOTED, account)]
    rest = re.sub(_QUOTED, " ", account)
    wishes = [_wish(one_line(found)) for found in re.findall(_WANTS, rest)]
    said: dict[str, str] = {}
    for text in (*map(one_line, quoted), *wishes):
        if len(text.split()) >= SHORTEST:
            said.setdefault(folded(text), text)
    return tuple(said.values())[:MOST]


def _wish(text: str) -> str:
    first, _, rest = text.strip(_ENDINGS).partition(" ")
    if first in ("us", "me"):
        first, _, rest = rest.partition(" ")
        if first != "to":
            return ""
        return f"I want you to {_ours(rest)}."
    return f"I want {_ours(f'{first} {rest}'.strip())}."


def _ours(text: str) -> str:
    """Turn what is theirs in an account into mine: `his deposit`, `my deposit`."""
    return re.sub(r"\b(?:his|her|their)\b", "my", text)
