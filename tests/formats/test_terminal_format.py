from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import CARD, EVERY_BLOCK, documents, lines, squeezed
from rich.cells import cell_len

from convo_prep.document import (
    Document,
    Items,
    Line,
    Pairs,
    Paragraph,
    Table,
    line,
    warn,
)
from convo_prep.document import plain as words
from convo_prep.formats.look import Look
from convo_prep.formats.terminal import render
from convo_prep.text import visible

COLOURED = Look(colour=True, ascii=False)
COLOURLESS = Look(colour=False, ascii=False)
BARE = Look(colour=False, ascii=False, escapes=False)
SGR = re.compile("\x1b\\[([0-9;]*)m")

GOLDEN = """\
<1>Renewal price: Acme<0>

Acme is <32>prepared<0><2> since yesterday<0>

<1>Prepare<0>
<2>Issue<0>              Acme asks for 20% off the renewal
<2>What is it worth?<0>  One line
                   and another
<2>Due<0>                <1;31>overdue<0> since Mon 23 Nov 2026

<1>Concerns<0>
- Others do it for half.
- <1>No budget<0>

1. Dana Reyes, Acme
2. Borealis

<2>id<0>      <2>client<0>    <2>what is next<0>
k3v9qd  Acme      <36>convo card<0>
a2b3c4  Borealis
"""

NARROW = """\
Renewal price: Acme

Acme is prepared since
yesterday

Prepare
Issue
  Acme asks for 20% off the
  renewal
What is it worth?
  One line
  and another
Due
  overdue since Mon 23 Nov
  2026

Concerns
- Others do it for half.
- No budget

1. Dana Reyes, Acme
2. Borealis

id      client    what is next
k3v9qd  Acme      convo card
a2b3c4  Borealis
"""


def codes(text: str) -> set[int]:
    """Return every number that stands in an SGR code of the text."""
    return {int(code) for found in SGR.findall(text) for code in found.split(";")}


def test_every_block_has_its_tones() -> None:
    assert SGR.sub(r"<\1>", render(EVERY_BLOCK, 80, COLOURED)) == GOLDEN


def test_below_fifty_columns_a_label_has_its_own_line() -> None:
    assert render(EVERY_BLOCK, 30, BARE) == NARROW


def test_a_close_page_has_empty_lines_only_at_headings() -> None:
    assert render(CARD, 80, BARE) == (
        "Card\nAsk  12% from January\nThey say\n- Why now?\n"
        "If it gets loud\n\nDo not say\n- always\n"
    )


@given(document=documents, width=st.sampled_from([40, 80, 120]))
def test_no_line_is_wider_than_the_terminal(document: Document, width: int) -> None:
    for row in render(document, width, BARE).split("\n"):
        assert cell_len(row) <= width


@given(text=lines, width=st.sampled_from([40, 80, 120]), numbered=st.booleans())
def test_wrapping_loses_no_word(text: Line, width: int, numbered: bool) -> None:
    page = Document(
        "", (Paragraph(text), Items((text,), numbered), Pairs((("What", text),)))
    )
    said = squeezed(visible(words(text)))
    mark = "1." if numbered else "-"
    expected = f"{said}{mark}{said}What{said}"
    assert squeezed(SGR.sub("", render(page, width, COLOURED))) == expected


@given(cells=st.lists(lines, min_size=1, max_size=4), width=st.integers(20, 120))
def test_a_fitted_table_loses_no_letter(cells: list[Line], width: int) -> None:
    names = tuple("abcd"[: len(cells)])
    shown = render(Document("", (Table(names, (tuple(cells),)),)), width, BARE)
    said = "".join([*names, *(squeezed(visible(words(cell))) for cell in cells)])
    assert sorted(squeezed(shown)) == sorted(said)


def test_prose_is_wrapped_at_words_and_never_beyond_eighty_columns() -> None:
    text = "every word stays whole " * 30
    rows = render(Document("", (Paragraph(line(text)),)), 200, BARE).splitlines()
    assert max(map(len, rows)) <= 80
    assert " ".join(rows) == text.strip()


def test_only_a_word_longer_than_the_line_is_broken() -> None:
    page = Document("", (Paragraph(line("see " + "x" * 50 + " there")),))
    assert render(page, 40, BARE) == f"see\n{'x' * 40}\n{'x' * 10} there\n"


def test_wide_letters_are_measured_by_the_columns_they_take() -> None:
    page = Document("", (Items((line("東" * 30),)),))
    assert render(page, 40, BARE) == f"- {'東' * 19}\n  {'東' * 11}\n"


def test_the_last_column_of_a_table_wraps_beside_the_others() -> None:
    row = (line("k3v9qd"), line("a text of some length that cannot stay on one line"))
    page = Document("", (Table(("id", "next"), (row,)),))
    assert render(page, 40, BARE) == (
        "id      next\n"
        "k3v9qd  a text of some length that\n"
        "        cannot stay on one line\n"
    )


def test_a_table_that_cannot_fit_becomes_pairs() -> None:
    names = ("id", "client", "state", "when")
    row = (
        line("k3v9qd"),
        line("Acme of Berlin"),
        line(warn("overdue")),
        line("Monday"),
    )
    page = Document("", (Table(names, (row, row)),))
    one = "id      k3v9qd\nclient  Acme of Berlin\nstate   overdue\nwhen    Monday\n"
    assert render(page, 30, BARE) == f"{one}\n{one}"


@given(document=documents)
def test_markup_in_a_text_is_never_obeyed(document: Document) -> None:
    assert codes(render(document, 80, COLOURED)) <= {0, 1, 2, 31, 32, 36}


@pytest.mark.parametrize(
    "text", ["[red]a[/red]", "[/b]", ":smile:", "{x}", "$(id)", "https://e.example 42"]
)
def test_a_text_that_looks_like_markup_appears_as_it_is(text: str) -> None:
    page = Document("", (Paragraph(line(text)),))
    assert render(page, 80, COLOURED) == f"{text}\n"


@given(document=documents)
def test_without_colour_there_are_only_bold_and_dim(document: Document) -> None:
    assert codes(render(document, 80, COLOURLESS)) <= {0, 1, 2}


def test_without_colour_bold_and_dim_stay() -> None:
    assert codes(render(EVERY_BLOCK, 80, COLOURLESS)) == {0, 1, 2}


@given(document=documents)
def test_without_escapes_there_is_no_escape_at_all(document: Document) -> None:
    look = Look(colour=True, ascii=False, escapes=False)
    assert "\x1b" not in render(document, 80, look)


def test_the_environment_changes_nothing_the_look_does_not_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = render(EVERY_BLOCK, 80, COLOURED)
    settings = {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "20", "COLORTERM": "no"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert render(EVERY_BLOCK, 80, COLOURED) == before


def test_an_ascii_terminal_gets_signs_it_can_show() -> None:
    page = Document("✓ Acme · Renewal", (Paragraph(line("\u2013 \x1b \u202e “so” …")),))
    text = render(page, 80, Look(colour=False, ascii=True, escapes=False))
    assert text == 'v Acme - Renewal\n\n- ^[ <U+202E> "so" ...\n'
