"""A date in an action without a word such as `by`: at its end, or in front of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.dates.numerals import NUMBERS, month, weekday
from convo_prep.dates.shorthand import spelled
from convo_prep.errors import InvalidAnswerError, OpenDateError
from convo_prep.kinds.datelike import datelike

_MOST = 8
_MONTHS, _DAYS = 12, 31
_STOPS = ".,;!"
# Behind these a date is of what is done, not when: "move the call to friday".
_OF_THE_TEXT = frozenset(
    re.split(
        r"\s+",
        """\
to from of about since with than black good cyber easter last past previous this
until till per against versus vs""",
    )
)
# These leave open which day is meant, or whether one is.
_OPEN = frozenset(
    re.split(
        r"\s+",
        """\
or and early late mid around about approx circa ca maybe perhaps probably not every
each after for between within sometime roughly before latest during in any b4 almost
nearly either weekly daily monthly w/c wc w/b w/e commencing beginning starting
ending""",
    )
)
_VAGUE = (
    r"(?i)^(?:as soon as possible|some ?day|eventually|shortly|later|in the new year"
    r"|(?:early|late|mid|around)[ -]\S+(?: \S+)?|in a few \w+|when(?:ever)? possible"
    r"|(?:in|over|within) the (?:next|coming) (?:few|couple of|\w+) \w+"
    r"|over the weekend|(?:within|w/in) the (?:week|month|quarter)"
    r"|the (?:day|week|month) after)$"
)
_MANY = "|".join(NUMBERS)
_AMOUNT = rf"(?i)(?:[0-9]+|{_MANY}) (?:min|hour|day|week|month|year)\w*"
_FILLERS = ("the", "a", "an", "at", "in", "on")
_GONE_BY = ("last", "past", "previous", "yesterday", "the", "a", "an", "first", "of")
_TOO_LITTLE = (
    r"(?:[0-9]{1,2}(?:[snr][tdh])?|[0-9]{1,4}[.-][0-9]{1,2}|[0-9]{4}|now|24/7|[123]/[234])"
    r"\.?"
)
_LEAD = r"(?:(?:by|on|until|due)\s+)?"
_SEPARATED = rf"(?i)({_LEAD}[^:,\u2013-]{{3,40}}?)\s*(?::|,|\s[-\u2013])\s+(?=\S)"


# "22.12." may be a version at the end of a sentence.
_DOTTED = r"[0-9]{1,2}\.(?:0[1-9]|1[0-2])\."
# Behind "at" these may be what something costs, and the fewer beside a word of money.
_COST = r"(?i)at [1-9][0-9]{3}\.?"
_PRICE = r"(?i)at [0-9]{1,2}(?:\.[0-9]{2})?\.?"
_MONEY = (
    r"(?i)(?:prices?|fees?|rates?|costs?|cap|caps|offer|offers|hold|sell|charge|discount"
    r"|budget|total|deal|quote|bid|settle)"
)
_HALF = r"(?i)[ap]\.?m\.?|o'?clock|h|hrs"
_NO_TIME = r"(?i)[0-9]{1,2}\S*[-\u2013][0-9]{1,2}\S*|\w*[0-9]ish|noonish"
_SOMEBODY = r"(?i)(?:I|we|they)(?:\s|['\u2019])"
# What stands beside a time and makes it none: `tues 3ish`, `2 to 3`, `3pm CET`.
_BESIDE = (
    r"(?i)\S*[0-9]\S*|[-\u2013]|to|or|and|\w*ish|sharp|max|[ap]\.?m\.?|gmt|utc|bst"
    r"|ce?s?t|ist|e[sd]t|p[sd]t|if|poss|possible|hopefully|ideally|maybe|probably"
    r"|perhaps|tb[cda]|onwards?|so|earliest|sometime|roughly"
)


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
        plain = " ".join(spelled(word.lower()) for word in said)
        vague = re.search(_VAGUE, plain) is not None
        if vague or (_nearly(said) and not _is_little(typed)):
            of_the_text = before in (*_OF_THE_TEXT, "for", *_FILLERS)
            other = said[0].lower() in _GONE_BY or re.fullmatch(_AMOUNT, typed)
            stays = of_the_text or (other and not vague)
            return None if stays else Bare(text, unclear=typed)
    return None


def first(text: str, now: datetime) -> Bare | None:
    """Read a day that begins a line: `tomorrow we call`.

    Where nobody stands behind it, it may be of something: `friday lunch with Dana`.
    """
    words = text.split()
    for many in range(min(_MOST, len(words) - 1), 0, -1):
        typed, rest = " ".join(words[:many]), " ".join(words[many:])
        said = words[words[0].lower() in ("on", "by") : many]
        if _is_little(typed) or typed.lower() == "now" or not _looks(said):
            continue
        when = _read(typed, now)
        if when is None:
            continue
        if isinstance(when, When) and re.match(_SOMEBODY, rest):
            return Bare(rest, when.stored())
        return Bare(text, unclear=typed)
    return None


def _is_little(typed: str) -> bool:
    """Whether words are too little to be a date by themselves: `2.1`, `60/40`."""
    two = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,2})\.?", typed)
    if two and re.fullmatch(_TOO_LITTLE, typed) is None:
        low, high = sorted((int(two[1]), int(two[2])))
        return not (1 <= low <= _MONTHS and high <= _DAYS)
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
    little = _is_little(typed) and not re.fullmatch(_DOTTED, typed)
    if little or (many == 1 and not _looks([typed])):
        return None
    when, whole = _read(typed, now), " ".join(words)
    before = rest[-1].lower().strip(_STOPS)
    if when is None:
        return None
    dotted = re.fullmatch(_DOTTED, typed)
    if dotted or _is_count(words[-many:], now) or _is_amount(rest, typed):
        return Bare(whole, unclear=typed)
    if before in _OF_THE_TEXT or (isinstance(when, When) and when.day < now.date()):
        return Bare(whole)
    open_before = before in _OPEN or rest[-1][-1] == ":" or _goes_on(rest[-1], typed)
    if open_before or isinstance(when, str):
        open_ = typed if isinstance(when, str) else f"{rest[-1]} {typed}"
        return Bare(whole, unclear=open_.rstrip(_STOPS))
    return Bare(" ".join(rest).removesuffix(" @"), when.stored())


def _is_count(words: Sequence[str], now: datetime) -> bool:
    """Whether the number that begins a date may be of something: `pay 9 tomorrow`."""
    sole = re.fullmatch(r"[0-9]{1,2}(?:\.[0-9]{2})?", words[0])
    if not sole or len(words) < 2 or re.fullmatch(_HALF, words[1]):
        return False
    return _read(" ".join(words[1:]), now) is not None


def _is_amount(rest: Sequence[str], typed: str) -> bool:
    """Whether a time alone may be an amount: `hold the price at 1450`."""
    priced = any(re.fullmatch(_MONEY, word.strip(_STOPS)) for word in rest)
    few = priced and re.fullmatch(_PRICE, typed)
    return bool(few or re.fullmatch(_COST, typed))


def _goes_on(word: str, typed: str) -> bool:
    """Whether a date goes on from the word before it: `wed 24th` is no 24th."""
    if word[-1] in ",;":
        return False
    if re.fullmatch(_NO_TIME, word):
        return True
    # May and April may be asked too.
    return weekday(word.lower()) is not None or (
        typed[0].isdigit() and month(word.lower()) is not None
    )


def _nearly(words: Sequence[str]) -> bool:
    """Whether words look like a date, if only with a time that is none: `fri 3ish`."""
    many = datelike(words)
    return many > 0 and all(re.fullmatch(_BESIDE, each) for each in words[many:])


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
