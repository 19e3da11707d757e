"""What the rules meet in one text, and the quiet line about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from convo_prep.advice.wording.language import is_english
from convo_prep.advice.wording.rules import (
    LEVELS,
    PLAIN,
    SCOPES,
    Rule,
    compiled,
    starts_of,
)
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
    records and recaps. In a text that is not English nothing is met.
    """
    own = blanked(_QUOTED, text) if scope in _QUOTING else text
    plain = own.translate(PLAIN)
    low = plain.lower()
    met = starts_of(low)
    wanted = SCOPES[scope]
    found = [
        Hit(rule, start, end, text[start:end])
        for rule in rules
        if rule.on and not wanted.isdisjoint(rule.scopes)
        for start, end in _spans(rule, plain, low, met)
    ]
    if found and not is_english(low):
        return ()
    return tuple(sorted(found, key=_grave_first))


def _spans(
    rule: Rule, plain: str, low: str, met: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield where a rule is met; of lines that meet the same words, the longest."""
    spans = [
        match.span()
        for line in rule.lines
        if not met.isdisjoint(line.starts) and any(map(low.__contains__, line.cues))
        for match in compiled(rule.id, line.pattern).finditer(plain)
        if match[0].strip()
    ]
    last = 0
    for start, end in sorted(spans, key=_longest_first):
        if start >= last:
            yield start, end
            last = end


def _longest_first(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]


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
