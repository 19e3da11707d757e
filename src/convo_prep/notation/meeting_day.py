"""When a talk is or was, told from the bytes of its file where these leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

from convo_prep import dates
from convo_prep.notation import reading
from convo_prep.session import Session

MEETING = b"meeting_at"
_LINE = b"\n  meeting_at: "
_BEFORE = _LINE.index(MEETING)
_SECTION = b"\ninitiate:\n"
# As convo writes it: the day first in its section.
_FIRST = _SECTION[:-1] + _LINE
# Lines of a section whose keys stand two blanks in: no text of theirs stands there.
_INSIDE = rb"  [^\s][^\n]*(?:\n(?:  [^\n]*)?)*"
# Days that every year has; the rest is parsed.
_DAY = (
    rb"[1-9][0-9]{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    rb"|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)
_TIME = rb"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = re.compile(b"(%b(?: %b)?)\n" % (_DAY, _TIME))
_LENGTH = len("2026-11-24 15:00")


def latest_first(
    files: Iterable[tuple[str, bytes]],
    parsed: Callable[[str, bytes], Session | None],
    again: Callable[[str], Session | None],
) -> Iterator[Session]:
    """Yield the sessions of files by their talk, as `Journal.by_meeting` promises.

    A file is read `again` when its turn comes: few are asked for, and to keep all costs
    more time than reading those twice.
    """
    dated: list[tuple[str, str, Session | None]] = []
    for name, data in files:
        if moment := moment_in(data):
            dated.append((moment, name, None))
        elif session := parsed(name, data):
            dated.append((moment_of(session), name, session))
    dated.sort(key=itemgetter(0), reverse=True)
    for _, name, known in dated:
        if session := known or again(name):
            yield session


def moment_in(data: bytes) -> str | None:
    """Return what `moment_of` would, or None where only parsing tells it."""
    at = data.find(_FIRST) + len(_FIRST)
    if at >= len(_FIRST) and data.find(MEETING, at) < 0:
        match = _MOMENT.match(data, at)
        return match[1].decode("ascii") if match else None
    return _moment_below(data)


def _moment_below(data: bytes) -> str | None:
    """Return the same where the day does not stand first, or nowhere."""
    key = data.find(MEETING)
    if key < 0:
        head = reading.header(data)
        created = dates.from_stored((head or {}).get("created", ""))
        return created.stored() if created else None
    at = key - _BEFORE
    start = data.rfind(_SECTION, 0, at + 1) + len(_SECTION)
    match = data.startswith(_LINE, at) and _MOMENT.match(data, at + len(_LINE))
    if not match or start < len(_SECTION) or data.find(MEETING, key + 1) > 0:
        return None
    if start <= at and not re.compile(_INSIDE).fullmatch(data, start, at):
        return None
    return match[1].decode("ascii")


def moment_of(session: Session) -> str:
    """Return the moment of a talk, else of its beginning, as text that sorts."""
    when = session.held_on()
    return when.stored()[:_LENGTH] if when else ""
