"""What is shipped and what the user adds to it: guide, playbooks, wording rules."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from convo_prep.errors import ConvoError, PlaybookError
from convo_prep.guide import Guide
from convo_prep.notation import reading
from convo_prep.store import saving
from convo_prep.text import Tree

# Every command needs the guide; few need playbooks or the wording rules.
if TYPE_CHECKING:
    from convo_prep.advice.playbook import Playbook, Shelf
    from convo_prep.advice.wording import Rule

_PLAYBOOK_ID = r"[a-z0-9-]+"
_TITLE = rb"(?m)^title: ([A-Za-z].*)$"
PAGE = ".md"
READY = "convo_prep.guide_ready"
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


@lru_cache
def guide() -> Guide:
    """Return the guide: as a wheel holds it ready, else from the YAML itself."""
    try:
        ready = import_module(READY)
    except ModuleNotFoundError:
        from convo_prep.guide_reading import guide_from

        return guide_from(shipped("guide.yaml"))
    return cast("Guide", ready.GUIDE)


def shipped(name: str) -> dict[str, Tree]:
    """Return the tree of a data file that comes with the package."""
    return read(os.path.join(PACKAGE, name))


def read(path: str) -> dict[str, Tree]:
    """Return the tree of a YAML file, as a wheel holds it ready where it is shipped.

    Raises:
        PlaybookError: there is no such file.
        UnreadableFileError: it does not parse.
    """
    inside, name = os.path.split(path)
    if inside.startswith(PACKAGE):
        ready = held_ready(inside, _id(name))
        if ready is not None:
            return cast("dict[str, Tree]", ready)
    try:
        return reading.parse(saving.read_own(path), path).tree
    except (FileNotFoundError, NotADirectoryError):
        raise PlaybookError(f"There is no file {path}.") from None


def held_ready(folder: str, name: str) -> object:
    """Return what a wheel holds ready under a name; None where nothing was built."""
    try:
        ready = saving.read_bytes(os.path.join(folder, f"{name}.json"))
    except FileNotFoundError:
        return None
    import json  # a wheel needs this, and no parser of YAML

    found: object = json.loads(ready)
    return found


def shipped_playbooks() -> str:
    """Return the folder of the playbooks that come with convo."""
    return _folder("playbooks")


def _folder(name: str) -> str:
    inside = os.path.join(PACKAGE, name)
    if os.path.isdir(inside):
        return inside
    # In an editable install they stand beside src/, and the copy would be stale.
    return os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), name)


def pages() -> dict[str, str]:
    """Return the path of each page of the documentation by its name, in order."""
    folder = _folder("docs")
    found = sorted(name for name in os.listdir(folder) if name.endswith(PAGE))
    return {n.removesuffix(PAGE): os.path.join(folder, n) for n in found}


def page(path: str) -> str:
    """Return the text of a page, which is Markdown, from its title on."""
    text = saving.read_own(path).decode("utf-8")
    return text[text.index("# ") :]


def shelf(own_folder: str) -> Shelf:
    """Load every playbook; the user's own go before shipped ones of the same id.

    A file that does not load is named, and the rest goes on without it.
    """
    from convo_prep.advice.playbook import Shelf

    found: dict[str, Playbook] = {}
    problems: list[str] = []
    for folder in (shipped_playbooks(), own_folder):
        loaded = _loaded(folder)
        problems += loaded.problems
        _build(found, dict(loaded.playbooks))
    return Shelf(found, tuple(problems))


def _loaded(folder: str) -> Shelf:
    """Load the playbooks of a folder as they stand."""
    from convo_prep.advice.playbook import Shelf, playbook_from

    loaded: dict[str, Playbook] = {}
    problems: list[str] = []
    for path in playbook_files(folder):
        try:
            playbook = playbook_from(read(path), _id(path))
        except ConvoError as error:
            problems.append(error.sentence)
        else:
            loaded[playbook.id] = playbook
    return Shelf(loaded, tuple(problems))


def _build(found: dict[str, Playbook], waiting: dict[str, Playbook]) -> None:
    """Add playbooks to those found, each after the one that it extends."""
    from convo_prep.advice.playbook import extended

    while waiting:
        ready = [
            playbook
            for playbook in waiting.values()
            if (base := playbook.text("extends")) not in waiting or base == playbook.id
        ]
        # Those that extend each other in a circle are taken as they stand.
        for playbook in ready or list(waiting.values()):
            found[playbook.id] = extended(playbook, found)
            del waiting[playbook.id]


def playbook(own_folder: str, wanted: str) -> Playbook | None:
    """Return the playbook of an id, None where there is none.

    It is as `shelf` has it, but of the shipped ones no other is loaded.
    """
    own = _loaded(own_folder).playbooks if wanted else {}
    found: dict[str, Playbook] = {}
    _build(found, _shipped_for(wanted, own))
    _build(found, dict(own))
    return found.get(wanted)


def _shipped_for(wanted: str, own: Mapping[str, Playbook]) -> dict[str, Playbook]:
    """Return the shipped playbooks that one is made of, itself if it is one."""
    from convo_prep.advice.playbook import playbook_from

    found: dict[str, Playbook] = {}
    names, seen = [wanted], {""}
    while names:
        if (name := names.pop()) in seen:
            continue
        seen.add(name)
        if path := _shipped_playbook(name):
            found[name] = playbook_from(read(path), name)
        names += [each[name].text("extends") for each in (own, found) if name in each]
    return found


def title(own_folder: str, wanted: str) -> str:
    """Return the title of the playbook of an id, or nothing."""
    # One line of a shipped file says it; a parser would cost as much as all else.
    path = "" if playbook_files(own_folder) else _shipped_playbook(wanted)
    line = re.search(_TITLE, saving.read_bytes(path)) if path else None
    if line is not None:
        return line[1].decode("utf-8")
    found = playbook(own_folder, wanted)
    return found.title if found else ""


def rules(own: str) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the wording rules, with those of the user's own file if it loads.

    A file that does not is named in the second part, and the shipped rules go on.
    """
    from convo_prep.advice.wording import rules_from

    shipped_rules = rules_from(_entries(shipped("wording-rules.yaml")))
    try:
        return _with_own(shipped_rules, reading.parse(saving.read_own(own), own)), ()
    except (FileNotFoundError, NotADirectoryError):
        return shipped_rules, ()
    except ConvoError as error:
        return shipped_rules, (error.sentence,)


