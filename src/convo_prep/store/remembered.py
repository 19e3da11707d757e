"""What convo has been told once and need not ask again, in a file beside the config."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import NamedTuple

from convo_prep.errors import ConvoError
from convo_prep.store import saving
from convo_prep.text import Tree, one_line

# Each key with what it may hold. `name`: the one a person signs with; `dates`: what
# the first of two numbers is.
KEYS: Mapping[str, Callable[[str], bool]] = {
    "name": bool,
    "dates": lambda word: word in ("day", "month"),
}
DELETE = "Delete it, and convo asks again."


class Remembered(NamedTuple):
    """What is remembered, by key, and a sentence about what of it is not understood."""

    texts: Mapping[str, str] = {}
    fault: str = ""


def read(path: str) -> Remembered:
    """Return what is remembered; what is not understood is as if never told."""
    tree = _tree(path)
    if tree is None:
        return Remembered(fault=f"{path} cannot be read. {DELETE}")
    texts, strange = {}, []
    for key, value in tree.items():
        fits = KEYS.get(key)
        if fits is not None and isinstance(value, str) and fits(one_line(value)):
            texts[key] = one_line(value)
        else:
            strange.append(key)
    named = ", ".join(strange)
    return Remembered(texts, f"{path}: not understood: {named}." if named else "")


def keep(path: str, key: str, text: str) -> bool:
    """Remember one thing more; False where that cannot be, which is no error.

    What a later convo has written there stays. The config is never written.
    """
    if not KEYS[key](one_line(text)):
        raise ValueError(key)
    tree = _tree(path)
    if tree is None:
        return False
    from convo_prep.notation.writing import dump

    whole = dump({**tree, key: one_line(text)})
    # Where it is a link, the file behind it is meant.
    real = os.path.realpath(path)
    try:
        saving.make_folder(os.path.dirname(real))
        saving.overwrite(real, whole.encode("utf-8"), sync=True)
    except ConvoError:
        return False
    return True


def _tree(path: str) -> Mapping[str, Tree] | None:
    """Return what the file holds; None where it is there and cannot be read."""
    try:
        data = saving.read_own(path)
        if not data.strip():
            return {}
        # Most people have no such file, and so do not wait for what reads it.
        from convo_prep.notation import reading

        return reading.parse(data, path).tree
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except ConvoError:
        return None
