from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.formats.columns import NARROW, fitted


@pytest.mark.parametrize(
    ("natural", "room", "widths"),
    [
        ([6, 10, 20], 80, [6, 10, 20]),
        ([6, 10, 90], 80, [6, 10, 60]),
        ([6, 50, 50], 80, [6, 46, 24]),
        ([6, 90, 5, 5], 80, [6, 58, 5, 5]),
        ([40, 40, 40], 46, [14, 14, 14]),
        ([200], 40, [40]),
    ],
    ids=["fits", "last", "last, then widest", "widest", "all", "one"],
)
def test_the_last_column_gives_way_first_then_the_widest(
    natural: list[int], room: int, widths: list[int]
) -> None:
    assert fitted(natural, room, 2) == widths


def test_columns_that_would_be_too_narrow_to_read_are_given_up() -> None:
    assert fitted([20, 20, 20, 20], 40, 2) is None


@given(natural=st.lists(st.integers(0, 300), min_size=1, max_size=8))
def test_fitted_columns_fit_and_cut_nothing_narrow(natural: list[int]) -> None:
    widths = fitted(natural, 80, 2)
    if widths is not None:
        assert sum(widths) + 2 * (len(widths) - 1) <= 80
        for width, wanted in zip(widths, natural, strict=True):
            assert min(wanted, NARROW) <= width <= wanted
