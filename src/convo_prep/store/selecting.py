"""Which files of a journal a command has to look at: newest first, one folder a time.

There is no index. Bytes are looked at before anything is parsed, and that look may only
let too much through, never too little.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

from convo_prep.text import folded

ENDING = ".yaml"
CONFLICT = ".conflict-"
UNFINISHED = ".~"
HEADER = 200
PIECE = 65_536
# A named pipe must not make a reader hang.
_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK
_ID = rb"(?m)^id: ([a-z2-9]{6})\s*$"
_CLIENT = b"\nclient: "
_HIDES_NOTHING = re.compile(rb"[A-Za-z0-9_:. +\n-]*")
_PLAIN_WORDS = re.compile(rb"[A-Za-z0-9][A-Za-z0-9 &.,'()/+-]*")
_BLANKS = (b" ", b"\t", b"\r", b"\n")
_CLOSED = re.compile(rb"closed: +[0-9]")
# Between these a value may be broken over lines, or spelled in another way.
_PARTS = r"[^\s']+"


def names(journal: str) -> Iterator[str]:
    """Yield the session files of a journal as paths inside it, newest label first.

    Conflict files, hidden files and anything that is not `*.yaml` are left out.
    """
    for folder in [*_sorted(journal, folders_only=True), ""]:
        for name in _sorted(os.path.join(journal, folder), folders_only=False):
            if name.endswith(ENDING) and CONFLICT not in name:
                yield f"{folder}/{name}" if folder else name


def strays(journal: str) -> Iterator[str]:
    """Yield what lies in a journal's folders and is no session file, as paths in it.

    Of hidden files, only what a save left that was cut short.
    """
    for folder in ["", *_sorted(journal, folders_only=True)]:
        inside = os.path.join(journal, folder)
        for name in _sorted(inside, folders_only=False, hidden=UNFINISHED):
            if not name.endswith(ENDING) or CONFLICT in name:
                yield os.path.join(folder, name)


def peek(path: str) -> bytes:
    """Return the bytes of a file, fast and without any check; empty when it is gone."""
    try:
        opened = os.open(path, _READ)
    except OSError:
        return b""
    try:
        data = os.read(opened, PIECE)
        if len(data) < PIECE:
            return data
        pieces = [data]
        while piece := os.read(opened, PIECE):
            pieces.append(piece)
        return b"".join(pieces)
    except OSError:
        return b""
    finally:
        os.close(opened)


def label_of(name: str) -> str:
    """Return the name of a file without its folder and ending."""
    return os.path.basename(name).removesuffix(ENDING)


def named(journal: str, reference: str) -> list[str]:
    """Return the files that a path, or the whole name of one, names to the letter."""
    every = list(names(journal))
    if os.path.isabs(reference):
        return [name for name in every if os.path.join(journal, name) == reference]
    if reference in every:
        return [reference]
    return [name for name in every if label_of(name) == label_of(reference)]


def may_name(words: str) -> Callable[[bytes], bool]:
    """Return a test for bytes that may hold all words as names are compared.

    `words` are as `text.bare` leaves them. What is not plain ASCII may hold any.
    """
    parts = [part.encode("utf-8") for part in words.split()]

    def may(data: bytes) -> bool:
        if b"\\" in data or not data.isascii():
            return True
        plain = data.lower().replace(b"'", b"").replace(b"`", b"")
        return all(map(plain.__contains__, parts))

    return may


def with_id(journal: str, wanted: str) -> list[str]:
    """Return the files whose header has this id, in quotes or not, in any case."""
    small = wanted.encode("ascii")
    either = (small, small.upper())
    line = rb"(?m)^id:[ \t]+([\"']?)(?:%b|%b)\1[ \t]*(?:#.*)?\r?$" % either

    def has_it(data: bytes) -> bool:
        return any(map(data.__contains__, either)) and bool(re.search(line, data))

    return [name for name in names(journal) if has_it(peek(f"{journal}/{name}"))]


def id_in(path: str) -> str:
    """Return the id that a file states, even one that does not parse; else empty."""
    match = re.search(_ID, peek(path))
    return match[1].decode("ascii") if match else ""


def newest(journal: str) -> list[str]:
    """Return the file changed last, or nothing."""
    every = [(_changed(os.path.join(journal, name)), name) for name in names(journal)]
    return [max(every)[1]] if every else []


def is_closed(data: bytes) -> bool:
    """Tell whether a file surely says on which day it was closed."""
    # Near the end of a file, and a regular expression finds line starts slowly.
    return _CLOSED.match(data, data.rfind(b"\nclosed:") + 1) is not None


def may_say(words: str) -> Callable[[bytes], bool]:
    """Return a test for bytes that may hold some words as a value, in any case.

    Files with a backslash pass, since escapes need not show the words.
    """
    parts = re.findall(_PARTS, folded(words))
    plain = [part.encode("ascii") for part in parts if part.isascii()]

    def may(data: bytes) -> bool:
        if len(plain) == len(parts) and all(map(data.lower().__contains__, plain)):
            return True
        if b"\\" in data:
            return True
        if data.isascii():
            return False
        text = folded(data.decode("utf-8", "replace"))
        return all(part in text for part in parts)

    return may


def may_be_with(client: str) -> Callable[[bytes], bool]:
    """Return a test for bytes that may say that they are with a client, in any case.

    Most files say it in a header that only reads one way; all else is looked through.
    """
    anywhere = may_say(client)
    wanted = folded(client).strip()

    def may(data: bytes) -> bool:
        said = _plain_client(data)
        return anywhere(data) if said is None else folded(said).strip() == wanted

    return may


def _plain_client(data: bytes) -> str | None:
    """Return what a file says behind `client:`, None where that might be misread.

    Above it there must be nothing that a text could hide in, and behind it one plain
    word or more, on one line.
    """
    at = data.find(_CLIENT, 0, HEADER)
    if at < 0 or not _HIDES_NOTHING.fullmatch(data, 0, at):
        return None
    start = at + len(_CLIENT)
    end = data.find(b"\n", start)
    goes_on = data[end + 1 : end + 2] in _BLANKS
    value = data[start:end]
    if end < 0 or goes_on or not _PLAIN_WORDS.fullmatch(value):
        return None
    return value.decode("ascii")


def _changed(path: str) -> float:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0


def _sorted(folder: str, *, folders_only: bool, hidden: str = "") -> list[str]:
    """Return the files or folders in a folder; hidden ones only with this start."""
    try:
        with os.scandir(folder) as entries:
            found = [
                entry.name
                for entry in entries
                if _is_shown(entry.name, hidden)
                and entry.is_dir(follow_symlinks=False) == folders_only
            ]
    except OSError:
        return []
    return sorted(found, reverse=True)


def _is_shown(name: str, hidden: str) -> bool:
    return not name.startswith(".") or bool(hidden and name.startswith(hidden))
