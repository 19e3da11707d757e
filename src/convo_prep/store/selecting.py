"""Which files of a journal a command has to look at: newest first, one folder a time.

There is no index. Bytes are looked at before anything is parsed, and that look may only
let too much through, never too little.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable

from convo_prep.ids import LENGTH
from convo_prep.notation.mistakes import MOST
from convo_prep.store import disk
from convo_prep.store.contents import ENDING, names
from convo_prep.store.unread import Unread
from convo_prep.text import bare, folded, run_together

HEADER = 200
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_ID = rb"id:[ \t]+([\"']?)([a-z2-9]{6})\1[ \t]*(?:#.*)?\r?(?:\n|\Z)"
_PLAIN_ID = b"\nid: "
_FIRST_LINES = 64
_CLIENT, _CONTACT = b"\nclient: ", b"\ncontact:"
_HIDES_NOTHING = rb"[A-Za-z0-9_:. +\n-]*"
_PLAIN_WORDS = r"[^\W_][\w &.,'()/+-]*"
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_BLANKS = (b" ", b"\t", b"\r", b"\n")
_CLOSED = b"closed: "
# Between these a value may be broken over lines, or spelled in another way.
_PARTS = r"[^\s']+"


def peek(path: str) -> bytes:
    """Return the bytes of a file, fast and without any check; empty when it is gone.

    Never through a link, and of a file that is too large only a little too much.
    """
    try:
        return disk.peeked(path)
    except OSError:
        return b""


def seen(journal: str, name: str, unread: Unread) -> bytes | None:
    """Return the bytes of a file; where they are not to be had, None, and tell why."""
    path = f"{journal}/{name}"
    try:
        data = disk.peeked(path)
    except OSError as error:
        unread.refused(name, path, error)
        return None
    if len(data) > MOST:
        unread.too_large(name)
        return None
    return data


def label_of(name: str) -> str:
    """Return the name of a file without its folder and ending."""
    return os.path.basename(name).removesuffix(ENDING)


def all_names(journal: str) -> str:
    """Return the names of all files of a journal, a line each, for `is_common`.

    Looks into no file, so that it may be asked at the first hit of a search.
    """
    folders = (f"{journal}/{name}" for name in ("", *_listed(journal)))
    return _hyphened("\n".join(name for each in folders for name in _listed(each)))


def is_common(names: str, words: str) -> bool:
    """Whether more than one of all names has some words in it."""
    wanted = _hyphened(words)
    first = names.find(wanted)
    behind = names.find("\n", first)
    return 0 <= first < behind <= names.find(wanted, behind)


def _hyphened(name: str) -> str:
    return name.lower().replace(" ", "-").replace("_", "-")


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def named(journal: str, reference: str, unread: Unread | None = None) -> list[str]:
    """Return the files that a path, or the whole name of one, names to the letter."""
    every = list(names(journal, unread))
    if os.path.isabs(reference):
        return [name for name in every if os.path.join(journal, name) == reference]
    if reference in every:
        return [reference]
    wanted = f"/{label_of(reference)}{ENDING}"
    return [name for name in every if f"/{name}".endswith(wanted)]


def may_name(words: str) -> Callable[[bytes], bool]:
    """Return a test for bytes that may hold all words as names are compared.

    What is not plain ASCII may hold any, and so may what is damaged.
    """
    parts = [part.encode("utf-8") for part in bare(words).split()]

    def may(data: bytes) -> bool:
        if _may_say_anything(data):
            return True
        plain = data.lower().replace(b"'", b"").replace(b"`", b"")
        missing = [part for part in parts if part not in plain]
        if not missing:
            return True
        # "brightline" may be "Bright Line".
        together = plain.translate(None, _NO_LETTERS)
        return all(part.isalnum() and part in together for part in missing)

    return may


def _may_say_anything(data: bytes) -> bool:
    """Whether bytes do not show what they say: other letters, escapes, damage."""
    return b"\\" in data or b"\0" in data or not data or not data.isascii()


def with_id(
    journal: str,
    wanted: str,
    unread: Unread | None = None,
    among: Iterable[str] | None = None,
) -> list[str]:
    """Return the files whose header has this id, in quotes or not, in any case.

    Looks at all files of the journal, or `among` those.
    """
    told = Unread() if unread is None else unread
    small = wanted.encode("ascii")
    either = (small, small.upper())
    line = rb"(?m)^id:[ \t]+([\"']?)(?:%b|%b)\1[ \t]*(?:#.*)?\r?$" % either

    def has_it(data: bytes | None) -> bool:
        if data is None:
            return False
        if plain := plain_id(data):
            return plain in either
        return any(map(data.__contains__, either)) and bool(re.search(line, data))

    every = names(journal, told) if among is None else among
    return [name for name in every if has_it(seen(journal, name, told))]


def ids(journal: str) -> dict[str, list[str]]:
    """Return the files of a journal by the id that they state."""
    found: dict[str, list[str]] = {}
    for name in names(journal):
        if own := id_in(f"{journal}/{name}"):
            found.setdefault(own, []).append(name)
    return found


def plain_id(data: bytes) -> bytes:
    """Return the six bytes behind an id's key at the start, where nothing follows."""
    at = data.find(_PLAIN_ID, 0, _FIRST_LINES) + len(_PLAIN_ID)
    ends = at >= len(_PLAIN_ID) and data[at + LENGTH : at + LENGTH + 1] == b"\n"
    return data[at : at + LENGTH] if ends else b""


