"""Numbers in words and in digits, and the names of days and months, as people type."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convo_prep.dates.when import MONTHS, WEEKDAYS

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
NUMBERS = {**{word: n for n, word in enumerate(_ONES, 1)}, "thirty": 30}
COUNTS = {"a": 1, "an": 1, **NUMBERS}
_FIRST = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", *(f"twenty-{nth}" for nth in ("first", "second", "third"))),
    *(f"twenty-{nth}" for nth in ("fourth", "fifth", "sixth", "seventh", "eighth")),
    *("twenty-ninth", "thirtieth", "thirty-first"),
)
ORDINALS = {word: n for n, word in enumerate(_FIRST, 1)}
UNITS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "minutes"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hours"),
    **dict.fromkeys(("day", "days"), "days"),
    **dict.fromkeys(("week", "weeks"), "weeks"),
    **dict.fromkeys(("fortnight", "fortnights"), "fortnights"),
    **dict.fromkeys(("month", "months"), "months"),
    **dict.fromkeys(("year", "years"), "years"),
}
_SHORTEST = 3
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_NINE_DIGITS = "[0-9]{1,9}"


def count(word: str) -> int | None:
    """Return how many a word says, in digits or in letters."""
    return int(word) if re.fullmatch(_NINE_DIGITS, word) else COUNTS.get(word)


def day_number(word: str) -> int | None:
    """Return the number of a day in a month: `1`, `1st`, `1.`, `first`."""
    match = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?", word)
    return int(match[1]) if match else ORDINALS.get(word)


def ordinal(word: str) -> int | None:
    """Return the number of a day that can be nothing else: `1st`, `first`."""
    sure = word in ORDINALS or re.fullmatch("[0-9]{1,2}(?:st|nd|rd|th)", word)
    return day_number(word) if sure else None


def in_order(number: int) -> str:
    """Return `1st`, `2nd`, `15th`."""
    return f"{number}{_ENDINGS.get(number, 'th')}"


def weekday(word: str) -> int | None:
    """Return the day of the week that a word names or begins, 0 for Monday."""
    return _index({"weds": "wed"}.get(word, word), WEEKDAYS)


def month(word: str) -> int | None:
    """Return the month that a word names or begins, from 1."""
    found = _index(word, MONTHS)
    return None if found is None else found + 1


def _index(word: str, names: Sequence[str]) -> int | None:
    start = word.removesuffix(".")
    if len(start) < _SHORTEST:
        return None
    return next((i for i, n in enumerate(names) if n.lower().startswith(start)), None)
