"""How two files of one conversation differ: which answers, never what they say."""

from __future__ import annotations

from collections.abc import Iterator

from convo_prep.guide import Guide, Question
from convo_prep.session.session import Session
from convo_prep.stored import items_of
from convo_prep.text import Tree

OWN_KEYS = "keys of your own"


def differing(one: Session, other: Session) -> list[str]:
    """Return the labels of the answers that are not the same, in the guide's order."""
    return list(dict.fromkeys(_differing(one, other)))


def _differing(one: Session, other: Session) -> Iterator[str]:
    order = one.guide.order()
    for path in order:
        if one.answer(path) != other.answer(path):
            yield _label(one.guide, path)
    if _unknown(one, order) != _unknown(other, order):
        yield OWN_KEYS


def _label(guide: Guide, path: str) -> str:
    question = guide.find(path)
    return question.label if question else path.rpartition(".")[2].replace("_", " ")


def _unknown(session: Session, order: tuple[str, ...]) -> list[tuple[str, Tree]]:
    """Return what stands under keys that the guide does not know."""
    known = {*order, *(path.partition(".")[0] for path in order)}
    found = [(key, value) for key, value in session.tree.items() if key not in known]
    for key, value in session.tree.items():
        if isinstance(value, dict):
            inner = [(f"{key}.{name}", each) for name, each in value.items()]
            found += [pair for pair in inner if key in known and pair[0] not in known]
    return sorted(found, key=lambda pair: pair[0])


def how_many(one: Session, other: Session) -> int:
    """Return how many answers differ; of a list each item counts, of a title none."""
    paths = (question.path for question in _counted(one.guide))
    return sum(_how_many(one.answer(path), other.answer(path)) for path in paths)


def which(one: Session, other: Session) -> list[str]:
    """Return the labels of the answers that `how_many` counts, in the guide's order."""
    counted = _counted(one.guide)
    found = [q.label for q in counted if one.answer(q.path) != other.answer(q.path)]
    return list(dict.fromkeys(found))


def _counted(guide: Guide) -> list[Question]:
    asked = (each for each in guide.questions() if not each.stamped)
    return [each for each in asked if each.path not in ("client", "topic")]


def _how_many(one: Tree, other: Tree) -> int:
    if one == other:
        return 0
    mine, theirs = items_of(one), items_of(other)
    alone = [each for each in mine if each not in theirs]
    added = [each for each in theirs if each not in mine]
    return max(len(alone), len(added), 1)
