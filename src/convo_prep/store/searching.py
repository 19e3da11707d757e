"""Searching what was written in a journal: bytes first, then lines, never the keys."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from convo_prep.errors import UsageError
from convo_prep.store import copies, selecting
from convo_prep.store.unread import Unread
from convo_prep.text import composed

Span: TypeAlias = tuple[int, int]
Finder: TypeAlias = Callable[[str], list[Span]]
# With one of these an expression may fit a part of a text and not the whole one.
_LOOSE = r"\(\?|\^|\\[AZzG]|[+*?}]\+"


class Wanted(NamedTuple):
    """What is searched for, as it was typed: any one of `phrases` will do.

    `expression` takes them for regular ones, `case` tells A from a, `whole` wants whole
    words; with `inverted` what has none of them is meant.
    """

    phrases: Sequence[str]
    expression: bool = False
    case: bool = False
    whole: bool = False
    inverted: bool = False


class Pattern(NamedTuple):
    """What is searched for: `finder` matches in a text, `may` judges bytes.

    Where it is `loose`, it may fit a part of a line that does not fit as a whole.
    """

    finder: Finder
    may: Callable[[bytes], bool]
    loose: bool = False
    inverted: bool = False


class Around(NamedTuple):
    """How many lines come with one that fits."""

    before: int = 0
    after: int = 0


ALONE = Around()
# So many lines of a file are looked at one by one.
FEW = 8


class Found(NamedTuple):
    """One line that fits; `number` counts from 1, `spans` are its matches."""

    number: int
    text: str
    spans: tuple[Span, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def pattern(wanted: Wanted) -> Pattern:
    """Return the pattern for what is wanted.

    Raises:
        UsageError: nothing is, or a phrase is no expression.
    """
    phrases = list(map(composed, wanted.phrases))
    if not phrases or not all(phrases):
        raise UsageError("There is nothing to search for.", "convo grep 'some words'")
    one = _expression if wanted.expression else _literal
    found = [one(phrase, wanted) for phrase in phrases]
    if wanted.inverted:
        return Pattern(_any_finder(found), _any_bytes, loose=True, inverted=True)
    if len(found) == 1:
        return found[0]
    loose = any(each.loose for each in found)
    return Pattern(_any_finder(found), partial(_any_may, found), loose)


def lines(data: bytes, pattern: Pattern, around: Around = ALONE) -> Iterator[Found]:
    """Yield the lines of a file that fit, each with those around it."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    text = composed(text.replace("\r\n", "\n"))
    every = text.split("\n")
    for place, spans in _fitting(text, every, pattern):
        above = every[max(place - around.before, 0) : place]
        below = every[place + 1 : place + 1 + around.after]
        yield Found(place + 1, every[place], tuple(spans), tuple(above), tuple(below))


def _fitting(
    text: str, every: list[str], pattern: Pattern
) -> Iterator[tuple[int, list[Span]]]:
    """Yield the places of the lines that fit, each with its matches."""
    places: Sequence[int] = range(len(every))
    if not pattern.loose:
        places = [place for place in places if pattern.finder(every[place])]
    for place, said in _said(text, every, places):
        off = len(every[place]) - len(said)
        spans = [(start + off, end + off) for start, end in pattern.finder(said)]
        if pattern.inverted:
            spans = [] if spans or not said.strip() else [(off, off)]
        if spans:
            yield place, spans


