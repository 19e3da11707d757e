"""The ids of conversations: six characters that are easy to read aloud."""

from __future__ import annotations

import re

CHARACTERS = "abcdefghijklmnopqrstuvwxyz23456789"
LENGTH = 6
_ID = f"[{CHARACTERS}]{{{LENGTH}}}"


def is_id(text: str) -> bool:
    """Tell whether a text can be an id, and so may stand in a path."""
    return re.fullmatch(_ID, text) is not None
