"""Searching the text of a journal: bytes first, lines only where something is."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from convo_prep.errors import UsageError
from convo_prep.store import copies, selecting
from convo_prep.store.unread import Unread

Span: TypeAlias = tuple[int, int]
Finder: TypeAlias = Callable[[str], list[Span]]


class Pattern(NamedTuple):
    """What is searched for: `finder` matches in a line, `may` judges bytes."""

    finder: Finder
    may: Callable[[bytes], bool]


class Found(NamedTuple):
    """One line that fits; `number` counts from 1, `spans` are its matches."""

    number: int
    text: str
    spans: tuple[Span, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def literal(words: str, case: bool) -> Pattern:
    """Return the pattern for exactly these words; without `case`, in any case."""
    if case:
        needle = words.encode("utf-8")
        return Pattern(lambda line: _spans(line, words), lambda data: needle in data)
    folded = words.casefold()
    plain = folded.encode("ascii") if folded.isascii() else b""

    def may(data: bytes) -> bool:
        if plain and data.isascii():
            return plain in data.lower()
        return folded in data.decode("utf-8", "replace").casefold()

    return Pattern(lambda line: _folded_spans(line, folded), may)


def regex(source: str, case: bool) -> Pattern:
    """Return the pattern for a regular expression, matched line by line.

    Raises:
        UsageError: it is none.
    """
    flags = 0 if case else re.IGNORECASE
    try:
        compiled = re.compile(source, flags)
        over_lines = re.compile(source, flags | re.MULTILINE)
    except re.error as error:
        raise UsageError(
            f"'{source}' is no regular expression: {error.msg}.",
            "Without -E the words are taken as they are.",
        ) from None

    def may(data: bytes) -> bool:
        return over_lines.search(data.decode("utf-8", "replace")) is not None

    return Pattern(lambda line: [m.span() for m in compiled.finditer(line)], may)


def lines(data: bytes, pattern: Pattern, around: int = 0) -> Iterator[Found]:
    """Yield the lines of a file that fit, each with `around` lines on either side."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    every = [line.removesuffix("\r") for line in text.split("\n")]
    for place, line in enumerate(every):
        spans = pattern.finder(line)
        if spans:
            before = tuple(every[max(place - around, 0) : place])
            after = tuple(every[place + 1 : place + 1 + around])
            yield Found(place + 1, line, tuple(spans), before, after)


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


def _spans(line: str, words: str) -> list[Span]:
    found = []
    start = line.find(words)
    while start >= 0 and words:
        found.append((start, start + len(words)))
        start = line.find(words, start + len(words))
    return found


def _folded_spans(line: str, folded: str) -> list[Span]:
    lower = line.casefold()
    if len(lower) == len(line):
        return _spans(lower, folded)
    # Some letters fold to two; then the place is not known, only that it fits.
    return [(0, len(line))] if folded in lower else []
