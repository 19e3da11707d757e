"""A line of bash up to the cursor, read into words; nothing of it is ever run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

# One piece of a line. What bash would put something else for is `foreign`, with all
# that it encloses; a piece that the cursor cuts off ends where the line does.
_PIECE = re.compile(
    r"""(?P<joint> \\\n )
    | (?P<blank> [ \t\n]+ )
    | (?P<operator> [<>|&;()]+ )
    | \\ (?P<escaped> . | \Z )
    | ' (?P<single> [^']* ) '?
    | " (?P<double> (?: [^"\\] | \\. )* \\? ) "?
    | (?P<foreign> \$'(?: [^'\\] | \\. )*'? | \$\([^()]*\)? | `[^`]*`? | [$*?[{~] )
    | (?P<plain> [^][ \t\n<>|&;()\\'"$`*?{~]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_DOUBLE = re.compile(r"\\([$`\"\\\n])")
_FOREIGN_IN_DOUBLE = re.compile(r"(?<!\\)(?:\\\\)*[$`]")


class Word(NamedTuple):
    """A word as bash would pass it on.

    `quote` is the sign that is still open at its end, or empty. `foreign` says that
    bash would put something else in its place, or in the place of a part.
    """

    text: str = ""
    quote: str = ""
    foreign: bool = False


class Line(NamedTuple):
    """The words of a line; the last one is where the cursor stands, often empty."""

    words: tuple[Word, ...]
    into_file: bool = False

    @property
    def current(self) -> Word:
        """The word at the cursor."""
        return self.words[-1]


def read(line: str) -> Line:
    """Read a line into words, and see whether the last one names a file after < or >.

    Where another command begins, the words begin anew.
    """
    words: list[Word] = []
    begun: Word | None = None
    into_file = False
    for piece in _PIECE.finditer(line):
        kind = piece.lastgroup or ""
        if kind == "joint":
            continue
        if kind in _WORDS:
            begun = _joined(begun or Word(), _WORDS[kind](piece))
            continue
        if begun is not None and not into_file:
            words.append(begun)
        if begun is not None or kind == "operator":
            into_file = "<" in piece[0] or ">" in piece[0]
        if kind == "operator" and not into_file:
            words.clear()
        begun = None
    return Line((*words, begun or Word()), into_file)


def _joined(word: Word, more: Word) -> Word:
    return Word(word.text + more.text, more.quote, word.foreign or more.foreign)


def _plain(piece: re.Match[str]) -> Word:
    return Word(piece[0])


def _escaped(piece: re.Match[str]) -> Word:
    # A backslash with nothing behind it waits for what the person types next.
    return Word(piece["escaped"], "", not piece["escaped"])


def _foreign(piece: re.Match[str]) -> Word:
    return Word(piece[0], "", foreign=True)


def _single(piece: re.Match[str]) -> Word:
    return Word(piece["single"], "" if _is_closed(piece) else "'")


def _double(piece: re.Match[str]) -> Word:
    inside = piece["double"]
    text = _IN_DOUBLE.sub(lambda found: found[1].replace("\n", ""), inside)
    foreign = _FOREIGN_IN_DOUBLE.search(inside) is not None
    return Word(text, "" if _is_closed(piece) else '"', foreign)


def _is_closed(piece: re.Match[str]) -> bool:
    return piece.end() > piece.end(piece.lastgroup or 0)


_WORDS: Mapping[str, Callable[[re.Match[str]], Word]] = {
    "plain": _plain,
    "escaped": _escaped,
    "foreign": _foreign,
    "single": _single,
    "double": _double,
}
