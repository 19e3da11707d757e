"""Which blocks of a document are shown, and where an empty line stands before one."""

from __future__ import annotations

from collections.abc import Iterator

from convo_prep.document import (
    Agenda,
    Bars,
    Block,
    Document,
    Heading,
    Items,
    Pairs,
    Paragraph,
    Table,
    plain,
)
from convo_prep.text import visible


def spaced(document: Document) -> Iterator[tuple[Block, bool]]:
    """Yield each block that holds something, and whether it stands apart.

    A heading stands apart from what is above it and close to what is below; other
    blocks stand apart unless the document is close. The title is above the first
    block.
    """
    above: Block | str = visible(document.title).strip()
    for block in document.blocks:
        if _holds_something(block):
            yield block, _apart(above, block, not document.close)
            above = block


def _apart(above: Block | str, block: Block, roomy: bool) -> bool:
    if not above or isinstance(above, Heading):
        return False
    return roomy or isinstance(block, Heading)


def _holds_something(block: Block) -> bool:
    match block:
        case Heading(text=text):
            return bool(visible(text).strip())
        case Paragraph(line=line):
            return bool(visible(plain(line)).strip())
        case Pairs(rows=rows):
            return bool(rows)
        case Table(columns=columns, rows=rows):
            return bool(columns and rows)
        case Items(items=items):
            return bool(items)
        case Agenda():
            return bool(block.entries())
        case Bars():
            return bool(block.bars())
