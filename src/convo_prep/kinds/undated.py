"""Words of an action that only look as if they said when: `late fee`, `at night`."""

from __future__ import annotations

import re

from convo_prep.dates.numerals import NUMBERS
from convo_prep.kinds.datelike import datelike

_MANY = rf"(?:[0-9]+|an?|several|some|{'|'.join(NUMBERS)})"
_UNIT = r"(?:minute|hour|day|week|month|quarter|year)s?"
# These say of a day that it is one to be kept to, whatever stands around them.
_LIMIT = r"(?i)(?:by|until|till|due|before|within|w/in)\b"
_SUBJECT = r"(?:(?i:I|we|you|they|he|she|it|that|this|there)|[A-Z][^\W\d_]+)"
_SLOWLY = r"(?:\s+(?:already|also|only|just|never|still|simply))?"
# What is over has no day ahead. Not those that may pass on what was promised.
_OVER = (
    r"(?:was|were|wasn['\u2019]t|weren['\u2019]t|had|hadn['\u2019]t|did|didn['\u2019]t"
    r"|bought|wrote|waited|talked|changed|came|went|tried|paid|dropped|answered|missed"
    r"|met|called|spoke|heard|saw|found|lost|broke|worked|mailed|used\s+to"
    r"|(?:should|could|would)\s+have)"
)
_PROMISED = r"(?:promised|agreed|planned|set|supposed|due|to)\b"
_CANNOT = (
    r"(?:can['\u2019]t|cannot|couldn['\u2019]t|ha(?:ve|s)\s+no|refuses?"
    r"|do(?:n['\u2019]t|esn['\u2019]t)\s+have)"
)
# Behind these so many days are how far something is moved.
_MOVED = (
    r"(?i)\b(?:extend|shorten|lengthen|prolong|cut|reduce|delay|postpone|push|move|shift"
    r"|slip|miss|overrun|late|longer|shorter|ahead|behind|early)(?:e?d|s|es|ing|ped)?\b"
)
_SENTENCES = (
    # A question is no action, and neither is what there is not.
    r"(?i)(?:what|why|how|which|who|whose)\b.*\?$",
    r"(?i)(?:what|why|how)\s+(?:if|about|am|is|are|do|does|did|should|would|this)\b",
    r"(?i)(?:no|not|nothing|nobody)\s+(?!later\b|sooner\b)[^,;:]*$",
)
_STATED = (
    rf"{_SUBJECT}{_SLOWLY}\s+{_OVER}\b(?!\s+{_PROMISED})[^,;:]*$",
    rf"{_SUBJECT}\s+{_CANNOT}(?!\w)[^,;:]*$",
)
_WORDS = (
    r"(?:at|day and|all) night",
    r"(?:my|your|our|their|his|her|whole|long|nice) (?:lunch|weekend|evening|night)",
    rf"{_MANY} {_UNIT} later",
    r"now\b.* later",
)


def is_undated(text: str, unclear: str) -> bool:
    """Tell whether words that look like a date say nothing of when it is due.

    Only where nobody can have meant one: what may be a day is asked about.
    """
    said, words = " ".join(text.split()), unclear.lower().rstrip(".,;!?")
    if _is_of_no_time(words) or _is_how_far(said, words):
        return True
    plain = said.lower().rstrip(".,;!?")
    if any(re.search(rf"\b{form}$", plain) for form in _WORDS):
        return True
    if any(re.match(form, said) for form in _SENTENCES):
        return True
    stated = any(re.match(form, said) for form in _STATED)
    return stated and re.match(_LIMIT, words) is None


def _is_of_no_time(words: str) -> bool:
    """Whether behind `late` or `around` stands something else: `late fee`."""
    found = re.match(r"(?:early|late|mid|around)[ -](.+)", words)
    behind = found[1].split() if found else []
    return bool(behind) and not datelike(behind) and behind[0] not in NUMBERS


def _is_how_far(said: str, words: str) -> bool:
    """Whether so many days are by how many something is moved: `extend by 30 days`."""
    amount = re.fullmatch(rf"by {_MANY} {_UNIT}", words)
    before = said.lower().partition(words)[0] if amount else ""
    return re.search(_MOVED, before) is not None
