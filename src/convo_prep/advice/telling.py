"""What the words of a text tell: their stems, and the groups that they belong to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from convo_prep.advice.synonyms import (
    GROUPS,
    IDIOMS,
    IRREGULAR,
    SLIPS,
    TELLING_LITTLE,
    TELLING_NOTHING,
)
from convo_prep.text import APOSTROPHES, folded

SHORTEST = 3
# Two letters, and yet a word by which situations are told apart.
SHORT = frozenset(("ai",))
GROUP = "@"
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
DENIED = (
    *("ca", "wo", "do", "does", "did", "is", "are", "was", "were"),
    *("have", "has", "had", "would", "could", "should"),
)
# "Were", "well" and "ill" are words of their own.
_UNSIGNED_NOT = re.compile(rf"\b({'|'.join(DENIED)})nt\b")
_UNSIGNED = re.compile(
    r"\b(i(?=(?:m|ve)\b)|we(?=ve\b)|(?:you|they)(?=(?:re|ve|ll)\b)"
    r"|(?:that|what)(?=s\b))"
)
# `I'll` is not ill, `she'd` no shed, `ain't` no AI: what is joined tells nothing.
_JOINED = re.compile(r"\b[^\W\d_]+n't\b|(?<=[^\W\d_])'(?:d|ll|m|re|s|ve)\b")
MOST = 20_000
"""Letters of a text that are read: more than anybody tells about one talk."""


@lru_cache(maxsize=4_096)
def stem(word: str) -> str:
    """Return what a word shares with its other forms: `invoices`, `invoised`."""
    found = _stemmer()(IRREGULAR.get(word, word))
    return _slips().get(found, found)


def signed(text: str) -> str:
    """Return a text as it is compared, with the apostrophes that a hurry left out."""
    plain = folded(text[:MOST]).translate(_STRAIGHT)
    return _UNSIGNED.sub(r"\1'", _UNSIGNED_NOT.sub(r"\1n't", plain))


def stems(text: str) -> list[str]:
    """Return the stems of the words that tell anything, in their order."""
    plain = _JOINED.sub(" ", signed(text)).replace("'", "")
    return [
        stem(word)
        for word in re.findall(r"[^\W\d_]+", plain)
        if not tells_nothing(word)
    ]


@lru_cache(maxsize=4_096)
def tells_nothing(word: str) -> bool:
    """Tell whether a word is too short, or in any form one that all situations have."""
    if len(word) < SHORTEST and word not in SHORT:
        return True
    return word in TELLING_NOTHING or stem(word) in _nothing()


def groups(text: str, words: list[str]) -> set[str]:
    """Return the groups that a text speaks of; `words` are its stems."""
    plain = folded(text[:MOST])
    named = {group(word) for word in words} - {""}
    return named | {
        GROUP + name for name, idiom in IDIOMS.items() if re.search(idiom, plain)
    }


def has_idiom(text: str, name: str) -> bool:
    """Tell whether a folded text has the idiom of a group, as `@pay`."""
    idiom = IDIOMS.get(name.removeprefix(GROUP), "")
    return bool(idiom) and re.search(idiom, text[:MOST]) is not None


def group(word: str) -> str:
    """Return the group of a stem, `@pay`, or "" where it stands in none."""
    return _groups().get(word, "")


def tells_little(word: str) -> bool:
    """Tell whether a stem is met in so many situations that it is no sign alone."""
    return word in _little()


def terms(text: str) -> Iterator[str]:
    """Yield the stems and the groups of a text, each once."""
    words = stems(text)
    yield from dict.fromkeys(words)
    yield from sorted(groups(text, words))


def phrase(text: str) -> frozenset[str]:
    """Return the words of a phrase, those with a group by its name."""
    words = stems(text)
    return frozenset(group(word) or word for word in words) | groups(text, words)


@lru_cache
def _groups() -> dict[str, str]:
    return {
        stem(word): GROUP + name for name, words in GROUPS.items() for word in words
    }


@lru_cache
def _slips() -> dict[str, str]:
    stemmed = _stemmer()
    return {stemmed(slip): stemmed(word) for slip, word in SLIPS.items()}


@lru_cache
def _nothing() -> frozenset[str]:
    return frozenset(stem(word) for word in TELLING_NOTHING)


@lru_cache
def _little() -> frozenset[str]:
    return frozenset(stem(word) for word in TELLING_LITTLE)


@lru_cache
def _stemmer() -> Callable[[str], str]:
    # Only who is asked about a situation pays for it.
    from Stemmer import Stemmer

    snowball: Callable[[str], str] = Stemmer("english").stemWord
    return snowball
