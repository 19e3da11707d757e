"""What the rules meet in one text, and the quiet line about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from convo_prep.advice.wording.rules import LEVELS, PLAIN, SCOPES, Rule, compiled
from convo_prep.text import cut, visible

PHRASE_LIMIT = 40

_QUOTING = ("any", "facts", "recap")
_QUOTED = re.compile(r'"[^"\n]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|^>.*$', re.M)


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule and the phrase it met, `text[start:end]`; `path` is its answer's place."""

    rule: Rule
    start: int
    end: int
    phrase: str
    path: str = ""


def hits(text: str, scope: str, rules: Iterable[Rule]) -> tuple[Hit, ...]:
    """Find what the rules of a scope meet in a text, the gravest first.

    What stands in quotation marks is passed over where one quotes a client: in facts,
    records and recaps.
    """
    own = blanked(_QUOTED, text) if scope in _QUOTING else text
    plain = own.translate(PLAIN)
    low = plain.lower()
    wanted = SCOPES[scope]
    found = [
        Hit(rule, *match.span(), text[match.start() : match.end()])
        for rule in rules
        if rule.on and rule.pattern and not wanted.isdisjoint(rule.scopes)
        if _has_cue(rule, low)
        for match in compiled(rule.id, rule.pattern).finditer(plain)
        if match[0].strip()
    ]
    return tuple(sorted(found, key=_grave_first))


def _has_cue(rule: Rule, low: str) -> bool:
    return not rule.cues or any(map(low.__contains__, rule.cues))


def blanked(pattern: re.Pattern[str], text: str, count: int = 0) -> str:
    """Put blanks for what a pattern matches, so that places in the text stay true."""
    return pattern.sub(lambda match: " " * len(match[0]), text, count)


def _grave_first(hit: Hit) -> tuple[int, int]:
    return LEVELS.index(hit.rule.level), hit.start


def hint_line(hit: Hit) -> str:
    """Write the quiet line for a hit: the phrase, if there is one, and what to say."""
    phrase = cut(visible(hit.phrase), PHRASE_LIMIT)
    if phrase:
        return f'"{phrase}": {hit.rule.say}'
    return hit.rule.say[:1].upper() + hit.rule.say[1:]
