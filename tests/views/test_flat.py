"""A flat row has each answer under its own column."""

from __future__ import annotations

from hypothesis import given
from made_sessions import GUIDE, NOW, TREES, session

from convo_prep.session.handed_on import places
from convo_prep.text import Tree
from convo_prep.views.flat import columns, flat_row

SHOWN = {private: places(GUIDE, private) for private in (True, False)}
ALL, PUBLIC = columns(SHOWN[True]), columns(SHOWN[False])


def cells(private: bool = True, **tree: Tree) -> dict[str, str]:
    paths = ALL if private else PUBLIC
    row = flat_row(session(**tree), NOW, SHOWN[private])
    return dict(zip(paths, row, strict=True))


def test_the_columns_are_the_answers_of_the_guide_with_id_and_state_first() -> None:
    assert ALL[:4] == ("id", "state", "client", "topic")
    assert "prepare.issue" in ALL
    assert "prepare.fallback" in ALL
    assert "struck" not in ALL


def test_a_private_answer_has_no_column_where_nothing_private_is_wanted() -> None:
    assert "prepare.fallback" not in PUBLIC
    assert "prepare.issue" in PUBLIC


def test_each_item_of_a_list_is_a_line_of_its_cell() -> None:
    row = cells(prepare={"facts": ["One", "Two\nlines"]}, tags=["a", "b"])
    assert row["prepare.facts"] == "One\nTwo lines"
    assert row["tags"] == "a\nb"


def test_a_record_is_a_line_with_its_fields_between_bars() -> None:
    concerns: Tree = [
        {"says": "Too dear", "likely": "40", "landed": "helped"},
        {"says": "Too late", "reply": "By May"},
        "A bare one",
    ]
    row = cells(prepare={"concerns": concerns})
    assert row["prepare.concerns"] == (
        "Too dear |  | 40 |  | helped\nToo late | By May\nA bare one"
    )
    row = cells(private=False, prepare={"concerns": concerns})
    assert row["prepare.concerns"] == "Too dear |  | 40\nToo late | By May\nA bare one"


@given(TREES)
def test_a_row_has_a_cell_for_each_column_whatever_the_file_holds(
    tree: dict[str, Tree],
) -> None:
    assert len(flat_row(session(**tree), NOW, SHOWN[True])) == len(ALL)
    assert len(flat_row(session(**tree), NOW, SHOWN[False])) == len(PUBLIC)
