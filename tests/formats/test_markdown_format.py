from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from pages import EVERY_BLOCK, documents, lines, said, squeezed

from convo_prep.document import (
    Document,
    Heading,
    Items,
    Line,
    Pairs,
    Paragraph,
    Span,
    Table,
    line,
    strong,
)
from convo_prep.document import plain as words
from convo_prep.formats.markdown import escape, render
from convo_prep.text import visible

# Comes with Rich, so that nothing is added for the tests.
RENDERER = MarkdownIt("gfm-like", {"html": True, "linkify": False})

GOLDEN = """\
# Renewal price: Acme

Acme is prepared since yesterday

## Prepare

- **Issue:** Acme asks for 20% off the renewal
- **What is it worth?** One line\\
  and another
- **Due:** **overdue** since Mon 23 Nov 2026

### Concerns

- Others do it for half.
- **No budget**

1. Dana Reyes, Acme
2. Borealis

| id | client | what is next |
| --- | --- | --- |
| k3v9qd | Acme | convo card |
| a2b3c4 | Borealis |  |
"""

STRUCTURE = {
    *("h1", "h2", "h3", "p", "br", "strong", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


class Page(HTMLParser):
    """Collects the tags and the text of a rendered page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text: list[str] = []
        self.feed(RENDERER.render(text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def shown(text: str) -> str:
    return squeezed("".join(Page(text).text))


def test_every_block_has_its_markdown() -> None:
    assert render(EVERY_BLOCK) == GOLDEN


@given(text=lines)
def test_a_paragraph_is_rendered_as_exactly_its_words(text: Line) -> None:
    page = Page(render(Document("", (Paragraph(text),))))
    assert set(page.tags) <= {"p", "br", "strong"}
    assert squeezed("".join(page.text)) == squeezed(visible(words(text)))


@given(text=lines)
def test_items_and_pairs_are_rendered_as_exactly_their_words(text: Line) -> None:
    page = Page(render(Document("", (Items((text, text)), Pairs((("What", text),))))))
    said_once = squeezed(visible(words(text)))
    assert set(page.tags) <= {"ul", "li", "p", "br", "strong"}
    assert page.tags.count("li") == 3
    assert page.tags.count("ul") == 2
    assert squeezed("".join(page.text)) == f"{said_once * 2}What:{said_once}"


@given(text=lines)
def test_a_cell_is_rendered_as_exactly_its_words(text: Line) -> None:
    page = Page(render(Document("", (Table(("a", "b"), ((text, text),)),))))
    said_once = squeezed(visible(words(text)))
    assert page.tags.count("td") == 2
    assert set(page.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "strong"}
    assert squeezed("".join(page.text)) == f"ab{said_once * 2}"


@given(document=documents)
def test_a_whole_page_has_every_word_and_no_tag_of_its_own(document: Document) -> None:
    page = Page(render(document))
    assert set(page.tags) <= STRUCTURE
    everything = squeezed("".join(page.text))
    for text in said(document):
        assert squeezed(visible(text)) in everything


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("[red] and [/b]", r"\[red\] and \[/b\]"),
        (":smile: at 10:30:00", r"\:smile: at 10:30:00"),
        ("{x} $(id)", "{x} $(id)"),
        ("$a$", r"\$a\$"),
        ("<script> &amp; R&D", r"\<script> \&amp; R&D"),
        ("**bold** a_b ~5%", r"\*\*bold\*\* a\_b \~5%"),
        ("# head #4", r"\# head #4"),
        ("a | b", r"a \| b"),
        ("1. one", r"1\. one"),
        ("12.5 million, 2026-11-24", "12.5 million, 2026-11-24"),
        ("- item", r"\- item"),
        ("https://e.example", r"https\://e.example"),
        ("www.e.example", r"www\.e.example"),
        ("dana@acme.example, @me", r"dana\@acme.example, @me"),
        ("    code", "code"),
    ],
)
def test_signs_are_escaped_where_they_would_be_read_and_only_there(
    text: str, escaped: str
) -> None:
    assert escape(text) == escaped


def test_lists_in_a_row_stay_two_lists() -> None:
    items = Items((line("a"),))
    text = render(Document("", (items, items, Paragraph(line("p")), items)))
    assert text == "- a\n\n* a\n\np\n\n- a\n"
    assert Page(text).tags.count("ul") == 3


def test_numbered_lists_in_a_row_each_begin_at_one() -> None:
    items = Items((line("a"), line("b")), numbered=True)
    assert Page(render(Document("", (items, items)))).tags.count("ol") == 2


def test_paragraphs_inside_an_item_stay_inside_it() -> None:
    text = render(Document("", (Items((line("a\n\nb"),) * 10, numbered=True),)))
    assert text.endswith("10. a\n\n    b\n")
    assert Page(text).tags.count("li") == 10


def test_hashes_at_the_end_of_a_heading_stay() -> None:
    assert shown(render(Document("", (Heading("C ##"),)))) == "C##"


@pytest.mark.parametrize("before", ["", " ", "a", "(", "*"])
@pytest.mark.parametrize("after", ["", " ", "b", ")", "*"])
@pytest.mark.parametrize("text", ["c", "(c)", " c ", "é!"])
def test_bold_is_used_only_where_it_is_read_as_bold(
    before: str, text: str, after: str
) -> None:
    spans = (Span(before), strong(text), Span(after))
    shown_page = Page(render(Document("", (Paragraph(spans),))))
    assert squeezed("".join(shown_page.text)) == squeezed(before + text + after)


def test_strong_words_are_bold() -> None:
    text = render(Document("", (Paragraph(line("a ", strong("b"), "c")),)))
    assert re.sub("\n", "", text) == "a **b**c"
