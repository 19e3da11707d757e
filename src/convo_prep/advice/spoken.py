"""What is said word by word, small words too, and which of them stand together.

In a short line small words tell most: "want out", "for the same money", "not ready".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from convo_prep.advice.telling import DENIED, group, signed, stem

NEAR = 2
"""Words that have one other between them are near one another."""
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PAUSE = re.compile(r"[.,;:!?\n]+")
_CONTRACTED = {
    **{f"{verb}n't": (verb, "not") for verb in DENIED},
    "cannot": ("ca", "not"),
    "gonna": ("go", "to"),
    "wanna": ("want", "to"),
}
_ENDS = frozenset(("s", "ve", "re", "ll", "d", "m"))
_ARTICLES = frozenset(("a", "an", "the"))


def spoken(word: str) -> tuple[str, ...]:
    """Return the words that a word stands for: "don't" is "do" and "not"."""
    parts = _CONTRACTED.get(word) or tuple(
        part for part in word.split("'") if part not in _ENDS
    )
    return tuple(part for part in parts if part not in _ARTICLES)


def pairs(text: str) -> Iterator[str]:
    """Yield the stems that stand near one another, a word of a group by its name."""
    for said in _PAUSE.split(signed(text)):
        terms = [term for word in WORD.findall(said) for term in _terms(word)]
        for at, one in enumerate(terms):
            yield from (f"{one} {other}" for other in terms[at + 1 : at + 1 + NEAR])


@lru_cache(maxsize=4_096)
def _terms(word: str) -> tuple[str, ...]:
    stems = map(stem, spoken(word))
    return tuple(group(each) or each for each in stems)
