"""The card as one writes on it: each line with its number, drafts marked."""

from __future__ import annotations

from collections.abc import Sequence

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
    rows = tuple(_row(number, each, usual) for number, each in page.numbered())
    counted = line(quiet(_counted(page, usual)))
    lines = [Paragraph(text) for text in (first, counted, last) if text]
    blocks: list[Block] = [*lines[: bool(first)], Pairs(rows), *lines[bool(first) :]]
    return Document(page.title, tuple(blocks), close=True)


def news_of(before: Page, page: Page, usual: str) -> Document | None:
    """Return the lines that are other than before; None where the numbers are others.

    A line that is no longer there has taken its number along.
    """
    were, are = list(before.numbered()), list(page.numbered())
    if [number for number, _ in were] != [number for number, _ in are]:
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


def _row(number: int, of: Line, usual: str) -> tuple[str, Text]:
    return _label(number, of), (Span(_text(of, usual), of.tone),)


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


def _label(number: int, of: Line) -> str:
    mark = "*" if of.draft else " "
    return f"{number or '':>2}{mark} {of.label}"


def _text(of: Line, usual: str) -> str:
    text = filled(of.text)
    told = of.draft and of.source != usual
    return f"{text}  ({of.source})" if told and of.source else text
