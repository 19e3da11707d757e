"""The names of session files: labels that say day, client and topic."""

from __future__ import annotations

import os
import re
from datetime import date

from convo_prep.ids import CHARACTERS, LENGTH, is_id
from convo_prep.text import slug

LONGEST = 80
_DAY = r"\A\d{4}-\d\d-\d\d-"
_LABEL = r"(\d{4}-\d\d-\d\d)-(.+?)(-\d+)?\.yaml"


def new_id() -> str:
    """Return a random id of six characters, easy to read aloud, and no word."""
    many = len(CHARACTERS)
    while True:
        # `secrets` would cost 4 ms; bytes past the last whole round favour none.
        drawn = (byte for byte in os.urandom(64) if byte < 256 // many * many)
        made = "".join(CHARACTERS[byte % many] for byte in drawn)[:LENGTH]
        if looks_like_id(made):
            return made


def looks_like_id(text: str) -> bool:
    """Tell whether a text can be an id and, by a digit in it, hardly is a name."""
    return is_id(text) and any(character.isdecimal() for character in text)


def label(day: date, client: str, topic: str, fallback: str, number: int = 1) -> str:
    """Return the path of a new file inside the journal.

    `YYYY/YYYY-MM-DD-client-topic.yaml`, ASCII and lower-case, the name at most 80
    characters, `-2` and so on from the second `number` of the same label.
    """
    words = slug(f"{client} {topic}") or fallback
    again = f"-{number}" if number > 1 else ""
    room = LONGEST - len("YYYY-MM-DD-.yaml") - len(again)
    name = f"{day.isoformat()}-{words[:room].strip('-')}{again}.yaml"
    return os.path.join(f"{day.year:04}", name)


def undated(label: str) -> str:
    """Return a label without the day that it begins with."""
    return re.sub(_DAY, "", label)


def number_of(name: str, client: str, topic: str, fallback: str) -> int:
    """Return which one of the same label a file's name is, 0 where it is no label."""
    match = re.fullmatch(_LABEL, os.path.basename(name))
    try:
        day = date.fromisoformat(match[1] if match else "")
    except ValueError:
        return 0
    again = match[3] if match else ""
    for number in (1, int(again[1:]) if again else 1):
        if label(day, client, topic, fallback, number) == name:
            return number
    return 0


def words_of(client: str, topic: str, fallback: str) -> str:
    """Return what stands in a label behind the day, without a number."""
    whole = label(date(2000, 1, 1), client, topic, fallback)
    return os.path.basename(whole)[len("YYYY-MM-DD-") : -len(".yaml")]


def is_label_of(name: str, client: str, topic: str, fallback: str) -> bool:
    """Tell whether a file's name is the label of these, and not one given by hand."""
    match = re.fullmatch(_LABEL, os.path.basename(name))
    if match is None:
        return False
    day = date(2000, 1, 1)
    wanted = re.fullmatch(_LABEL, os.path.basename(label(day, client, topic, fallback)))
    return wanted is not None and wanted[2] + (wanted[3] or "") in (
        match[2],
        match[2] + (match[3] or ""),
    )
