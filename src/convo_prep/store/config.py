"""The config file: what a person has set in it, and what of that makes no sense."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from convo_prep.errors import ConvoError, SettingsError
from convo_prep.notation import reading
from convo_prep.store import saving
from convo_prep.store.folders import expanded
from convo_prep.text import Tree, is_own_key, truth

EDITING = ("emacs", "vi")
SWITCHES = ("hints", "plain", "drafts")
KEYS = ("journal", "by", "recap_mark", "hints", "drafts", "plain", "editing")
MEND = "Mend the file, or move it away."


class Config(NamedTuple):
    """What a config file says.

    `texts` are its values by key, those that make sense. `faults` are the others,
    each with its place; `strange` names the keys that there are not, or is empty.
    `guessing` says that it may name a journal, and nobody can tell which.
    """

    texts: Mapping[str, str] = {}
    faults: tuple[SettingsError, ...] = ()
    strange: str = ""
    guessing: bool = False


def config(path: str, environ: Mapping[str, str]) -> Config:
    """Read the config file; one that is not there, or says nothing, is no fault.

    It may be a link, as the people have it who keep their settings elsewhere. The
    journal it names is a whole path here; a relative one lies beside the file.
    """
    found = _read(path)
    if "journal" not in found.texts:
        return found
    try:
        journal = expanded(found.texts["journal"], environ, os.path.dirname(path))
    except SettingsError as error:
        return _without_journal(found, path, error)
    return found._replace(texts={**found.texts, "journal": journal})


def _read(path: str) -> Config:
    try:
        data = saving.read_own(path)
        if not data.strip():
            return Config()
        read = reading.parse(data, path)
    except (FileNotFoundError, NotADirectoryError):
        return Config() if not os.path.islink(path) else _broken_link(path)
    except ConvoError as error:
        return Config(faults=(SettingsError(error.sentence, MEND),), guessing=True)
    return _judged(read.tree, path, read.text)


def _without_journal(found: Config, path: str, error: SettingsError) -> Config:
    fault = SettingsError(f"{path}: journal: {error.sentence}", error.hint)
    texts = {key: text for key, text in found.texts.items() if key != "journal"}
    return Config(texts, (*found.faults, fault), found.strange, guessing=True)


def _broken_link(path: str) -> Config:
    fault = SettingsError(f"{path} is a link to a file that is not there.", MEND)
    return Config(faults=(fault,), guessing=True)


def _judged(tree: Mapping[str, Tree], path: str, text: str) -> Config:
    texts: dict[str, str] = {}
    faults = []
    for key in KEYS:
        value = tree.get(key, "")
        if wrong := _misfit(key, value):
            where = _place(path, text, key)
            faults.append(SettingsError(f"{where}: {wrong[0]}", wrong[1]))
        elif isinstance(value, str) and value:
            texts[key] = value
    guessing = bool(tree.get("journal")) and "journal" not in texts
    return Config(texts, tuple(faults), _strange(tree, path), guessing)


def _misfit(key: str, value: Tree) -> tuple[str, str] | None:
    """Return what is wrong with a value, and what would be right."""
    if not isinstance(value, str) or "\n" in value:
        return f"{key} takes one line of text.", MEND
    if key in SWITCHES and value and truth(value) is None:
        return f"{key} is neither yes nor no.", f"For example: {key}: yes"
    if key == "editing" and value and value not in EDITING:
        return f"There is no editing '{value}'.", f"Known: {', '.join(EDITING)}."
    return None


def _place(path: str, text: str, key: str) -> str:
    # Only who has made a mistake pays for the marks.
    from convo_prep.notation.marks import places

    line, column = places(text).get((key,), (1, 1))
    return f"{path}:{line}:{column}"


def _strange(tree: Mapping[str, Tree], path: str) -> str:
    unknown = [key for key in tree if key not in KEYS and not is_own_key(key)]
    if not unknown:
        return ""
    from difflib import get_close_matches

    named = ", ".join(f"'{key}'" for key in unknown)
    near = [match for key in unknown for match in get_close_matches(key, KEYS, 1)]
    meant = f"Did you mean {', '.join(near)}? " if near else ""
    return f"{path}: no such setting: {named}. {meant}Known: {', '.join(KEYS)}."
