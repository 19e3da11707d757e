"""Which concern of a playbook a sentence is near to, and which ones come next.

Nearness is measured in all that is said: words by their stems, two that follow one
another, and what means nearly the same. What many concerns of the playbook say tells
them not apart, be it a small word or a large one: "which would you take" has small ones
alone. What several say counts most for the one that says it most often.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from convo_prep.advice.playbook import BETWEEN
from convo_prep.advice.spoken import WORD, spoken
from convo_prep.advice.synonyms import TELLING_NOTHING
from convo_prep.advice.telling import (
    GROUP,
    SHORT,
    group,
    groups,
    has_idiom,
    signed,
    stem,
    tells_little,
)
from convo_prep.text import bare

# Chosen on the sentences of tests/own_concerns.jsonl: an answer that does not fit does
# more harm than none.
MEANS_THE_SAME = 0.7
LITTLE = 0.6
SMALL = 0.5
# A shorter word may as well be another one as a slip for it.
LONG = 5
PAIR = 0.4
# A word beside its group, which says a part of it already.
BESIDE = 0.5
# What no concern of the playbook says may be about anything.
NOWHERE, NOWHERE_PAIR = 0.5, 0.25
# Of a concern known in a few ways alone, one more or less is no sign.
FEW = 5
# Those above whom one speaks with: a word for them is no sign of what is said of them.
ABOVE = f"{GROUP}boss"
LEAST = 1.5
SHARE = 0.52
AHEAD = 1.15

_Terms: TypeAlias = Mapping[str, float]
"""What a sentence says, each with its weight: stems, pairs of them, and groups."""


class Near(NamedTuple):
    """A concern as the playbook says it, and whether a sentence means the same.

    `fits` is what the concern says again, "" where it is only nearer than others.
    """

    says: str
    fits: str


class _Concern(NamedTuple):
    """What a concern says: stems in their order, and how often each comes.

    `grouped` says it of groups by their words, of which `named` tell something; an
    idiom is looked for in `text` once a sentence has it too.
    """

    text: str
    stems: str
    times: Mapping[str, int]
    grouped: Mapping[str, int]
    named: Collection[str]
    ways: int

    def often(self, term: str) -> float:
        """Return how often a word, a pair or a group comes, of all ways to put it."""
        if " " in term:
            times = self.stems.count(f" {term} ")
        elif term.startswith(GROUP):
            speaks = term in self.named or has_idiom(self.text, term)
            times = 1 + self.grouped.get(term, 0) if speaks else 0
        else:
            times = self.times.get(term, 0)
        return times / (self.ways + FEW)


class _Known(NamedTuple):
    """The concerns of a playbook, all their words, and every way to put one.

    A way is held as texts are compared, with the place of its concern.
    """

    concerns: tuple[_Concern, ...]
    words: frozenset[str]
    ways: Mapping[str, int]


class _Score(NamedTuple):
    """How much of a sentence a concern says too, and the share that is of it."""

    weight: float
    share: float


def nearest(says: str, concerns: Sequence[Mapping[str, str]]) -> tuple[Near, ...]:
    """Return the concerns of a playbook that are near, the nearest first.

    Only the first may fit: it must be near enough, and nearer than the next one.

    Args:
        says: What they say, in the person's own words.
        concerns: The records of the playbook; `heard_as` holds other words for one.
    """
    known = _known(tuple(map(_ways, concerns)))
    scores = _scores(says, known)
    same = known.ways.get(bare(says))
    order = sorted(range(len(scores)), key=lambda n: (n != same, -scores[n].weight))
    near = [n for n in order if scores[n].weight or n == same]
    sure = same is not None or (
        _sure([scores[n] for n in near])
        and _says_more(signed(says), known, known.concerns[near[0]])
    )
    return tuple(
        Near(text, text if sure and n == near[0] else "")
        for n, text in ((n, concerns[n].get("says", "")) for n in near)
    )


def _sure(scores: Sequence[_Score]) -> bool:
    """Tell if the first score is enough, and far enough ahead of the second."""
    if not scores or scores[0].weight < LEAST or scores[0].share < SHARE:
        return False
    return len(scores) == 1 or scores[0].weight >= AHEAD * scores[1].weight


def _says_more(said: str, known: _Known, concern: _Concern) -> bool:
    """Tell if a sentence shares more with a concern than somebody above them.

    "My boss is on holiday" says nothing of what any concern says of a boss.
    """
    others, above = {}, False
    for spoken_of, weight in _words(said):
        word = _meant(spoken_of, known.words)
        if group(word) == ABOVE:
            above = True
        elif word in concern.times or group(word) in concern.named:
            others[word] = 0.0 if weight == SMALL else weight
    return not above or sum(others.values()) > LITTLE


def _ways(record: Mapping[str, str]) -> str:
    return BETWEEN.join((record.get("says", ""), record.get("heard_as", "")))


@lru_cache(maxsize=4)
def _known(concerns: Sequence[str]) -> _Known:
    found = tuple(map(_concern, concerns))
    ways = [(way, n) for n, one in enumerate(concerns) for way in one.split(BETWEEN)]
    words = frozenset(term for one in found for term in one.times)
    return _Known(found, words, {bare(way): n for way, n in ways if way})


def _concern(ways: str) -> _Concern:
    plain = signed(ways)
    said = [list(_words(way)) for way in plain.split(BETWEEN)]
    weights = dict(word for way in said for word in way)
    times = Counter(word for way in said for word, _ in way)
    grouped: Counter[str] = Counter()
    for word, many in times.items():
        grouped[group(word)] += many
    named = {group(word) for word, weight in weights.items() if weight != SMALL}
    stems = " / ".join(" ".join(word for word, _ in way) for way in said)
    return _Concern(plain, f" {stems} ", times, grouped, named - {""}, len(said))


def _scores(says: str, known: _Known) -> list[_Score]:
    """Return how much of a sentence each concern says too, as often as it says it."""
    parts = [
        _part(weight, [concern.often(term) for concern in known.concerns], " " in term)
        for term, weight in _terms(says, known).items()
    ]
    whole = math.fsum(told for told, _ in parts)
    weights = [
        math.fsum(said[n] for _, said in parts) for n in range(len(known.concerns))
    ]
    return [_Score(weight, weight / whole if whole else 0.0) for weight in weights]


def _part(
    weight: float, often: Sequence[float], pair: bool
) -> tuple[float, list[float]]:
    """Return what a term tells, the more the fewer say it, and to which concerns."""
    many, most = sum(map(bool, often)), max(often, default=0)
    if not many:
        return weight * (NOWHERE_PAIR if pair else NOWHERE), [0.0] * len(often)
    all_ = len(often) + 1
    rare = math.log(all_ / (many + 0.5)) / math.log(all_ / 1.5) if all_ > 2 else 1.0
    return weight * rare, [weight * rare * math.sqrt(one / most) for one in often]


def _terms(says: str, known: _Known) -> _Terms:
    plain = signed(says)
    said = [(_meant(word, known.words), weight) for word, weight in _words(plain)]
    words = dict(said)
    named = dict.fromkeys(_groups(plain, words), MEANS_THE_SAME)
    pairs = {f"{a} {b}": PAIR * (u + v) / 2 for (a, u), (b, v) in pairwise(said)}
    own = {word: w * (BESIDE if group(word) in named else 1) for word, w in said}
    return {**named, **pairs, **own}


def _groups(text: str, words: Mapping[str, float]) -> list[str]:
    telling = [word for word, weight in words.items() if weight != SMALL]
    return sorted(groups(text, telling))


def _words(text: str) -> Iterator[tuple[str, float]]:
    """Yield the stems of a text with their weights."""
    return chain.from_iterable(map(_spoken, WORD.findall(text)))


@lru_cache(maxsize=4_096)
def _spoken(word: str) -> tuple[tuple[str, float], ...]:
    """Return the stems of what a word stands for, and their weights."""
    return tuple((stem(part), _weight(part)) for part in spoken(word))


def _meant(word: str, known: Collection[str]) -> str:
    """Return the one known word that is a slip of the fingers away, else the word."""
    if word in known or len(word) < LONG:
        return word
    near = [one for one in known if one[0] == word[0] and _slipped(word, one)]
    return near[0] if len(near) == 1 else word


def _slipped(word: str, other: str) -> bool:
    """Tell if one letter is too many, too few or another one, or two are swapped."""
    if abs(len(word) - len(other)) > 1:
        return False
    letters = enumerate(zip(word, other, strict=False))
    start = next((at for at, (a, b) in letters if a != b), min(len(word), len(other)))
    one, two = word[start:], other[start:]
    swapped = one[1::-1] + one[2:] == two
    return one[1:] == two[1:] or one[1:] == two or one == two[1:] or swapped


def _weight(word: str) -> float:
    if word in TELLING_NOTHING or (len(word) <= len("ai") and word not in SHORT):
        return SMALL
    return LITTLE if tells_little(stem(word)) else 1.0
