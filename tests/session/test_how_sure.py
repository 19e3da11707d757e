"""How sure one said one was, in bands, beside what was reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talks import TALKS, Talk, sessions

from convo_prep.session.how_sure import (
    BANDS,
    TENTHS,
    bands,
    own_record,
    record_line,
    said_before,
    within,
)

RIGHT = Talk("Acme", "", 80, "fully")
WRONG = Talk("Acme", "", 80, "not")


@pytest.mark.parametrize(
    ("band", "record"), [((1, 4), (1, 0)), ((5, 6), (6, 4)), ((7, 9), (8, 1))]
)
def test_a_record_is_how_often_it_was_said_and_reached(
    band: tuple[int, int], record: tuple[int, int]
) -> None:
    assert own_record(sessions(), band) == record


@pytest.mark.parametrize(
    ("percent", "tenth"),
    [(0, 1), (4, 1), (10, 1), (44, 4), (45, 5), (64, 6), (65, 7), (90, 9), (100, 9)],
)
def test_a_per_cent_counts_as_the_nearest_tenth_that_can_be_said(
    percent: int, tenth: int
) -> None:
    [said] = said_before(sessions((RIGHT._replace(percent=percent),)))
    assert said.tenth == tenth


def test_partly_is_not_reached() -> None:
    talks = (RIGHT, WRONG, RIGHT._replace(met="partly"))
    assert own_record(sessions(talks), (7, 9)) == (3, 1)


def test_a_talk_put_off_or_not_looked_back_on_counts_for_nothing() -> None:
    talks = (RIGHT, RIGHT._replace(met=""), RIGHT._replace(outcome="postponed"))
    assert own_record(sessions(talks), (7, 9)) == (1, 1)


def test_the_line_names_each_band_that_has_five_talks() -> None:
    assert record_line(sessions()) == (
        "5 to 6: said 6 times, reached 4. 7 to 9: said 8 times, reached 1."
    )
    assert record_line(sessions((RIGHT,) * 4)) == ""
    assert record_line(sessions((RIGHT,) * 5)) == "7 to 9: said 5 times, reached 5."


def test_from_thirty_talks_on_it_is_told_tenth_by_tenth() -> None:
    assert bands(said_before(sessions((RIGHT,) * 29))) == BANDS
    assert bands(said_before(sessions((RIGHT,) * 30))) == TENTHS


@given(st.sets(st.sampled_from(range(len(TALKS)))))
def test_every_talk_is_in_one_band_and_in_one_tenth(places: set[int]) -> None:
    said = said_before(sessions(tuple(TALKS[place] for place in places)))
    for cut in (BANDS, TENTHS):
        assert sum(len(within(said, band)) for band in cut) == len(said)
