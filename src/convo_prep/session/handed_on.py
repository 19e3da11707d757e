"""What of a session may be handed on: known answers, and none that is private."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from convo_prep import kinds
from convo_prep.guide import STAMPS_AFTER, STAMPS_BEFORE, Guide, Question
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import Tree

CLOSED = "closed"
STAMPS = (*STAMPS_BEFORE, *STAMPS_AFTER, CLOSED)

# (field, choice) that make a record private as a whole.
OneOwn: TypeAlias = tuple[tuple[str, str], ...]


class Place(NamedTuple):
    """Where an answer stands: its key, and of a record the keys of what is shown.

    `listed` says that it has items, `own` which of its records are left out.
    """

    step: str
    key: str
    fields: tuple[str, ...] = ()
    listed: bool = False
    own: OneOwn = ()


def places(guide: Guide, private: bool) -> tuple[Place, ...]:
    """Return the places of all stamps and answers, in the order of the file.

    Only with `private` are private answers among them, and of records those that are
    private and private parts. What convo keeps beside the answers is not.
    """
    stored = {q.path: q for q in guide.questions() if not q.each_of}
    shown = {
        path: _place(guide, question, private)
        for path, question in stored.items()
        if (private or not question.private) and question not in guide.kept
    }
    shown |= {key: Place("", key) for key in STAMPS}
    return tuple(shown[path] for path in guide.order() if path in shown)


def without_private(
    tree: Mapping[str, Tree], public: tuple[Place, ...]
) -> dict[str, Tree]:
    """Return a tree with nothing in it but its answers at public places.

    Nobody can tell of a key of one's own, nor of a draft that was struck, whether it is
    private, so they are left out too. What no answer of its kind is stands as text.
    """
    kept: dict[str, Tree] = {}
    sections: dict[str, dict[str, Tree]] = {}
    for place in public:
        within = tree.get(place.step, "") if place.step else tree
        value = within.get(place.key, "") if isinstance(within, Mapping) else ""
        if answer := _answer(place, value):
            into = sections.setdefault(place.step, {}) if place.step else kept
            into[place.key] = answer
    closed = {CLOSED: kept.pop(CLOSED)} if CLOSED in kept else {}
    return {**kept, **sections, **closed}


def own_choices(question: Question) -> OneOwn:
    """Return what in a record of a question says that it is for oneself alone."""
    return tuple(
        (f.key, choice) for f in question.fields for choice in f.private_choices
    )


def without_own(answer: Tree, own: OneOwn) -> Tree:
    """Return an answer without the records in it that are for oneself alone."""
    if isinstance(answer, list):
        return [each for each in answer if not _is_own(each, own)]
    return "" if _is_own(answer, own) else answer


def _is_own(item: Tree, own: OneOwn) -> bool:
    # However it was written by hand: what should be private must not get out.
    return isinstance(item, dict) and any(
        as_it_stands(item.get(key, "")).strip().casefold() == choice
        for key, choice in own
    )


def _place(guide: Guide, question: Question, private: bool) -> Place:
    later = [each for each in guide.questions() if each.each_of == question.path]
    every = [*question.fields, *later] if question.fields else []
    hidden = {each.key for each in every if each.private and not private}
    fields = tuple(dict.fromkeys(e.key for e in every if e.key not in hidden))
    own = () if private else own_choices(question)
    return Place(question.step, question.key, fields, kinds.is_listed(question), own)


def _answer(place: Place, value: Tree) -> Tree:
    value = without_own(value, place.own)
    if place.fields:
        found = (_record(each, place.fields) for each in items_of(value))
        return [item for item in found if item]
    if place.listed and value:
        return [as_it_stands(each) for each in items_of(value)]
    return as_it_stands(value)


def _record(item: Tree, keys: tuple[str, ...]) -> Tree:
    if isinstance(item, dict):
        return {key: as_it_stands(item[key]) for key in keys if item.get(key)}
    # A bare text stands for the first field.
    return item if isinstance(item, str) else ""
