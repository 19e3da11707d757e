"""One answer to be stored: set it, add to it or edit an item, with the value it saw.

Applying a change gives a new tree; the old one is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from convo_prep.stored import items_of
from convo_prep.text import Tree


class ClashError(Exception):
    """The very value that a change saw is another one by now."""


class SetAnswer(NamedTuple):
    """Put `value` at `path` (`prepare.issue`, `client`); an empty value deletes.

    `saw` is what stood there when the person answered, "" for nothing. None
    overwrites whatever is there: for what a machine stamps.
    """

    path: str
    value: Tree
    saw: Tree | None = ""


class AddItem(NamedTuple):
    """Add one item at the end of the list at `path`; nothing can clash."""

    path: str
    item: Tree


class AddLine(NamedTuple):
    """Add one line at the end of the text at `path`; nothing can clash."""

    path: str
    line: str


class EditItem(NamedTuple):
    """Put `item` in the place of the item that equals `saw`; empty takes it out.

    `at` says which of several equal ones is meant; items added or moved by
    somebody else meanwhile do no harm.
    """

    path: str
    at: int
    item: Tree
    saw: Tree


Change: TypeAlias = SetAnswer | AddItem | AddLine | EditItem


def apply(
    tree: Mapping[str, Tree], change: Change, order: Iterable[str]
) -> dict[str, Tree]:
    """Return the tree with a change in it.

    `order` names every path of the guide in file order; a new key is put where it
    belongs among those that stand there, and keys the guide does not know stay
    where they are.

    Raises:
        ClashError: what the change saw is gone or different.
    """
    head, _, key = change.path.rpartition(".")
    section = (tree.get(head) or {}) if head else tree
    if not isinstance(section, Mapping):
        raise ClashError(change.path)
    value = _changed(section.get(key, ""), change)
    inner = put(section, key, value, keys_of(order, head))
    if not head:
        return inner
    return put(tree, head, inner, _sections(order))


def _changed(now: Tree, change: Change) -> Tree:
    if isinstance(change, SetAnswer):
        if change.saw is not None and now not in (change.saw, change.value):
            raise ClashError(change.path)
        return change.value
    if isinstance(change, AddLine) and isinstance(now, str):
        return f"{now.rstrip()}\n{change.line}".lstrip()
    items: list[Tree] = list(items_of(now))
    if isinstance(change, AddLine):
        return [*items, change.line]
    if isinstance(change, AddItem):
        return [*items, change.item]
    if change.item in items and change.saw not in items:
        return items  # somebody else has made this very edit
    place = _place(items, change)
    if change.item:
        return [*items[:place], change.item, *items[place + 1 :]]
    return items[:place] + items[place + 1 :]


def _place(items: list[Tree], change: EditItem) -> int:
    if change.at < len(items) and items[change.at] == change.saw:
        return change.at
    if change.saw in items:
        return items.index(change.saw)
    raise ClashError(change.path)


def put(
    section: Mapping[str, Tree], key: str, value: Tree, order: list[str]
) -> dict[str, Tree]:
    """Return a section with a value in it, a new key where `order` has it."""
    if not value:
        return {name: kept for name, kept in section.items() if name != key}
    if key in section or key not in order:
        return {**section, key: value}
    earlier = set(order[: order.index(key)])
    names = list(section)
    before = [place for place, name in enumerate(names) if name in earlier]
    at = before[-1] + 1 if before else _first(names, order)
    names.insert(at, key)
    return {name: value if name == key else section[name] for name in names}


def _first(names: list[str], order: list[str]) -> int:
    """Where a key goes that precedes all others: before the first one known."""
    known = [place for place, name in enumerate(names) if name in order]
    return known[0] if known else len(names)


def keys_of(order: Iterable[str], head: str) -> list[str]:
    """Return the keys of a section in the guide's order, of the whole file for ""."""
    if not head:
        return _sections(order)
    start = head + "."
    return [path[len(start) :] for path in order if path.startswith(start)]


def _sections(order: Iterable[str]) -> list[str]:
    names = [path.partition(".")[0] for path in order]
    return list(dict.fromkeys(names))
