"""What the rules meet in one text, and the quiet line about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from convo_prep.advice.wording.language import is_english
from convo_prep.advice.wording.rules import (
    LEVELS,
    PLAIN,
    SCOPES,
    START,
    Line,
    Rule,
    compiled,
)
from convo_prep.text import cut, visible

if TYPE_CHECKING:
    from convo_prep.advice.wording.budget import Budget

Span: TypeAlias = tuple[int, int]
Finder: TypeAlias = Callable[[Rule, Line, str, Span], Iterator[Span]]
PHRASE_LIMIT = 40
REACH = 300
"""So far from its cue a match may begin and end; in a shorter text it always may."""

_QUOTING = ("any", "facts", "recap")
# A sign that nothing closes is no quote, and is not looked for to the end of all.
_QUOTED = re.compile(
    r'"[^"\n]*"|“[^”]{0,4000}”|„[^„“”]{0,4000}[“”]|«[^»]{0,4000}»|^>.*$', re.M
)


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

    Raises:
        TooSlowError: a rule of the user's own takes too long.
    """
    own = blanked(_QUOTED, text) if scope in _QUOTING else text
    cued = CuedText(own.translate(PLAIN))
    wanted, find = SCOPES[scope], _finder()
    found = [
        Hit(rule, start, end, text[start:end])
        for rule in rules
        if rule.on and not wanted.isdisjoint(rule.scopes)
        for start, end in _spans(rule, cued, find)
    ]
    if found and not is_english(cued.plain):
        return ()
    return tuple(sorted(found, key=_grave_first))


class CuedText:
    """A text in plain signs, and where in it the cues of rules stand.

    `starts` are what the cues in it may begin with, to pass over most lines at once.
    """

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.low = low = plain.lower()
        ends = range(START, len(low) + 1)
        self.starts = frozenset(["", *(low[end - START : end] for end in ends)])
        self.whole = [(0, len(low))]
        self.is_long = len(low) > REACH
        self._places: dict[str, list[int]] = {}

    def near(self, line: Line) -> list[tuple[int, int]]:
        """Return the parts of a long text in which a line may be met.

        A word that comes now and then would else have all of it looked through.
        """
        if "" in line.cues:
            return self.whole
        parts: list[tuple[int, int]] = []
        for at in sorted(chain.from_iterable(map(self._at, line.cues))):
            begin = max(0, at - REACH)
            if parts and begin <= parts[-1][1]:
                begin = parts.pop()[0]
            parts.append((begin, at + REACH))
        return parts

    def _at(self, cue: str) -> list[int]:
        """Return where a cue begins; many lines share one."""
        if cue not in self._places:
            self._places[cue] = list(_each(cue, self.low))
        return self._places[cue]


def _each(cue: str, low: str) -> Iterator[int]:
    at = low.find(cue)
    while at >= 0:
        yield at
        at = low.find(cue, at + 1)


def _finder() -> Finder:
    """Return what finds a line of a rule in a part of a text, one for each text."""
    budgets: list[Budget] = []

    def find(rule: Rule, line: Line, text: str, part: Span) -> Iterator[Span]:
        if not rule.own:
            found = compiled(rule.id, line.pattern).finditer(text, *part)
            return (match.span() for match in found)
        if not budgets:
            from convo_prep.advice.wording.budget import Budget

            budgets.append(Budget())
        return budgets[0].spans(rule.id, line.pattern, text, part)

    return find


def _spans(rule: Rule, text: CuedText, find: Finder) -> Iterator[tuple[int, int]]:
    """Yield where a rule is met; of lines that meet the same words, the longest."""
    low, met = text.low, text.starts
    spans = [
        (start, end)
        for line in rule.lines
        if not met.isdisjoint(line.starts) and any(map(low.__contains__, line.cues))
        for part in (text.near(line) if text.is_long else text.whole)
        for start, end in find(rule, line, text.plain, part)
        if text.plain[start:end].strip()
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
