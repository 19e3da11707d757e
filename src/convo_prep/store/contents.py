"""What lies in a journal's folders: session files first, and what is passed over."""

import os
import re
from collections.abc import Iterator
from operator import attrgetter

from convo_prep.store import disk
from convo_prep.store.unread import Unread

ENDING = ".yaml"
OTHER_ENDING = ".yml"
CONFLICT = ".conflict-"
UNFINISHED = ".~"
START = len("YYYY/YYYY-MM-DD-x")
# So many folders that lie too deep are looked into for what may be meant as sessions.
FOLDERS = 200
# Where in a session, and how, a line begins that other YAML files hardly have.
STARTS_WITHIN = 4096
KEYS = (b"schema:", b"client:", b"topic:", b"prepare:")


def names(journal: str, unread: Unread | None = None) -> Iterator[str]:
    """Yield the session files of a journal as paths inside it, newest label first.

    Conflict files, hidden files and anything that is not a plain `*.yaml` are left out;
    a folder may be a link. What cannot be read, or is not looked into, goes into
    `unread`.
    """
    told = Unread() if unread is None else unread
    told.looked_into = 0
    top = _listed(journal, "", told)
    for name in top.folders:
        if name.endswith(ENDING):
            told.strange(name, f"{journal}/{name}")
    for folder in _folders(journal, top, told):
        inside = _listed(journal, folder, told)
        for name in inside.files:
            yield f"{folder}/{name}"
        for name in inside.folders:
            _pass_over_folder(f"{folder}/{name}", f"{journal}/{folder}/{name}", told)
        for entry in inside.others:
            _pass_over(f"{folder}/{entry.name}", entry, told)
    yield from top.files


def linked_folders(journal: str) -> list[str]:
    """Return the folders of a journal that are links, with its path before them."""
    inside = _listed(journal, "", Unread())
    return [each.path for each in inside.others if os.path.isdir(each.path)]


def in_folder(journal: str, folder: str) -> list[str]:
    """Return the session files in one folder of a journal, as paths inside it."""
    files = _listed(journal, folder, Unread()).files
    return [f"{folder}/{name}" if folder else name for name in files]


def strays(journal: str, unread: Unread | None = None) -> Iterator[str]:
    """Yield what lies in a journal's folders and is no session file, as paths in it.

    Of hidden files, only what a save left that was cut short. What cannot be looked
    into goes into `unread`.
    """
    told = Unread() if unread is None else unread
    folders = _folders(journal, _listed(journal, "", told), told)
    for folder in ["", *folders]:
        for name in _others(journal, folder, told):
            yield os.path.join(folder, name)


class _Folder:
    """What one folder holds: session files, folders, and all that is neither."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.folders: list[str] = []
        self.others: list[os.DirEntry[str]] = []


def _listed(journal: str, folder: str, unread: Unread) -> _Folder:
    path = f"{journal}/{folder}" if folder else journal
    found = _Folder()
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    _sort_in(entry, found)
    except OSError as error:
        if folder or os.path.lexists(path) or not isinstance(error, FileNotFoundError):
            unread.refused(folder, path, error)
        else:
            unread.missing = path
    found.files.sort(reverse=True)
    return found


def _sort_in(entry: os.DirEntry[str], found: _Folder) -> None:
    name = entry.name
    if name.endswith(ENDING) and entry.is_file(follow_symlinks=False):
        if CONFLICT not in name:
            found.files.append(name)
    elif entry.is_dir(follow_symlinks=False):
        found.folders.append(name)
    else:
        found.others.append(entry)


def _folders(journal: str, inside: _Folder, unread: Unread) -> list[str]:
    """Return the folders of a journal, newest first, each once however it is linked."""
    found = list(inside.folders)
    if inside.others:
        known = {_identity(os.path.join(journal, name)) for name in ("", *found)}
        for entry in sorted(inside.others, key=attrgetter("name")):
            own = _identity(entry.path)
            if not os.path.isdir(entry.path):
                _pass_over(entry.name, entry, unread)
            elif own not in known:
                known.add(own)
                found.append(entry.name)
    return sorted(found, reverse=True)


def _identity(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _pass_over(name: str, entry: os.DirEntry[str], unread: Unread) -> None:
    """Tell what is no session file, where it may be meant as one, or as a folder."""
    base = entry.name
    if base.endswith(ENDING):
        if CONFLICT not in base:
            unread.strange(name, entry.path)
    elif base.endswith(OTHER_ENDING):
        if _is_like_one(entry.path):
            unread.left_out(name, "its name ends in .yml")
    elif os.path.isdir(entry.path):
        _tell_of(name, entry.path, unread)
    elif "." not in base and not os.path.isfile(entry.path):
        unread.strange(name, entry.path)


def _pass_over_folder(name: str, path: str, unread: Unread) -> None:
    if name.endswith(ENDING):
        unread.strange(name, path)
    _tell_of(name, path, unread)


def _tell_of(name: str, path: str, unread: Unread) -> None:
    """Tell which files lie too deep to be read; what links to is not looked through.

    There may be no end of folders, behind a link above all.
    """

    def shut(error: OSError) -> None:
        inside = name + str(error.filename).removeprefix(path)
        unread.left_out(f"{inside}/", "it cannot be looked into")

    for above, folders, files in os.walk(path, onerror=shut):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        inside = name + above.removeprefix(path)
        unread.looked_into += 1
        if unread.looked_into > FOLDERS:
            unread.left_out(f"{inside}/", "there are too many folders to look into")
            return
        for each in files:
            may_be_one = each.endswith((ENDING, OTHER_ENDING)) and each[0] != "."
            if may_be_one and _is_like_one(f"{above}/{each}"):
                unread.left_out(f"{inside}/{each}", "it lies too deep")


def _is_like_one(path: str) -> bool:
    """Whether a file has a line at its start as sessions have it; unread, it may."""
    try:
        start = disk.peeked(path, STARTS_WITHIN)[:STARTS_WITHIN]
    except OSError:
        return True
    return not start.strip(b"\0 \r\n") or any(
        line.startswith(KEYS) for line in start.splitlines()
    )


def _others(journal: str, folder: str, unread: Unread) -> list[str]:
    """Return what is no session file and no folder."""
    path = os.path.join(journal, folder)
    try:
        with os.scandir(path) as entries:
            found = [entry.name for entry in entries if _is_other(entry)]
    except FileNotFoundError:
        return []
    except OSError as error:
        unread.refused(folder, path, error)
        return []
    return sorted(found, reverse=True)


def _is_other(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    if name.startswith(".") and not name.startswith(UNFINISHED):
        return False

    is_session = name.endswith(ENDING) and CONFLICT not in name
    return not is_session and not os.path.isdir(entry.path)


def run_of(name: str) -> str:
    """Return the start of a label that all copies of a file share; "" for others.

    The day and one letter: in their order, names with the same ones follow each other.
    """
    year = name[:4]
    return name[:START] if name[4:10] == f"/{year}-" and year.isdecimal() else ""


def odd_run_of(name: str) -> str:
    """Return the same for what is called by no label, or lies elsewhere than usual."""
    base = os.path.basename(name).lower()
    match = re.match(r"\d{4}-\d\d-\d\d-.|[^\W_]*", base)
    return os.path.dirname(name) + "/" + (match[0] if match else "")
