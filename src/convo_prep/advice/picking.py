"""Which playbook fits what somebody tells, and which of them may be suggested.

A playbook scores by the words that it shares with the text: a word counts for more the
fewer playbooks say it, a word of the same meaning counts for less than the word itself,
and words that a playbook puts together count for more where they are met together.
Small words tell nothing alone, and much beside each other: "want out", "not ready".
bench/picking.py says how often that is right.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from convo_prep.advice.fault import ADMITTING, admitted
from convo_prep.advice.indexing import GENERAL, Entry, Index
from convo_prep.advice.spoken import pairs
from convo_prep.advice.telling import group, groups, stems, tells_little

OFFERED = 2
# A score of 1 is about one word that no other playbook says. More than that is needed,
# and a fifth more than what the next one has: else nothing stands out. A short line has
# few words to score by, so the lead is what tells.
STANDS_OUT = 1.3
AHEAD = 1.2
MEANS_THE_SAME = 0.6
LITTLE = 0.5
TOGETHER = 0.5
PHRASES = 2
NEAR = 0.4
# One word alone is too little to stand out, however often a playbook says it.
ALONE = 1.0
WORDY = 0.5
UNSAID = 0.5
# Two texts tell of the same when they share two words that tell something, and half of
# what the shorter one tells.
SAME = 0.5
SHARED = 2


class Ranked(NamedTuple):
    """How well one playbook fits; `offered` where it may be suggested."""

    id: str
    title: str
    score: float
    offered: bool


class _Told(NamedTuple):
    """A text as it is compared: its words, their groups, and what each one weighs.

    `near` are the words that stand near one another, each with its weight.
    """

    words: frozenset[str]
    groups: frozenset[str]
    weights: Mapping[str, float]
    near: Mapping[str, float]


def ranked(
    words: str, index: Index, chosen_before: Iterable[tuple[str, str]] = ()
) -> tuple[Ranked, ...]:
    """Return all playbooks but the general one, the one that fits best first.

    Args:
        words: Title, issue and pasted words, in one text.
        index: What the playbooks say.
        chosen_before: What was told in earlier sessions, and the id chosen for it.
    """
    told = _told(words, index)
    usual = math.fsum(map(_size, index)) / max(1, len(index))
    scores = {entry.id: _score(entry, told, words, usual) for entry in index}
    before = _before(told, index, chosen_before)
    first = sorted(
        index, key=lambda e: (-before.get(e.id, 0), -scores[e.id], e.title, e.id)
    )
    offered = _offered([(entry.id, scores[entry.id]) for entry in first], before, words)
    return tuple(
        Ranked(entry.id, entry.title, round(scores[entry.id], 3), entry.id in offered)
        for entry in first
        if entry.id != GENERAL
    )


def standing_out(
    scores: Sequence[tuple[str, float]], least: float = STANDS_OUT, ahead: float = AHEAD
) -> list[str]:
    """Return the first one, or two, that are ahead of the one that follows.

    Args:
        scores: Ids and scores, the best first.
        least: The score that is needed.
        ahead: How many times the score of the next one it must be.
    """
    found = [*scores[: OFFERED + 1], ("", 0.0), ("", 0.0)]
    for many in range(1, OFFERED + 1):
        last, following = found[many - 1][1], found[many][1]
        if last < least:
            return []
        if last >= ahead * following:
            return [situation for situation, _ in found[:many]]
    return []


def _told(words: str, index: Index) -> _Told:
    said, near = stems(words), frozenset(pairs(words))
    spoken_of = groups(words, said)
    weights = {term: _weight(term, index) for term in {*said, *spoken_of}}
    sayers = Counter(chain.from_iterable(near & entry.pairs for entry in index))
    told = {pair: _rare(many, index) for pair, many in sayers.items()}
    return _Told(frozenset(said), frozenset(spoken_of), weights, told)


def _weight(term: str, index: Index) -> float:
    """Return how much a term tells, less where one alone is no sign."""
    weight = _rare(max(1, sum(term in entry.terms for entry in index)), index)
    return LITTLE * weight if tells_little(term) else weight


def _rare(sayers: int, index: Index) -> float:
    """Return 1 for what one playbook says, the less the more of them say it."""
    every = len(index) + 1
    return math.log(every / (sayers + 0.5)) / math.log(every / 1.5)


def _size(entry: Entry) -> float:
    return math.fsum(entry.terms.values())


def _score(entry: Entry, told: _Told, words: str, usual: float) -> float:
    shared = [word for word in told.words if word in entry.terms]
    covered = {group(word) for word in shared}
    alike = [g for g in told.groups - covered if g in entry.terms]
    score = math.fsum(told.weights[word] * entry.terms[word] for word in shared)
    score += MEANS_THE_SAME * math.fsum(told.weights[g] * entry.terms[g] for g in alike)
    # Who says much shares words by chance.
    score /= 1 - WORDY + WORDY * _size(entry) / usual if usual else 1
    score += TOGETHER * _together(entry, told)
    near = [told.near[pair] for pair in told.near if pair in entry.pairs]
    score += NEAR * math.fsum(near)
    if len(shared) + len(alike) + len(near) < 2:
        score = min(score, ALONE)
    if entry.id not in ADMITTING or admitted(words, entry.id):
        return score
    return UNSAID * score if len(shared) + len(alike) > 1 else 0.0


def _together(entry: Entry, told: _Told) -> float:
    """Return what the two phrases add that are met most completely."""
    met = told.groups | {word for word in told.words if not group(word)}
    found = []
    for phrase in entry.phrases:
        both = phrase & met
        if len(both) > 1:
            weight = math.fsum(told.weights[term] for term in both)
            found.append(weight * len(both) / len(phrase))
    return math.fsum(sorted(found)[-PHRASES:])


def _before(
    told: _Told, index: Index, chosen: Iterable[tuple[str, str]]
) -> dict[str, float]:
    """Return how much the likest text resembles, for each id chosen for such a text."""
    found: dict[str, float] = {}
    for words, situation in chosen:
        other = frozenset(stems(words))
        shared = told.words & other
        if sum(not tells_little(word) for word in shared) >= SHARED:
            shorter = min(_sum(told.words, index), _sum(other, index))
            alike = _sum(shared, index) / shorter
            found[situation] = max(alike, found.get(situation, 0))
    return {situation: alike for situation, alike in found.items() if alike >= SAME}


def _sum(words: Iterable[str], index: Index) -> float:
    return math.fsum(_weight(word, index) for word in words)


def _offered(
    scores: Sequence[tuple[str, float]], before: Mapping[str, float], words: str
) -> set[str]:
    """Return which of the first two may be suggested, none beside the general one."""
    first = [situation for situation, _ in scores[:OFFERED]]
    chosen = [situation for situation in first if situation in before]
    standing = chosen or standing_out(scores)
    if GENERAL in standing:
        return set()
    return {
        situation
        for situation in standing
        if situation not in ADMITTING or admitted(words, situation)
    }
