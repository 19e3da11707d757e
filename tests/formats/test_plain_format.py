from __future__ import annotations

import re

from hypothesis import given
from pages import CARD, EVERY_BLOCK, documents, lines, said, squeezed, texts

from convo_prep.document import (
    Document,
    Items,
    Line,
    Pairs,
    Paragraph,
    Span,
    Table,
    line,
)
from convo_prep.document import plain as words
from convo_prep.formats.plain import render
from convo_prep.text import visible

GOLDEN = """\
Renewal price: Acme

Acme is prepared since yesterday

Prepare
Issue: Acme asks for 20% off the renewal
What is it worth? One line
  and another
Due: overdue since Mon 23 Nov 2026

Concerns
- Others do it for half.
- No budget

1. Dana Reyes, Acme
2. Borealis

id      client    what is next
k3v9qd  Acme      convo card
a2b3c4  Borealis  -
"""

CLOSE = """\
Card
Ask: 12% from January
They say
- Why now?
If it gets loud

Do not say
- always
"""


def test_every_block_has_its_plain_form() -> None:
    assert render(EVERY_BLOCK) == GOLDEN


def test_a_close_page_has_empty_lines_only_at_headings() -> None:
    assert render(CARD) == CLOSE


@given(text=texts)
def test_a_paragraph_stays_on_the_lines_it_was_written_on(text: str) -> None:
    page = Document("", (Paragraph((Span(text),)),))
    assert render(page) == (f"{visible(text)}\n" if visible(text).strip() else "")


def test_a_long_paragraph_is_one_line_that_grep_finds() -> None:
    text = "a word and " * 200 + "the end"
    page = Document("", (Paragraph(line(text)), Items((line(text),))))
    assert render(page) == f"{text}\n\n- {text}\n"


@given(first=lines, second=lines)
def test_items_and_pairs_keep_every_line_of_a_text_whole(
    first: Line, second: Line
) -> None:
    page = Document("", (Pairs((("What", first),)), Items((second,))))
    shown = render(page)
    for text in (first, second):
        for row in visible(words(text)).split("\n"):
            assert row in shown


@given(document=documents)
def test_every_word_is_there_and_no_tab(document: Document) -> None:
    text = render(document)
    assert "\t" not in text
    everything = squeezed(text)
    for words_said in said(document):
        assert squeezed(visible(words_said)) in everything


def test_columns_are_found_by_two_blanks_even_where_cells_are_empty() -> None:
    page = Document(
        "",
        (
            Table(
                ("id", "client", "tag", "topic"),
                (
                    (line("k3v9qd"), line("Acme  Inc\nBerlin"), line(), line("Price")),
                    (line("a2b3c4"), line("東京"), line("x"), line()),
                ),
            ),
        ),
    )
    rows = [re.split("  +", row) for row in render(page).splitlines()]
    assert rows == [
        ["id", "client", "tag", "topic"],
        ["k3v9qd", "Acme Inc Berlin", "-", "Price"],
        ["a2b3c4", "東京", "x", "-"],
    ]


def test_wide_letters_do_not_push_the_next_column_out_of_line() -> None:
    page = Document(
        "",
        (
            Table(
                ("", ""), ((line("東京"), line("b")), (line("e\u0301abc"), line("d")))
            ),
        ),
    )
    assert render(page) == "東京  b\ne\u0301abc  d\n"


def test_a_table_without_names_has_no_row_of_names() -> None:
    page = Document("", (Table(("", ""), ((line("a"), line("b")),)),))
    assert render(page) == "a  b\n"
