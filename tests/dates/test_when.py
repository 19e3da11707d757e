"""How a date is stored, sorted, and said in words whatever the locale."""

from __future__ import annotations

import datetime as dt
import time as machine_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.dates.when import WEEKDAYS, _as_written, _parts

NOW = dt.datetime(2026, 11, 21, 17, 10, 42)  # a Saturday
BERLIN = dt.timezone(dt.timedelta(hours=1))

DAYS = st.dates()
TIMES = st.times().map(lambda time: dt.time(time.hour, time.minute))
WHENS = st.builds(When, DAYS, st.none() | TIMES)
NOWS = st.datetimes()


@given(WHENS, NOWS, st.booleans())
def test_what_is_stored_reads_the_same_again(
    when: When, now: dt.datetime, past: bool
) -> None:
    assert dates.from_stored(when.stored()) == when
    assert dates.parse(when.stored(), now, past) == when


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.none() | TIMES, NOWS)
def test_what_is_read_back_can_be_typed(
    day: dt.date, time: dt.time | None, now: dt.datetime
) -> None:
    when = When(day, time)
    words = dates.read_back(when, now).split(" (")[0]
    assert dates.parse(words, now) == when


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("2026-11-24 15:00", "Tue 24 Nov 2026 15:00 (in 3 days)"),
        ("2026-11-21", "Sat 21 Nov 2026 (today)"),
        ("2026-11-22 09:30", "Sun 22 Nov 2026 09:30 (tomorrow)"),
        ("2026-11-20", "Fri 20 Nov 2026 (yesterday)"),
        ("2026-11-18 08:00", "Wed 18 Nov 2026 08:00 (3 days ago)"),
        ("2026-11-21 17:20", "Sat 21 Nov 2026 17:20 (in 10 min)"),
        ("2026-11-21 17:10", "Sat 21 Nov 2026 17:10 (now)"),
        ("2026-11-21 19:10", "Sat 21 Nov 2026 19:10 (in 2 h)"),
        ("2026-11-21 15:40", "Sat 21 Nov 2026 15:40 (1 h 30 min ago)"),
        ("2027-01-01", "Fri 1 Jan 2027 (in 41 days)"),
    ],
)
def test_a_date_is_read_back_in_full_with_its_distance(stored: str, words: str) -> None:
    when = dates.from_stored(stored)
    assert when is not None
    assert dates.read_back(when, NOW) == words
    assert words.endswith(f"({dates.relative(when, NOW)})")


def test_names_of_days_and_months_never_come_from_the_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def in_another_language(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(machine_time, "strftime", in_another_language)
    with pytest.raises(AssertionError):
        NOW.strftime("%a")
    for day in range(366):
        when = dates.parse(f"in {day} days at 15:00", NOW)
        assert dates.parse(dates.read_back(when, NOW).split(" (")[0], NOW) == when
        assert dates.short(when, NOW)[:3] in {name[:3] for name in WEEKDAYS}


def test_minutes_count_over_midnight() -> None:
    late = dt.datetime(2026, 11, 21, 23, 55)
    assert dates.relative(When(dt.date(2026, 11, 22), dt.time(0, 10)), late) == (
        "in 15 min"
    )


def test_a_list_shows_the_year_only_where_it_is_another() -> None:
    assert dates.short(When(dt.date(2026, 11, 24), dt.time(15)), NOW) == (
        "Tue 24 Nov 15:00"
    )
    assert dates.short(When(dt.date(2027, 1, 1)), NOW) == "Fri 1 Jan 2027"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2026-11-24T15:02+01:00", "2026-11-24 15:02"),
        ("2026-11-24 15:02:33", "2026-11-24 15:02"),
        ("2026-11-24T15:02:33.123456Z", "2026-11-24 15:02"),
        ("2026-11-24t15:02-0930", "2026-11-24 15:02"),
        (" 2026-11-24  9:30\n", "2026-11-24 09:30"),
        ("2026-11-24 15:00 +01:00", "2026-11-24 15:00"),
        ("2026-11-24", "2026-11-24"),
    ],
)
def test_a_stored_date_is_read_leniently(text: str, stored: str) -> None:
    when = dates.from_stored(text)
    assert when is not None
    assert when.stored() == stored


@pytest.mark.parametrize(
    "text",
    ["after Easter", "2026-13-45", "2026-11-24 25:00", "", "2026-11-24 soon",
     "tomorrow", "2026-11-24T", "20261124", "2026-11-24 15:00 16:00", "0000-01-01"],
)  # fmt: skip
def test_a_stored_text_that_is_no_date_is_none(text: str) -> None:
    assert dates.from_stored(text) is None


@given(st.text())
def test_reading_a_stored_text_never_fails(text: str) -> None:
    when = dates.from_stored(text)
    assert when is None or dates.from_stored(when.stored()) == when


def test_a_stamp_carries_its_offset_and_reads_as_written() -> None:
    text = dates.stamp(NOW.replace(tzinfo=BERLIN))
    assert text == "2026-11-21T17:10+01:00"
    assert dates.from_stored(text) == When(NOW.date(), dt.time(17, 10))


def test_a_day_alone_lasts_from_its_midnight_to_its_end() -> None:
    day, midnight = When(NOW.date()), When(NOW.date(), dt.time())
    assert day.end() == dt.datetime(2026, 11, 21, 23, 59)
    assert midnight.end() == midnight.moment() == day.moment()


@given(
    day=st.dates(),
    sign=st.sampled_from(["T", " ", "t", "  "]),
    clock=st.from_regex(r"\A[0-9]{2}:[0-9]{2}\Z"),
    behind=st.sampled_from(["", "+01:00", "-03:30", "+0100", ":00", "Z", "+1:00", "x"]),
)
def test_a_date_as_convo_writes_it_is_told_at_a_glance_and_told_the_same(
    day: dt.date, sign: str, clock: str, behind: str
) -> None:
    for text in (day.isoformat(), f"{day.isoformat()}{sign}{clock}{behind}"):
        glance = _as_written(text)
        assert not glance or tuple(each or None for each in glance) == _parts(text)
    assert _as_written(f"{day.isoformat()}T17:10+01:00")
