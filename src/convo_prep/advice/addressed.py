"""Whether a text of one paragraph is written to us, or tells of somebody else.

Sure it never is. What weighs is how it begins and ends, and whom it speaks to or of;
what may be a message counts as one, for a message is private.
"""

from __future__ import annotations

import re

from convo_prep.advice.signing import GREETING, SIGN_OFF
from convo_prep.text import bare

ENOUGH = 2
"""From this weight on a text is a message."""
FEWEST = 5
"""Words of a message; what is shorter is soon typed anew, whoever wrote it."""
_QUOTED = '"[^"\n]*"|\u201c[^\u201d\n]*\u201d|\u201e[^\u201c\n]*\u201c'
_PART_END = r"[.,!?]\s+"
_SENTENCE_END = r"[.!?]\s+"
# One paragraph that was forwarded has the names of its header in it.
_HEADERS = r"\b(?:From|Sent|To|Subject|Von|Gesendet|An|Betreff): "
_NAME = r"[A-Z]\.|[^\W\d_a-z][^\W\d_]+(?:[-'\u2019][^\W\d_]+)*"
_NAMED = rf"(?:{_NAME})(?: (?:{_NAME})){{0,2}}"
_CALLED = rf"(?:{_NAMED})(?: -|,) |(?:Hi|Hello|Hey|Dear|Hallo) {_NAME} (?=[A-Z])"
_REACHED = r"(?:\+?\d[\d ()/.-]{6,}\d|[^\s@]+@[^\s@]+\.\w+)\W*$"
# Where nobody ends a word, a pattern takes long to find that out.
_LAST = 80
_YOU = (
    r"(?i:\b(?:you(?:r|rs|rself)?|you['\u2019]\w+|dich|euch|vous|votre|vos)\b)"
    r"|(?<=[a-z,] )(?:Sie|Ihr)\b|\bIhnen\b"
)
# "You" to oneself, to whoever helps, or to nobody.
_NOBODY = r"(?i)\b(?:tell you|you know|do you (?:say|tell|deal|do)|can you say to)\b"
_ASKS = (
    r"(?i)\b(?:please|let (?:me|us) know|(?:can|could|would|will) you|you (?:said|told"
    r"|promised)|I['\u2019]d like you|bitte)\b"
    r"|(?:^|[.!?] |\band )(?:call|ring|send|tell|fix|give) (?:me|us|it)\b"
)
_CLIENT = (
    r"(?i)\b(?:(?:my|our|the|a|this) (?:[a-z]+ )?(?:clients?|customers?|man|woman)"
    r"|(?:tell|told|call|ask|warn|promised|owe) (?:him|her|them|a client)"
    r"|talk (?:to|with) (?:him|her|them)|mein(?:e|en|em)? kund\w+)\b"
)
_THEY = (
    r"(?i)\b(?:he|she|they|him|her|them|his|their|clients?|customers?"
    r"|(?:he|she|they)['\u2019]\w+)\b"
)


def speaks_to_us(text: str) -> bool:
    """Tell whether a text of one paragraph reads as a message to whoever pasted it."""
    if len(set(re.findall(_HEADERS, text))) > 1:
        return True
    said = re.sub(_QUOTED, " ", text.strip())
    if len(said.split()) < FEWEST:
        return False
    frame = _begins(said) + _ends(said)
    # One sentence may as well be said to them: "You always wait, and I can't work."
    whole = frame or len(re.split(_SENTENCE_END, said)) > 1
    return bool(whole) and frame + _to_us(said) - _of_them(said) >= ENOUGH


def _begins(said: str) -> int:
    """Weigh the beginning: a greeting by name, a greeting, a name."""
    greeted = GREETING.match(said)
    if greeted is None:
        return int(re.match(_CALLED, said) is not None)
    return min(len(bare(greeted[0]).split()), 2)


def _ends(said: str) -> int:
    """Weigh the end: where to reach them, a name, the words one signs off with."""
    last = [part.strip(" .,!?") for part in re.split(_PART_END, said)[1:]][-2:]
    signed = any(map(SIGN_OFF.__contains__, map(bare, last)))
    named = bool(last) and re.fullmatch(_NAMED, last[-1]) is not None
    return 2 if signed or named or re.search(_REACHED, said[-_LAST:]) else 0


def _to_us(said: str) -> int:
    """Weigh how much it speaks to somebody, and asks them for something."""
    spoken_to = len(re.findall(_YOU, re.sub(_NOBODY, " ", said)))
    asks = re.search(_ASKS, said) is not None
    return min(spoken_to, 2) + bool(spoken_to) + asks


def _of_them(said: str) -> int:
    """Weigh how much it speaks of somebody."""
    tells = re.search(_CLIENT, said) is not None
    return min(len(re.findall(_THEY, said)), 2) + 2 * tells
