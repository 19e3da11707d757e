"""What is shipped and what the user adds to it: guide, playbooks, wording rules."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from convo_prep.errors import ConvoError, PlaybookError
from convo_prep.guide import Guide, guide_from
from convo_prep.store import reading, saving
from convo_prep.text import Tree

# Every command needs the guide; few need playbooks or the wording rules.
if TYPE_CHECKING:
    from convo_prep.playbook import Playbook
    from convo_prep.wording import Rule

_PLAYBOOK_ID = re.compile(r"[a-z0-9-]+")
_TITLE = re.compile(rb"^title: ([A-Za-z].*)$", re.MULTILINE)
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Shelf(NamedTuple):
    """The playbooks that loaded, by id, and what is wrong with those that did not."""

    playbooks: Mapping[str, Playbook]
    problems: tuple[str, ...]


@lru_cache
def guide() -> Guide:
    """Return the guide: as a wheel holds it ready, else from the YAML itself."""
    try:
        built = saving.read_bytes(os.path.join(PACKAGE, "guide.json"))
    except FileNotFoundError:
        return guide_from(shipped("guide.yaml"))
    import json

    return guide_from(json.loads(built))


def shipped(name: str) -> dict[str, Tree]:
    """Return the tree of a data file that comes with the package."""
    return read(os.path.join(PACKAGE, name))


def read(path: str) -> dict[str, Tree]:
    """Return the tree of a YAML file.

    Raises:
        PlaybookError: there is no such file.
        UnreadableFileError: it does not parse.
    """
    try:
        return reading.parse(saving.read_bytes(path), path).tree
    except FileNotFoundError:
        raise PlaybookError(f"There is no file {path}.") from None


def shipped_playbooks() -> str:
    """Return the folder of the playbooks that come with convo."""
    inside = os.path.join(PACKAGE, "playbooks")
    if os.path.isdir(inside):
        return inside
    # In an editable install they stand beside src/, and the copy would be stale.
    return os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "playbooks")


def shelf(own_folder: str) -> Shelf:
    """Load every playbook; the user's own go before shipped ones of the same id.

    A file that does not load is named, and the rest goes on without it.
    """
    from convo_prep.playbook import extended, playbook_from

    found: dict[str, Playbook] = {}
    problems: list[str] = []
    for folder in (shipped_playbooks(), own_folder):
        for path in playbook_files(folder):
            try:
                playbook = playbook_from(read(path), _id(path))
            except ConvoError as error:
                problems.append(error.sentence)
            else:
                found[playbook.id] = extended(playbook, found)
    return Shelf(found, tuple(problems))


def playbook(own_folder: str, wanted: str) -> Playbook | None:
    """Return the playbook of an id, without loading the others where that can be."""
    from convo_prep.playbook import playbook_from

    path = _shipped_playbook(own_folder, wanted)
    found = playbook_from(read(path), wanted) if path else None
    if found is not None and not found.text("extends"):
        return found
    return shelf(own_folder).playbooks.get(wanted) if wanted else None


def title(own_folder: str, wanted: str) -> str:
    """Return the title of the playbook of an id, or nothing."""
    # One line of a shipped file says it; a parser would cost as much as all else.
    path = _shipped_playbook(own_folder, wanted)
    line = _TITLE.search(saving.read_bytes(path)) if path else None
    if line is not None:
        return line[1].decode("utf-8")
    found = playbook(own_folder, wanted)
    return found.title if found else ""


def rules(own: str) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the wording rules, with those of the user's own file if it loads.

    A file that does not is named in the second part, and the shipped rules go on.
    """
    from convo_prep.wording import rules_from, with_user_rules

    shipped_rules = rules_from(_entries(shipped("wording-rules.yaml")))
    if not os.path.exists(own):
        return shipped_rules, ()
    try:
        return with_user_rules(shipped_rules, _entries(read(own))), ()
    except ConvoError as error:
        return shipped_rules, (error.sentence,)


def _shipped_playbook(own_folder: str, wanted: str) -> str:
    """Return the file of a shipped playbook; "" where the user's own may be meant."""
    if not _PLAYBOOK_ID.fullmatch(wanted) or playbook_files(own_folder):
        return ""
    path = os.path.join(shipped_playbooks(), f"{wanted}.yaml")
    return path if os.path.exists(path) else ""


def playbook_files(folder: str) -> list[str]:
    """Return the paths of the playbooks in a folder, sorted; it may be missing."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if name.endswith(".yaml")]


def _entries(tree: Mapping[str, Tree]) -> list[Tree]:
    found = tree.get("rules", [])
    return found if isinstance(found, list) else []


def _id(path: str) -> str:
    return os.path.basename(path).removesuffix(".yaml")
