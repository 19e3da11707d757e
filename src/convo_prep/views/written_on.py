"""The card as one writes on it: each line with its number, drafts marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from convo_prep.document import Block, Document, Pairs, Paragraph, Span, line, quiet
from convo_prep.document import Line as Text
from convo_prep.guide import Question
from convo_prep.page import Line, Page
from convo_prep.session import Session
from convo_prep.text import filled

Named: TypeAlias = tuple[str, Line]
"""A line with what leads to it, "" where nothing does."""

HOW = "not yours yet. Say only what fits"
ENOUGH = "Ctrl-D when it is enough."
ELSEWHERE = "if few fit, :go 1 is another situation"
WHOLE = ":list shows all of it."


def sheet_of(page: Page, usual: str, first: Text, last: Text) -> Document:
    """Return a page to write on, between a line that comes first and one below it.

    Drafts whose source is the `usual` one say so once, together.
    """
    told = line(quiet(_told_of_drafts(page, usual)))
    return _around(page, usual, list(_named(page)), (first, told, last))


def end_of(before: Page, page: Page, usual: str, first: Text, last: Text) -> Document:
    """Return what became of a page that was read whole before, and then gone over.

    What is new stands in full, and what has another number now in one line; of
    the rest only what is still a draft or open is named.
    """
    were = {_words(each): (name, each.named) for name, each in _named(before)}
    shown: list[Named] = []
    left: list[Named] = []
    for item in _items(page):
        (name, head), *parts = item
        if any(_words(each) not in were for _, each in item):
            shown += item
        elif were[_words(head)] != (name, head.named):
            shown.append((name, head))
        else:
            left += [(name, head), *(() if head.draft else parts)]
    told = line(quiet(" ".join(_left(page, usual, left))))
    return _around(page, usual, shown, (first, told, last))


def _around(
    page: Page, usual: str, named: Sequence[Named], texts: tuple[Text, Text, Text]
) -> Document:
    """Return lines of a page, one text above and two below them."""
    rows = tuple(_row(name, each, usual) for name, each in named)
    above, *below = (() if not text else (Paragraph(text),) for text in texts)
    blocks: list[Block] = [*above, *((Pairs(rows),) if rows else ())]
    blocks += [each for paragraphs in below for each in paragraphs]
    return Document(page.title, tuple(blocks), close=True)


def _left(page: Page, usual: str, left: Sequence[Named]) -> Iterator[str]:
    """Yield how many lines are whose, and what is a draft still, or open."""
    if counted := _counted(page) if usual else "":
        yield f"{counted}."
    for what, lines in (
        ("Still drafts", [each for each in left if each[1].draft]),
        ("Open", [each for each in left if each[1].tone == "quiet"]),
    ):
        if lines:
            yield f"{what}: {', '.join(f'{n} {each.named}' for n, each in lines)}."
    yield WHOLE


def news_of(before: Page, page: Page, usual: str) -> Document | None:
    """Return the lines that are other than before; None where the numbers are others.

    A line that is no longer there has taken its number along.
    """
    were, are = _items(before), _items(page)
    if _names(were) != _names(are):
        return None
    news = (item for was, item in zip(were, are, strict=True) if item != was)
    rows = tuple(_row(*each, usual) for item in news for each in item)
    return Document("", (Pairs(rows),) if rows else (), close=True)


def _items(page: Page) -> list[list[Named]]:
    """Return the named lines, each with the parts that are read with it."""
    items: list[list[Named]] = []
    for name, each in _named(page):
        if each.part and items:
            items[-1].append((name, each))
        else:
            items.append([(name, each)])
    return items


def _names(items: list[list[Named]]) -> list[list[str]]:
    return [[name for name, _ in item] for item in items]


def _words(of: Line) -> tuple[str, str, bool]:
    return of.label, of.text, of.draft


def _row(name: str, of: Line, usual: str) -> tuple[str, Text]:
    return _label(name, of), (Span(_text(of, usual), of.tone),)


def _told_of_drafts(page: Page, usual: str) -> str:
    """Say what a draft is, from where if no line says so, and whose the lines are."""
    counted = _counted(page)
    if not counted:
        return ""
    if not usual:
        return "* draft, kept only if you take it."
    said = any(each.text == usual for each in page.lines)
    source = "" if said else f" from \u201c{usual}\u201d"
    how = f"{HOW}; {ELSEWHERE}" if said else HOW
    return f"* draft{source}, {how}. {counted}. {ENOUGH}"


def _counted(page: Page) -> str:
    """Return how many lines are the person's own and how many drafts, "" for none."""
    drafts = sum(1 for each in page.lines if each.draft)
    told = (each for each in page.lines if each.spot and each.tone != "quiet")
    yours = sum(1 for each in told if not each.draft)
    return f"{yours} yours, {drafts} drafts" if drafts else ""


def deeper_line(
    numbered: Sequence[tuple[int, Question]], session: Session, most: int | None = None
) -> Text:
    """Name what no line of the card is for, each with its number, and if answered.

    Of more than `most` it says how many they are.
    """
    if not numbered:
        return ()
    said = [
        f"{number} {question.label}{' (there)' if session.answered(question) else ''}"
        for number, question in numbered[:most]
    ]
    more = len(numbered) - len(said)
    said += [f"{more} more"] if more else []
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
    return f"{name:>2}{mark} {of.named}"


def _text(of: Line, usual: str) -> str:
    text = filled(of.text)
    told = of.draft and of.source != usual
    return f"{text}  ({of.source})" if told and of.source else text
