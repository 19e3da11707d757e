"""Entries as an iCalendar file (RFC 5545), which any calendar program imports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from convo_prep.text import visible
from convo_prep.views.calendar_entries import Alarm, Entry

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//convo//convo//EN"
# A SEQUENCE has 31 bits. Seconds since then fit until 2088, since 1970 until 2038.
COUNTED_FROM = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())
MOST = 2**31 - 1


def calendar_text(entries: Iterable[Entry]) -> str:
    """Return a calendar with these entries; its lines end as RFC 5545 wants it.

    There is no METHOD: it is a list to import, and invites nobody.
    """
    # It takes 80 ms to load, and nothing else needs it.
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_event(entry))
    made: bytes = calendar.to_ical()
    return made.decode("utf-8")


def _event(entry: Entry) -> icalendar.Event:
    from icalendar import Event

    event = Event()
    event.add("uid", visible(entry.uid))
    event.add("sequence", _sequence(entry.changed))
    stamp = _stamp(entry.changed)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", entry.start)
    if entry.length is not None:
        event.add("dtend", entry.start + entry.length)
    # Not every program heeds the status, so the words say it too.
    said = f"{entry.over}: {entry.summary}" if entry.over else entry.summary
    event.add("summary", visible(said))
    event.add("description", visible("\n".join(entry.commands)))
    if entry.place:
        event.add("location", visible(entry.place))
    event.add("status", "CANCELLED" if entry.over else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    # In a calendar that others may look into, they see no more than a time.
    event.add("class", "PRIVATE")
    for alarm in entry.alarms:
        event.add_component(_alarm(alarm))
    return event


def _alarm(alarm: Alarm) -> icalendar.Alarm:
    from icalendar import Alarm as Reminder

    made = Reminder()
    made.add("action", "DISPLAY")
    made.add("trigger", alarm.at)
    made.add("description", visible(alarm.text))
    return made


def _sequence(changed: int) -> int:
    """Return a number that rises with each change, from the file's own time alone.

    Kept versions are no measure: old ones are dropped, and each machine has its own.
    """
    return min(max(changed - COUNTED_FROM, 0), MOST)


def _stamp(changed: int) -> datetime:
    try:
        return datetime.fromtimestamp(changed, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(COUNTED_FROM, UTC)
