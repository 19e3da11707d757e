"""The card as one writes on it: each line with its number, drafts marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convo_prep.document import Block, Document, Pairs, Paragraph, Span, line, quiet
from convo_prep.document import Line as Text
from convo_prep.guide import Question
from convo_prep.page import Line, Page
from convo_prep.session import Session
from convo_prep.text import filled

HOW = "not yours yet. Say none that does not fit."


def sheet_of(page: Page, usual: str, first: Text, last: Text) -> Document:
    """Return a page to write on, between a line that comes first and one below it.

    Drafts whose source is the `usual` one say so once, together.
    """
    rows = tuple(_row(name, each, usual) for name, each in _named(page))
    counted = line(quiet(_counted(page, usual)))
    lines = [Paragraph(text) for text in (first, counted, last) if text]
    blocks: list[Block] = [*lines[: bool(first)], Pairs(rows), *lines[bool(first) :]]
    return Document(page.title, tuple(blocks), close=True)


def news_of(before: Page, page: Page, usual: str) -> Document | None:
    """Return the lines that are other than before; None where the numbers are others.

    A line that is no longer there has taken its number along.
    """
    were, are = list(_named(before)), list(_named(page))
    if [name for name, _ in were] != [name for name, _ in are]:
        return None
    items: list[list[int]] = []
    for at, (_, each) in enumerate(are):
        # What belongs to an item is read with it.
        if each.part and items:
            items[-1].append(at)
        else:
            items.append([at])
    news = [item for item in items if any(are[at] != were[at] for at in item)]
    rows = tuple(_row(*are[at], usual) for item in news for at in item)
    return Document("", (Pairs(rows),) if rows else (), close=True)


def _row(name: str, of: Line, usual: str) -> tuple[str, Text]:
    return _label(name, of), (Span(_text(of, usual), of.tone),)


def _counted(page: Page, usual: str) -> str:
    """Say what is a draft, from where, and how many lines are the person's own."""
    drafts = sum(1 for each in page.lines if each.draft)
    told = (each for each in page.lines if each.spot and each.tone != "quiet")
    yours = sum(1 for each in told if not each.draft)
    if not drafts:
        return ""
    if not usual:
        return "* draft, kept only if you take it."
    return f"* draft from \u201c{usual}\u201d, {HOW} {yours} yours, {drafts} drafts."


def deeper_line(numbered: Sequence[tuple[int, Question]], session: Session) -> Text:
    """Name what no line of the card is for, each with its number, and if answered."""
    said = (
        f"{number} {question.label}{' (there)' if session.answered(question) else ''}"
        for number, question in numbered
    )
    return line("Deeper: ", quiet(" · ".join(said)))


def _named(page: Page) -> Iterator[tuple[str, Line]]:
    """Yield each line with what leads to it: `4`, and `4.2` for its second part."""
    last, part = 0, 1
    for number, each in page.numbered():
        last, part = (number, 1) if number else (last, part + 1)
        leads = each.spot is not None
        yield f"{last}.{part}" if leads and part > 1 else str(number or ""), each


def _label(name: str, of: Line) -> str:
    mark = "*" if of.draft else " "
    return f"{name:>2}{mark} {of.label}"


def _text(of: Line, usual: str) -> str:
    text = filled(of.text)
    told = of.draft and of.source != usual
    return f"{text}  ({of.source})" if told and of.source else text
