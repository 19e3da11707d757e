"""CSV is read back as it was written, and no cell of it runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.formats.spreadsheet import csv_lines, harmless

ROWS = st.lists(
    st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), max_size=5
)
RUN = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


@given(ROWS)
def test_each_cell_is_read_back(rows: list[list[str]]) -> None:
    text = "".join(csv_lines(rows))
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [[harmless(cell) for cell in row] for row in rows]


@given(st.text())
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    made = harmless(cell)
    assert made.lstrip(" ")[:1] not in set(RUN)
    assert made.removeprefix("'") == cell or made == cell


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49 30 1", "-3", "@me", "\tx", "  =cmd|' /C calc'!A0", "\uff1d1"]
)
def test_what_a_spreadsheet_would_run_has_an_apostrophe_before_it(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "20% off", "a=b", "'quoted'", "1-2"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell
