"""What may name a session, told from the bytes of its file without parsing them."""

from __future__ import annotations

import re

from convo_prep.store.selecting import label_of

# A value that stands in one line, as it is read.
_NAMING = rb"\n(client|topic|id): ([^\s|>\"'&*!%#][^\n]*)(?=\n\S)"
HEAD = 600


def names_in(name: str, data: bytes) -> str:
    """Return a text in which all words stand that may name the session of a file.

    It is the whole file where its client and title are not plain to see.
    """
    head = data[:HEAD]
    found = dict(re.findall(_NAMING, b"\n" + head))
    plain = b"client" in found and (b"topic" in found or b"\ntopic" not in data)
    said = b" ".join(found.values()) if plain and b"\\" not in head else data
    return f"{label_of(name)} {said.decode('utf-8', 'replace')}"
