"""Words that look like a day or a time, whether or not they can be read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convo_prep.dates.shorthand import is_glued, spelled
from convo_prep.dates.when import MONTHS, WEEKDAYS

SHORTEST = 3
_NAMES = tuple(name.lower() for name in (*WEEKDAYS, *MONTHS))
_TIMES = (
    r"today|tomorrow|tmrw?|tonight|yesterday|now|noon|midday|midnight|morning|afternoon"
    r"|evening|night|lunch|lunchtime|soon|asap|eo[dwmqy]|co[bq]|weekend|fortnight"
    r"|q[1-4]|h[12]|easter|christmas|xmas|spring|summer|autumn|winter|weds"
)
# Days only with a word that says which: "by month" may be how something is split.
_SPANS = r"day|week|month|quarter|year|sprint|term"
_UNITS = r"mins?|minutes?|h|(?:hour|day|week|month|quarter|year|fortnight)s?"
_WORKED = r"working|work|business|calendar"
_WHICH = r"next|this|last|coming|mid|early|late|end|start|beginning"
_PARTS = r"end|start|beginning|middle|close"
_FILLERS = r"the|of|at|in|about|around|sometime|latest|first|a|an"
_COUNTS = r"one|two|three|four|five|six|seven|eight|nine|ten"
_CLEAR = (
    r"[0-9]{1,4}([./-])[0-9]{1,2}\1(?:[0-9]{2,4})?"
    r"|[0-9]{1,2}:[0-9]{2}(?:[ap]m)?|[0-9]{1,2}(?:[.:][0-9]{2})?(?:[ap]\.?m\.?|h)"
)
# An amount too, unless nothing or something of a date stands behind it.
_PERHAPS = r"[0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}[./-][0-9]{1,2}|(?:19|20|21)[0-9]{2}"
_BEHIND = r"[ap]\.?m\.?|o'?clock|at|latest|of"


def datelike(words: Sequence[str]) -> int:
    """Return how many words from the first on look like a date; 0 where none do."""
    plain = [_plain(word) for word in words]
    many = at = 0
    while at < len(plain):
        here = _many(plain, at)
        if not here and not _is(f"{_FILLERS}|{_WHICH}", plain[at]):
            break
        at += here or 1
        many = at if here else many
    return many


def names_a_day(word: str) -> bool:
    """Tell whether a word names a weekday or a month, if only by its first letters."""
    return _begins_a_name(_plain(word))


def _many(words: Sequence[str], at: int) -> int:
    """Return how many words that look like a date begin at a place."""
    word, following = words[at], "".join(words[at + 1 : at + 2])
    numbered = _is("week|kw|cw", word) and _is("[0-9]{1,2}", following)
    if numbered or (_is(_PARTS, word) and following == "of"):
        return 2
    if _named(word) or _is(_CLEAR, word):
        return 1
    if _is(_SPANS, word):
        before = [each for each in words[:at] if each != "the"][-1:]
        return int(_is(f"of|{_WHICH}", "".join(before)))
    perhaps = _is(_PERHAPS, word)
    worked = _is(_WORKED, following)
    unit = "".join(words[at + 1 + worked : at + 2 + worked])
    if (perhaps or _is(_COUNTS, word)) and _is(_UNITS, unit):
        return 2 + worked
    return int(perhaps and (not following or _goes_on(following)))


def _goes_on(word: str) -> bool:
    return _named(word) or _is(f"{_BEHIND}|{_CLEAR}", word)


def _named(word: str) -> bool:
    """Whether a word names a day, a month or a time, if only by its first letters."""
    parts = re.split("[-/]", word)
    if is_glued(word):
        return True
    if len(parts) > 1:
        return all(_named(part) or _is(_WHICH, part) for part in parts)
    return _begins_a_name(word) or _is(_TIMES, word)


def _begins_a_name(word: str) -> bool:
    name = word.removesuffix("'s").removesuffix("s")
    return len(name) >= SHORTEST and any(full.startswith(name) for full in _NAMES)


def _is(form: str, word: str) -> bool:
    return re.fullmatch(form, word) is not None


def _plain(word: str) -> str:
    """Return a word in small letters, without what a sentence puts around it."""
    said = word.lower().replace("\u2019", "'").strip("(),;:!?\"'")
    typed = spelled(said)
    kept = _is(r"[0-9./-]+|.*[ap]\.m\.", typed)
    return typed if kept else typed.rstrip(".")
