"""Everything in a journal that wants mending, each with its file and line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace

from convo_prep.errors import ConvoError, SettingsError, UnreadableFileError
from convo_prep.guide import Guide
from convo_prep.notation import reading
from convo_prep.notation.marks import places, swallowed
from convo_prep.notation.plain_values import Path
from convo_prep.session import Session, is_newer
from convo_prep.session.differing import differing
from convo_prep.session.out_of_time import impossible
from convo_prep.session.sure_name import quoted
from convo_prep.store import contents, openness, saving, twins
from convo_prep.store.journal import Journal
from convo_prep.text import of_few_words
from convo_prep.views.problems import Problem

START = (1, 1)
SETTING = "settings"
NOT_READ = "Give it an ending .yaml, in a folder of the journal."
MOVE_OUT = "Move it out of the journal."
NOT_OURS = (".lock", ".gitignore", "README.md")
NO_ID = "What stands there is no id."
NO_ID_HINT = "The next command that changes the file writes one."
OWN_ID_HINT = "The next command that changes one of them gives it an id of its own."
_LOCATED = re.compile(r"(.*?):(\d+):(\d+): (.*)", re.DOTALL)


def problems(journal: Journal, names: list[str]) -> list[Problem]:
    """Judge these files, and what lies beside the sessions if all are meant."""
    found: list[Problem] = []
    same_id: dict[str, list[Session]] = {}
    for name in names:
        found += _file(journal, name, same_id)
    for sessions in same_id.values():
        found += _same_id(journal, sessions)
    return found


def surroundings(journal: Journal) -> list[Problem]:
    """Judge what else lies in the folder, and who may read what is kept anywhere."""
    known = {error.name for error in journal.unread.errors} | {*journal.unread.others}
    others = (
        Problem(name, 0, 0, *_stray(name))
        for name in contents.strays(journal.folder)
        if os.path.basename(name) not in NOT_OURS and name not in known
    )
    return [*_open(journal), *_unread(journal), *others]


def own_playbooks(folder: str) -> list[Problem]:
    """Name what others can open of a person's own playbooks."""
    reached = openness.lets_in(os.path.dirname(folder))
    return list(openness.below(folder, reached=reached))


def _open(journal: Journal) -> Iterator[Problem]:
    """Name what others can open, but for the sessions, which are judged one by one."""
    yield from openness.below(journal.folder, frozenset(journal.names()))
    state, top = (os.path.realpath(p) for p in (journal.state, journal.folder))
    if os.path.commonpath((state, top)) != top:
        yield from openness.below(journal.state)


def _unread(journal: Journal) -> Iterator[Problem]:
    """Name what cannot be read at all, and what is not read where it lies."""
    for error in journal.unread.errors:
        found = located(error.name or journal.folder, error)
        short = found.sentence.removeprefix(f"{found.file} ")
        yield replace(found, sentence=short[:1].upper() + short[1:])
    for name, why in journal.unread.others.items():
        hint = MOVE_OUT if name.endswith("/") else NOT_READ
        yield Problem(name, 0, 0, f"It is not read: {why}.", hint)


def config(faults: tuple[SettingsError, ...], path: str) -> list[Problem]:
    """Return what in the config, or in a setting of the shell, makes no sense."""
    found = (located(_setting(path, fault), fault) for fault in faults)
    return [replace(p, sentence=p.sentence.removeprefix(f"{path}: ")) for p in found]


def _setting(path: str, fault: SettingsError) -> str:
    return path if path in fault.sentence else SETTING


def _file(
    journal: Journal, name: str, same_id: dict[str, list[Session]]
) -> Iterator[Problem]:
    path = journal.path(name)
    yield from openness.of_file(journal.folder, name)
    try:
        read = reading.parse(saving.read_bytes(path), name)
    except FileNotFoundError:
        return
    except UnreadableFileError as error:
        yield located(name, error)
        return
    yield from _tree(read, name, journal.guide)
    session = Session(read.tree, journal.guide, name)
    where = places(read.text)
    for at, why in impossible(session, journal.clock()):
        yield Problem(name, *place(where, at), f"{_label(at)} {why}")
    if session.id:
        same_id.setdefault(session.id, []).append(session)
    elif "id" in read.tree:
        yield Problem(name, *place(where, ("id",)), NO_ID, NO_ID_HINT)


def _tree(read: reading.Reading, name: str, guide: Guide) -> Iterator[Problem]:
    # Judging costs the start of Pydantic, which only a check can afford.
    from convo_prep.schema import misfits, strange_keys

    where = places(read.text)
    for misfit in misfits(read.tree, guide):
        sentence = f"{_label(misfit.path)} {misfit.sentence}"
        yield Problem(name, *place(where, misfit.path), sentence)
    for remark in swallowed(read):
        yield Problem(name, remark.line, remark.column, remark.sentence)
    for strange in strange_keys(read.tree, guide):
        key = _label(strange.path)
        named = key if of_few_words(key) else "This"
        sentence = f"{named} is no key of the guide; it is kept.{strange.sentence}"
        yield Problem(name, *place(where, strange.path), sentence)
    schema = read.tree.get("schema", "")
    if is_newer(schema):
        yield Problem(name, *START, "A newer convo wrote this file; it is only read.")


def _label(path: Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def place(where: dict[Path, tuple[int, int]], path: Path) -> tuple[int, int]:
    """Return where a path stands, or the nearest thing above it that is there."""
    while path and path not in where:
        path = path[:-1]
    return where.get(path, START)


def _same_id(journal: Journal, sessions: list[Session]) -> Iterator[Problem]:
    """Name the copies among the files of one id, and what is another conversation."""
    if len(sessions) < 2:
        return
    for name, goes_on in twins.among(journal.folder, [s.name for s in sessions]):
        one, other = (next(s for s in sessions if s.name == n) for n in (goes_on, name))
        differs = (
            f" It differs in: {', '.join(found)}."
            if (found := differing(one, other))
            else " It says the same."
        )
        hint = f"Take over what is right, then: convo forget {quoted(name)}"
        yield Problem(name, *START, f"It is a copy of {goes_on}.{differs}", hint)
        sessions = [s for s in sessions if s.name != name]
    first, *others = sessions
    for each in others:
        sentence = f"{first.name} has the same id, and is another conversation."
        yield Problem(each.name, *START, sentence, OWN_ID_HINT)


def located(name: str, error: ConvoError) -> Problem:
    """Return a problem that says where a file stops making sense."""
    match = _LOCATED.fullmatch(error.sentence)
    if match is None:
        return Problem(name, 0, 0, error.sentence, error.hint)
    return Problem(name, int(match[2]), int(match[3]), match[4], error.hint)


def _stray(name: str) -> tuple[str, str]:
    if contents.CONFLICT in name:
        return (
            "An answer that did not fit lies here.",
            "Take over what is right, then delete the file.",
        )
    if os.path.basename(name).startswith(contents.UNFINISHED):
        return "A save that was cut short left this.", "Look into it, then delete it."
    return "This is no session file.", "Move it elsewhere if it is not yours."
