"""A part of a record that is typed alone: the owner and the date of an action too."""

from __future__ import annotations

from datetime import datetime

from convo_prep.kinds.actions import says_none
from convo_prep.kinds.asked import Asked
from convo_prep.kinds.table import read
from convo_prep.text import Tree


def read_part(field: Asked, line: str, now: datetime) -> dict[str, Tree]:
    """Read a field of a record, as what it sets there; an empty value takes it out.

    An owner may be typed with its `@`, and `none` takes a date away.

    Raises:
        InvalidAnswerError: it is no answer to that part.
    """
    if field.key == "due" and says_none(line):
        return {field.key: ""}
    typed = line.strip().removeprefix("@") if field.key == "owner" else line
    return {field.key: read(field, typed, now)}
