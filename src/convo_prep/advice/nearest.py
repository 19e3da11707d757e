"""Which concern of a playbook a sentence is near to, and which ones come next.

Nearness is measured in all that is said: words by their stems, two that follow one
another, and what means nearly the same. What many concerns of the playbook say tells
them not apart, be it a small word or a large one: "which would you take" has small ones
alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from convo_prep.advice.playbook import BETWEEN
from convo_prep.advice.synonyms import TELLING_NOTHING
from convo_prep.advice.telling import SHORT, group, groups, stem, tells_little
from convo_prep.text import folded

# Chosen on the sentences of tests/own_concerns.jsonl but for the `unseen` ones: an
# answer that does not fit does more harm than none.
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
LEAST = 1.5
SHARE = 0.56
AHEAD = 1.35

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_DENIED = (
    *("ca", "wo", "do", "does", "did", "is", "are", "was"),
    *("have", "has", "had", "would", "could", "should"),
)
# With or without its sign; "were" and "well" are words of their own without it.
_CONTRACTED = {
    **{f"{verb}{no}": (verb, "not") for verb in _DENIED for no in ("n't", "nt")},
    **{f"{one}{end}": (one,) for one in ("you", "they") for end in ("re", "ve", "ll")},
    "cannot": ("ca", "not"),
    "thats": ("that",),
    "whats": ("what",),
    "weve": ("we",),
    "im": ("i",),
    "ive": ("i",),
}
_ENDS = frozenset(("s", "ve", "re", "ll", "d", "m"))
_ARTICLES = frozenset(("a", "an", "the"))

_Terms: TypeAlias = Mapping[str, float]
"""What a sentence says, each with its weight: stems, pairs of them, and groups."""


class Near(NamedTuple):
    """A concern as the playbook says it, and whether a sentence means the same.

    `fits` is what the concern says again, "" where it is only nearer than others.
    """

    says: str
    fits: str


class _Known(NamedTuple):
    """What each concern of a playbook says, and how rare that is among them."""

    says: tuple[frozenset[str], ...]
    rare: Mapping[str, float]


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
    told = _weighed(_terms(says, known.rare), known.rare)
    scores = [_score(told, said) for said in known.says]
    order = sorted(range(len(scores)), key=lambda place: -scores[place].weight)
    near = [(concerns[n].get("says", ""), scores[n]) for n in order if scores[n].weight]
    following = near[1][1].weight if len(near) > 1 else 0
    first = [Near(says, _fits(says, score, following)) for says, score in near[:1]]
    return (*first, *(Near(says, "") for says, _ in near[1:]))


def _fits(says: str, score: _Score, following: float) -> str:
    enough = score.weight >= LEAST and score.share >= SHARE
    return says if enough and score.weight >= AHEAD * following else ""


def _ways(record: Mapping[str, str]) -> str:
    return BETWEEN.join((record.get("says", ""), record.get("heard_as", "")))


@lru_cache(maxsize=4)
def _known(concerns: Sequence[str]) -> _Known:
    """Return what concerns say; a term is rare, 1, where one alone says it."""
    says = tuple(frozenset(_terms(ways)) for ways in concerns)
    sayers = Counter(term for one in says for term in one)
    most = math.log((len(says) + 1) / 1.5)
    rare = {
        term: math.log((len(says) + 1) / (many + 0.5)) / most if most > 0 else 1.0
        for term, many in sayers.items()
    }
    return _Known(says, rare)


def _weighed(terms: _Terms, rare: Mapping[str, float]) -> _Terms:
    """Return terms by how few concerns say them, less where none does."""

    def nowhere(term: str) -> float:
        return NOWHERE_PAIR if " " in term else NOWHERE

    return {t: w * (rare[t] if t in rare else nowhere(t)) for t, w in terms.items()}


def _terms(text: str, known: Collection[str] = ()) -> _Terms:
    """Return what a text says; a word that is none may be a slip for one of `known`."""
    plain = folded(text)
    said = [list(_words(part, known)) for part in plain.split(BETWEEN)]
    words = {word: weight for part in said for word, weight in part}
    telling = [word for word, weight in words.items() if weight != SMALL]
    named = dict.fromkeys(sorted(groups(plain, telling)), MEANS_THE_SAME)
    next_to = ((one, other) for part in said for one, other in pairwise(part))
    pairs = {f"{a} {b}": PAIR * (u + v) / 2 for (a, u), (b, v) in next_to}
    own = {
        word: w * (BESIDE if group(word) in named else 1) for word, w in words.items()
    }
    return {**named, **pairs, **own}


def _words(text: str, known: Collection[str]) -> Iterator[tuple[str, float]]:
    for word, weight in chain.from_iterable(map(_spoken, _WORD.findall(text))):
        yield _meant(word, known), weight


@lru_cache(maxsize=4_096)
def _spoken(word: str) -> tuple[tuple[str, float], ...]:
    """Return the stems of a word and their weights: "don't" is "do" and "not"."""
    parts = _CONTRACTED.get(word) or tuple(
        part for part in word.split("'") if part not in _ENDS
    )
    return tuple((stem(part), _weight(part)) for part in parts if part not in _ARTICLES)


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


def _score(told: _Terms, said: Collection[str]) -> _Score:
    weight = math.fsum(weight for term, weight in told.items() if term in said)
    whole = math.fsum(told.values())
    return _Score(weight, weight / whole if whole else 0.0)
