"""What may name a session, told from the bytes of its file without parsing them."""

from __future__ import annotations

import re
from functools import cache

from convo_prep.store.contents import ENDING

# A value that stands in one line, as it is read.
_VALUE = rb"([^\s|>\"'&*!%#][^\n]*)"
_NAMING = rb"\n(client|topic|id): " + _VALUE + rb"(?=\n\S)"
# How convo begins a file: told in half the time, and most begin so.
_BEGINNING = rb"schema: 1\nid: %b\nclient: %b\ntopic: %b\n(?=\S)" % ((_VALUE,) * 3)
HEAD = 600


def names_in(name: str, data: bytes) -> str:
    """Return a text in which all words stand that may name the session of a file.

    It is the whole file where its client and title are not plain to see.
    """
    begins = _beginning().match(data, 0, HEAD)
    label = name.rpartition("/")[2].removesuffix(ENDING)
    hides = data.find(b"\\", 0, HEAD) >= 0
    said = b" ".join(begins.groups()) if begins and not hides else _said(data)
    return f"{label} {said.decode('utf-8', 'replace')}"


@cache
def _beginning() -> re.Pattern[bytes]:
    return re.compile(_BEGINNING)


def _said(data: bytes) -> bytes:
    head = data[:HEAD]
    found = dict(re.findall(_NAMING, b"\n" + head))
    plain = b"client" in found and (b"topic" in found or b"\ntopic" not in data)
    return b" ".join(found.values()) if plain and b"\\" not in head else data
