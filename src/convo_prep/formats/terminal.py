"""A document as text for a terminal, wrapped to its width, in few and plain tones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from convo_prep.cells import breaks, cells
from convo_prep.document import (
    Agenda,
    Bar,
    Bars,
    Block,
    Document,
    Entry,
    Heading,
    Items,
    Line,
    Pairs,
    Paragraph,
    Span,
    Table,
    Tone,
)
from convo_prep.formats.bars import drawn
from convo_prep.formats.columns import fitted
from convo_prep.formats.look import Look, shown
from convo_prep.formats.spacing import spaced
from convo_prep.text import one_line

PROSE = 80
NARROWEST = 20
BETWEEN = 2
BESIDE_FROM = 50
# With less room for what it is, an entry's command stands on a line of its own.
LEAST_SAID = 26
_INDENT = 2
# How long a bar is.
BAR = 12

# Only the palette's own colours, so that every theme stays readable; dim is SGR 2,
# because colour 8 is the background of some themes.
_STYLES: dict[Tone, str] = {
    "plain": "",
    "quiet": "dim",
    "strong": "bold",
    "good": "green",
    "warn": "bold red",
    "here": "cyan",
}


class _Paper(NamedTuple):
    """What is written on: a console, its look, and how wide prose may run."""

    console: Console
    look: Look
    width: int

    @property
    def prose(self) -> int:
        return min(self.width, PROSE)

    def words(self, text: str) -> str:
        return one_line(shown(text, self.look))

    def text(self, line: Line) -> Text:
        text = Text()
        for span in line:
            text.append(shown(span.text, self.look), _STYLES[span.tone])
        return text

    def wrapped(self, text: Text, width: int) -> list[Text]:
        lines = [text[a:b] for a, b in breaks(text.plain, max(width, 1))]
        for line in lines:
            line.rstrip()
        return lines


def render(document: Document, width: int, look: Look) -> str:
    """Return the document for a terminal of `width` columns.

    The text holds escape codes as far as the look allows, and no others: nothing that
    somebody wrote is read as markup, as an emoji's name or as an escape code.
    """
    page = StringIO()
    paper = _Paper(_console(page, width, look), look, max(width, NARROWEST))
    lines = _page(document, paper)
    paper.console.print(Text("\n").join(lines), soft_wrap=True, end="")
    return page.getvalue() + "\n" if page.tell() else ""


def _console(page: StringIO, width: int, look: Look) -> Console:
    # Everything Rich would look up in the environment is settled here.
    return Console(
        file=page,
        width=width,
        height=24,
        color_system="standard" if look.escapes else None,
        no_color=not look.colour,
        force_terminal=look.escapes,
        force_interactive=False,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _page(document: Document, paper: _Paper) -> Iterator[Text]:
    if paper.words(document.title):
        yield from _heading(document.title, paper)
    for block, apart in spaced(document):
        if apart:
            yield Text()
        yield from _lines(block, paper)


def _lines(block: Block, paper: _Paper) -> Iterable[Text]:
    match block:
        case Heading(text=text):
            return _heading(text, paper)
        case Paragraph(line=line):
            return paper.wrapped(paper.text(line), paper.prose)
        case Pairs():
            return _pairs(block, paper, beside=paper.width >= BESIDE_FROM)
        case Items():
            return _items(block, paper)
        case Table():
            return _table(block, paper)
        case Agenda():
            return _agenda(block, paper)
        case Bars():
            return _bars(block, paper)


def _heading(text: str, paper: _Paper) -> list[Text]:
    return paper.wrapped(Text(paper.words(text), "bold"), paper.prose)


def _items(block: Items, paper: _Paper) -> Iterator[Text]:
    digits = len(str(len(block.items)))
    for number, line in enumerate(block.items, 1):
        mark = Text(f"{number:>{digits}}. " if block.numbered else "- ")
        texts = paper.wrapped(paper.text(line), paper.prose - len(mark))
        yield from _beside(mark, texts, len(mark))


def _pairs(block: Pairs, paper: _Paper, beside: bool) -> Iterator[Text]:
    labels = [Text(paper.words(label), "dim") for label, _ in block.rows]
    column = _column(labels, paper.prose // 3) if beside else 0
    for label, (_, line) in zip(labels, block.rows, strict=True):
        indent = column or _INDENT
        texts = paper.wrapped(paper.text(line), paper.prose - indent)
        if not label or cells(label.plain) + BETWEEN <= column:
            yield from _beside(label, texts, indent)
        else:
            yield from paper.wrapped(label, paper.prose)
            if line:
                yield from _beside(Text(), texts, indent)


def _column(labels: list[Text], limit: int) -> int:
    """Return where texts begin beside the labels within a limit; 0 if none is."""
    widths = (cells(label.plain) for label in labels)
    beside = [width for width in widths if width <= limit]
    return max(beside, default=-BETWEEN) + BETWEEN


def _beside(mark: Text, texts: list[Text], indent: int) -> Iterator[Text]:
    """Yield lines with a mark before the first, all texts starting at one column."""
    for text in texts:
        yield _row([(mark, indent), (text, 0)])
        mark = Text()


def _row(parts: Iterable[tuple[Text, int]]) -> Text:
    """Join cells, each padded to its width, without blanks at the end."""
    row = Text()
    for cell, width in parts:
        row.append_text(cell)
        row.append(" " * (width - cells(cell.plain)))
    row.rstrip()
    return row


def _agenda(block: Agenda, paper: _Paper) -> Iterator[Text]:
    entries = block.entries()
    when = max(cells(paper.words(entry.when.text)) for entry in entries)
    command = max(cells(paper.words(entry.command.text)) for entry in entries)
    said = max(_longest(paper.text(entry.said)) for entry in entries)
    room = paper.width - _INDENT - when - command - 2 * BETWEEN
    widths = [_INDENT, when + BETWEEN, min(said, room)]
    for title, entries in block.groups:
        yield from _heading(title, paper)
        for entry in entries:
            if room >= LEAST_SAID:
                yield from _entry_beside(entry, widths, paper)
            else:
                yield from _entry_above(entry, paper)


def _entry_beside(entry: Entry, widths: list[int], paper: _Paper) -> Iterator[Text]:
    """Yield an entry in three columns, its command in the first row."""
    when, command = paper.text((entry.when,)), paper.text((entry.command,))
    for said in paper.wrapped(paper.text(entry.said), widths[2]):
        columns = (Text(), when, said)
        cells_ = zip(columns, (*widths[:2], widths[2] + BETWEEN), strict=True)
        yield _row((*cells_, (command, 0)))
        when, command = Text(), Text()


def _entry_above(entry: Entry, paper: _Paper) -> Iterator[Text]:
    """Yield an entry, and below it its command, which never breaks."""
    whole = paper.text((entry.when, Span("  "), *entry.said))
    texts = paper.wrapped(whole, paper.prose - 2 * _INDENT)
    yield from _beside(Text(" " * _INDENT), texts[:1], _INDENT)
    yield from _beside(Text(), [*texts[1:], paper.text((entry.command,))], 2 * _INDENT)


def _bars(block: Bars, paper: _Paper) -> Iterator[Text]:
    """Yield label, bar and words side by side, or no bar where there is no room."""
    labels = [Text(paper.words(bar.label)) for bar in block.bars()]
    column = _column(labels, paper.prose // 3) or _INDENT
    for title, bars, below in block.groups:
        if paper.words(title):
            yield from _heading(title, paper)
        for bar in bars:
            yield from _bar(bar, column, paper)
        said = paper.wrapped(paper.text(below), paper.prose - column)
        if said[0]:
            yield from _beside(Text(), said, column)


def _bar(bar: Bar, column: int, paper: _Paper) -> Iterator[Text]:
    room = paper.width >= BESIDE_FROM
    sign = Text(drawn(bar.parts, BAR, paper.look.ascii) if room else "")
    indent = column + (BAR + BETWEEN if room else 0)
    label = Text(paper.words(bar.label))
    if cells(label.plain) + BETWEEN > column:
        yield from paper.wrapped(label, paper.prose)
        label = Text()
    for text in paper.wrapped(paper.text(bar.said), paper.prose - indent):
        yield _row([(label, column), (sign, indent - column), (text, 0)])
        label, sign = Text(), Text()


def _table(block: Table, paper: _Paper) -> Iterator[Text]:
    names = [Text(paper.words(name), "dim") for name in block.columns]
    rows = [[paper.text(cell) for cell in row] for row in block.rows]
    natural = [max(map(_longest, column)) for column in zip(names, *rows, strict=True)]
    widths = fitted(natural, paper.width, BETWEEN)
    if widths is None:
        yield from _stacked(block, paper)
        return
    if any(names):
        rows.insert(0, names)
    for row in rows:
        yield from _table_row(row, widths, paper)


def _longest(text: Text) -> int:
    return max(map(cells, text.plain.split("\n")))


def _table_row(row: list[Text], widths: list[int], paper: _Paper) -> Iterator[Text]:
    parts = [
        paper.wrapped(cell, width) for cell, width in zip(row, widths, strict=True)
    ]
    for at in range(max(map(len, parts))):
        yield _row(
            (lines[at] if at < len(lines) else Text(), width + BETWEEN)
            for lines, width in zip(parts, widths, strict=True)
        )


def _stacked(block: Table, paper: _Paper) -> Iterator[Text]:
    """Yield each row as pairs: the name of a column, and the cell beside it."""
    for at, row in enumerate(block.rows):
        if at:
            yield Text()
        pairs = Pairs(tuple(zip(block.columns, row, strict=True)))
        yield from _pairs(pairs, paper, beside=True)
