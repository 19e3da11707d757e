"""What weighs in a message: what is wrong, what happens otherwise, who doubts us."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WE = r"\b(?:we|I)"
# What is wrong, in words that tell what happened.
_NOT = r"(?:not|\w+n['\u2019]t)"
_WRONG = (
    r"(?i)\b(?:broken|wrong|late|delayed|missing|down|failed|fails|crash\w*|overdue"
    r"|never|nobody|no one|nowhere|damaged|overcharged|unacceptable|twice|third time"
    r"|still (?:no|not|nothing|waiting|wrong|broken|have no\w*)|wait(?:ed|ing)|a mess"
    rf"|{_NOT} (?:yet )?(?:work\w*|answer\w*|match\w*|met|reply|respond|understand"
    r"|what (?:we|I)|as (?:agreed|promised)|come|arrive\w*|get|got|call\w*)"
    r"|(?:above|over|more than) what|too (?:expensive|dear|high|slow|long)|excuses?"
    r"|you (?:promised?|told|said)|without (?:asking|telling|a word)"
    r"|niemand|kaputt|falsch|fehlt|immer noch)\b"
)
# How somebody feels tells less of the matter.
_FEELS = (
    rf"(?i)\b(?:disappoint\w+|{_NOT} (?:happy|satisfied|pleased)"
    r"|unhappy|angry|upset|annoyed|frustrat\w+|embarrass\w+|entt\u00e4uscht)\b"
)
_OTHERWISE = r"(?i)(?:^|[,;:.\u2013-]\s*|\s)((?:otherwise|or else|if not)\b.*)"
_OR_WE = rf"(?i),? (or (?:else )?{_WE}(?:['\u2019]ll| will| shall| must| have to)\b.*)"
_IF_NOT = (
    rf"(?i)^if\b.*{_WE}(?:['\u2019]ll| will| shall| must| have to|['\u2019]re| are)\b"
)
_UNLESS = rf"(?i){_WE}\b.*\bunless\b"
_ENDS = (
    rf"(?i){_WE}\b.*\b(?:cancel|terminate|lawyers?|legal (?:action|steps)|withhold"
    r"|entitled to|look elsewhere|other (?:suppliers?|agenc\w+|partners?|providers?)"
    r"|stop (?:the|our) (?:work|project|retainer|contract|cooperation)"
    r"|(?:won['\u2019]t|will not|not going to) (?:pay|approve|sign|renew))\b"
)
_DOUBT = (
    r"(?i)\bright (?:partner|agency|people|person|firm|team|fit)\b"
    r"|\b(?:los(?:e|ing|t)) (?:\w+ )?(?:patience|trust|confidence|faith)\b"
    r"|\b(?:asking? (?:myself|ourselves)|wonder\w*|not sure|doubt\w*)\b.*\b(?:together"
    r"|partner\w*|continue|go on|worth|trust|work with|stay)\b"
    r"|\b(?:think(?:ing)? (?:about|of)|consider(?:ing)?(?: to)?) (?:\w+ )?(?:leav\w+"
    r"|chang\w+|switch\w*|cancel\w*|another|other)\b"
)
_LEADS_IN = (
    r"(?i)^(?:(?:and|but|so|also)\b,?\s*)?"
    r"(?:(?:honestly|frankly|to be honest|to be frank)\b,?\s*)?"
    r"(?:just a (?:short|quick) (?:note|line)\s*[:,-]\s*)?"
    r"(?:\w+, (?=(?:we|I|you|your)\b))?"
)
# A second sentence that a comma joins to the first.
_JOINED = r",\s+(?=(?:I|we|you|it)\b)"
# A sentence that has no noun of its own tells of what stands before it.
_POINTS_BACK = r"(?i)^(?:this|that|it)\b"
FEWEST = 5
"""Words of a part that stands for its sentence."""


def complaint(sentences: Iterable[str]) -> str:
    """Return what somebody says is wrong, else how they feel about it, else "".

    What is asked, wanted or threatened is none.
    """
    told = [
        each
        for each in map(_led_in, sentences)
        if not each.rstrip("\"\u201d') ").endswith("?")
        and not any(map(each.__contains__, ("want", "would like")))
        and not [*_otherwise(each), *_doubted(each)]
    ]
    clear = [each for each in told if not re.search(_POINTS_BACK, each)]
    for those, words in ((clear, _WRONG), (clear, _FEELS), (told, _WRONG)):
        if found := next((each for each in those if re.search(words, each)), ""):
            return _first_part(found, words)
    return ""


def stakes(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return what they say happens otherwise, and then their doubt, where they do."""
    said = tuple(map(_led_in, sentences))
    otherwise = (text for each in said for text in _otherwise(each))
    doubt = (text for each in said for text in _doubted(each))
    found = (next(otherwise, ""), next(doubt, ""))
    return tuple(dict.fromkeys(filter(None, found)))


def _otherwise(sentence: str) -> Iterator[str]:
    """Yield the part of a sentence that says what happens otherwise, or all of it."""
    if sentence.endswith("?"):
        return
    for part in (_OTHERWISE, _OR_WE):
        if found := re.search(part, sentence):
            yield _led_in(found[1])
            return
    if any(re.search(whole, sentence) for whole in (_IF_NOT, _UNLESS, _ENDS)):
        yield sentence


def _doubted(sentence: str) -> Iterator[str]:
    if re.search(_DOUBT, sentence):
        yield sentence


def _led_in(sentence: str) -> str:
    """Return a sentence without the words that only lead into it."""
    said = re.sub(_LEADS_IN, "", sentence.strip(" ,"))
    return f"{said[:1].upper()}{said[1:]}"


def _first_part(sentence: str, words: str) -> str:
    """Return a sentence up to where a comma joins another, if it has the words."""
    first, *rest = re.split(_JOINED, sentence, maxsplit=1)
    enough = len(first.split()) >= FEWEST and re.search(words, first)
    return f"{first}." if rest and enough else sentence
