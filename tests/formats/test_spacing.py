from __future__ import annotations

from convo_prep.document import (
    Block,
    Document,
    Heading,
    Items,
    Pairs,
    Paragraph,
    Table,
    line,
)
from convo_prep.formats.spacing import spaced

A = Paragraph(line("a"))
HEAD = Heading("h")


def apart(*blocks: Block, title: str = "", close: bool = False) -> list[bool]:
    return [is_apart for _, is_apart in spaced(Document(title, blocks, close))]


def test_blocks_stand_apart_below_each_other() -> None:
    assert apart(A, A) == [False, True]


def test_a_heading_stands_close_to_what_it_heads() -> None:
    assert apart(A, HEAD, A) == [False, True, False]
    assert apart(HEAD, Heading("below", 2), A) == [False, False, False]


def test_in_a_close_page_only_headings_set_apart() -> None:
    assert apart(A, A, HEAD, A, close=True) == [False, False, True, False]


def test_the_title_stands_apart_unless_the_page_is_close() -> None:
    assert apart(A, title="t") == [True]
    assert apart(A, title="t", close=True) == [False]


def test_blocks_that_hold_nothing_are_not_shown() -> None:
    empty = (Heading(" "), Paragraph(line("")), Pairs(()), Items(()), Table(("a",), ()))
    assert apart(*empty) == []
