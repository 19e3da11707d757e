"""What they said and want, as a person tells it or as they wrote it themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from convo_prep.advice.at_stake import stakes
from convo_prep.advice.their_message import told
from convo_prep.text import folded, one_line

SHORTEST = 3
LONGEST = 60
"""Letters that are looked at before a wish or a quote, for whose it is."""
MOST = 3
_MARKS = (('"', '"'), ("\u201c", "\u201d"), ("\u201e", "\u201c"))
_QUOTED = "|".join(f"{begin}([^{end}\n]{{8,200}}){end}" for begin, end in _MARKS)
_WANT = r"\b(?:wants?|demands?|asks? for|insists? on)\b"
# What one does beside wanting is no part of a wish, "and asks", nor is why, "since I".
_DOES = (
    r"(?:\w+ly\s+|now\s+|also\s+|still\s+|then\s+)?(?:wants|asks|demands|insists|expects"
    r"|says|thinks|tells|writes|calls|threatens|complains|refuses|offers|keeps|is|was"
    r"|has|had|does|will|would|won['\u2019]t|said|told|wrote|called|asked)\b"
)
_SOMEBODY = r"(?i:I|we|he|she|they)\b"
_GOES_ON = (
    rf"\s+(?:and|but|or)\s+(?:{_DOES}|{_SOMEBODY})"
    r"|\s+(?:because|since|as|before|after|until|when|while|although|though|so that|so"
    rf"|unless|if)\s+{_SOMEBODY}"
)
# What is not wanted is no wish.
_WANTS = (
    rf"(?<!not )(?<!n't )(?<!n\u2019t )(?<!never ){_WANT}\s+"
    rf"((?:(?!{_GOES_ON})[^,.;!?\n]){{6,120}})"
)
# They ask for more than a person tells of: a need, a liking, a please.
_PLEASE = (
    r"\bplease (?!(?:find|see|note|be|do not|don['\u2019]t|feel|let (?:me|us) know|"
    r"get back|respond|reply|answer|advise|confirm)\b)"
)
_LIKE = r"(?:would|'d|\u2019d) (?:like|prefer|rather|appreciate|expect)\b"
_WISH = rf"(?:{_WANT}|\b(?:need|expect)\b|{_LIKE}|{_PLEASE})"
# What one's own boss wants, or an authority, is not what they say.
_THEY = (
    r"(?i:he|she|they|who|it|and|but|clients?|customers?|now|still|also|both|\w+ly)"
    r"|[A-Z].*|.*[.,:;!?()]"
)
# Of what they wrote, a sentence or a part of it; what we are to want is theirs to ask.
_WROTE = rf"(?i)[^,.;:!?]{{0,80}}(?<!you ){_WISH}(?:[^,;:!?.]|[.,]\d){{6,120}}"
# What they quote of ours is no concern of theirs.
_OURS = (
    r"(?i)\byou(?:['\u2019](?:d|ve)| have| had)? (?:said|told|wrote|promised|say|write"
    r"|assured|claimed|offered|mentioned)\b[^.!?\n]*$"
)
# Who wants, where the verb itself does not tell: the one who was spoken of last.
_WHO = r"(?i)\b(I|we|he|she|they|who|clients?|customers?)\b"
# Whose is whose, as they would say it; what is shared stays ours.
_SHARED = r"(?! (?:agreement|contract|deal|cooperation|relationship|meeting|talk)s?\b)"
_TURNED = {
    **dict.fromkeys(("his", "her", "their"), "my"),
    **dict.fromkeys(("hers", "theirs"), "mine"),
    **dict.fromkeys(("himself", "herself", "themselves"), "myself"),
    **dict.fromkeys(("my", "our"), "your"),
    **dict.fromkeys(("mine", "ours"), "yours"),
    **dict.fromkeys(("me", "us", "i"), "you"),
    "i am": "you are",
    "i was": "you were",
    "him": "me",
}
_HER = r"\bher(?= (?:an?|the|my|our|some|more|all|it|this|that)\b|$)"
_TURN = rf"\b(?:{'|'.join(sorted(_TURNED, key=len, reverse=True))})\b{_SHARED}"
_AND = r"(?i)^(?:and|but|so|then|also)\s+"
# What leads on to words that are quoted behind it, and taken for themselves.
_LEADS_ON = (
    r"(?i)(?:\W+(?:because|since|as|and|but|so|that|who|which|saying|said|says))+$"
)
_DAY = (
    r"(?i)\b(?:to(?:day|morrow|night)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon"
    r"|week|month|\d{1,2}(?:st|nd|rd|th)?|by (?:the )?end)\b"
)
_ENDINGS = " ,:-"


def their_words(account: str) -> tuple[str, ...]:
    """Return their sentences from an account, in order: first the quoted, then wishes.

    "He wants the deposit back" gives "I want the deposit back."
    """
    rest = re.sub(_QUOTED, " ", account)
    wishes = (_wish(one_line(found)) for found in _wanted(rest))
    return _few((*_quoted(account), *wishes))


def written_words(message: str) -> tuple[str, ...]:
    """Return their sentences from a message of theirs: asked, wanted, then quoted.

    They stand as they were written: "Can we have it by Friday?" What they ask, else
    what they want, is what the message is for; where they say what happens otherwise,
    or doubt that it goes on, that weighs more than what they ask beside it. None is
    from older mail.
    """
    said = told(message)
    plain = [each for each in said.sentences if not re.search(_QUOTED, each)]
    asked = tuple(_whole(one_line(each)) for each in said.asked)
    wanted = tuple(filter(None, map(_written, plain)))
    weighty = stakes(plain)
    if weighty:
        dated = (each for each in wanted if re.search(_DAY, each))
        first = next(dated, "") or next(iter((*wanted, *asked)), "")
        weighty = (first, *(each for each in weighty if not first or first not in each))
    quoted = _quoted(said.text, _OURS)
    return _few((*weighty, *asked, *wanted, *quoted))


def _wanted(account: str) -> Iterator[str]:
    """Yield what they want of an account, where it is they who do."""
    for found in re.finditer(_WANTS, account):
        before = account[: found.start()]
        last = before[-LONGEST:].split()[-1:]
        they = not last or re.fullmatch(_THEY, last[0])
        if they and (found[0].split()[0].endswith("s") or not _we(before)):
            yield found[1]


def _we(before: str) -> bool:
    """Whether it is we whom a sentence spoke of last: "I left and want it back"."""
    spoken_of = re.findall(_WHO, re.split(r"[.!?;\n]", before)[-1])
    return bool(spoken_of) and spoken_of[-1].lower() in ("i", "we")


def _quoted(text: str, but: str = "") -> Iterator[str]:
    """Yield what is quoted, `but` what stands behind words that a pattern meets."""
    for found in re.finditer(_QUOTED, text):
        before = text[max(found.start() - LONGEST, 0) : found.start()]
        if not (but and re.search(but, before)):
            yield one_line(next(filter(None, found.groups())))


def _written(sentence: str) -> str:
    """Return the part of a sentence that says what they want, "" where none does."""
    wanted = re.search(f"(?i){_WISH}", sentence)
    found = re.search(_WROTE, sentence) if wanted else None
    if found is None or sentence.endswith("?"):
        return ""
    part = re.sub(_AND, "", found[0].strip(_ENDINGS).rstrip("."))
    return f"{_whole(part)}."


def _whole(sentence: str) -> str:
    """Return a sentence as it begins, were it no part of a longer one."""
    said = sentence.strip(_ENDINGS)
    return f"{said[:1].upper()}{said[1:]}"


def _few(texts: Iterable[str]) -> tuple[str, ...]:
    said: dict[str, str] = {}
    for text in texts:
        if len(text.split()) >= SHORTEST:
            said.setdefault(folded(text), text)
    return tuple(said.values())[:MOST]


def _wish(text: str) -> str:
    wanted = re.sub(_LEADS_ON, "", text.strip(_ENDINGS))
    first, _, rest = wanted.partition(" ")
    if first in ("us", "me"):
        first, _, rest = rest.partition(" ")
        if first != "to":
            return ""
        return f"I want you to {_turned(rest)}."
    return f"I want {_turned(f'{first} {rest}'.strip())}."


def _turned(text: str) -> str:
    """Turn an account into their words: `his deposit` is `my deposit`."""
    hers = re.sub(_HER, "him", text)
    return re.sub(_TURN, lambda found: _TURNED[found[0].lower()], hers, flags=re.I)
