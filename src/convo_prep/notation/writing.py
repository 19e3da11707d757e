"""A plain tree becomes YAML text that any reader takes for the same texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from convo_prep.notation.own_form import INDENT, KEY, NULLS, tree_of
from convo_prep.text import Tree, normal

if TYPE_CHECKING:
    from convo_prep.notation.marks import Path

Plain: TypeAlias = "Callable[[Path], bool]"

# One line that no reader of YAML 1.1 or 1.2 takes apart ...
_ONE_PIECE = re.compile(
    r"(?!\.\.\.)[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~](?:[^\n:#]|:(?![ \n]|$)|(?<=\S)#)*"
)
# ... and what some reader takes for a number, a date, a truth value or nothing.
_TYPED = re.compile(
    r"[-+]?[0-9._][0-9_.,:]*(e[-+]?[0-9]+)?"
    r"|[-+]?0[box][0-9a-f_]+"
    r"|[-+]?\.(inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"([t ]\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]*)?)?\s*(z|[-+][0-9:]+)?)?"
    r"|y|n|yes|no|on|off|true|false|null",
    re.IGNORECASE,
)

_KEY = re.compile(KEY)
MARGIN = " " * INDENT


def nothing_typed(_path: Path) -> bool:
    """Say of every value that it is free text."""
    return False


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


def stands_plain(text: str, typed: bool) -> bool:
    """Tell whether a text is the same to every reader without quotes or a block."""
    if text in NULLS or not _ONE_PIECE.fullmatch(text):
        return False
    return typed or not _TYPED.fullmatch(text)
