"""Who does it, where a line says so without a sign: `me: ...`, `Tom to check it`.

A name is taken only where the words behind it say that somebody does something, and
where it is nothing that begins a line itself; who only may be one is named as unsure.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from convo_prep.kinds.names import NAME, SIGN, VERBS, WILL, does, may_be_name
from convo_prep.kinds.unsure import among_others, several

ME, THEM, WE, CLIENT = "me", "them", "we", "client"
_Q = r"['\u2019]"
_SAID = ("think", "guess", "hope", "believe", "suppose", "heard", "wonder", "know")
# Who wants something is seldom the one who does it.
_WANTING = ("want", "need", "expect", "await", "like", "prefer", "wish")
_STATES = ("be", "have", "not", "need", "remain", "stay", "cost", "end", "expire")
_OTHERS = ("he", "she", "someone", "somebody", "everyone", "everybody", "nobody")


class Doer(NamedTuple):
    """Who does what: `unsure` are the words that may name who, "" where none do."""

    owner: str
    what: str
    unsure: str = ""


def doer(text: str) -> Doer:
    """Find who does it in an action without its sign and its date."""
    if unsure := among_others(text):
        return Doer("", text, unsure)
    found = _first(text)
    # "AI: Dana to send it" has two who may be meant.
    within = _first(found.what) if found.owner else found
    other = within.owner or within.unsure
    if found.owner and other != found.owner and other[:1].isupper():
        return Doer("", text, f"{found.owner}:")
    return found


def _first(text: str) -> Doer:
    for look in (_pronoun, _labelled, _together, _subject, _third_person):
        if found := look(text):
            return found
    return Doer("", text)


def _together(text: str) -> Doer | None:
    unsure = several(text)
    return Doer("", text, unsure) if unsure else None


def _pronoun(text: str) -> Doer | None:
    # "ill send it" is typed for "I'll send it".
    short = re.match(r"(?i)(I|they)ll\s+(\S+)", text)
    if short and short[2].lower() in VERBS:
        text = f"{short[1]}'ll {text[short.start(2) :]}"
    match = re.match(
        rf"(?i)(I|me|we|us|they|them|(?:the\s+)?client|both\s+of\s+us)(?:{SIGN}"
        rf"|\s*{_Q}(?:ll|m\s+(?:going\s+)?to|re\s+(?:going\s+)?to|ve\s+(?:got\s+)?to)\s+"
        rf"|\s+(?:{WILL})\s+|\s+)(?=(\S+))",
        text,
    )
    if match is None:
        return None
    word, behind = match[1].lower().split()[-1], match[2].lower()
    # "Me and Dana", "us both", and what is only thought.
    if match[0].strip().lower() == match[1].lower():
        if word in (ME, "us", THEM) or behind in _SAID:
            return None
        if word == CLIENT and not does(behind):
            return None
        if behind.removesuffix("s") in _WANTING and not _wanting_to(match):
            return Doer("", text, match[1])
    if behind in ("and", "or", "&"):
        return Doer("", text, match[1])
    who = {"i": ME, "us": WE, "they": THEM}.get(word, word)
    return Doer(who, text[match.end() :])


def _wanting_to(match: re.Match[str]) -> bool:
    behind = match.string[match.end() :].split()
    return behind[1:2] == ["to"]


def _labelled(text: str) -> Doer | None:
    """Read `Dana: send it` and `Dana - send it`."""
    match = re.match(rf"({NAME})(?:{SIGN})(?=\S)", text)
    if match is None or not may_be_name(match[1]):
        return None
    if match[1][0].islower():
        return Doer("", text, f"{match[1]}:")
    return Doer(match[1], text[match.end() :])


def _subject(text: str) -> Doer | None:
    """Read `Tom to check it`, `Dana will send it`."""
    match = re.match(rf"({NAME})(?:\s+({WILL})|({_Q}ll))\s+(?=(\S+))", text)
    if match is None:
        return None
    # "Dana's to send it" is Dana's deed.
    name, verb = re.sub(rf"{_Q}s$", "", match[1]), match[4].lower().strip(".,;:")
    if name.lower() in _OTHERS:
        return Doer("", text, name)
    if not may_be_name(name):
        return None
    if verb not in VERBS:
        # "Access to staging" is nobody's deed, "Amit will haggle" may be his.
        sure = match[2] in (None, "will") and verb not in _STATES
        return Doer("", text, name) if sure and name[0].isupper() else None
    if name[0].islower():
        return Doer("", text, name)
    return Doer(name, text[match.end() :])


def _third_person(text: str) -> Doer | None:
    """Read `Dana confirms it`."""
    match = re.match(rf"({NAME})\s+(?=(\S+)\s+\S)", text)
    if match is None or not does(match[2].lower()):
        return None
    if match[1].lower() in _OTHERS:
        return Doer("", text, match[1])
    if not match[1][0].isupper() or not may_be_name(match[1]):
        return None
    return Doer(match[1], text[match.end() :])


def is_deed(what: str) -> bool:
    """Tell whether words begin with something that somebody does."""
    first = what.lower().split()[:1]
    return any(word in VERBS or does(word) for word in first)
