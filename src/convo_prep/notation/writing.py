"""A plain tree becomes YAML text that any reader takes for the same texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from convo_prep.notation.own_form import INDENT, KEY, tree_of
from convo_prep.notation.plain_values import Path, Plain, nothing_typed, stands_plain
from convo_prep.text import Tree, normal

_KEY = re.compile(KEY)
MARGIN = " " * INDENT


def dump(tree: Mapping[str, Tree], plain: Plain = nothing_typed) -> str:
    """Write a tree as text, keys in their order, without what is empty.

    Args:
        tree: Texts, lists and mappings; texts are brought to their normal form.
        plain: Whether the value at a path is typed (a scale, choice, date or header
            value) and so stands plain even where a reader takes it for a number.
    """
    kept = normal_form(tree)
    if not kept:
        return ""
    try:
        return "".join(_mapping(kept, (), plain))
    except _OtherForm:
        # Strange keys, and what only a hand may have put there.
        from convo_prep.notation.emitting import emitted

        return emitted(kept, plain)


def renewed(
    text: str, old: Mapping[str, Tree], new: Mapping[str, Tree], plain: Plain
) -> str | None:
    """Return the text for a new tree where nothing but convo has written the old one.

    None where a hand may have been in the file, or the new text is not in our own form:
    then only the changed sections are to be replaced, by `rewrite`.
    """
    if text != dump(old, plain):
        return None
    result = dump(new, plain)
    return result if tree_of(result) == normal_form(new) else None


# One rewriting looks at each text of a file four times.
_normal_text = lru_cache(maxsize=2048)(normal)


def normal_form(tree: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return a tree as it is stored: texts in normal form, nothing empty in it."""
    pairs = ((key, _normal(value)) for key, value in tree.items())
    return {key: value for key, value in pairs if value}


def _normal(tree: Tree) -> Tree:
    if isinstance(tree, str):
        return _normal_text(tree)
    if isinstance(tree, dict):
        return normal_form(tree)
    return [item for item in map(_normal, tree) if item]


class _OtherForm(Exception):  # noqa: N818 - not an error: YAML's emitter writes it then
    """Something does not go into our own form."""


def _mapping(tree: Mapping[str, Tree], path: Path, plain: Plain) -> Iterator[str]:
    """Yield the lines of a mapping, from its own margin on."""
    for key, value in tree.items():
        if not _KEY.fullmatch(key):
            raise _OtherForm
        yield from _value(f"{key}:", value, (*path, key), plain)


def _value(head: str, value: Tree, path: Path, plain: Plain) -> Iterator[str]:
    """Yield a line that begins with a key or dash, and what stands below it."""
    if isinstance(value, str):
        yield from _text(head, value, plain(path))
        return
    yield f"{head}\n"
    if isinstance(value, dict):
        yield from map(_further_in, _mapping(value, path, plain))
    else:
        yield from map(_further_in, _list(value, path, plain))


def _list(items: list[Tree], path: Path, plain: Plain) -> Iterator[str]:
    for index, item in enumerate(items):
        own = (*path, index)
        if isinstance(item, str):
            yield from _text("-", item, plain(own))
        elif isinstance(item, dict):
            first, *rest = _mapping(item, own, plain)
            yield f"- {first}"
            yield from map(_further_in, rest)
        else:
            raise _OtherForm


def _text(head: str, text: str, typed: bool) -> Iterator[str]:
    if stands_plain(text, typed):
        yield f"{head} {text}\n"
        return
    if text[0] == " ":
        raise _OtherForm
    yield f"{head} |\n"
    yield from (_further_in(f"{line}\n") for line in text.split("\n"))


def _further_in(line: str) -> str:
    return line if line == "\n" else MARGIN + line
