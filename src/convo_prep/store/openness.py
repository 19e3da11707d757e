"""What others on this machine can open of all that is kept, and what closes it.

A file in a folder that is closed to others is closed, whatever its own rights say.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from convo_prep.session.sure_name import quoted
from convo_prep.views.problems import Problem

OTHERS = stat.S_IRWXG | stat.S_IRWXO
OPEN = "Others on this machine can open it."
FOREIGN = "It belongs to another account on this machine."


def of_file(top: str, name: str) -> Iterator[Problem]:
    """Name a file in a folder, if others get as far as to it, or it is not ours."""
    folder, reached = top, lets_in(top)
    for part in filter(None, os.path.dirname(name).split(os.sep)):
        folder = os.path.join(folder, part)
        reached = reached and lets_in(folder)
    yield from _of_path(os.path.join(top, name), name, reached)


def below(
    top: str, known: frozenset[str] = frozenset(), reached: bool = True
) -> Iterator[Problem]:
    """Name all in a folder, and the folder itself, that others can open.

    What is `known`, by its path in the folder, is left out; of what begins with a dot
    only the folder itself is looked at. Others get to what is `reached`.
    """
    if os.path.isdir(top):
        yield from _of_path(top, top, reached)
        yield from _inside(top, top, known, reached and lets_in(top))


def lets_in(folder: str) -> bool:
    """Whether somebody else gets into a folder."""
    try:
        found = os.stat(folder)
    except OSError:
        return False
    return bool(found.st_mode & OTHERS) or _is_foreign(found)


def _of_path(path: str, name: str, reached: bool) -> Iterator[Problem]:
    try:
        found = os.stat(path)
    except OSError:
        return
    if _is_foreign(found):
        hint = f"sudo chown {os.geteuid()} {quoted(path)}"
        yield Problem(name, 0, 0, FOREIGN, hint)
    if reached and found.st_mode & OTHERS:
        right = "700" if stat.S_ISDIR(found.st_mode) else "600"
        yield Problem(name, 0, 0, OPEN, f"chmod {right} {quoted(path)}")


def _inside(
    top: str, folder: str, known: frozenset[str], reached: bool
) -> Iterator[Problem]:
    for entry in _entries(folder):
        if os.path.relpath(entry.path, top) in known:
            continue
        yield from _of_path(entry.path, entry.path, reached)
        # A year folder may be a link.
        is_folder = (
            os.path.isdir(entry.path)
            if folder == top
            else entry.is_dir(follow_symlinks=False)
        )
        if is_folder and not entry.name.startswith("."):
            within = reached and lets_in(entry.path)
            yield from _inside(top, entry.path, known, within)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _is_foreign(found: os.stat_result) -> bool:
    own = getattr(os, "geteuid", None)
    return own is not None and found.st_uid != own()
