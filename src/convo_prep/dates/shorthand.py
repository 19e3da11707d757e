"""Words of a date as hurried people write them: `tmrw`, `nxt wk`, `31-Dec-26`, `@10`.

Each stands for words of the grammar, so that whatever takes one takes the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from convo_prep.dates.numerals import month

_SHORT = {
    "tomorrow": "tmrw tmr tmw tmrrw 2mrw 2moro 2morrow tomoz tomoro tomorow tommorow"
    " tommorrow tomorro",
    "today": "2day",
    "tonight": "tonite 2nite 2night",
    "night": "nite",
    "week": "wk",
    "weeks": "wks",
    "month": "mth mnth",
    "months": "mths mnths",
    "year": "yr",
    "years": "yrs",
    "next": "nxt",
    "midday": "mid-day",
}
_WORD = {short: word for word, shorts in _SHORT.items() for short in shorts.split()}
_JOINED = {f"{span}-end": (span, "end") for span in ("month", "quarter", "year")}
_GLUED = (
    r"([0-9]{1,2}(?:st|nd|rd|th)?)[-/.]?([a-z]{3,9})(?:[-/.]'?([0-9]{4}|[0-9]{2}))?"
)


def spelled(word: str) -> str:
    """Return the word that a short form stands for; any other as it is."""
    return _WORD.get(word, word)


def is_glued(word: str) -> bool:
    """Tell whether a word is a day and a month in one: `31-Dec-26`, `3dec`."""
    glued = re.fullmatch(_GLUED, word)
    return glued is not None and month(glued[2]) is not None


def words_of(line: str) -> tuple[str, ...]:
    """Return the words of a line in lower case, each as the grammar has it."""
    typed = line.lower().replace("\u2019", "'")
    bare = (word.strip("()").rstrip(",;!") for word in typed.split())
    return tuple(part for word in bare for part in _parts(word) if part)


def _parts(word: str) -> Iterator[str]:
    if word in _JOINED:
        yield from _JOINED[word]
    elif re.fullmatch("@[0-9].*", word):
        yield from ("@", word[1:])
    elif (glued := re.fullmatch(_GLUED, word)) and month(glued[2]):
        year = glued[3] or ""
        yield from (glued[1], glued[2], f"'{year}" if len(year) == 2 else year)
    else:
        yield spelled(word)
