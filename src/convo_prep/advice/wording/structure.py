"""The checks that no expression can make: length, missing parts, the wrong channel.

Each takes plain values and tells whether its rule is met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from convo_prep.advice.wording.rules import PLAIN

LONGEST_PURPOSE = 35
"""Words that can be said in one breath."""
OPTIONS = (2, 3)
TENSE = 4
"""From here on the scale of tension reads as anger or dread."""

# Patterns are text: what is never asked is never compiled.
_I = re.IGNORECASE
_DAY = (
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:to|yester)day\b|\btomorrow\b"
    r"|\b(?:january|february|april|june|july|august|september|october|november"
    r"|december)\b|\b(?:last|this|next|every) (?:week|month|year|morning|night)\b"
    r"|\b(?-i:March|May)\b"
)
_ANCHOR = (
    rf"\d|[\"“”„«»]|{_DAY}"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|half"
    r"|dozen|hundred|thousand|million|none|nobody|zero)\b"
)
_SORRY = r"\b(?:sorry|apologi[sz]e|apologies)\b"
_THANKS = r"\bthank(?:s|ful)?\b|\bgrateful\b"
_OPEN_QUESTION = r"\b(?:what|how)\b[^.!?]*\?"
_CORRECTION = (
    r"\b(?:wrong|correct(?:ion|ions|ed)?|differently|mistaken|missed|missing|amend"
    r"|change anything|not right|got that right|have it right)\b"
)
_OWN = (
    r"\b(?:I|we)(?: have|'ve)? (?:did not|didn't|had not|hadn't|should have|missed"
    r"|forgot|overlooked|misjudged|misread|underestimated|waited|sent the wrong"
    r"|made (?:a|the|that) mistake|got (?:it|this|that|the \w+) wrong|was late"
    r"|were late|failed)\b|\b(?:that|this|it) (?:was|is) (?:mine|ours|on (?:me|us))\b"
    r"|\b(?:my|our) (?:mistake|error|fault|oversight)\b"
)
_EFFECT = (
    r"\b(?:for|cost|costs|left|leaves|put|took|kept) (?:you|your)\b"
    r"|\b(?:that|this|it|which) (?:meant|means|took|cost)\b"
    r"|\byou (?:lost|had to|waited|could not|couldn't)\b|\byour \w+ (?:lost|had to)\b"
)
_REPAIR = r"\b(?:I|we)(?:'ll| will)\b|\byou(?:'ll| will)? (?:get|have)\b"


def is_long(purpose: str) -> bool:
    """Tell whether a purpose is over 35 words or over two sentences."""
    sentences = re.split(r"(?<=[.!?])\s+", purpose.strip())
    return len(purpose.split()) > LONGEST_PURPOSE or len(sentences) > 2


def has_no_anchor(fact: str) -> bool:
    """Tell whether a fact has no number, no date and no quote."""
    return not re.search(_ANCHOR, fact, _I)


def is_sorry_too_often(text: str) -> bool:
    """Tell whether a text apologises three times or more."""
    return len(re.findall(_SORRY, text, _I)) > 2


def asks_nothing_open(texts: Sequence[str]) -> bool:
    """Tell whether no text has a question with What or How."""
    return not any(re.search(_OPEN_QUESTION, text, _I) for text in texts)


def missing_of_apology(text: str) -> tuple[str, ...]:
    """Name what an apology lacks: own, effect, repair; nothing where there is none."""
    plain = text.translate(PLAIN)
    if not re.search(_SORRY, plain, _I):
        return ()
    parts = {"own": _OWN, "effect": _EFFECT, "repair": _REPAIR}
    return tuple(name for name, part in parts.items() if not re.search(part, plain, _I))


def only_thanks(text: str) -> bool:
    """Tell whether a text thanks, and owns nothing."""
    plain = text.translate(PLAIN)
    return bool(re.search(_THANKS, plain, _I)) and not re.search(_OWN, plain, _I)


def invites_no_correction(recap: str) -> bool:
    """Tell whether a recap does not ask to be corrected."""
    return not re.search(_CORRECTION, recap, _I)


def is_poor_choice(count: int) -> bool:
    """Tell whether that many ways forward are no choice; none at all is no try."""
    return count > 0 and not OPTIONS[0] <= count <= OPTIONS[1]


def is_wrong_channel(channel: str, tension: int | None, fault: bool) -> bool:
    """Tell whether bad news or anger is to go in writing; `tension` is 1 to 5."""
    return channel == "written" and (fault or (tension or 0) >= TENSE)
