"""Lines that say nearly the same in other words, found by the stems they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from convo_prep.advice.telling import stems
from convo_prep.text import bare

# Chosen on made pairs, see tests/advice/test_alike.py: two lines kept apart do less
# harm than two that are taken for one.
ALIKE = 85
# One word in common, of lines that are hardly longer, tells nothing: such lines are
# the same only where all their words are, but for the smallest.
FEWEST = 2
_SMALLEST = frozenset(
    (
        *("a", "an", "the", "i", "me", "my", "we", "us", "our"),
        *("you", "your", "they", "them", "their", "it"),
    )
)
_NOT = frozenset(
    (
        *("no", "not", "never", "without", "less", "nothing", "nobody", "cannot"),
        *("dont", "doesnt", "didnt", "wont", "cant", "isnt", "arent", "wasnt"),
        *("werent", "aint", "shant", "couldnt", "wouldnt", "shouldnt", "mustnt"),
        *("hasnt", "havent", "hadnt", "neednt"),
    )
)


class Said(NamedTuple):
    """A line, as it is compared with others.

    `words` are the stems that tell anything, `every` all words but the smallest;
    `denies` says that there is a no in it.
    """

    bare: str
    words: tuple[str, ...]
    every: frozenset[str]
    denies: bool

    @classmethod
    def of(cls, text: str) -> Said:
        """Return what a text says."""
        plain = bare(text)
        words = frozenset(plain.split())
        telling = tuple(dict.fromkeys(stems(text)))
        return cls(plain, telling, words - _SMALLEST, not _NOT.isdisjoint(words))

    def nearly(self, other: Said) -> bool:
        """Whether two lines say nearly the same; a yes and a no never do."""
        if self.bare == other.bare:
            return True
        if self.denies != other.denies:
            return False
        if min(len(self.words), len(other.words)) < FEWEST:
            return bool(self.every) and self.every == other.every
        # In C, as pairs are many; loaded only where there are lines to compare.
        from rapidfuzz import fuzz

        one, two = " ".join(self.words), " ".join(other.words)
        return fuzz.token_set_ratio(one, two) >= ALIKE


def grouped(texts: Iterable[str]) -> list[list[int]]:
    """Return the places of the texts, those together that say nearly the same.

    Groups stand in the order of their first text, which all others in them are like.
    """
    groups: list[list[int]] = []
    known = _Firsts()
    for place, text in enumerate(texts):
        said = Said.of(text)
        found = known.like(said)
        if found is None:
            found = known.add(said)
            groups.append([])
        groups[found].append(place)
    return groups


class _Firsts:
    """The first lines of groups, by what leads to them: many need no comparing."""

    def __init__(self) -> None:
        self._said: list[Said] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._same: dict[object, int] = {}

    def add(self, said: Said) -> int:
        """Keep a line that is like none before it, and return its place."""
        place = len(self._said)
        self._said.append(said)
        for word in said.words:
            self._by_word[word].append(place)
        for key in (said.bare, said.every):
            self._same.setdefault(key, place)
        return place

    def like(self, said: Said) -> int | None:
        """Return the place of a line that says nearly the same, None without one."""
        for key in (said.bare, said.every):
            at = self._same.get(key)
            if at is not None and said.nearly(self._said[at]):
                return at
        near = Counter(at for word in said.words for at in self._by_word[word])
        shared = (at for at, many in near.most_common() if many >= FEWEST)
        return next((at for at in shared if said.nearly(self._said[at])), None)
