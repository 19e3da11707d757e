"""Which words of an issue call for the lines on safety and law, first of all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from convo_prep.text import folded


def alarms(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text holds one of the words; `*` stands for any ending."""
    found = set(re.findall(r"[^\W\d_]+", folded(text)))
    for word in words:
        begins = word.removesuffix("*")
        if word != begins and any(each.startswith(begins) for each in found):
            return True
        if begins in found:
            return True
    return False
