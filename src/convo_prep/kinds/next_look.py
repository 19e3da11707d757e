"""The next look in a line taken as a note: a day to come alone, or said to be one."""

import re
from datetime import datetime
from typing import NamedTuple

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.errors import InvalidAnswerError, OpenDateError
from convo_prep.text import normal, one_line

# `15 dec figures` is short for a look; more words behind a day tell something of it.
MOST_BEHIND = 1
_LOOK = r"(?:(?:we )?look (?:at (?:it|this) )?again|next look|follow[ -]up)"
_LEAD = rf"(?i){_LOOK}\b[:,]?\s*"
_ON = r"(?i)^(?:on|at) "
# Only these stand before another word: "friday is bad" and "3 may leave" set nothing.
_DAY = (
    r"(?i)[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4})?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?\.? (?!may\b|mar\b|march\b)[a-z]{3,9}\.?"
)
# The first letters of all that may begin a day, or look like one. A line that begins in
# another way needs nothing that reads dates, which takes as long as the note's saving.
_LETTERS = 3
_BEGINNINGS = """
mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec tod tom tmr
ton yes now noo mid mor aft eve nig lun soo asa eod eow eom eoq eoy eob cob coq cop wee
for eas chr xma spr sum aut win day qua yea ter nex thi las com ear lat end sta beg clo
abo aro som fir sec hal the unt til one two thr fou fif fiv six sev eig nin ten ele twe
loo fol nxt mth mnt min hou hrs wks par tmr tmw nit yrs
"""
_BEGINS_ONE = frozenset(_BEGINNINGS.split())
_NUMBERS = r"[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?|[0-9]{1,2}\.[0-9]{1,2}\.?"


class NextLook(NamedTuple):
    """When a line says to look again; `unclear` is what looks like a day and is none.

    `alone` says that the line has no other words.
    """

    when: When | None = None
    unclear: str = ""
    alone: bool = False


NOTHING = NextLook()


def next_look(line: str, now: datetime) -> NextLook:
    """Read what a line without a sign says of the next look; `now` is local."""
    typed = one_line(normal(line))
    if not may_begin_a_day(typed):
        return NOTHING
    lead = re.match(_LEAD, typed)
    if lead:
        return _led(re.sub(_ON, "", typed[lead.end() :]), now)
    if when := _day(typed, now):
        return NextLook(when, alone=True)
    begun = re.match(_DAY, typed)
    behind = typed[begun.end() :].split() if begun else []
    told = re.fullmatch(rf",? ?{_LOOK}", " ".join(behind), re.IGNORECASE)
    short = 0 < len(behind) <= MOST_BEHIND or told
    if begun and short and (when := _day(begun[0], now)):
        return NextLook(when)
    return NextLook(unclear=typed) if _like_a_day(typed, now) else NOTHING


def may_begin_a_day(typed: str) -> bool:
    """Whether a line may begin with a day, or say that one follows; most do not."""
    start = typed[:_LETTERS].lower()
    plain = len(start) == _LETTERS and start.isascii() and start.isalpha()
    return not plain or start in _BEGINS_ONE


def refuse_open(line: str, now: datetime) -> None:
    """Make sure that a line names no day for the next look that could be several.

    Raises:
        OpenDateError: it does, and somebody is there to be asked.
    """
    typed = one_line(normal(line))
    lead = re.match(_LEAD, typed)
    said = re.sub(_ON, "", typed[lead.end() :]) if lead else typed
    try:
        dates.parse(said, now)
    except OpenDateError as error:
        if not any(":" in each.typed for each in error.readings):
            raise
    except InvalidAnswerError:
        return


def _led(said: str, now: datetime) -> NextLook:
    """Read what stands behind `look again`: the day, and maybe words about it."""
    words = said.split()
    for many in range(len(words), 0, -1):
        if when := _day(" ".join(words[:many]), now):
            return NextLook(when)
    from convo_prep.kinds.datelike import datelike

    return NextLook(unclear=" ".join(words[: datelike(words)]))


def _day(said: str, now: datetime) -> When | None:
    """Return a day to come; a time of day says when something was, or is to be."""
    try:
        when = dates.parse(said, now)
    except InvalidAnswerError:
        return None
    return when if when.time is None and when.day > now.date() else None


def _like_a_day(typed: str, now: datetime) -> bool:
    """Whether a whole line looks like a day, and can be read as none."""
    from convo_prep.kinds.datelike import datelike, names_a_day

    words = typed.split()
    if not words or datelike(words) < len(words):
        return False
    if not (re.fullmatch(_NUMBERS, typed) or any(map(names_a_day, words))):
        return False
    try:
        dates.parse(typed, now)
    except InvalidAnswerError:
        return True
    return False
