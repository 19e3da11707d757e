from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convo_prep.notation.merging import Lines, merge

lines = st.lists(st.sampled_from("abcd"), max_size=8)


def merged(base: Lines, ours: Lines, theirs: Lines) -> str:
    """The outcome, with what we replace in brackets before what replaces it."""
    text = ""
    for span, mine in merge(base, ours, theirs):
        there = "".join(theirs[span.start : span.stop])
        text += there if mine is None else f"[{there}]{''.join(mine)}"
    return text


def test_changes_at_different_lines_are_both_made() -> None:
    assert merged("abcd", "aXcd", "abc#d") == "a[b]Xc#d"


def test_lines_taken_out_and_added_meet_without_dispute() -> None:
    assert merged("abcdef", "acdefg", "#abcef") == "#a[b]cef[]g"


def test_a_line_changed_by_both_gives_way() -> None:
    assert merged("abc", "aXc", "aYc") == "a[Y]Xc"


def test_lines_of_theirs_at_our_change_are_handed_over() -> None:
    assert merged("abc", "aXc", "a#bc") == "a[#b]Xc"


@given(lines, lines)
def test_without_a_change_of_ours_theirs_stands(
    base: list[str], theirs: list[str]
) -> None:
    assert merged(base, base, theirs) == "".join(theirs)


@given(lines, lines)
def test_without_a_change_of_theirs_ours_comes_out(
    base: list[str], ours: list[str]
) -> None:
    taken = (base[span.start : span.stop] if mine is None else mine
             for span, mine in merge(base, ours, base))  # fmt: skip
    assert [line for part in taken for line in part] == ours


@given(lines, lines, lines)
def test_the_spans_cover_theirs_without_a_gap(
    base: list[str], ours: list[str], theirs: list[str]
) -> None:
    assert [place for span, _ in merge(base, ours, theirs) for place in span] == list(
        range(len(theirs))
    )
