"""What is kept out of the message stays out, whatever becomes of its words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from made_sessions import GUIDE

from convo_prep.advice.kept_back import still_held
from convo_prep.session import Session
from convo_prep.text import Tree

POINTS: Tree = ["Our margin is thin", "Who signs"]
HELD: Mapping[str, Tree] = {
    "resolve": {"agreed": "They pay half\nThe price stays", "open_points": POINTS},
    "recap": {
        "left_out": [
            "resolve.agreed: The price stays",
            "resolve.open_points: Our margin is thin",
            "resolve.follow_up_at",
        ]
    },
}


def held_after(**told: Tree) -> Tree:
    section = HELD["resolve"]
    assert isinstance(section, dict)
    tree: dict[str, Tree] = {**HELD, "resolve": {**section, **told}}
    return still_held(Session(HELD, GUIDE), tree).value


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"outcome": "agreed"},
        {"agreed": "The price stays\nThey pay half\nWe begin on Monday"},
        {"open_points": ["Who signs", "Our margin is thin", "When"]},
    ],
)
def test_where_its_words_stand_unchanged_nothing_is_other(
    told: dict[str, Tree],
) -> None:
    section = HELD["recap"]
    assert isinstance(section, dict)
    assert held_after(**told) == section["left_out"]


def test_a_line_with_other_words_stays_out_in_its_place() -> None:
    held = held_after(agreed="They pay half\nThe price stays as it is")
    assert isinstance(held, list)
    assert "resolve.agreed: The price stays as it is" in held
    assert "resolve.agreed: They pay half" not in held
    assert "resolve.agreed: The price stays" not in held
    held = held_after(open_points=["Our margin is too thin", "Who signs"])
    assert isinstance(held, list)
    assert "resolve.open_points: Our margin is too thin" in held


@pytest.mark.parametrize("before", ["They pay half\n", ""])
def test_where_lines_came_and_went_all_that_is_new_stays_out(before: str) -> None:
    held = held_after(agreed=f"{before}It stays\nIn May")
    assert isinstance(held, list)
    new = [each for each in held if "agreed" in str(each)]
    assert new == ["resolve.agreed: It stays", "resolve.agreed: In May"]


def test_a_line_that_took_the_place_of_one_kept_out_goes_out_still() -> None:
    held = held_after(open_points=["Who signs", "When do we begin"])
    assert isinstance(held, list)
    assert "resolve.open_points: Who signs" not in held
    assert "resolve.open_points: When do we begin" in held


def test_a_line_that_is_gone_leaves_no_mark() -> None:
    assert held_after(agreed="They pay half", open_points=["Who signs"]) == [
        "resolve.follow_up_at"
    ]
