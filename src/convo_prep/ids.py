"""What tells conversations apart by their files: an id, a moment, a client."""

from __future__ import annotations

import re

from convo_prep.text import folded, one_line, run_together

CHARACTERS = "abcdefghijklmnopqrstuvwxyz23456789"
LENGTH = 6
# The word for the conversation that was changed last.
LAST = "last"
# A moment with its offset has 16; what a hand wrote must not make a name too long.
MOST_DIGITS = 20


def is_id(text: str) -> bool:
    """Tell whether a text can be an id, and so may stand in a path."""
    return len(text) == LENGTH and not text.strip(CHARACTERS)


def digits(moment: str) -> str:
    """Return the digits of a moment as a file has it; "" where it has none."""
    return "".join(re.findall("[0-9]", moment))[:MOST_DIGITS]


def compared(name: str) -> str:
    """Return a client's name as clients are compared, on one line."""
    return one_line(folded(name))


def name_key(client: str) -> str:
    """Return what is the same for two names of one client, and for no others.

    Case, accents, blanks and hyphens do not count.
    """
    return run_together(client)
