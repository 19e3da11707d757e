"""Words of an action that only may say who does it: nobody is taken by them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convo_prep.kinds.names import (
    ARROW,
    NAME,
    SIGN,
    VERBS,
    WILL,
    does,
    may_be_name,
)

# Of these, and of several, nobody knows who.
_GROUPS = ("the", "our", "their", "your", "his", "her", "my", "both", "all")
_GROUP = rf"(?i:{'|'.join(_GROUPS)})\s+(?:[^\W\d_]+\s+){{0,2}}?"
_MOST_OF_A_GROUP = 3
_SEVERAL = r"\S+?(?:\s*(?:\s(?:and|or|&)\s|[/,+])\s*\S+)+"
# Who may do it, or said so, has not said that it will be done.
_MAY = r"may|might|could|would|can|wants|promised|agreed|offered|plans|hopes|tries"
_US = ("i", "me", "us", "we")
_CLEAR = ("i", "we", "they")
_OWNED = r"(?i:owner|assignee|assigned\s+to|resp|responsible)\b\.?"
_CAPITAL = r"[^\W\d_a-z]"
_NAMED = rf"{_CAPITAL}[^\W\d_]+(?:\s+{_CAPITAL}[\w'\u2019-]*\.?)?"
_AT_THE_END = (
    # "quote -> me" may be by me or to me.
    rf"\s*(?:{ARROW})\s*(\w+)$",
    rf"\s+[-\u2013\u2014|]\s+({_NAMED}|{_CAPITAL}{{2,3}})$",
    rf"\s*[(\[]({_CAPITAL}[^\W\d_A-Z]+)[)\]]$",
    r"\s*[(\[]((?i:them|client|they|you))[)\]]$",
    rf"^[^,]*\b[^\W\d_A-Z]+,\s+({_NAMED})$",
)
_MAIL = rf"^(\S+@\S+?)(?:{SIGN}|\s+(?:{WILL})\s)\s*\S"
_IN_FRONT = (
    rf"^({_NAMED})\s+(?:{_MAY})\s+\S",
    rf"^[(\[]\s*({_CAPITAL}[^\W\d_A-Z]+)\s*[)\]]\s*:?\s*\S",
    rf"^({_NAMED})\s+=\s+\S",
    r"^[(\[]\s*((?i:them|client|they|you))\s*[)\]]",
)


def among_others(text: str) -> str:
    """Return a name that stands beside an action: `Send it - Priya`, `owner Dana`."""
    said = text.rstrip(" .,;!|")
    owned = re.match(rf"{_OWNED}\s*[:=]\s*(\S+)", said)
    owned = owned or re.search(rf"[,;(|-]\s*{_OWNED}\s*[:=]?\s+(\S+)\)?$", said)
    if owned:
        return owned[1].strip("@.,;()")
    if mail := re.match(_MAIL, said):
        return mail[1]
    for form in (*_AT_THE_END, *_IN_FRONT):
        found = re.search(form, said)
        if found and found[1].lower() not in _CLEAR and may_be_name(found[1]):
            return found[1]
    return ""


def several(text: str) -> str:
    """Return `Dana and Tom`, `the team` and `their CFO`, who are nobody by name."""
    return _who_will(text) or _side_by_side(text) or _you(text)


def _who_will(text: str) -> str:
    match = re.match(rf"({_SEVERAL}|{_GROUP})\s*(?:(?:{WILL})\s+)(\S+)", text)
    if match is None:
        return _group_that_does(text.split())
    words = match[1].split()
    named = all(may_be_name(each) for each in (words[0], words[-1]))
    lead = words[0].lower() in _GROUPS
    whole = named or (lead and may_be_name(words[-1]))
    return match[1].strip() if whole and _is_deed(match[2]) else ""


def _you(text: str) -> str:
    """Return `you` where it does something: whom it is said to is not written."""
    match = re.match(rf"(?i)(you)(?:\s+(?:{WILL})|['\u2019]ll)?\s+(\S+)\s+\S", text)
    return match[1] if match and match[2].lower() in VERBS else ""


def _group_that_does(words: Sequence[str]) -> str:
    """Return `our legal team` where the word behind it says what one of them does."""
    if not words or words[0].lower() not in _GROUPS:
        return ""
    of_one = any(re.search("['\u2019]s$", word) for word in words[1:2])
    last = len(words) - 1 - (not of_one)
    for many in range(2, min(_MOST_OF_A_GROUP, last) + 1):
        if does(words[many].lower()) and may_be_name(words[many - 1]):
            return " ".join(words[:many])
    return ""


def _side_by_side(text: str) -> str:
    """Return `Amit, Neha` and `Dana and I` where a sign or a deed stands behind."""
    match = re.match(rf"({_SEVERAL})(?:{SIGN})(?=\S)", text)
    if match is None:
        match = re.match(rf"({_SEVERAL})\s+(\S+)(?:\s|$)", text)
        if match is None or not _is_deed(match[2]):
            return ""
    words = [match[1].split()[0], match[1].split()[-1]]
    if len(match[1].split()) == 1:
        words = re.split("[/,+]", match[1])
    joined = re.search(r"[+&/]", match[1]) and all(map(_may_be_somebody, words))
    return match[1] if joined or all(map(_is_person, words)) else ""


def _may_be_somebody(word: str) -> bool:
    return bool(re.fullmatch(NAME, word)) and may_be_name(word)


def _is_person(word: str) -> bool:
    said = word.strip(",&/+")
    person = re.fullmatch(NAME, said) and said[:1].isupper() and may_be_name(said)
    return bool(person) or said.lower() in _US


def _is_deed(word: str) -> bool:
    said = word.lower().strip(".,;:")
    return said in VERBS or does(said)