def stated_id(data: bytes) -> str:
    """Return the id that bytes state, quoted or not, even if they do not parse."""
    at = 0 if data.startswith(b"id:") else data.find(b"\nid:") + 1
    match = re.compile(_ID).match(data, at)
    return match[2].decode("ascii") if match else ""


def id_in(path: str) -> str:
    """Return the id that a file states, even one that does not parse; else empty."""
    return stated_id(peek(path))


def newest(journal: str, unread: Unread | None = None) -> list[str]:
    """Return the file changed last, or nothing."""
    every = [
        (changed(os.path.join(journal, name)), name) for name in names(journal, unread)
    ]
    return [max(every)[1]] if every else []


def changed(path: str) -> float:
    """Return when a file was last written, as the disk counts; 0 when it is gone."""
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0


def is_closed(data: bytes) -> bool:
    """Tell whether a file surely says on which day it was closed."""
    # Near the end of a file, and a regular expression finds line starts slowly.
    at = data.rfind(b"\nclosed:") + 1
    day = at + len(_CLOSED)
    return data.startswith(_CLOSED, at) and data[day : day + 1].isdigit()


def may_have(sections: Iterable[str]) -> Callable[[bytes], bool]:
    """Return a test for bytes that may hold any of some sections, however written."""
    # A backslash or a NUL may hide a name.
    signs = (*(name.encode("ascii") for name in sections), b"\\", b"\0")
    return lambda data: any(map(data.__contains__, signs))


def may_say(words: str) -> Callable[[bytes], bool]:
    """Return a test for bytes that may hold some words as a value, in any case.

    Files with a backslash pass, since escapes need not show the words; so does what
    is damaged, of which nobody knows what it said.
    """
    parts = re.findall(_PARTS, folded(words))
    plain = [part.encode("ascii") for part in parts if part.isascii()]

    def may(data: bytes) -> bool:
        if len(plain) == len(parts) and all(map(data.lower().__contains__, plain)):
            return True
        if not data or b"\\" in data or b"\0" in data:
            return True
        if data.isascii():
            return False
        text = folded(data.decode("utf-8", "replace"))
        return UNKNOWN in text or all(part in text for part in parts)

    return may


def may_be_with(client: str) -> Callable[[bytes], bool]:
    """Return a test for bytes that may say that they are with a client, in any case.

    Most files say it in a header that only reads one way; all else is looked through.
    """
    wanted = run_together(client)
    anywhere = _may_run_together(wanted)

    def may(data: bytes) -> bool:
        said = _plain_client(data)
        return anywhere(data) if said is None else run_together(said) == wanted

    return may


def may_talk_to(words: str) -> Callable[[bytes], bool]:
    """Return a test for bytes that may say that one talks to somebody of that name."""
    wanted = set(bare(words).split())

    def may(data: bytes) -> bool:
        at = data.find(_CONTACT) + 1
        said = data[at : data.find(b"\n", at)].decode("utf-8", "replace") if at else ""
        goes_on = "\\" in said or said.rstrip().endswith((">", "|", ">-", "|-"))
        return bool(said) and (goes_on or wanted <= set(bare(said).split()))

    return may


def _may_run_together(wanted: str) -> Callable[[bytes], bool]:
    """Return a test for bytes that may hold a name, whatever stands between letters."""
    letters = wanted.encode("utf-8").translate(None, _NO_LETTERS)

    def may(data: bytes) -> bool:
        if _may_say_anything(data):
            return True
        return letters in data.lower().translate(None, _NO_LETTERS)

    return may


def _plain_client(data: bytes) -> str | None:
    """Return what a file says behind `client:`, None where that might be misread.

    Above it there must be nothing that a text could hide in, and behind it plain words
    on one line.
    """
    at = data.find(_CLIENT, 0, HEADER)
    if at < 0 or not re.compile(_HIDES_NOTHING).fullmatch(data, 0, at):
        return None
    start = at + len(_CLIENT)
    end = data.find(b"\n", start)
    goes_on = data[end + 1 : end + 2] in _BLANKS
    value = data[start:end]
    if end < 0 or goes_on:
        return None
    try:
        said = value.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return said if re.fullmatch(_PLAIN_WORDS, said) else None
