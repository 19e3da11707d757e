"""What of a session may be handed on: known answers, and none that is private."""

from __future__ import annotations

from collections.abc import Mapping

from convo_prep import kinds
from convo_prep.guide import STAMPS_AFTER, STAMPS_BEFORE, Guide, Question
from convo_prep.stored import as_it_stands, items_of
from convo_prep.text import Tree

STAMPS = (*STAMPS_BEFORE, *STAMPS_AFTER, "closed")


def without_private(tree: Mapping[str, Tree], guide: Guide) -> dict[str, Tree]:
    """Return a tree with nothing in it but what the guide knows, and no private answer.

    Nobody can tell of a key of one's own, nor of a draft that was struck, whether it is
    private, so they are left out too. What no answer of its kind is stands as text.
    """
    kept: dict[str, Tree] = {key: as_it_stands(tree.get(key, "")) for key in STAMPS}
    sections: dict[str, dict[str, Tree]] = {}
    for question in guide.questions():
        if question.private or question.each_of or question in guide.kept:
            continue
        within = tree.get(question.step, "") if question.step else tree
        value = within.get(question.key, "") if isinstance(within, Mapping) else ""
        into = sections.setdefault(question.step, {}) if question.step else kept
        into[question.key] = _answer(guide, question, value)
    return _filled({**_in_order(kept, guide), **sections, "closed": kept["closed"]})


def public_fields(guide: Guide, question: Question) -> tuple[str, ...]:
    """Return the keys of a record that are not private, those asked later last."""
    later = [each for each in guide.questions() if each.each_of == question.path]
    every = [*question.fields, *later]
    private = {each.key for each in every if each.private}
    return tuple(dict.fromkeys(e.key for e in every if e.key not in private))


def _answer(guide: Guide, question: Question, value: Tree) -> Tree:
    if question.fields:
        keys = public_fields(guide, question)
        return [item for each in items_of(value) if (item := _record(each, keys))]
    if kinds.is_listed(question):
        return [as_it_stands(each) for each in items_of(value)]
    return as_it_stands(value)


def _record(item: Tree, keys: tuple[str, ...]) -> Tree:
    if isinstance(item, dict):
        return {key: as_it_stands(item[key]) for key in keys if item.get(key)}
    # A bare text stands for the first field.
    return item if isinstance(item, str) else ""


def _in_order(kept: Mapping[str, Tree], guide: Guide) -> dict[str, Tree]:
    order = [key for key in guide.order() if key in kept and key != "closed"]
    return {key: kept[key] for key in order}


def _filled(tree: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return a tree without what holds nothing."""
    found: dict[str, Tree] = {}
    for key, value in tree.items():
        left = _filled(value) if isinstance(value, dict) else value
        if left:
            found[key] = left
    return found
