"""A text given in plain lines that may be a message of theirs; one line is asked of."""

from __future__ import annotations

import re
from collections.abc import Callable

from convo_prep.faces.face import Pasted, Prompt
from convo_prep.faces.plain.prompts import standing_line

# One sentence with no stop in it is no message, and an answer like most.
STOPS = re.compile(r"[.,!?]\s|\n")
THEIRS = "Is this their message, to be kept whole, for you alone?"


def as_message(
    prompt: Prompt, text: str, confirm: Callable[[str, bool], bool]
) -> Pasted | None:
    """Return what is drafted from a message of theirs, None where it is an answer."""
    if prompt.paste is None or text == standing_line(prompt.ask):
        return None
    taken = prompt.paste(text)
    if taken is None or not taken.theirs:
        return None
    if "\n" in text or confirm(THEIRS, True):
        return taken
    prompt.paste(text, theirs=False)
    return None
