"""Finding words again: what `grep` finds in the folder, convo finds too."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from a_journal import header, journal_in
from hypothesis import assume, given
from hypothesis import strategies as st

from convo_prep.errors import UsageError
from convo_prep.notation.written import NOT_WRITTEN, is_plain, start_of, written
from convo_prep.store import searching
from convo_prep.store.searching import Around, Pattern, Wanted

TEXT = "client: Müller\r\nissue: It's 20% off\n# ITEM\n"
BLOCK = """\
prepare:
  issue: The price went up.
  client_view: |
    issue: they say
    and more
  concerns:
    - says: Too dear
      reply: |-
        reply: none
    - |
      says: free
"""
BY_HAND = """\
"issue": "first
  issue: second"
tags: [issue, x]
concerns:
  - {says: issue, reply: 'says: no'}
  - Dana said: issue
"""


def sought(*phrases: str, **how: bool) -> Pattern:
    return searching.pattern(Wanted(phrases, **how))


def lines(pattern: Pattern, text: str = TEXT) -> list[tuple[int, str]]:
    return [(f.number, f.text) for f in searching.lines(text.encode(), pattern)]


def numbers(pattern: Pattern, text: str) -> list[int]:
    return [number for number, _ in lines(pattern, text)]


def test_words_are_found_in_any_case_with_the_number_of_their_line() -> None:
    assert lines(sought("IT'S")) == [(2, "issue: It's 20% off")]
    assert lines(sought("müller")) == [(1, "client: Müller")]
    assert lines(sought("item", case=True)) == []


def test_signs_of_an_expression_are_taken_as_they_are_typed() -> None:
    assert lines(sought("20%"))
    assert not lines(sought("2.%"))
    assert lines(sought("2.%", expression=True))


def test_keys_are_not_what_somebody_wrote() -> None:
    assert numbers(sought("issue"), BLOCK) == [4]
    assert numbers(sought("says"), BLOCK) == [11]
    assert numbers(sought("reply"), BLOCK) == [9]
    assert numbers(sought("prepare"), BLOCK) == []
    assert numbers(sought("issue"), BY_HAND) == [2, 3, 5, 6]
    assert numbers(sought("says"), BY_HAND) == [5]
    assert numbers(sought("dana SAID"), BY_HAND) == [6]


values = st.sampled_from(
    [
        "plain",
        "issue: x",
        "- issue: x",
        '"quoted"',
        "'it''s'",
        "{a: issue}",
        "",
        "# issue",
    ]
)
shapes = st.lists(
    st.tuples(st.sampled_from(["issue", "facts", "says"]), values, st.booleans()),
    min_size=1,
    max_size=6,
)


@given(shapes, st.sampled_from(["issue", "x", "says"]))
def test_a_line_looked_at_alone_says_what_it_says_in_its_file(
    shape: list[tuple[str, str, bool]], wanted: str
) -> None:
    rows = [
        f"  {key}: |\n    {value}\n    more" if below else f"  {key}: {value}"
        for key, value, below in shape
    ]
    text = "\n".join(
        ["prepare:", *rows, "  concerns:", "    - says: x", "      reply: issue"]
    )
    every = text.split("\n")
    for place, line in enumerate(written(text)) if is_plain(text) else ():
        start = start_of(every, place)
        if start is not None:
            assert every[place][start:] == line.lstrip(NOT_WRITTEN)
    # Of many lines all are looked at together.
    many = text + "\nfacts:\n" + f"  - {wanted}\n" * 20
    found = numbers(sought(wanted), text)
    assert [n for n in numbers(sought(wanted), many) if n <= len(every)] == found


def test_what_does_not_parse_is_told_by_its_lines() -> None:
    assert numbers(sought("issue"), "issue: [ frozen\n issue: issue\n") == [2]


def test_an_expression_begins_where_the_text_does() -> None:
    assert numbers(sought("^The", expression=True), BLOCK) == [2]
    assert numbers(sought("^issue", expression=True), BLOCK) == [4]
    assert numbers(sought("none$", expression=True), BLOCK) == [9]


def test_one_form_of_a_letter_finds_the_other() -> None:
    apart, whole = (unicodedata.normalize(form, "Jörg") for form in ("NFD", "NFC"))
    for typed in (apart, whole):
        for stands in (apart, whole):
            for how in ({}, {"case": True}, {"expression": True}):
                assert numbers(sought(typed, **how), f"client: {stands}\n") == [1]


def test_any_phrase_will_do_and_whole_words_if_they_are_wanted() -> None:
    assert numbers(sought("price", "dear"), BLOCK) == [2, 7]
    assert numbers(sought("pric", whole=True), BLOCK) == []
    assert numbers(sought("price", whole=True), BLOCK) == [2]
    assert numbers(sought("pri.", whole=True, expression=True), BLOCK) == []


def test_what_has_none_of_the_phrases_is_what_somebody_wrote_too() -> None:
    without = numbers(sought("e", inverted=True), BLOCK)
    assert without == []
    assert numbers(sought("more", "says", inverted=True), BLOCK) == [2, 4, 7, 9]


def test_each_match_of_a_line_is_marked() -> None:
    [found] = searching.lines(b"x: ab AB ab", sought("ab"))
    assert found.spans == ((3, 5), (6, 8), (9, 11))
    [found] = searching.lines(b"abcabc", sought("abc", "bca"))
    assert found.spans == ((0, 6),)


def test_lines_around_a_hit_come_with_it() -> None:
    pattern = sought("20%")
    [found] = searching.lines(TEXT.encode(), pattern, Around(1, 1))
    assert (found.before, found.after) == (("client: Müller",), ("# ITEM",))
    [found] = searching.lines(TEXT.encode(), pattern, Around(9, 0))
    assert (found.before, found.after) == (("client: Müller",), ())


@pytest.mark.parametrize("source", ["(", "((a{1000}){1000}){1000}", "(" * 3000, "[a"])
def test_a_wrong_expression_is_refused_with_a_way_out(source: str) -> None:
    with pytest.raises(UsageError) as error:
        sought(source, expression=True)
    assert "-E" in error.value.hint


def test_an_expression_that_would_never_end_is_stopped() -> None:
    text = "x: " + "ab" * 40 + "!\n"
    pattern = sought(r"^(?:(?:ab|a|b)+)+$", expression=True)
    with pytest.raises(UsageError, match="takes too long"):
        lines(pattern, text)


@pytest.mark.parametrize("phrases", [(), ("",), ("a", "")])
def test_nothing_is_not_searched_for(phrases: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        sought(*phrases)


words = st.text(st.sampled_from("aAßsSkK\u212aéÉİi 'x\n#"), max_size=8)


@given(words, words, st.booleans())
def test_a_file_is_never_left_out_that_has_a_line_with_the_words(
    text: str, wanted: str, case: bool
) -> None:
    wanted = wanted.strip()
    assume(wanted)
    pattern = sought(wanted, case=case)
    if list(searching.lines(text.encode(), pattern)):
        assert pattern.may(text.encode())
    hit = wanted in text if case else wanted.casefold() in text.casefold()
    if hit and "\n" not in wanted:
        assert list(searching.lines(text.encode(), pattern))


@given(words, st.sampled_from(["a", "^a", "s$", "^$", "k+", "(?:é|i)", r"\bx"]))
def test_a_file_is_never_left_out_that_has_a_line_for_an_expression(
    text: str, source: str
) -> None:
    pattern = sought(source, expression=True)
    every = enumerate(text.split("\n"), 1)
    plain = {number for number, line in every if re.search(source, line, re.I)}
    # What was written begins behind the blanks at the start, so that more may fit.
    assert plain <= {each.number for each in searching.lines(text.encode(), pattern)}
    assert pattern.may(text.encode()) or not plain


def test_only_files_that_may_fit_are_given_on(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    names = [journal.create(header(client=c)).name for c in ("Acme", "Borealis")]
    pattern = sought("borealis")
    found = [
        name
        for name, _ in searching.files(journal.folder, names, pattern, journal.unread)
    ]
    assert found == [names[1]]