def _said(
    text: str, every: list[str], places: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Yield what somebody wrote on some lines, each with the line's place.

    Of few lines in a plain file each is looked at by itself, which is much faster.
    """
    if not places:
        return
    from convo_prep.notation.written import NOT_WRITTEN, is_plain, start_of, written

    own: list[str] = []
    alone = len(places) <= FEW and is_plain(text)
    for place in places:
        start = start_of(every, place) if alone else None
        if start is None:
            own = own or written(text)
            yield place, own[place].lstrip(NOT_WRITTEN)
        else:
            yield place, every[place][start:]


def files(
    journal: str, names: Iterable[str] | None, pattern: Pattern, unread: Unread
) -> Iterator[tuple[str, bytes]]:
    """Yield the files whose bytes may fit, with the bytes; all without `names`.

    Of a copy of a file only the lines count that the file itself has not.
    """
    if names is None:
        found = copies.files(journal, unread)
    else:
        found = ((name, selecting.seen(journal, name, unread)) for name in names)
    for name, data in found:
        if data is not None and pattern.may(data):
            yield name, data
    for name, goes_on in list(unread.copies.items()) if names is None else ():
        data = _its_own(*(selecting.peek(f"{journal}/{n}") for n in (name, goes_on)))
        if pattern.may(data):
            yield name, data


def _its_own(copy: bytes, original: bytes) -> bytes:
    """Return a copy with each line empty that stands in the file itself too."""
    known = set(original.split(b"\n"))
    return b"\n".join(b"" if each in known else each for each in copy.split(b"\n"))


def _literal(words: str, wanted: Wanted) -> Pattern:
    """Return the pattern for exactly these words, in any case unless it counts."""
    if wanted.case:
        return Pattern(_whole(wanted, partial(_spans, words)), partial(_has, words))
    folded = words.casefold()
    finder = partial(_folded_spans, folded)
    return Pattern(_whole(wanted, finder), partial(_has_folded, folded))


def _expression(source: str, wanted: Wanted) -> Pattern:
    """Return the pattern for a regular expression, matched line by line."""
    # Words are searched for without it.
    from convo_prep.bounded import Bounded, NoExpressionError, SlowExpressionError

    try:
        bounded = Bounded(source, any_case=not wanted.case)
    except NoExpressionError as error:
        raise UsageError(
            f"'{source}' is no regular expression: {error.sentence}.",
            "Without -E the words are taken as they are.",
        ) from None

    def finder(text: str) -> list[Span]:
        try:
            return list(bounded.spans(text))
        except SlowExpressionError:
            raise UsageError(
                f"'{source}' takes too long here.",
                "Try one with fewer repeats inside each other.",
            ) from None

    loose = re.search(_LOOSE, source) is not None
    may = _any_bytes if loose else lambda data: bool(finder(_decoded(data)))
    return Pattern(_whole(wanted, finder), may, loose)


def _decoded(data: bytes) -> str:
    return composed(data.decode("utf-8", "replace"))


def _has(words: str, data: bytes) -> bool:
    plain = words.encode("utf-8")
    return plain in data or (not data.isascii() and words in _decoded(data))


def _has_folded(folded: str, data: bytes) -> bool:
    if data.isascii():
        return folded.isascii() and folded.encode("ascii") in data.lower()
    return folded in _decoded(data).casefold()


def _any_bytes(_data: bytes) -> bool:
    return True


def _any_may(found: Sequence[Pattern], data: bytes) -> bool:
    return any(each.may(data) for each in found)


def _any_finder(found: Sequence[Pattern]) -> Finder:
    """Return what finds all that any of some patterns does, each part once."""
    return lambda text: _apart(span for each in found for span in each.finder(text))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return stretches that do not overlap, in their order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _whole(wanted: Wanted, finder: Finder) -> Finder:
    """Return a finder of whole words, if they are wanted, else the one given."""
    if not wanted.whole:
        return finder
    return lambda text: [span for span in finder(text) if _stands_alone(text, *span)]


def _stands_alone(text: str, start: int, end: int) -> bool:
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    return not re.search(r"\w", beside)


def _spans(words: str, text: str) -> list[Span]:
    found = []
    start = text.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = text.find(words, start + len(words))
    return found


def _folded_spans(folded: str, text: str) -> list[Span]:
    lower = text.casefold()
    if len(lower) == len(text):
        return _spans(folded, lower)
    # Some letters fold to two; then the place is not known, only that it fits.
    return [(0, len(text))] if folded in lower else []
