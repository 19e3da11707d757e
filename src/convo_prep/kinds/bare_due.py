"""A date in an action without a word such as `by`: at its end, or in front of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.dates.numerals import NUMBERS
from convo_prep.errors import InvalidAnswerError, OpenDateError
from convo_prep.kinds.datelike import datelike

_MOST = 8
_STOPS = ".,;!"
# Behind these a date is of what is done, not when: "move the call to friday".
_OF_THE_TEXT = frozenset(
    re.split(
        r"\s+",
        """\
to from of about since with than black good cyber easter last past previous this
until till per""",
    )
)
# These leave open which day is meant, or whether one is.
_OPEN = frozenset(
    re.split(
        r"\s+",
        """\
or and early late mid around about approx circa ca maybe perhaps probably not every
each after for between within sometime roughly before latest during in any almost
nearly either weekly daily monthly""",
    )
)
_VAGUE = (
    r"(?i)^(?:as soon as possible|some ?day|eventually|shortly|later|in the new year"
    r"|(?:early|late|mid|around)[ -]\S+(?: \S+)?|in a few \w+|when(?:ever)? possible)$"
)
_MANY = "|".join(NUMBERS)
_AMOUNT = rf"(?i)(?:[0-9]+|{_MANY}) (?:min|hour|day|week|month|year)\w*"
_FILLERS = ("the", "a", "an", "at", "in", "on")
_GONE_BY = ("last", "past", "previous", "yesterday", "the", "a", "an", "first", "of")
_TOO_LITTLE = r"(?:[0-9]{1,2}(?:[snr][tdh])?|[0-9]{1,4}[./-][0-9]{1,2}|[0-9]{4}|now)\.?"
_LEAD = r"(?:(?:by|on|until|due)\s+)?"
_SEPARATED = rf"(?i)({_LEAD}[^:,\u2013-]{{3,40}}?)\s*(?::|,|\s[-\u2013])\s+(?=\S)"


class Bare(NamedTuple):
    """A date found: the rest of the line, what is stored, or the words left unclear."""

    rest: str
    stored: str = ""
    unclear: str = ""


def last(text: str, now: datetime) -> Bare | None:
    """Read the most words at the end of a line that are a day or a time."""
    words = text.split()
    for many in range(min(_MOST, len(words) - 1), 0, -1):
        found = _suffix(words, many, now)
        if found is not None:
            return found if found.stored or found.unclear else None
    return _vague(text)


def _vague(text: str) -> Bare | None:
    """Return the most words at the end that look like a date, where they are none."""
    words = text.rstrip(_STOPS).split()
    for at in range(1, len(words)):
        said, before = words[at:], words[at - 1].lower().strip(_STOPS)
        typed = " ".join(said)
        if re.search(_VAGUE, typed) or (_looks(said) and not _is_little(typed)):
            of_the_text = before in (*_OF_THE_TEXT, "for", *_FILLERS)
            other = said[0].lower() in _GONE_BY or re.fullmatch(_AMOUNT, typed)
            return None if of_the_text or other else Bare(text, unclear=typed)
    return None


def _is_little(typed: str) -> bool:
    return re.fullmatch(_TOO_LITTLE, typed) is not None


def in_front(text: str, now: datetime) -> Bare | None:
    """Read a day that stands in front of a line, parted from it by a sign."""
    match = re.match(_SEPARATED, text)
    if match is None or not _looks(match[1].split()[1:] or match[1].split()):
        return None
    when = _read(match[1], now)
    if isinstance(when, When):
        return Bare(text[match.end() :], when.stored())
    return Bare(text, unclear=when) if when else None


def _suffix(words: Sequence[str], many: int, now: datetime) -> Bare | None:
    """Read the last words as a date; without date and fault they are of the text."""
    rest, typed = words[:-many], " ".join(words[-many:])
    if _is_little(typed) or (many == 1 and not _looks([typed])):
        return None
    when, whole = _read(typed, now), " ".join(words)
    before = rest[-1].lower().strip(_STOPS)
    if when is None:
        return None
    if before in _OF_THE_TEXT or (isinstance(when, When) and when.day < now.date()):
        return Bare(whole)
    if before in _OPEN or isinstance(when, str) or rest[-1][-1] == ":":
        open_ = typed if isinstance(when, str) else f"{rest[-1]} {typed}"
        return Bare(whole, unclear=open_.rstrip(_STOPS))
    return Bare(" ".join(rest).removesuffix(" @"), when.stored())


def _looks(words: Sequence[str]) -> bool:
    return bool(words) and datelike(words) == len(words)


def _read(typed: str, now: datetime) -> When | str | None:
    """Return the day that words are, the words where they leave it open, else None."""
    for each in (typed, typed.rstrip(_STOPS)):
        try:
            return dates.parse(each, now)
        except OpenDateError:
            return each
        except InvalidAnswerError:
            continue
    return None
