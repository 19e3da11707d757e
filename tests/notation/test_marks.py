from __future__ import annotations

from typing import Any

import pytest
from hand_styled import HandStyled, hand_styled
from hypothesis import given

from convo_prep.notation.marks import SWALLOWED, Remark, places, swallowed
from convo_prep.notation.reading import parse


def paths_of(
    tree: Any, path: tuple[str | int, ...] = ()
) -> list[tuple[str | int, ...]]:
    if isinstance(tree, str):
        return [path]
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    below = [found for step, part in steps for found in paths_of(part, (*path, step))]
    return [path, *below] if path else below


def test_each_value_has_its_place() -> None:
    text = "\ufeffa: 1\nprepare:\n  facts:\n    -\n    - é  x\n  l: [y, ~, z]\nnone:\n"
    assert places(text) == {
        ("a",): (1, 4),
        ("prepare",): (2, 1),
        ("prepare", "facts"): (3, 3),
        ("prepare", "facts", 0): (5, 7),
        ("prepare", "l"): (6, 6),
        ("prepare", "l", 0): (6, 7),
        ("prepare", "l", 1): (6, 13),
    }


def test_a_file_of_comments_has_no_places() -> None:
    assert places("# hi\n") == {}


@given(hand_styled())
def test_all_values_of_a_tree_have_a_place_inside_the_text(file: HandStyled) -> None:
    found = places(file.text)
    lines = file.text.removeprefix("\ufeff").splitlines()
    assert list(found) == paths_of(parse(file.text.encode(), "s.yaml").tree)
    for line, column in found.values():
        assert lines[line - 1][column - 1].strip()


def swallowed_in(text: str) -> tuple[Remark, ...]:
    return swallowed(parse(text.encode(), "s.yaml"))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("note: item #3", 1, 12),
        ("note: item #3 and a # b", 1, 12),
        ("a: 1\nnote: they said no # and left", 2, 20),
        ("l:\n  - see ticket #12\n", 2, 16),
        ("note: one\n  two words #3\n", 2, 13),
        ("\ufeffnote: item #3", 1, 12),
    ],
)
def test_text_that_became_a_comment_is_pointed_out(
    text: str, line: int, column: int
) -> None:
    assert swallowed_in(text) == (Remark(line, column, SWALLOWED),)


@pytest.mark.parametrize(
    "text",
    [
        "due: 2026-11-26 # by noon", "at: 2026-11-26 15:00 #fixed",
        "likely: 50 # a guess",
        "owner: me # for now", "note: they said no  # and left", "note: 'item' #3",
        "note: |\n  item #3\n", "note: item#3", "# note: item #3",
        "prepare: # step 1\n  a: b",
    ],
)  # fmt: skip
def test_a_comment_that_is_meant_is_no_matter(text: str) -> None:
    assert swallowed_in(text) == ()
