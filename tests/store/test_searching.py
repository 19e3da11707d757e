"""Finding words again: what `grep` finds in the folder, convo finds too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from a_journal import header, journal_in
from hypothesis import assume, given
from hypothesis import strategies as st

from convo_prep.errors import UsageError
from convo_prep.store import searching
from convo_prep.store.searching import Pattern

TEXT = "client: Müller\r\nissue: It's 20% off\n# ITEM\n"


def lines(pattern: Pattern, text: str = TEXT) -> list[tuple[int, str]]:
    return [(f.number, f.text) for f in searching.lines(text.encode(), pattern)]


def test_words_are_found_in_any_case_with_the_number_of_their_line() -> None:
    assert lines(searching.literal("IT'S", case=False)) == [(2, "issue: It's 20% off")]
    assert lines(searching.literal("müller", case=False)) == [(1, "client: Müller")]
    assert lines(searching.literal("item", case=True)) == []


def test_signs_of_an_expression_are_taken_as_they_are_typed() -> None:
    assert lines(searching.literal("20%", case=False))
    assert not lines(searching.literal("2.%", case=False))
    assert lines(searching.regex(r"2.%", case=False))


def test_each_match_of_a_line_is_marked() -> None:
    [found] = searching.lines(b"ab AB ab", searching.literal("ab", case=False))
    assert found.spans == ((0, 2), (3, 5), (6, 8))


def test_lines_around_a_hit_come_with_it() -> None:
    pattern = searching.literal("issue", case=False)
    [found] = searching.lines(TEXT.encode(), pattern, around=1)
    assert (found.before, found.after) == (("client: Müller",), ("# ITEM",))
    [found] = searching.lines(TEXT.encode(), pattern, around=9)
    assert found.before == ("client: Müller",)


def test_a_wrong_expression_is_refused_with_a_way_out() -> None:
    with pytest.raises(UsageError) as error:
        searching.regex("(", case=False)
    assert "-E" in error.value.hint


words = st.text(st.sampled_from("aAßsSkK\u212aéÉİi 'x\n#"), max_size=8)


@given(words, words, st.booleans())
def test_a_file_is_never_left_out_that_has_a_line_with_the_words(
    text: str, wanted: str, case: bool
) -> None:
    assume(wanted)
    pattern = searching.literal(wanted, case)
    if list(searching.lines(text.encode(), pattern)):
        assert pattern.may(text.encode())
    hit = wanted in text if case else wanted.casefold() in text.casefold()
    if hit and "\n" not in wanted:
        assert list(searching.lines(text.encode(), pattern))


@given(words, st.sampled_from(["a", "^a", "s$", "^$", "k+", "(?:é|i)", r"\bx"]))
def test_a_file_is_never_left_out_that_has_a_line_for_an_expression(
    text: str, source: str
) -> None:
    pattern = searching.regex(source, case=False)
    plain = [line for line in text.split("\n") if re.search(source, line, re.I)]
    assert len(list(searching.lines(text.encode(), pattern))) == len(plain)
    assert pattern.may(text.encode()) or not plain


def test_only_files_that_may_fit_are_given_on(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    names = [journal.create(header(client=c)).name for c in ("Acme", "Borealis")]
    pattern = searching.literal("borealis", case=False)
    found = [
        name
        for name, _ in searching.files(journal.folder, names, pattern, journal.unread)
    ]
    assert found == [names[1]]
