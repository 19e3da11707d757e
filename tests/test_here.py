"""The machine's own zone: as right as the zone data, and cheaper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.session import here
from convo_prep.session.zones import Here, wall_time

BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = st.datetimes(
    datetime(2000, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)
)


@given(MOMENTS)
def test_at_home_the_wall_time_is_what_the_zone_data_say(moment: datetime) -> None:
    now = here(moment, "Europe/Berlin")
    expected = moment.astimezone(BERLIN).replace(tzinfo=None)
    assert wall_time(now, "Europe/Berlin") == expected


@given(MOMENTS, st.sampled_from(("America/New_York", "Asia/Kolkata", "UTC")))
def test_elsewhere_it_is_the_other_zones_wall_time(moment: datetime, name: str) -> None:
    now = here(moment, "Europe/Berlin")
    expected = moment.astimezone(ZoneInfo(name)).replace(tzinfo=None)
    assert wall_time(now, name) == expected


@given(MOMENTS)
def test_the_moment_itself_stays_the_same(moment: datetime) -> None:
    assert here(moment, "Europe/Berlin") == moment


def test_a_machine_that_fell_back_to_zero_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import time

    monkeypatch.setenv("TZ", "Nowhere/Atall")
    time.tzset()
    now = here(datetime(2026, 7, 1, 12, tzinfo=UTC), "Europe/Berlin")
    assert not isinstance(now.tzinfo, Here)
    assert wall_time(now, "Europe/Berlin").hour == 14


def test_without_a_zone_or_with_none_known_the_moment_stays() -> None:
    naive = datetime(2026, 7, 1, 12)
    assert wall_time(naive, "Europe/Berlin") == naive
    fixed = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=3)))
    assert wall_time(fixed, "no zone") == naive
