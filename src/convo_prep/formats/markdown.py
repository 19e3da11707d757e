"""A document as Markdown (CommonMark, GitHub's tables) that shows exactly its words.

Every sign that a renderer would read as markup gets a backslash, and no more than
needed, so that the source stays readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

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
    Span,
    Table,
)
from convo_prep.formats.plain import marked
from convo_prep.formats.spacing import spaced
from convo_prep.text import one_line, visible

_ANYWHERE = re.compile(
    r"[\\`*_\[\]<|~]"
    r"|&(?=#?\w+;)"  # an entity
    r"|(?<=\S)@(?=\w)"  # an address
    r"|:(?=[A-Za-z+-][\w+-]*:)"  # an emoji's name
)
_LINK = re.compile(r"\b(https?|ftp|mailto|xmpp):|\b(www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^(\d{1,9})(?=[.)](\s|$))|^(?=[#>+=:-])")
_CLOSING_HASHES = re.compile(r"#(?=#*$)")
_BOLD = ("strong", "warn")


def render(document: Document) -> str:
    """Return the document as Markdown; its title is the heading of level 1."""
    return "\n".join(_page(document))


def _page(document: Document) -> Iterator[str]:
    """Yield each block with its final newline."""
    title = one_line(visible(document.title))
    if title:
        yield _heading(title, 1)
    above, marks = "", 0
    for block, _ in spaced(document):
        # Two lists in a row would be one, were their marks the same.
        marks = 1 - marks if _marks(block) == above else 0
        yield _block(block, _marks(block)[marks:])
        above = _marks(block)


def _marks(block: Block) -> str:
    """Return the two marks that a list of this sort may have."""
    match block:
        case Items(numbered=True):
            return ".)"
        case Items() | Pairs() | Bars():
            return "-*"
        case _:
            return ""


def _block(block: Block, marks: str) -> str:
    match block:
        case Heading(text=text, level=level):
            return _heading(one_line(visible(text)), level + 1)
        case Paragraph(line=line):
            return "\n".join(_paragraph(line)) + "\n"
        case Pairs():
            return _list(_pairs(block), marks[0])
        case Items(items=items, numbered=True):
            return _numbered(items, marks[0])
        case Items(items=items):
            return _list(map(_paragraph, items), marks[0])
        case Table():
            return "".join(f"| {' | '.join(row)} |\n" for row in _table(block))
        case Agenda() | Bars():
            parts = Document("", tuple(block.broken_down()))
            return "\n".join(_block(part, marks) for part, _ in spaced(parts))


def _heading(text: str, level: int) -> str:
    return f"{'#' * level} {_CLOSING_HASHES.sub(_escaped, escape(text))}\n"


def _pairs(block: Pairs) -> Iterator[list[str]]:
    for name, line in block.rows:
        label = marked(escape(one_line(visible(name))))
        first, *rest = _paragraph(line)
        yield [" ".join(filter(None, (label and f"**{label}**", first))), *rest]


def _list(texts: Iterable[list[str]], bullet: str) -> str:
    return "".join(_item(bullet, lines) for lines in texts)


def _numbered(items: Iterable[Line], end: str) -> str:
    texts = enumerate(map(_paragraph, items), 1)
    return "".join(_item(f"{number}{end}", lines) for number, lines in texts)


def _item(mark: str, lines: list[str]) -> str:
    first, *rest = lines
    indent = " " * (len(mark) + 1)
    below = (indent + line if line else "" for line in rest)
    return "\n".join((f"{mark} {first}".rstrip(" "), *below)) + "\n"


def _table(block: Table) -> Iterator[list[str]]:
    yield [escape(one_line(visible(name))) for name in block.columns]
    yield ["---"] * len(block.columns)
    for row in block.rows:
        yield [" ".join(filter(None, _paragraph(cell, ""))) for cell in row]


def _paragraph(line: Line, end: str = "\\") -> list[str]:
    """Return the lines of a text, each but a paragraph's last with a hard break."""
    lines = [text.strip(" ") for text in _inline(line).strip("\n ").split("\n")]
    below = [*lines[1:], ""]
    return [
        text + end if text and after else text
        for text, after in zip(lines, below, strict=True)
    ]


def _inline(line: Line) -> str:
    runs = _runs(line)
    words = [text for text, _ in runs]
    around = ["\n", *words, "\n"]
    # No text holds a NUL once it is visible, so that one may stand for the asterisks.
    text = "".join(
        f"\0{text}\0" if bold and _may_be_bold(text, before[-1], after[0]) else text
        for (text, bold), before, after in zip(runs, around, around[2:], strict=False)
    )
    return "\n".join(map(escape, text.split("\n"))).replace("\0", "**")


def _runs(line: Line) -> list[tuple[str, bool]]:
    """Return the visible stretches of a line; True marks the bold ones."""
    spans = [span for span in line if span.text]
    return [
        ("".join(visible(span.text) for span in group), bold)
        for bold, group in groupby(spans, _is_bold)
    ]


def _is_bold(span: Span) -> bool:
    return span.tone in _BOLD


def _may_be_bold(text: str, before: str, after: str) -> bool:
    """Say whether `**` around a text would be read as bold, not as asterisks.

    CommonMark 6.2: no blank on the inside; punctuation there needs a blank outside.
    """
    if text != text.strip() or "\n" in text:
        return False
    left = text[0].isalnum() or before.isspace()
    right = text[-1].isalnum() or after.isspace()
    return left and right


def escape(text: str) -> str:
    """Return one line of text as Markdown that shows exactly that text."""
    text = _ANYWHERE.sub(_escaped, text.strip(" "))
    text = _LINK.sub(lambda link: f"{link[0][:-1]}\\{link[0][-1]}", text)
    text = _AT_START.sub(r"\1\\", text)
    # One dollar is money, two are a formula to some renderers.
    return text.replace("$", r"\$") if text.count("$") > 1 else text


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"
