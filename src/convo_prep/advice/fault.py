"""Whether a text itself says that the fault is ours: guilt is suggested to nobody else.

It passes over what others say or think of us, what is denied, and what waits for them.
It rather misses an admission than makes one: a situation of `ADMITTING` that is not
suggested can still be chosen among all others.
"""

from __future__ import annotations

import re

from convo_prep.advice.telling import signed

_OWN = (
    r"(?:employee|colleague|assistant|apprentice|intern|team|people|staff|developer|"
    r"system|script|import|update|delivery)"
)
_US = rf"\b(?:(?:i|we)(?:'ve)?|us|me|(?:my|our) (?:own |new |young )?{_OWN})\b"
_NO = r"(?:not|never|no|nobody|nothing|none|neither|hardly|without|\w+n't)"
_WRONG = (
    r"(?:forgot|forgotten|deleted|wiped|overlooked|misread|miscalculated|misjudged|"
    r"mistook|misplaced|misspelled|misinformed|botched|spilled|crashed|"
    r"(?:messed|mixed|screwed) (?:\w+ )?up|"
    r"(?:broke|lost|damaged|ruined|scratched) (?:their|his|her|its|part)|"
    r"(?:made|make) (?:a|an|the|some|several|two|another) (?:\w+ )?"
    r"(?:mistake|error|slip|blunder)s?|"
    r"(?:did|sent|gave|used|entered|put|ran|printed|ordered|edited|took|booked)"
    r" (?:\w+ ){0,3}wrong)"
)
_OURS = (
    r"\b(?:my|our) (?:own )?(?:\w+ )?(?:mistake|error|slip|fault|oversight|blunder)s?\b"
    r"|\b(?:mistake|error|slip|fault|oversight)s? (?:was|is|were|of) (?:mine|ours)\b"
    r"|\bwas (?:me|us) (?:who|that)\b|\bbecause of us\b"
)
_LATE = (
    r"(?:(?:can't|cannot|couldn't|won't|will not) (?:\w+ ){0,4}?"
    r"(?:finish|make it|ready|done|deliver|meet|manage)|"
    r"(?:(?:am|are|was|were|be|run|running) |'m |'re )(?:\w+ ){0,2}?(?:late|behind)|"
    r"miss(?:ed)? (?:the|a|our|my|their) (?:\w+ )?"
    r"(?:deadline|date|day|delivery|launch|start|target)|"
    r"need (?:\w+ ){0,2}?(?:more time|an extension|longer)(?! to (?:think|decide))|"
    r"took on too much|overcommitted|"
    r"failed to (?:deliver|finish|meet|send)|(?<!\bwe )(?<!\bi )failed)"
)
_BETWEEN = r"(?: [\w',]+){0,2}? "
_FAR = r"(?:(?: [\w',]+){0,14}? |(?='))"
_ADMITTED = {
    "our-error": rf"{_US}{_BETWEEN}{_WRONG}|{_OURS}",
    "missed-deadline": rf"{_US}{_FAR}{_LATE}",
}
_OF_OTHERS = (
    r"\b(?:says|claims|thinks|believes|insists|feels|swears|complains|writes|argues|"
    r"assumes)\b|\b(?:they|he|she|client|customer|boss|manager|\w+s|who) (?:\w+ )?"
    r"(?:say|said|claim|claimed|think|thought|believe|believed|insist|insisted|feel|"
    r"felt|told|swear|swore|complain|complained|write|wrote|argue|argued|assume|"
    r"assumed|(?:is|are|was|were) (?:\w+ )?(?:sure|certain|convinced))\b|"
    r"\b(?:blam|accus|alleg|suppos|suspect)\w*|\baccording to\b"
)
# What is late for a reason of theirs is no fault of ours; a no before it denies it, and
# who asks or doubts does not know yet.
_UNLESS = {
    "our-error": rf"\b(?:{_NO}|if|whether|maybe|perhaps|might|probably|possibly)\b|"
    r"\b(?:did|have|had|was|were) (?:i|we)\b",
    "missed-deadline": r"\b(?:they|he|she|his|client|customer|without)\b|"
    r"\b(?:because|since|as|until|unless|if) (?:their|her|the)\b",
}
ADMITTING = frozenset(_ADMITTED)
"""Situations that admit a fault of one's own as soon as they are chosen."""


def admitted(words: str, situation: str) -> bool:
    """Tell whether a text says that the fault of one of `ADMITTING` is ours."""
    plain = " ".join(signed(words).split())
    return any(_admits(each, situation) for each in re.split(r"[.!?;:]+ ", plain))


def _admits(sentence: str, situation: str) -> bool:
    found = re.search(_ADMITTED[situation], sentence)
    if found is None or re.search(_OF_OTHERS, sentence):
        return False
    # A no that follows is about something else: "..., and they don't know it yet".
    around = sentence[: found.end()] if situation == "our-error" else sentence
    return re.search(_UNLESS[situation], around) is None
