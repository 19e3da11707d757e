"""The zone that a session's times are local to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache, partial

from convo_prep import dates
from convo_prep.dates import When
from convo_prep.dates.wall import Wall

UNIVERSAL = ("UTC", "Etc/UTC")


class Here(tzinfo):
    """The machine's own zone as it is at one moment: its name, and its offset then."""

    def __init__(self, name: str, offset: timedelta) -> None:
        self.name = name
        self._offset = offset

    def utcoffset(self, _moment: datetime | None) -> timedelta:
        """Return the offset of the moment this was made for."""
        return self._offset

    def dst(self, _moment: datetime | None) -> timedelta:
        """Return nothing: what summer time adds is in the offset."""
        return timedelta(0)

    def tzname(self, _moment: datetime | None) -> str:
        """Return the zone's name."""
        return self.name


def here(moment: datetime, name: str) -> datetime:
    """Return a local moment that knows the name of the machine's zone.

    A session of that zone then needs no zone data, which take 2 ms to load. An offset
    of zero is left alone: a machine without zone data falls back to it.
    """
    local = moment.astimezone()
    offset = local.utcoffset() or timedelta(0)
    if not offset and name not in UNIVERSAL:
        return local
    return local.replace(tzinfo=Here(name, offset))


def wall_time(now: datetime, name: str) -> datetime:
    """Return a moment as the wall time of a named zone, without a zone.

    A moment without one, or a name that is none, leaves the moment as it is.
    """
    return now if now.tzinfo is None else _wall(now, now.fold, now.tzinfo, name)


@lru_cache
def _wall(now: datetime, _fold: int, _zone: tzinfo, name: str) -> datetime:
    """Return the wall time; moments that are equal may differ in what else is given."""
    own = None if is_home(now, name) else zone(name)
    local = now.astimezone(own) if own else now
    return Wall.of(local, partial(_later, now, name))


def _later(now: datetime, name: str, span: timedelta) -> datetime:
    """Return the wall time so much later, as the clocks there will have changed."""
    home = now.tzinfo.name if isinstance(now.tzinfo, Here) else ""
    own = zone(name) or zone(home) or now.tzinfo
    return (now.astimezone(UTC) + span).astimezone(own).replace(tzinfo=None)


def carried(text: str, name: str, now: datetime | None = None) -> When | None:
    """Return a stored time as the wall time of a named zone; None where it is none.

    A stamp has its offset, and may come from a clock elsewhere. Where `now` says that
    the named zone is the machine's own, no zone data are needed.
    """
    when = dates.from_stored(text)
    if when is None or when.time is None or not dates.is_stamp(text):
        return when
    try:
        stamped = datetime.fromisoformat(text.strip())
        at_home = now is not None and is_home(now, name)
        local = stamped.astimezone() if at_home else wall_time(stamped, name)
    except (ValueError, OverflowError):
        return when
    return When(local.date(), local.time().replace(second=0, microsecond=0))


def is_home(now: datetime, name: str) -> bool:
    """Tell whether a zone is the one that the machine's clock goes by."""
    return isinstance(now.tzinfo, Here) and now.tzinfo.name == name


def universal(local: datetime, name: str, home: str) -> datetime:
    """Return a wall time of a named zone as a moment in UTC.

    Where that name is none, of the zone `home`; else of the machine's own. A time that
    a change of clocks leaves out counts on from before it, one it brings twice is the
    first.

    Raises:
        OverflowError: the moment lies outside of all years.
    """
    own = zone(name) or zone(home)
    return (local.replace(tzinfo=own) if own else local).astimezone(UTC)


@lru_cache
def zone(name: str) -> tzinfo | None:
    """Return the zone of an IANA name or an offset `+01:00`; None if it is neither."""
    # Costs 3 ms, and most journals live in one zone.
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return _offset(name)


def _offset(name: str) -> tzinfo | None:
    try:
        return datetime.strptime(name, "%z").tzinfo
    except ValueError:
        return None
