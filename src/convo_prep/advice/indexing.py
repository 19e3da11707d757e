"""The index that picking reads: what each playbook says, as weighted stems and phrases.

The wheel holds it ready for the shipped playbooks, so that nobody who is asked which
situation it is waits for them to be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from convo_prep.advice.playbook import Playbook
from convo_prep.advice.spoken import pairs
from convo_prep.advice.telling import phrase, terms
from convo_prep.text import bare

# What fits any talk is chosen by choosing nothing; it knows what no other is about.
GENERAL = "general"
WEIGHTS: Mapping[str, float] = {
    "title": 3,
    "aliases": 3,
    "heard_as": 3,
    "use_when": 1,
    "summary": 1,
    "concerns": 0.5,
}
# Words that were put together on purpose, and tell more where they are met together.
PHRASED = ("title", "aliases", "heard_as", "use_when")
# How it is said, in words that stand near one another.
SAID = ("title", "aliases", "heard_as")
# What a playbook says again and again counts for at most twice as much as what stands
# once in a phrase of `heard_as`.
ENOUGH = 3

Row: TypeAlias = list[Any]
"""An entry in JSON, its parts in their order."""


class Entry(NamedTuple):
    """What the index knows of one playbook.

    A term of weight 1 is said once in a title, an alias or a phrase of `heard_as`; 2 is
    the most. Groups of words stand among the terms by their name, `@pay`. `called` are
    its names as names are compared, `heard` all words by which it may be looked for,
    `not_for` says in a few words when another one fits better. `pairs` are stems that
    stand near one another in how it is said.
    """

    id: str
    title: str
    short: str
    group: str
    terms: Mapping[str, float]
    phrases: tuple[frozenset[str], ...]
    called: tuple[str, ...] = ()
    heard: str = ""
    not_for: str = ""
    pairs: frozenset[str] = frozenset()


Index: TypeAlias = tuple[Entry, ...]


def index_of(playbooks: Iterable[Playbook]) -> Index:
    """Return the index of some playbooks, in their order."""
    return tuple(map(_entry, playbooks))


def index_from(rows: Iterable[Row]) -> Index:
    """Return the index that `rows` wrote."""
    return tuple(map(_entry_from, rows))


def _entry_from(row: Row) -> Entry:
    own, title, short, group, terms, phrases, called, heard, not_for, near = row
    sets = tuple(frozenset(phrase) for phrase in phrases)
    names = tuple(called)
    said = frozenset(near.splitlines())
    return Entry(own, title, short, group, terms, sets, names, heard, not_for, said)


def rows(index: Index) -> list[Row]:
    """Return an index as the wheel holds it."""
    return [
        [
            *entry[:5],
            list(map(sorted, entry.phrases)),
            list(entry.called),
            *entry[7:9],
            "\n".join(sorted(entry.pairs)),
        ]
        for entry in index
    ]


def _entry(playbook: Playbook) -> Entry:
    said: dict[str, float] = defaultdict(float)
    for key, text in _texts(playbook):
        for term in terms(text):
            said[term] += WEIGHTS[key]
    return Entry(
        playbook.id,
        playbook.title,
        playbook.text("short"),
        playbook.text("group"),
        {term: round(2 * sum_ / (sum_ + ENOUGH), 2) for term, sum_ in said.items()},
        tuple(_phrases(playbook)),
        called := tuple(map(bare, _names(playbook))),
        " ".join((*called, *map(bare, playbook.texts("heard_as")))),
        _in_short(playbook.text("not_for")),
        frozenset(
            pair
            for key, text in _texts(playbook)
            if key in SAID
            for pair in pairs(text)
        ),
    )


def _names(playbook: Playbook) -> tuple[str, ...]:
    short = playbook.text("short")
    return (playbook.id, playbook.title, *playbook.texts("aliases"), short)


def _in_short(not_for: str) -> str:
    """Return the first clause, `not: a client who disputes the sum itself`."""
    clause = not_for.partition(";")[0].removesuffix(".")
    return f"not: {clause[0].lower()}{clause[1:]}" if clause else ""


def _texts(playbook: Playbook) -> Iterator[tuple[str, str]]:
    for key in WEIGHTS:
        if key == "concerns":
            for concern in playbook.records(key):
                yield key, concern.get("says", "")
        for text in playbook.texts(key):
            yield from ((key, part) for part in text.split(","))


def _phrases(playbook: Playbook) -> Iterator[frozenset[str]]:
    found = (phrase(text) for key, text in _texts(playbook) if key in PHRASED)
    return (each for each in dict.fromkeys(found) if len(each) > 1)
