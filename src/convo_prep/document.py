"""What a command wants to show: headings, lines, pairs, items and tables; no format.

A view builds a Document, a format turns it into text. Every string in it is somebody's
words and stays text: no markup is read out of it anywhere.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

# good: done; warn: wrong or overdue; here: where you are. Never by colour alone.
Tone: TypeAlias = Literal["plain", "quiet", "strong", "good", "warn", "here"]


class Span(NamedTuple):
    """A stretch of text in one tone."""

    text: str
    tone: Tone = "plain"


Line: TypeAlias = tuple[Span, ...]
"""One paragraph; its text may hold newlines, which are kept."""


def line(*parts: str | Span) -> Line:
    """Build a Line from plain strings and spans, leaving out the empty ones."""
    spans = [Span(part) if isinstance(part, str) else part for part in parts]
    return tuple([span for span in spans if span.text])


def quiet(text: str) -> Span:
    """Return a span for what may be overlooked."""
    return Span(text, "quiet")


def strong(text: str) -> Span:
    """Return a span for what the eye should find first."""
    return Span(text, "strong")


def warn(text: str) -> Span:
    """Return a span for what is overdue or wrong."""
    return Span(text, "warn")


def good(text: str) -> Span:
    """Return a span for what is done."""
    return Span(text, "good")


def here(text: str) -> Span:
    """Return a span for where the user is, or a command to type."""
    return Span(text, "here")


class Heading(NamedTuple):
    """A heading inside the document; level 1 stands for a step, 2 below it."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """One line of prose."""

    line: Line


class Pairs(NamedTuple):
    """Labels with what belongs to them, the labels set in one column."""

    rows: tuple[tuple[str, Line], ...]


class Items(NamedTuple):
    """A list; `numbered` from 1 where a number can be typed back."""

    items: tuple[Line, ...]
    numbered: bool = False


class Table(NamedTuple):
    """Rows below column names; all rows as long as `columns`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Entry(NamedTuple):
    """A line of an agenda: when, what it is, and the command it asks for."""

    when: Span
    said: Line
    command: Span


class Agenda(NamedTuple):
    """Entries under titles; a command stays whole, for somebody may copy it."""

    groups: tuple[tuple[str, tuple[Entry, ...]], ...]

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries of all groups."""
        return tuple(entry for _, entries in self.groups for entry in entries)

    def broken_down(self) -> Iterator[Heading | Table]:
        """Yield it as headings and tables, for a format that has no other way."""
        for title, entries in self.groups:
            yield Heading(title, 2)
            rows = (((e.when,), e.said, (e.command,)) for e in entries)
            yield Table(("When", "What", "Command"), tuple(rows))


class Bar(NamedTuple):
    """Some cases as a bar: how many fell each way, and the same in words.

    `parts` are at most three, in the order of the words; together they are the whole.
    """

    label: str
    parts: tuple[int, ...]
    said: Line


class Bars(NamedTuple):
    """Bars in groups, each with a title (may be empty) and a line below its bars.

    The words say all that a bar shows: a format may leave the bars out.
    """

    groups: tuple[tuple[str, tuple[Bar, ...], Line], ...]

    def bars(self) -> tuple[Bar, ...]:
        """Return the bars of all groups."""
        return tuple(bar for _, bars, _ in self.groups for bar in bars)

    def broken_down(self) -> Iterator[Heading | Pairs | Paragraph]:
        """Yield it as headings, pairs and lines, for a format that draws no bars."""
        for title, bars, below in self.groups:
            yield Heading(title, 2)
            yield Pairs(tuple((bar.label, bar.said) for bar in bars))
            yield Paragraph(below)


Block: TypeAlias = Heading | Paragraph | Pairs | Items | Table | Agenda | Bars


class Document(NamedTuple):
    """A title (may be empty) and the blocks below it.

    `close` leaves no empty lines between blocks but where a Heading asks for it:
    for a page that must fit a screen.
    """

    title: str
    blocks: tuple[Block, ...]
    close: bool = False


def plain(spans: Line) -> str:
    """Return the text of a Line without its tones."""
    return "".join(span.text for span in spans)
