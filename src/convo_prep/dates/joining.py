"""Parts of a line put together: one day and one time, or why they are none."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from convo_prep.dates import clocks
from convo_prep.dates.line import Line, Part
from convo_prep.dates.when import When

NUMBER = "leaves open whether a number is an hour or a day"
_OVER = "is over by now"


class Joined(NamedTuple):
    """What parts mean together, or None and the reason why they are nothing.

    `why` says in which part another reading is possible, `order` what comes first where
    two numbers are day and month.
    """

    when: When | None
    why: str = ""
    order: str = ""


class _ClashError(Exception):
    """The parts do not go together; its text says why."""


def joined(line: Line, parts: Sequence[Part]) -> Joined:
    """Put the parts of a line together."""
    why = next((part.why for part in parts if part.why), "")
    order = "".join(part.order for part in parts)
    try:
        return Joined(_when(line, parts), why, order)
    except _ClashError as clash:
        return Joined(None, str(clash))


def _when(line: Line, parts: Sequence[Part]) -> When:
    day, within = _day(line, parts), _within(parts)
    time = _time(parts, within)
    if day is None and time is None:
        raise _ClashError("says no day")
    if any(part.bare for part in parts) and not _is_hour(parts):
        raise _ClashError(NUMBER)
    if day is None and time is not None:
        return When(_nearest(line, time), time)
    meant = When(day or line.today, time)
    _refuse_if_over(line, parts, meant, within)
    return meant


def _is_hour(parts: Sequence[Part]) -> bool:
    """Tell whether something says of a mere number that it is an hour."""
    named = any(part.bare and after.within for part, after in pairwise(parts))
    return named or any(part.relative for part in parts)


def _day(line: Line, parts: Sequence[Part]) -> dt.date | None:
    weeks = [part.week for part in parts if part.week is not None]
    weekdays = [part.weekday for part in parts if part.weekday is not None]
    days = [part.day for part in parts if part.day is not None]
    if len(weeks) == 1 and len(days) == len(weekdays) == 1 and weekdays[0] is not None:
        return _of_week(line, weeks[0], weekdays[0])
    if not weeks and (twice := _said_twice(parts)):
        return twice
    if len(weeks) + len(days) > 1:
        raise _ClashError("has two dates in it")
    if weeks and (weeks[0] <= line.today):
        raise _ClashError("says a week, and no day")
    return (*weeks, *days, None)[0]


def _said_twice(parts: Sequence[Part]) -> dt.date | None:
    """Return a day that its weekday says again, as in `26 nov, thursday`."""
    days = [part for part in parts if part.day is not None]
    if len(days) != 2 or days[0].relative or days[0].weekday is not None:
        return None
    day, again = days[0].day, days[1].weekday
    return day if day is not None and day.weekday() == again else None


def _of_week(line: Line, week: dt.date, weekday: int) -> dt.date:
    day = week + dt.timedelta(weekday)
    if week <= line.today and day < line.today and not line.past:
        raise _ClashError("lies behind")
    return day


def _within(parts: Sequence[Part]) -> str:
    named = [part.within for part in parts if part.within]
    if len(named) > 1:
        raise _ClashError("has two times in it")
    return "".join(named)


def _time(parts: Sequence[Part], within: str) -> dt.time | None:
    timed = [part for part in parts if part.time is not None]
    if len(timed) > 1:
        raise _ClashError("has two times in it")
    if not timed or timed[0].time is None:
        return None
    time = timed[0].time
    if not within:
        return time
    fitting = clocks.fitting(time, within)
    if time not in fitting and not (timed[0].half_day and fitting):
        raise _ClashError(
            f"does not fit: {time.isoformat('minutes')} is not in the {within}"
        )
    return time if time in fitting else fitting[0]


def _nearest(line: Line, time: dt.time) -> dt.date:
    if _fits_today(line, time):
        return line.today
    return line.today + dt.timedelta(-1 if line.past else 1)


def _fits_today(line: Line, time: dt.time) -> bool:
    moment = dt.datetime.combine(line.today, time)
    return moment <= line.now if line.past else moment >= line.now


def _refuse_if_over(
    line: Line, parts: Sequence[Part], meant: When, within: str
) -> None:
    """Leave out today where a bare `friday 9:00` or `this morning` would be behind."""
    if meant.day != line.today:
        return
    weekday = any(part.weekday is not None for part in parts)
    if weekday and meant.time is not None and not _fits_today(line, meant.time):
        raise _ClashError(_OVER)
    over = within and meant.time is None and clocks.over(within, line.now)
    if over and not line.past:
        raise _ClashError(_OVER)
