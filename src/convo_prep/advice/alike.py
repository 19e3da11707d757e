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
    firsts: list[Said] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    by_text: dict[str, int] = {}
    for place, text in enumerate(texts):
        said = Said.of(text)
        found = by_text.get(said.bare)
        if found is None:
            near = Counter(at for word in said.words for at in by_word[word])
            fits = (at for at, _ in near.most_common() if said.nearly(firsts[at]))
            found = next(fits, None)
        if found is None:
            found = len(groups)
            groups.append([])
            firsts.append(said)
            for word in said.words:
                by_word[word].append(found)
        by_text.setdefault(said.bare, found)
        groups[found].append(place)
    return groups
