"""What one run changed is taken out, and all that others changed stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.change import ClashError
from convo_prep.notation.undone import undone
from convo_prep.store import library
from convo_prep.text import Tree

ORDER = library.guide().order()
WORDS = st.text("abc", min_size=1, max_size=3)
NOTES = st.lists(WORDS, max_size=6, unique=True)


def out(before: Any, after: Any, now: Any) -> Tree:
    """Take out of one value what changed it."""
    one, two, three = ({"prepare": {"facts": each}} for each in (before, after, now))
    section = undone(one, two, three, ORDER).get("prepare", {})
    return section.get("facts", "") if isinstance(section, dict) else section


@pytest.mark.parametrize(
    ("before", "after", "now", "expected"),
    [
        ("", "x", "x", ""),
        ("y", "x", "x", "y"),
        ("y", "x", "y", "y"),
        ([], ["x"], ["x", "z"], ["z"]),
        (["a"], ["a", "x"], ["b", "a", "x", "z"], ["b", "a", "z"]),
        (["a", "b", "c"], ["a", "c"], ["a", "c", "d"], ["a", "b", "c", "d"]),
        (["b"], [], ["d"], ["d", "b"]),
        ("one", "one\ntwo", "one\ntwo\nthree", "one\nthree"),
        (
            [{"what": "x"}],
            [{"what": "x", "done": "1"}],
            [{"what": "x", "done": "1"}],
            [{"what": "x"}],
        ),
        (
            [{"what": "x"}],
            [{"what": "x", "done": "1"}],
            [{"what": "x", "due": "2", "done": "1"}],
            [{"what": "x", "due": "2"}],
        ),
    ],
)
def test_what_others_changed_stays(
    before: Any, after: Any, now: Any, expected: Any
) -> None:
    assert out(before, after, now) == expected


@pytest.mark.parametrize(
    ("before", "after", "now"),
    [
        ("y", "x", "z"),
        ("", "x", "z"),
        ([], ["x"], ["xx"]),
        ([], [{"what": "x"}], [{"what": "x", "done": "1"}]),
        ([{"what": "x"}], [{"what": "x", "due": "1"}], [{"what": "x", "due": "2"}]),
        ("", {"a": "b"}, "c"),
    ],
)
def test_the_very_value_changed_since_is_refused(
    before: Any, after: Any, now: Any
) -> None:
    with pytest.raises(ClashError):
        out(before, after, now)


@given(NOTES, NOTES, NOTES)
def test_of_a_list_what_the_run_added_goes_and_nothing_else(
    before: list[str], added: list[str], later: list[str]
) -> None:
    mine = [f"mine {each}" for each in added]
    theirs = [f"theirs {each}" for each in later]
    after = before + mine
    now = after + theirs
    assert (out(before, after, now) or []) == before + theirs


def test_what_comes_back_stands_where_the_guide_has_it() -> None:
    before: dict[str, Tree] = {
        "prepare": {"issue": "x", "fallback": "y"},
        "closed": "z",
    }
    after: dict[str, Tree] = {"closed": "z"}
    now: dict[str, Tree] = {"prepare": {"fallback": "y"}, "closed": "z", "mine": "a"}
    found = undone(before, after, now, ORDER)
    assert list(found["prepare"] or ()) == ["issue", "fallback"]
