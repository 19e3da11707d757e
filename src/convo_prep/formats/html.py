"""A document as one html file that needs nothing else: no script, no link, no image."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from itertools import accumulate

from convo_prep.document import (
    Agenda,
    Bar,
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
    Tone,
)
from convo_prep.formats.sheet import STYLE
from convo_prep.formats.spacing import spaced
from convo_prep.text import one_line, visible

NO_TITLE = "convo"

_TAGS: dict[Tone, tuple[str, str]] = {
    "plain": ("", ""),
    "quiet": ('<span class="quiet">', "</span>"),
    "strong": ("<strong>", "</strong>"),
    "good": ('<span class="good">', "</span>"),
    "warn": ('<strong class="warn">', "</strong>"),
    "here": ('<span class="here">', "</span>"),
}


def render(document: Document) -> str:
    """Return the document as a whole page; its title is the heading of level 1."""
    title = _single(document.title)
    heading = f"<h1>{title}</h1>\n" if title else ""
    blocks = "".join(_block(block) for block, _ in spaced(document))
    page = "close" if document.close else "roomy"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title or NO_TITLE}</title>\n<style>{STYLE}</style>\n</head>\n"
        f'<body class="{page}">\n{heading}{blocks}</body>\n</html>\n'
    )


def policy() -> str:
    """Return the content security policy: nothing loads but the one style sheet."""
    digest = hashlib.sha256(STYLE.encode()).digest()
    style = base64.b64encode(digest).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return _tagged(f"h{level + 1}", _single(text)) + "\n"
        case Paragraph(line=line):
            return _tagged("p", _line(line)) + "\n"
        case Pairs():
            return _around("dl", map(_pair, block.rows))
        case Items(items=items, numbered=numbered):
            texts = (_tagged("li", _line(item)) for item in items)
            return _around("ol" if numbered else "ul", texts)
        case Table():
            return _around("table", _table(block))
        case Agenda():
            return "".join(map(_block, block.broken_down()))
        case Bars():
            return "".join(map(_bars, block.groups))


def _pair(row: tuple[str, Line]) -> str:
    label, line = row
    return _tagged("dt", _single(label)) + _tagged("dd", _line(line))


def _table(block: Table) -> Iterator[str]:
    names = [_single(name) for name in block.columns]
    if any(names):
        yield _tagged("thead", _row("th", names))
    rows = (_row("td", map(_line, row)) for row in block.rows)
    yield _tagged("tbody", "\n".join(rows))


def _bars(group: tuple[str, tuple[Bar, ...], Line]) -> str:
    """Return a group as a table; bars are drawn, since a page has no styles inside."""
    title, bars, below = group
    heading = _tagged("h3", _single(title)) + "\n" if title else ""
    rows = "\n".join(map(_bar, bars))
    said = f'<p class="below">{_line(below)}</p>\n' if below else ""
    table = f'<table class="bars">\n<tbody>{rows}</tbody>\n</table>\n' if bars else ""
    return f'{heading}<div class="group">\n{table}{said}</div>\n'


def _bar(bar: Bar) -> str:
    cells = (_drawn(bar.parts), _line(bar.said))
    label = f'<th scope="row">{_single(bar.label)}</th>'
    return _tagged("tr", label + "".join(_tagged("td", cell) for cell in cells))


def _drawn(parts: tuple[int, ...]) -> str:
    """Return the parts side by side, each as wide as it has a share of the whole."""
    starts = accumulate(parts, initial=0)
    drawn = "".join(
        f'<rect class="part{at}" x="{start}" width="{part}" height="1"/>'
        for at, (part, start) in enumerate(zip(parts, starts, strict=False), 1)
        if part
    )
    shape = f'viewBox="0 0 {sum(parts) or 1} 1" preserveAspectRatio="none"'
    return f'<svg {shape} aria-hidden="true">{drawn}</svg>'


def _row(tag: str, cells: Iterable[str]) -> str:
    return _tagged("tr", "".join(_tagged(tag, cell) for cell in cells))


def _around(tag: str, parts: Iterable[str]) -> str:
    inside = "".join(f"{part}\n" for part in parts)
    return f"<{tag}>\n{inside}</{tag}>\n"


def _tagged(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>"


def _line(line: Line) -> str:
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    opening, closing = _TAGS[span.tone]
    return f"{opening}{_words(span.text)}{closing}"


def _words(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")


def _single(text: str) -> str:
    return escape(one_line(visible(text)))
