"""Pages to render: one of every block, a card, and whatever hypothesis finds."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from convo_prep.document import (
    Bar,
    Bars,
    Document,
    Heading,
    Items,
    Line,
    Pairs,
    Paragraph,
    Span,
    Table,
    good,
    here,
    line,
    quiet,
    strong,
    warn,
)

EVERY_BLOCK = Document(
    "Renewal price: Acme",
    (
        Paragraph(line("Acme is ", good("prepared"), quiet(" since yesterday"))),
        Heading("Prepare"),
        Pairs(
            (
                ("Issue", line("Acme asks for 20% off the renewal")),
                ("What is it worth?", line("One line\nand another")),
                ("Due", line(warn("overdue"), " since Mon 23 Nov 2026")),
            )
        ),
        Heading("Concerns", 2),
        Items((line("Others do it for half."), line(strong("No budget")))),
        Items((line("Dana Reyes, Acme"), line("Borealis")), numbered=True),
        Table(
            ("id", "client", "what is next"),
            (
                (line("k3v9qd"), line("Acme"), line(here("convo card"))),
                (line("a2b3c4"), line("Borealis"), line()),
            ),
        ),
    ),
)

BARS = Document(
    "Two talks",
    (
        Bars(
            (
                ("", (Bar("Result", (3, 2, 1), line("3 fully, 2 partly, 1 not")),), ()),
                (
                    "By client",
                    (
                        Bar("Acme", (5, 0), line("5 of 5")),
                        Bar("Borealis, the one with the fair", (), line("none")),
                    ),
                    line(quiet("Read what was before.")),
                ),
            )
        ),
    ),
)

CARD = Document(
    "Card",
    (
        Pairs((("Ask", line("12% from January")),)),
        Paragraph(line("They say")),
        Items((line("Why now?"),)),
        Paragraph(line("If it gets loud")),
        Heading("Do not say"),
        Items((line("always"),)),
    ),
    close=True,
)

HOSTILE = [
    "[red]",
    "[/b]",
    "[link=https://e.example]x[/link]",
    ":smile:",
    "{x}",
    "$(id)",
    "$a$",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title>",
    "&amp;",
    "&#106;",
    "**bold**",
    "_it_",
    "~~no~~",
    "`code`",
    "# head",
    "#",
    "- item",
    "+ item",
    "1. one",
    "1) one",
    "> said",
    "```",
    "---",
    "===",
    ":-:",
    "| pipe |",
    "\\",
    "    code",
    "[x](javascript:alert(1))",
    "![i](https://e.example/x.png)",
    "<https://e.example>",
    "https://e.example/x",
    "www.e.example",
    "dana@acme.example",
    "[a]: https://e.example",
    "<!-- ",
    "-->",
    "]]>",
    "\x1b[31m",
    "\x1b]8;;https://e.example\x1b\\",
    "\x1b]52;c;aGk=\x07",
    "\x9b2J",
    "\u202e",
    "\u2066",
    "\r\n",
    "\n",
    "\n\n",
    "\t",
    "  ",
    "\u00a0",
    "\u3000",
    "漢字" * 20,
    "\U0001f469\u200d\U0001f4bb",
    "e\u0301",
    "\ud800",
]

texts = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), max_size=6
).map("".join)
tones = st.sampled_from(["plain", "quiet", "strong", "good", "warn", "here"])
lines: st.SearchStrategy[Line] = st.lists(
    st.builds(Span, texts, tones), max_size=3
).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(texts, min_size=1, max_size=4))
    width = len(columns)
    row = st.lists(lines, min_size=width, max_size=width).map(tuple)
    return Table(tuple(columns), tuple(draw(st.lists(row, max_size=3))))


bars = st.builds(Bar, texts, st.lists(st.integers(0, 9), max_size=3).map(tuple), lines)
bar_groups = st.tuples(texts, st.lists(bars, max_size=3).map(tuple), lines)
blocks = st.one_of(
    st.builds(Heading, texts, st.sampled_from([1, 2])),
    st.builds(Paragraph, lines),
    st.builds(Pairs, st.lists(st.tuples(texts, lines), max_size=3).map(tuple)),
    st.builds(Items, st.lists(lines, max_size=3).map(tuple), st.booleans()),
    tables(),
    st.builds(Bars, st.lists(bar_groups, max_size=2).map(tuple)),
)
documents = st.builds(
    Document, texts, st.lists(blocks, max_size=5).map(tuple), st.booleans()
)

_BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def obeyed(text: str) -> set[str]:
    """Return the signs in a text that a terminal or an editor would obey, not show."""
    return {
        sign
        for sign in text
        if sign != "\n"
        and (
            unicodedata.category(sign) in ("Cc", "Cs")
            or unicodedata.bidirectional(sign) in _BIDI
        )
    }


def squeezed(text: str) -> str:
    """Return a text without any blank: what is left must survive every wrapping."""
    return "".join(text.split())


def said(document: Document) -> list[str]:
    """Return every text of the document that a format has to show."""
    found = [document.title]
    for block in document.blocks:
        match block:
            case Heading(text=text):
                found.append(text)
            case Paragraph(line=words):
                found.append(_words(words))
            case Pairs(rows=rows):
                found += [
                    part for label, words in rows for part in (label, _words(words))
                ]
            case Items(items=items):
                found += map(_words, items)
            case Table(columns=columns, rows=table_rows) if table_rows:
                found += [*columns]
                found += [_words(cell) for row in table_rows for cell in row]
            case Bars() if block.bars():
                found += _said_of(block)
    return found


def _said_of(block: Bars) -> list[str]:
    rows = [(bar.label, _words(bar.said)) for bar in block.bars()]
    around = [(title, _words(below)) for title, _, below in block.groups]
    return [part for pair in (*rows, *around) for part in pair]


def _words(words: Line) -> str:
    return "".join(span.text for span in words)
