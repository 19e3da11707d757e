"""What stands around a jotted action and is none of its words: bullets and brackets."""

from __future__ import annotations

import re

from convo_prep.dates.numerals import month
from convo_prep.kinds.datelike import datelike

_BULLET = r"(?:[-*\u2022\u2013]|\[\s?\])\s+(?=[^\W\d_]|[@\[(])"
_NUMBER = r"[0-9]{1,2}[.)]\s+(?=([^\W\d_]+)|[@\[(])"
_ME_FIRST = r"(?i)[(\[]\s*(me|us|we)\s*[)\]]\s*:?\s*(?=\S)"
_ME_LAST = (
    r"(?i)(?<=\S)(?:\s*[(\[]\s*(me|us|we)\s*[)\]]"
    r"|\s*(?:\s[-\u2013\u2014/|]|,)\s*(me))[.!]*$"
)
_IN_BRACKETS = r"^(.*\S)\s*[(\[]([^()\[\]]+)[)\]][.!]*$"
_PLEASE = r"(?i)[,\s]+(?:pls|plz|please|thx|thanks|ta|cheers)[.!]*$"
_NAMED = {"us": "we"}


def without_bullet(text: str) -> str:
    """Return a line without the sign of a list in front: `- `, `[ ] `, `2. `."""
    typed = re.sub(f"^(?:{_BULLET})+", "", text)
    number = re.match(_NUMBER, typed)
    # "1. dec" is a day.
    if number and (number[1] is None or month(number[1].lower()) is None):
        typed = typed[number.end() :]
    first = re.match(_ME_FIRST, typed)
    return f"{first[1]}: {typed[first.end() :]}" if first else typed


def with_sign(text: str) -> str:
    """Return a line with `@me` where `(me)` or `- me` ends it, whatever is before."""
    last = re.search(_ME_LAST, text)
    if last is None:
        return text
    name = (last[1] or last[2]).lower()
    return f"{text[: last.start()]} @{_NAMED.get(name, name)}"


def out_of_brackets(text: str) -> str:
    """Return a line with the brackets taken off a date at its end, "" for none."""
    match = re.match(_IN_BRACKETS, text)
    if match is None:
        return ""
    words = match[2].replace(",", " ").split()
    dated = any(datelike(words[at:]) for at in range(len(words)))
    return f"{match[1]}, {match[2].strip()}" if dated else ""


def please(text: str) -> tuple[str, str]:
    """Return a line without the `please` at its end, and that word, "" for none."""
    match = re.search(_PLEASE, text)
    return (text[: match.start()], match[0].strip(" ,")) if match else (text, "")
