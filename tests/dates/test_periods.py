"""Which days a name of a period stands for, as filters take it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep import dates
from convo_prep.dates.periods import Period, period
from convo_prep.dates.when import MONTHS
from convo_prep.errors import InvalidAnswerError, OpenDateError

NOW = dt.datetime(2026, 11, 21, 17, 10, 42)  # a Saturday
NOWS = st.datetimes(dt.datetime(1980, 1, 1), dt.datetime(2100, 1, 1))
BOTH = {
    "last month": "2026-10-01 2026-10-31",
    "Last Month": "2026-10-01 2026-10-31",
    "this month": "2026-11-01 2026-11-30",
    "this year": "2026-01-01 2026-12-31",
    "last year": "2025-01-01 2025-12-31",
    "last week": "2026-11-09 2026-11-15",
    "this week": "2026-11-16 2026-11-22",
    "next week": "2026-11-23 2026-11-29",
    "next month": "2026-12-01 2026-12-31",
    "this quarter": "2026-10-01 2026-12-31",
    "last quarter": "2026-07-01 2026-09-30",
    "2025": "2025-01-01 2025-12-31",
    "2025-06": "2025-06-01 2025-06-30",
    "2024-2": "2024-02-01 2024-02-29",
    "06/2025": "2025-06-01 2025-06-30",
    "june 2025": "2025-06-01 2025-06-30",
    "June, 2025": "2025-06-01 2025-06-30",
    "june last year": "2025-06-01 2025-06-30",
    "this june": "2026-06-01 2026-06-30",
    "november": "2026-11-01 2026-11-30",
    "q3 2025": "2025-07-01 2025-09-30",
    "2025-Q3": "2025-07-01 2025-09-30",
    "q4": "2026-10-01 2026-12-31",
    "h1 2025": "2025-01-01 2025-06-30",
    "last 30 days": "2026-10-22 2026-11-21",
    "the last 2 weeks": "2026-11-07 2026-11-21",
    "past three months": "2026-08-21 2026-11-21",
    "yesterday": "2026-11-20 2026-11-20",
    "today": "2026-11-21 2026-11-21",
    "tomorrow": "2026-11-22 2026-11-22",
    "2026-11-01": "2026-11-01 2026-11-01",
    "5.11.2026": "2026-11-05 2026-11-05",
    "3 days ago": "2026-11-18 2026-11-18",
    "last wk": "2026-11-09 2026-11-15",
    "nxt mth": "2026-12-01 2026-12-31",
    "last 2 wks": "2026-11-07 2026-11-21",
    "past yr": "2025-01-01 2025-12-31",
    "year to date": "2026-01-01 2026-11-21",
    "w/c 16 nov": "2026-11-16 2026-11-22",
    "wk of 30 nov": "2026-11-30 2026-12-06",
    "3 nov '26": "2026-11-03 2026-11-03",
    "12-Nov-2026": "2026-11-12 2026-11-12",
    "monday week": "2026-11-30 2026-11-30",
    "2 weeks on monday": "2026-12-07 2026-12-07",
    "26 nov (thurs)": "2026-11-26 2026-11-26",
}
PAST = {
    "nov 3, tues": "2026-11-03 2026-11-03",
    "12nov": "2026-11-12 2026-11-12",
    "first monday in nov": "2026-11-02 2026-11-02",
    "last friday of oct": "2026-10-30 2026-10-30",
    "june": "2026-06-01 2026-06-30",
    "dec": "2025-12-01 2025-12-31",
    "q1": "2026-01-01 2026-03-31",
    "h1": "2026-01-01 2026-06-30",
    "friday": "2026-11-20 2026-11-20",
    "the 15th": "2026-11-15 2026-11-15",
    "1 dec": "2025-12-01 2025-12-01",
}
AHEAD = {
    "june": "2027-06-01 2027-06-30",
    "dec": "2026-12-01 2026-12-31",
    "q1": "2027-01-01 2027-03-31",
    "friday": "2026-11-27 2026-11-27",
    "next 7 days": "2026-11-21 2026-11-28",
    "end of month": "2026-11-30 2026-11-30",
    "1 dec": "2026-12-01 2026-12-01",
}


def said(found: Period) -> str:
    return f"{found.first} {found.last}"


@pytest.mark.parametrize(("line", "days"), [*BOTH.items(), *PAST.items()])
def test_a_filter_speaks_of_the_past(line: str, days: str) -> None:
    assert said(period(line, NOW)) == days


@pytest.mark.parametrize(("line", "days"), [*BOTH.items(), *AHEAD.items()])
def test_what_is_due_lies_ahead(line: str, days: str) -> None:
    assert said(period(line, NOW, past=False)) == days


@pytest.mark.parametrize(
    "line", ["", "asap", "last", "2025-13", "q5", "last few days", "june 99", "month",
             "june or july", "last 99999999 years", "13/2025", "last q1 2025"],
)  # fmt: skip
def test_what_is_no_period_is_refused(line: str) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        period(line, NOW)
    assert caught.value.hint


@pytest.mark.parametrize("line", ["last june", "saturday", "10/12", "last tuesday"])
def test_what_may_be_two_periods_is_not_guessed(line: str) -> None:
    with pytest.raises(OpenDateError) as caught:
        period(line, NOW)
    ways = {said(period(each.typed, NOW)) for each in caught.value.readings}
    assert len(ways) == 2


# What names of periods are in the last hour of a year, and in the first of the next.
TURN = {
    "last 30 days": ("2026-12-01 2026-12-31", "2026-12-02 2027-01-01"),
    "q3": ("2026-07-01 2026-09-30", "2026-07-01 2026-09-30"),
    "q4": ("2026-10-01 2026-12-31", "2026-10-01 2026-12-31"),
    "q1": ("2026-01-01 2026-03-31", "2027-01-01 2027-03-31"),
    "june": ("2026-06-01 2026-06-30", "2026-06-01 2026-06-30"),
    "december": ("2026-12-01 2026-12-31", "2026-12-01 2026-12-31"),
    "jan": ("2026-01-01 2026-01-31", "2027-01-01 2027-01-31"),
    "last month": ("2026-11-01 2026-11-30", "2026-12-01 2026-12-31"),
    "last quarter": ("2026-07-01 2026-09-30", "2026-10-01 2026-12-31"),
    "this week": ("2026-12-28 2027-01-03", "2026-12-28 2027-01-03"),
    "last week": ("2026-12-21 2026-12-27", "2026-12-21 2026-12-27"),
    "last year": ("2025-01-01 2025-12-31", "2026-01-01 2026-12-31"),
    "last 3 months": ("2026-09-30 2026-12-31", "2026-10-01 2027-01-01"),
    "31 dec": ("2026-12-31 2026-12-31", "2026-12-31 2026-12-31"),
    "1 jan": ("2026-01-01 2026-01-01", "2027-01-01 2027-01-01"),
    "year to date": ("2026-01-01 2026-12-31", "2027-01-01 2027-01-01"),
    "the 31st of december": ("2026-12-31 2026-12-31", "2026-12-31 2026-12-31"),
    "yesterday": ("2026-12-30 2026-12-30", "2026-12-31 2026-12-31"),
}


@pytest.mark.parametrize(
    ("line", "before", "after"), [(k, *v) for k, v in TURN.items()]
)
def test_a_period_is_right_at_the_turn_of_the_year(
    line: str, before: str, after: str
) -> None:
    assert said(period(line, dt.datetime(2026, 12, 31, 23, 59))) == before
    assert said(period(line, dt.datetime(2027, 1, 1, 0, 1))) == after


@given(NOWS, st.sampled_from(MONTHS), st.booleans())
def test_a_month_is_the_nearest_in_its_direction(
    now: dt.datetime, name: str, past: bool
) -> None:
    found = period(name, now, past)
    assert found.first.day == 1
    assert MONTHS[found.first.month - 1] == name
    assert (found.last + dt.timedelta(1)).day == 1
    assert found.last - found.first < dt.timedelta(31)
    year = dt.timedelta(366)
    if past:
        assert found.first <= now.date() < found.first + year
    else:
        assert found.last - year < now.date() <= found.last


@given(NOWS, st.sampled_from(("week", "month", "quarter", "half", "year")))
def test_periods_follow_one_another(now: dt.datetime, span: str) -> None:
    if span == "half":
        return
    last, this, following = (
        period(f"{w} {span}", now) for w in ("last", "this", "next")
    )
    day = dt.timedelta(1)
    assert last.last + day == this.first <= now.date() <= this.last
    assert this.last + day == following.first


@given(NOWS, st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.booleans())
def test_a_day_read_back_is_that_day(
    now: dt.datetime, day: dt.date, past: bool
) -> None:
    words = dates.read_back(dates.When(day), now).split(" (")[0]
    assert period(words, now, past) == Period(day, day)
