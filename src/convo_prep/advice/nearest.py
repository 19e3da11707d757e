"""Which concern of a playbook a sentence is near to, and which ones come next.

Nearness is measured in the words that tell anything, by their stems and by what means
nearly the same. A word that many concerns of the playbook say tells them not apart.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from convo_prep.advice.playbook import BETWEEN
from convo_prep.advice.telling import group, groups, stems, tells_little
from convo_prep.text import folded

# Of a short sentence, "we've" would be half of what it tells.
_CONTRACTED = r"'(?:s|ve|re|ll|d|m)\b"
# Chosen on one half of the sentences of tests/own_concerns.jsonl, and tried on the
# other: an answer that does not fit does more harm than none.
MEANS_THE_SAME = 0.7
LITTLE = 0.6
LEAST = 0.9
SHARE = 0.45
AHEAD = 1.3


class Near(NamedTuple):
    """A concern as the playbook says it, and whether a sentence means the same.

    `fits` is what the concern says again, "" where it is only nearer than others.
    """

    says: str
    fits: str


class _Said(NamedTuple):
    """What a sentence tells: its stems, each with its group, and groups of idioms."""

    words: Mapping[str, str]
    idioms: frozenset[str]

    @property
    def groups(self) -> set[str]:
        """The groups it speaks of, in a word or in an idiom."""
        return {*self.words.values(), *self.idioms} - {""}


class _Score(NamedTuple):
    """The weight of what two sentences share, and its share of all they tell."""

    weight: float
    share: float


_Weigh: TypeAlias = Callable[[str], float]


def nearest(says: str, concerns: Sequence[Mapping[str, str]]) -> tuple[Near, ...]:
    """Return the concerns of a playbook that are near, the nearest first.

    Only the first may fit: it must share enough, and more than the one that follows.

    Args:
        says: What they say, in the person's own words.
        concerns: The records of the playbook; `heard_as` holds other words for one.
    """
    said, told = _said(says), [_told(record) for record in concerns]
    weigh = _weighing(told)
    scores = [max(_score(said, each, weigh) for each in one) for one in told]
    order = sorted(range(len(scores)), key=lambda place: -scores[place].weight)
    near = [(concerns[n].get("says", ""), scores[n]) for n in order if scores[n].weight]
    following = near[1][1].weight if len(near) > 1 else 0
    first = [Near(says, _fits(says, score, following)) for says, score in near[:1]]
    return (*first, *(Near(says, "") for says, _ in near[1:]))


def _fits(says: str, score: _Score, following: float) -> str:
    enough = score.weight >= LEAST and score.share >= SHARE
    return says if enough and score.weight >= AHEAD * following else ""


def _told(record: Mapping[str, str]) -> list[_Said]:
    """Return what each way of saying a concern tells."""
    other = record.get("heard_as", "").split(BETWEEN)
    return [_said(text) for text in (record.get("says", ""), *other)]


@lru_cache(maxsize=1_024)
def _said(text: str) -> _Said:
    text = re.sub(_CONTRACTED, " ", folded(text))
    words = stems(text)
    named = {word: group(word) for word in words}
    return _Said(named, frozenset(groups(text, words) - set(named.values())))


def _weighing(told: Sequence[Sequence[_Said]]) -> _Weigh:
    """Return what a term weighs: 1 where at most one concern says it, else less."""
    every = [{t for said in one for t in (*said.words, *said.groups)} for one in told]
    sayers = Counter(term for one in every for term in one)
    most = math.log((len(told) + 1) / 1.5)

    @cache
    def weigh(term: str) -> float:
        many = max(1, sayers[term])
        weight = math.log((len(told) + 1) / (many + 0.5)) / most if most > 0 else 1.0
        return max(0.0, LITTLE * weight if tells_little(term) else weight)

    return weigh


def _score(one: _Said, other: _Said, weigh: _Weigh) -> _Score:
    same = set(one.words) & set(other.words)
    meant = (one.groups & other.groups) - {one.words[word] for word in same}
    weight = _sum(same, meant, weigh)
    both = _sum(one.words, one.idioms, weigh) + _sum(other.words, other.idioms, weigh)
    return _Score(weight, 2 * weight / both if both else 0.0)


def _sum(words: Iterable[str], named: Iterable[str], weigh: _Weigh) -> float:
    alike = math.fsum(map(weigh, named))
    return math.fsum(map(weigh, words)) + MEANS_THE_SAME * alike
