"""The card as it is shown: on one screen that nobody scrolls, or whole on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from convo_prep.document import Document, Pairs, Span
from convo_prep.page import Line, Page
from convo_prep.session import Action, Session
from convo_prep.session.paths import CONCERNS, FACTS, OPTIONS, POSITIVE
from convo_prep.text import filled, visible
from convo_prep.views.answers import LabelledLine
from convo_prep.views.card import NO_DRAFTS, card_page
from convo_prep.views.fit import TEXT_WIDTH, fit, shorten, wrap

# Of a screen of 80 by 24 the last line is the prompt's.
LINES = 23
SCREEN_WIDTH = 80
MOST_CONCERNS = 3
# What a screen can do without, the first first.
LEAST_FIRST = (OPTIONS, FACTS, "contact", POSITIVE)
# Stands before a line that nobody has taken as their own yet.
DRAFT = "*"


def card(
    session: Session,
    now: datetime,
    private: bool,
    promises: Sequence[Action] = (),
    whole: bool = False,
) -> Document:
    """Return the card without drafts; see `card_page` and `document_of`."""
    return document_of(card_page(session, now, NO_DRAFTS, promises), private, whole)


def document_of(page: Page, private: bool, whole: bool = False) -> Document:
    """Return a card as a document.

    Only with `private` does it hold private lines. Texts are cut so that all of it
    fits a screen, but for a page (`whole`), where every text stands in full.
    """
    lines = [line for line in page.lines if private or not line.private]
    if whole:
        rows = tuple(row for line in lines for row in _on_paper(line))
        return Document(page.title, (Pairs(rows),), close=True)
    lines = _for_a_screen(lines, page.name)
    pairs = zip(lines, _fitted(lines), strict=True)
    rows = tuple((_label(line), (Span(text, line.tone),)) for line, text in pairs)
    title = shorten(visible(page.title), SCREEN_WIDTH, 1)
    return Document(title, (Pairs(rows),), close=True)


def _on_paper(line: Line) -> Iterator[LabelledLine]:
    for label, text in line.on_paper or ((_label(line), line.text),):
        yield label, (Span(filled(text), line.tone),)


def _fitted(lines: Sequence[Line]) -> list[str]:
    """Return the texts as far as there is room; what is said aloud stands in full."""
    said = [visible(filled(line.text)) for line in lines]
    minor = [place for place, line in enumerate(lines) if line.minor]
    cut = [place for place, line in enumerate(lines) if line.tone != "strong"]
    return list(fit(said, TEXT_WIDTH, LINES - 1, minor, cut))


def _for_a_screen(lines: Sequence[Line], name: str) -> list[Line]:
    """Leave out whole lines, the least needed first, where there is no room for all.

    The third concern goes last; what leads to it then takes a line of its own.
    """
    left = list(lines)
    for path in LEAST_FIRST:
        if _rows(_fewer(left, MOST_CONCERNS, name)) < LINES:
            break
        left = [line for line in left if not line.spot or line.spot.question != path]
    shown = _fewer(left, MOST_CONCERNS, name)
    return shown if _rows(shown) < LINES else _fewer(left, MOST_CONCERNS - 1, name)


def _rows(lines: Sequence[Line]) -> int:
    return sum(len(wrap(visible(filled(line.text)), TEXT_WIDTH)) for line in lines)


def _label(line: Line) -> str:
    return f"{DRAFT} {line.named}" if line.draft else line.named


def _fewer(lines: Sequence[Line], most: int, name: str) -> list[Line]:
    """Leave out concerns that a screen has no room for, and say where they stand."""
    of_concerns = [line for line in lines if _of_concern(line)]
    items = dict.fromkeys(line.spot.item for line in of_concerns if line.spot)
    gone = set(list(items)[most:])
    if not gone:
        return list(lines)
    found = []
    for line in lines:
        if not (_of_concern(line) and line.spot and line.spot.item in gone):
            found.append(line)
        if line is of_concerns[-1]:
            command = f"convo card {name} --full"
            found.append(Line(_also(of_concerns, gone), command, tone="quiet"))
    return found


def _also(of_concerns: Sequence[Line], gone: set[int | None]) -> str:
    """Name the concerns that are left out, by the numbers they have live."""
    left = [line for line in of_concerns if line.spot and line.spot.item in gone]
    numbers = [line.concern for line in left if line.concern]
    first, last = min(numbers, default=0), max(numbers, default=0)
    return f"Also {first}" if first == last else f"Also {first}-{last}"


def _of_concern(line: Line) -> bool:
    return line.spot is not None and line.spot.question == CONCERNS
