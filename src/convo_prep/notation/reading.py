"""The bytes of a YAML file become a plain tree of texts, or one located mistake."""

import re
from typing import NamedTuple

from convo_prep.notation.mistakes import (
    MOST,
    SIZE_HINT,
    START,
    in_text,
    mistake,
    place_after,
)
from convo_prep.notation.own_form import BOM, NULLS, PLAIN, tree_of
from convo_prep.text import Tree

MAX_BYTES = MOST
HEADER_LIMIT = 4096

_NOTHING = NULLS - {""}
# Each line is one match: a key and its value, or whatever else stands there.
_HEADER_LINE = rf"(?m)^([a-z][a-z0-9_]*):(?: ({PLAIN}))?$|^(?!#)(.+)"
# What stands plain whatever is around it, in one line above the next key.
_WORDS = rb"([A-Za-z0-9][A-Za-z0-9 &.,'()/+-]*(?<! ))\n"
_KEYS = rb"schema: 1\nid: [a-z2-9]{6}\nclient: %btopic: %b(?=[a-z])"
_BEGINNING = _KEYS % (_WORDS, _WORDS)


class Reading(NamedTuple):
    """One file as read: its tree, and its text exactly as decoded (with its BOM)."""

    name: str
    tree: dict[str, Tree]
    text: str


def parse(data: bytes, name: str) -> Reading:
    """Read a whole file; every scalar is text, and what is empty is absent.

    The line breaks around a ``|`` block do not belong to its text. A file of nothing
    but comments is an empty tree.

    Args:
        data: The file's bytes.
        name: How error messages call the file.

    Raises:
        UnreadableFileError: ``NAME:LINE:COLUMN: what is wrong``, without any value.
    """
    text = decode(data, name)
    tree = tree_of(text)
    if tree is None:
        # The parser costs 7 ms to load, and what convo wrote needs none.
        from convo_prep.notation.parsing import parsed

        tree = parsed(text, name)
    return Reading(name, tree, text)


def whole(data: bytes, name: str) -> dict[str, Tree]:
    """Return the tree of a whole file, as `parse` does."""
    return parse(data, name).tree


def decode(data: bytes, name: str) -> str:
    """Turn bytes into text, refusing what no editor would leave in a file."""
    _refuse_bytes(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        what = f"byte 0x{data[error.start]:02x} is not UTF-8"
        hint = "save the file as UTF-8; it looks like Latin-1 or Windows-1252"
        raise mistake(name, place_after(before), what, hint) from None
    if wrong := in_text(text.removeprefix(BOM)):
        raise mistake(name, *wrong)
    return text


def header(data: bytes, limit: int = HEADER_LIMIT) -> dict[str, str] | None:
    """Read the ``key: value`` lines above the first section, without a parser.

    Agrees with `parse` wherever that reads the file. Gives up, with None, at anything
    that is not in our own plainest form, or when `limit` bytes hold no section.

    Args:
        data: The file's bytes, or at least `limit` bytes of its start.
        limit: How many bytes to look at.
    """
    # What follows the first line that stands in belongs to a list or a section.
    inside = data.find(b"\n ", 0, limit) + 1
    whole = not inside and len(data) < limit
    end = inside or (len(data) if whole else data.rfind(b"\n", 0, limit) + 1)
    try:
        text = data[:end].decode("utf-8")
    except UnicodeDecodeError:
        return None
    if in_text(text):
        return None
    found: dict[str, str] = {}
    for key, value, other in re.findall(_HEADER_LINE, text.replace("\r\n", "\n")):
        if other or key in found or value in _NOTHING:
            return None
        if not value:
            return found
        found[key] = value
    return found if whole else None


def plain_title(data: bytes) -> tuple[str, str] | None:
    """Read client and topic of a file that begins as convo writes it, else None.

    Agrees with `header`, in a tenth of the time, where both are words in plain letters.
    """
    match = re.compile(_BEGINNING).match(data)
    if match is None:
        return None
    client, topic = (said.decode("ascii") for said in match.groups())
    return None if {client, topic} & NULLS else (client, topic)


def _refuse_bytes(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        what = f"the file has more than {MAX_BYTES:,} bytes"
        raise mistake(name, START, what, SIZE_HINT)
    if not data.strip(b"\x00 \t\r\n"):
        what = "the file is all NUL bytes" if data.strip() else "the file is empty"
        hint = "it looks damaged; convo restore brings a session back from its backups"
        raise mistake(name, START, what, hint)
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise mistake(name, START, "the file is UTF-16, not UTF-8", "save it as UTF-8")
