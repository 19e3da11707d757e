"""Bars: drawn where one looks, in words everywhere."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from pages import BARS

from convo_prep.document import Bar, Bars, Document, line
from convo_prep.formats import html, markdown, plain, terminal
from convo_prep.formats.bars import drawn, shares
from convo_prep.formats.look import Look

QUIET = Look(colour=False, ascii=False, escapes=False)
PLAIN = """\
Two talks

Result: 3 fully, 2 partly, 1 not
By client
Acme: 5 of 5
Borealis, the one with the fair: none
  Read what was before.
"""
TERMINAL = """\
Two talks

Result  ██████▒▒▒▒░░  3 fully, 2 partly, 1 not
By client
Acme    ████████████  5 of 5
Borealis, the one with the fair
                      none
        Read what was before.
"""
NARROW = """\
Two talks

Result  3 fully, 2 partly, 1 not
By client
Acme    5 of 5
Borealis, the one with the fair
        none
        Read what was before.
"""
MARKDOWN = """\
# Two talks

- **Result:** 3 fully, 2 partly, 1 not

### By client

- **Acme:** 5 of 5
- **Borealis, the one with the fair:** none

Read what was before.
"""


def test_plain_text_has_the_words_and_no_bar() -> None:
    assert plain.render(BARS) == PLAIN


def test_markdown_has_the_words_and_no_bar() -> None:
    assert markdown.render(BARS) == MARKDOWN


def test_a_terminal_has_the_words_beside_the_bar() -> None:
    assert terminal.render(BARS, 80, QUIET) == TERMINAL


def test_a_narrow_terminal_leaves_the_bar_out() -> None:
    assert terminal.render(BARS, 45, QUIET) == NARROW


def test_an_ascii_terminal_draws_with_its_signs() -> None:
    text = terminal.render(BARS, 80, QUIET._replace(ascii=True))
    assert "Result  ######====..  3 fully" in text
    assert text.isascii()


def test_html_draws_each_part_as_wide_as_its_share() -> None:
    first = re.search("<svg.*?</svg>", html.render(BARS))
    assert first is not None
    parts = list(ElementTree.fromstring(first[0]))
    assert [(part.get("x"), part.get("width")) for part in parts] == [
        ("0", "3"),
        ("3", "2"),
        ("5", "1"),
    ]
    assert ElementTree.fromstring(first[0]).get("viewBox") == "0 0 6 1"


def test_html_has_no_style_that_its_policy_would_stop() -> None:
    assert " style=" not in html.render(BARS)


def test_words_in_a_bar_are_no_markup() -> None:
    bar = Bar("<b>&", (1,), line("<i>"))
    text = html.render(Document("", (Bars((("<u>", (bar,), line("<s>")),)),)))
    assert not [tag for tag in ("<b>", "<i>", "<u>", "<s>") if tag in text]
    assert "&lt;b&gt;&amp;" in text


@given(
    st.lists(st.integers(0, 10_000), min_size=1, max_size=3),
    st.integers(min_value=3, max_value=60),
)
def test_a_bar_is_full_and_no_part_of_it_is_lost(parts: list[int], width: int) -> None:
    found = shares(parts, width)
    assert sum(found) == (width if any(parts) else 0)
    assert [n > 0 for n in found] == [part > 0 for part in parts]
    assert len(drawn(parts, width, ascii_only=False)) == sum(found)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=3))
def test_what_comes_out_even_is_drawn_to_scale(parts: list[int]) -> None:
    whole = sum(parts)
    assert shares(parts, 3 * whole) == [3 * part for part in parts]
