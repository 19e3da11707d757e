"""A date that several readings fit: on a terminal the person says which, once.

What the first of two numbers is goes for every later line, and is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from convo_prep.desk.desk import Desk
from convo_prep.errors import OpenDateError, Reading

DATES = "dates"
Read = TypeVar("Read")


def settled(desk: Desk, line: str, read: Callable[[str], Read]) -> Read:
    """Read a line; where a date in it is open, ask which is meant and read it again.

    Raises:
        OpenDateError: nobody can be asked.
        StoppedError: the person picked none.
        InvalidAnswerError: the line is no answer.
    """
    return read(clear(desk, line, read))


def clear(desk: Desk, line: str, read: Callable[[str], object]) -> str:
    """Return the line with words in it for the date that is meant, where it was open.

    It stays as it is where what was said of two numbers says it all from now on.

    Raises:
        as `settled` does.
    """
    while True:
        try:
            read(line)
        except OpenDateError as error:
            if not desk.can_ask:
                raise
            line = instead(desk, line, error)
        else:
            return line


def instead(desk: Desk, line: str, error: OpenDateError) -> str:
    """Ask which reading of a date is meant, and return the line that says it.

    Raises:
        OpenDateError: the line says it in pieces, so that no words can take its place.
        StoppedError: the person picked none.
    """
    # Most dates are read in one way only.
    from convo_prep.desk import choosing

    before, found, after = _around(line, error.typed)
    if not found:
        raise error
    rows = [reading.said for reading in error.readings]
    reading = error.readings[choosing.pick(desk, error.sentence, rows)]
    if reading.order and _remembered(desk, reading):
        return line
    return f"{before}{reading.typed}{after}"


def _around(line: str, typed: str) -> tuple[str, str, str]:
    """Part a line at the last place where a date was typed, with blanks as they are."""
    place = line.lower().rfind(typed.lower())
    if place < 0:
        line = " ".join(line.split())
        place = line.lower().rfind(typed.lower())
    if place < 0:
        return line, "", ""
    end = place + len(typed)
    return line[:place], line[place:end], line[end:]


def _remembered(desk: Desk, reading: Reading) -> bool:
    from convo_prep.desk.which_face import face_of
    from convo_prep.document import line as line_of
    from convo_prep.store import remembered

    if not remembered.keep(desk.settings.remembered, DATES, reading.order):
        return False
    words = f"From now on the {reading.order} is first: {desk.settings.remembered}"
    face_of(desk).say(line_of(words))
    return True