def _with_own(rules: tuple[Rule, ...], own: reading.Reading) -> tuple[Rule, ...]:
    """Add the user's rules one by one, so that a bad one is named with its line."""
    from convo_prep.advice.wording import with_user_rules

    if own.tree and not isinstance(own.tree.get("rules"), list):
        raise PlaybookError(f"{own.name}:1:1: There is no list of `rules:`.")
    for number, entry in enumerate(_entries(own.tree)):
        try:
            rules = with_user_rules(rules, [entry])
        except PlaybookError as error:
            line, column = _place(own.text, number)
            where = f"{own.name}:{line}:{column}"
            raise PlaybookError(f"{where}: {error.sentence}", error.hint) from error
    return rules


def _place(text: str, number: int) -> tuple[int, int]:
    # Only who has made a mistake pays for the marks.
    from convo_prep.notation.marks import places

    return places(text).get(("rules", number), (1, 1))


def _shipped_playbook(wanted: str) -> str:
    """Return the file of a shipped playbook, "" where there is none."""
    path = os.path.join(shipped_playbooks(), f"{wanted}.yaml")
    known = re.fullmatch(_PLAYBOOK_ID, wanted) and os.path.exists(path)
    return path if known else ""


def problems(own_folder: str) -> tuple[str, ...]:
    """Say what is wrong with the user's own playbooks; the shipped ones load."""
    return _loaded(own_folder).problems


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
