"""Times in a session that cannot be: what happened on a day ahead, an early end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from convo_prep.dates import When
from convo_prep.session.paths import ENDED, STARTED
from convo_prep.session.session import Session
from convo_prep.session.zones import carried, zone

Place: TypeAlias = tuple[str | int, ...]
AHEAD = "is a day that has not come yet."
TOO_EARLY = "is before the talk began."
NO_ZONE = "is no time zone that is known here."
CLOSED, ZONE = "closed", "timezone"


class Impossible(NamedTuple):
    """A time that cannot be: where it stands, and why, without the time itself."""

    path: Place
    sentence: str


def impossible(session: Session, now: datetime) -> Iterator[Impossible]:
    """Name each time of a session that cannot be, in the order of the guide."""
    today = session.local(now).date()
    named = session.text(ZONE)
    if named and zone(named) is None:
        yield Impossible((ZONE,), NO_ZONE)
    for path, when in _happened(session, now):
        if _is_ahead(when, today):
            yield Impossible(path, AHEAD)
    began, ended = session.stamped(STARTED, now), session.stamped(ENDED, now)
    if began and ended and began.time and ended.end() < began.moment():
        yield Impossible(tuple(ENDED.split(".")), TOO_EARLY)


def _happened(session: Session, now: datetime) -> Iterator[tuple[Place, When | None]]:
    """Yield what a clock filled, which has happened, with its place."""
    yield (CLOSED,), session.when(CLOSED)
    for question in session.guide.questions():
        place = tuple(filter(None, question.path.split(".")))
        if question.kind == "when" and question.stamped and not question.each_of:
            yield place, session.stamped(question.path, now)
        fields = [f for f in question.fields if f.kind == "when" and f.stamped]
        records = session.records(question.path) if fields else ()
        for at, record in enumerate(records):
            for field in fields:
                said = record.get(field.key, "")
                yield (*place, at, field.key), carried(said, session.text(ZONE), now)


def _is_ahead(when: When | None, today: date) -> bool:
    return when is not None and when.day > today
