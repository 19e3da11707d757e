"""The machine's own zone: as right as the zone data, and cheaper."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from command_line import Convo
from hypothesis import given
from hypothesis import strategies as st

from convo_prep import dates
from convo_prep.errors import InvalidAnswerError
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


@pytest.mark.parametrize(
    ("now", "typed", "then"),
    [
        ("2026-10-25T01:30+02:00", "in 1 hour", "2026-10-25 02:30"),
        ("2026-10-25T01:30+02:00", "in 3 hours", "2026-10-25 03:30"),
        ("2026-10-25T02:20+01:00", "in 30 min", "2026-10-25 02:50"),
        ("2026-10-25T03:30+01:00", "3 hours ago", "2026-10-25 01:30"),
        ("2026-03-29T01:30+01:00", "in an hour and a half", "2026-03-29 04:00"),
        ("2026-03-29T01:59+01:00", "in 1 min", "2026-03-29 03:00"),
        ("2026-03-28T12:00+01:00", "in 1 day", "2026-03-29"),
    ],
)
@pytest.mark.parametrize("at_home", [True, False])
def test_hours_are_counted_across_a_change_of_clocks(
    now: str, typed: str, then: str, at_home: bool
) -> None:
    moment = datetime.fromisoformat(now)
    if at_home:
        offset = moment.utcoffset()
        assert offset
        moment = moment.replace(tzinfo=Here("Europe/Berlin", offset))
    local = wall_time(moment, "Europe/Berlin")
    past = typed.endswith("ago")
    assert dates.parse(typed, local, past).stored() == then


@pytest.mark.parametrize(
    ("now", "typed", "said"),
    [
        ("2026-10-25T02:30+02:00", "in 1 hour", "02:30 for the second time"),
        ("2026-10-25T01:30+02:00", "in 2 hours", "02:30 for the second time"),
        ("2026-10-25T02:45+02:00", "in 30 min", "02:15 for the second time"),
        ("2026-03-29T01:00+01:00", "02:30", "left out by the clocks"),
        ("2026-03-01T01:00+01:00", "29 march 2:30am", "left out by the clocks"),
    ],
)
def test_a_time_that_a_file_cannot_tell_is_refused(
    now: str, typed: str, said: str
) -> None:
    local = wall_time(datetime.fromisoformat(now), "Europe/Berlin")
    with pytest.raises(InvalidAnswerError, match=said) as refusal:
        dates.parse(typed, local)
    times = re.findall("[0-9-]{10} [0-9:]{5}", refusal.value.hint)
    assert times == [dates.parse(each, local).stored() for each in times]
    assert times


@pytest.mark.parametrize(
    ("now", "zone", "typed"),
    [
        ("2026-11-25T10:00+00:00", "Antarctica/Troll", "2027-07-01 10:00"),
        ("2026-07-25T10:00-01:00", "America/Nuuk", "2022-12-01 10:00"),
        ("2026-11-25T10:00+13:00", "Pacific/Apia", "2011-12-01 10:00"),
    ],
)
def test_a_time_beyond_a_greater_change_of_clocks_is_none_they_leave_out(
    now: str, zone: str, typed: str
) -> None:
    local = wall_time(datetime.fromisoformat(now), zone)
    assert dates.parse(typed, local, past=True).stored() == typed


@given(MOMENTS, st.integers(1, 3000))
def test_so_many_minutes_on_are_so_many_minutes_on(moment: datetime, many: int) -> None:
    local = wall_time(here(moment, "Europe/Berlin"), "Europe/Berlin")
    then = (moment + timedelta(minutes=many)).astimezone(BERLIN)
    try:
        found = dates.parse(f"in {many} minutes", local)
    except InvalidAnswerError:
        assert then.fold
        return
    assert found.moment() == then.replace(tzinfo=None, second=0, microsecond=0)


def test_without_a_zone_or_with_none_known_the_moment_stays() -> None:
    naive = datetime(2026, 7, 1, 12)
    assert wall_time(naive, "Europe/Berlin") == naive
    fixed = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=3)))
    assert wall_time(fixed, "no zone") == naive


@pytest.mark.parametrize(
    ("now", "typed", "said"),
    [
        ("2026-03-29T01:30+01:00", "in 1 hour", "03:30 (in 1 h)"),
        ("2026-03-29T01:30+01:00", "in 30 min", "03:00 (in 30 min)"),
        ("2026-10-25T01:30+02:00", "in 3 hours", "03:30 (in 3 h)"),
        ("2026-03-29T00:30+01:00", "in 1 hour", "01:30 (in 1 h)"),
        ("2026-10-25T00:30+02:00", "in 4 hours", "03:30 (in 4 h)"),
        ("2026-10-25T01:30+02:00", "in 1 hour", "02:30 (in 1 h, before"),
        ("2026-10-25T01:30+02:00", "02:30", "02:30 (in 1 h, before"),
        ("2026-10-25T02:20+02:00", "02:30", "02:30 (in 10 min, before"),
        ("2026-10-25T02:20+01:00", "02:30", "02:30 (in 10 min, after"),
        ("2026-10-25T02:30+02:00", "20 min ago", "02:10 (20 min ago, before"),
    ],
)
def test_a_time_is_read_back_by_how_long_it_takes_until_then(
    tmp_path: Path, now: str, typed: str, said: str
) -> None:
    convo = Convo(tmp_path, now=now)
    assert said in convo.done("prep", "Acme", "--set", f"meeting_at={typed}").err
