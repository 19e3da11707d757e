"""What one run changed, taken out of a tree that others have changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from convo_prep.change import ClashError, keys_of, put
from convo_prep.stored import items_of
from convo_prep.text import Tree


def undone(
    before: Mapping[str, Tree],
    after: Mapping[str, Tree],
    now: Mapping[str, Tree],
    order: Sequence[str],
) -> dict[str, Tree]:
    """Return the tree as it is now without what changed from `before` to `after`.

    All that differs now from `after` stays. Items of lists and lines of texts are told
    apart, and so are the fields of a record. `order` names every path of the guide:
    what comes back stands where it belongs.

    Raises:
        ClashError: the very value that the run left is another one by now.
    """
    return _mapping((before, after, now), "", order)


def _mapping(
    three: tuple[Mapping[str, Tree], ...], path: str, order: Sequence[str]
) -> dict[str, Tree]:
    before, after, now = three
    found = dict(now)
    known = keys_of(order, path)
    for key in dict.fromkeys((*after, *before)):
        inner = f"{path}.{key}".lstrip(".")
        values = tuple(each.get(key) or "" for each in three)
        found = put(found, key, _value(values, inner, order), known)
    return found


def _value(three: tuple[Tree, ...], path: str, order: Sequence[str]) -> Tree:
    before, after, now = three
    if before in (after, now):
        return now
    if now == after:
        return before
    if any(isinstance(each, dict) for each in three):
        return _mapping(tuple(_part(each, path) for each in three), path, order)
    if any(isinstance(each, list) for each in three):
        return _items(tuple(map(items_of, three)), path)
    lines = tuple(str(each).split("\n") if each else [] for each in three)
    return "\n".join(map(str, _items(lines, path)))


def _part(value: Tree, path: str) -> Mapping[str, Tree]:
    if value and not isinstance(value, dict):
        raise ClashError(path)
    return value if isinstance(value, dict) else {}


def _items(three: tuple[Sequence[Tree], ...], path: str) -> list[Tree]:
    before, after, now = three
    found = list(now)
    steps = SequenceMatcher(
        None, list(map(repr, after)), list(map(repr, before)), autojunk=False
    ).get_opcodes()
    for how, left, left_end, at, end in steps:
        if how == "equal":
            continue
        gone, back = after[left:left_end], list(before[at:end])
        for place, item in enumerate(gone):
            _swap(found, item, back[place : place + 1], (left + place, path))
        rest = back[len(gone) :]
        put = _behind(found, before, at + len(back) - len(rest))
        found[put:put] = rest
    return found


def _swap(
    found: list[Tree], item: Tree, back: list[Tree], where: tuple[int, str]
) -> None:
    """Put what was before in the place of an item that the run left."""
    at, path = where
    if at < len(found) and found[at] == item:
        found[at : at + 1] = back
    elif item in found:
        place = found.index(item)
        found[place : place + 1] = back
    elif not back:
        raise ClashError(path)
    elif back[0] not in found:
        place = _same_record(found, item, path)
        found[place] = _value((back[0], item, found[place]), path, ())


def _same_record(found: Sequence[Tree], item: Tree, path: str) -> int:
    """Return the place of the record that is an item changed since."""
    head = next(iter(item.items()), None) if isinstance(item, dict) else None
    for place, each in enumerate(found):
        if head and isinstance(each, dict) and next(iter(each.items()), None) == head:
            return place
    raise ClashError(path)


def _behind(found: Sequence[Tree], before: Sequence[Tree], at: int) -> int:
    """Return the place behind what stood before an item, as far as it is there."""
    for item in reversed(before[:at]):
        if item in found:
            return found.index(item) + 1
    following = (found.index(item) for item in before[at:] if item in found)
    return next(following, len(found))
