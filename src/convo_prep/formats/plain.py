"""A document as plain text for pipes and files: to read, to grep, to cut.

Nothing is wrapped: a paragraph is one line, a pair is `Label: text`, an item starts
with `- ` or its number. A table's columns are padded and two blanks apart; inside a
cell there are never two, and an empty cell is a hyphen, so that `awk -F '  +'` finds
the same column in every row. There is no tab and no escape code anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from convo_prep.cells import cells
from convo_prep.document import (
    Agenda,
    Bars,
    Block,
    Document,
    Heading,
    Items,
    Line,
    Pairs,
    Paragraph,
    Table,
)
from convo_prep.document import plain as words
from convo_prep.formats.spacing import spaced
from convo_prep.text import one_line, visible

BETWEEN = "  "
EMPTY_CELL = "-"
_INDENT = "  "


def render(document: Document) -> str:
    """Return the document as plain text; every line ends with a newline."""
    return "".join(f"{line}\n" for line in _page(document))


def _page(document: Document) -> Iterator[str]:
    title = _single(document.title)
    if title:
        yield title
    for block, apart in spaced(document):
        if apart:
            yield ""
        yield from _lines(block)


def _lines(block: Block) -> Iterable[str]:
    match block:
        case Heading(text=text):
            return [_single(text)]
        case Paragraph(line=line):
            return visible(words(line)).split("\n")
        case Pairs():
            return _pairs(block)
        case Items():
            return _items(block)
        case Table():
            return _table(block)
        case Agenda():
            return _agenda(block)
        case Bars():
            return _bars(block)


def _pairs(block: Pairs) -> Iterator[str]:
    for name, line in block.rows:
        yield from _hanging(marked(_single(name)), line)


def marked(label: str) -> str:
    """Return a label with the colon it may need: a question has its mark already."""
    return label if not label or label[-1] in ":?.!" else f"{label}:"


def _items(block: Items) -> Iterator[str]:
    for number, line in enumerate(block.items, 1):
        yield from _hanging(f"{number}." if block.numbered else "-", line)


def _hanging(mark: str, line: Line) -> Iterator[str]:
    first, *rest = visible(words(line)).split("\n")
    yield f"{mark} {first}" if mark and first else mark or first
    yield from (_INDENT + more if more else "" for more in rest)


def _table(block: Table) -> Iterator[str]:
    rows = [[_single(words(cell)) or EMPTY_CELL for cell in row] for row in block.rows]
    if any(name.strip() for name in block.columns):
        rows.insert(0, [_single(name) or EMPTY_CELL for name in block.columns])
    yield from _columns(rows)


def _agenda(block: Agenda) -> Iterator[str]:
    """Yield the titles, and all entries in the same three columns."""
    parts = (((e.when,), e.said, (e.command,)) for e in block.entries())
    lines = _columns([[_single(words(part)) for part in row] for row in parts])
    for title, entries in block.groups:
        yield _single(title)
        yield from islice(lines, len(entries))


def _bars(block: Bars) -> Iterator[str]:
    """Yield the words of each bar as a pair, and what is said below them indented."""
    for title, bars, below in block.groups:
        if heading := _single(title):
            yield heading
        yield from _pairs(Pairs(tuple((bar.label, bar.said) for bar in bars)))
        if said := _single(words(below)):
            yield _INDENT + said


def _columns(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield BETWEEN.join(_padded(row, widths))


def _padded(row: list[str], widths: list[int]) -> Iterator[str]:
    for cell, width in zip(row[:-1], widths, strict=False):
        yield cell + " " * (width - cells(cell))
    yield row[-1]


def _single(text: str) -> str:
    return one_line(visible(text))
