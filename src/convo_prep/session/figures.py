"""The figures of many talks: what was reached, kept, foreseen, and by whom counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from convo_prep import dates
from convo_prep.ids import name_key
from convo_prep.session import how_sure
from convo_prep.session.action import Action
from convo_prep.session.concerns import CAME_UP, HELPED, NOTHING, WORSE
from convo_prep.session.expected import FORESEEN_BY
from convo_prep.session.held import began_at, ended_at, moment, put_off, took_place
from convo_prep.session.how_sure import FEWEST, REACHED
from convo_prep.session.paths import (
    CONCERNS,
    OBJECTIVE_MET,
    PLAN_USED,
    PLAYBOOK,
    SENT,
    SURPRISES,
)
from convo_prep.session.session import Session
from convo_prep.text import folded

RESULT, PROMISES, LATE, MESSAGE = "result", "promises", "late", "message"
PLAN, CONCERN, ANSWERS, SURE = "plan", "concerns", "answers", "sure"
SITUATION, CLIENT = "situation", "client"
SIDES = (OURS, THEIRS) = ("ours", "theirs")
KEPT = ("in time", "late", "open")
SENT_WITHIN = ("within a day", "later")
USED = ("used it", "came, and I did not", "did not come")
FORESEEN = ("expected", "drafted", "surprises")
LANDED = (HELPED, NOTHING, WORSE)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class Figure(NamedTuple):
    """One figure: of what, its number of cases, and how these fall.

    Where there are fewer cases than a figure needs, it has neither counts nor a middle.

    Attributes:
        name: Which figure it is.
        of: Whose or of which: a side, a band, a playbook's id, a client.
        n: How many cases there are.
        counts: Each way a case can fall, and how many did; they add up to `n`.
        middle: The middle value of the cases, in days or hours.
    """

    name: str
    of: str
    n: int
    counts: tuple[tuple[str, int], ...] = ()
    middle: int | None = None

    @property
    def told(self) -> bool:
        """Whether there are enough cases to say anything."""
        return self.n >= FEWEST


class Practice(NamedTuple):
    """The talks held, with how many clients, since when, those put off, the figures."""

    talks: int
    clients: int
    since: date | None
    put_off: int
    figures: tuple[Figure, ...]


def practice(sessions: Iterable[Session], now: datetime) -> Practice:
    """Return the figures of all talks that took place among some sessions."""
    known = tuple(sessions)
    talks = tuple(filter(took_place, known))
    days = (when.day for when in map(Session.held_on, talks) if when)
    clients = {name_key(session.client) for session in talks} - {""}
    since = min(days, default=None)
    off = sum(map(put_off, known))
    return Practice(len(talks), len(clients), since, off, tuple(_figures(talks, now)))


def _figures(talks: Sequence[Session], now: datetime) -> Iterator[Figure]:
    yield _counted(RESULT, "", REACHED, (s.text(OBJECTIVE_MET) for s in talks))
    for side in SIDES:
        yield from _promises(side, talks, now)
    yield _messages(talks)
    yield _counted(PLAN, "", USED, (s.text(PLAN_USED) for s in talks))
    yield _counted(CONCERN, "", FORESEEN, _came_up(talks))
    landed = (c.get("landed", "") for s in talks for c in s.records(CONCERNS))
    yield _counted(ANSWERS, "", LANDED, landed)
    yield from _sure(talks)
    yield from _groups(SITUATION, talks, lambda s: s.text(PLAYBOOK), folded)
    yield from _groups(CLIENT, talks, lambda s: s.client, name_key)


def _counted(name: str, of: str, ways: Sequence[str], cases: Iterable[str]) -> Figure:
    """Return a figure of the cases that fall in one of these ways."""
    found = Counter(cases)
    n = sum(found[way] for way in ways)
    counts = tuple((way, found[way]) for way in ways)
    return Figure(name, of, n, counts if n >= FEWEST else ())


def _middle(name: str, of: str, values: Sequence[int]) -> Figure:
    return Figure(name, of, len(values), (), _middle_of(values))


def _middle_of(values: Sequence[int]) -> int | None:
    """Return the value in the middle, of two the smaller; None for too few."""
    n = len(values)
    return sorted(values)[(n - 1) // 2] if n >= FEWEST else None


def _promises(side: str, talks: Sequence[Session], now: datetime) -> Iterator[Figure]:
    """Yield how the promises of a side were kept, and by how many days too late."""
    found = [
        (action, session.local(now))
        for session in talks
        for action in session.actions()
        if session.ours(action) == (side == OURS)
    ]
    yield _counted(PROMISES, side, KEPT, (_kept(*each) for each in found))
    late = [days for action, _ in found if (days := _days_late(action)) > 0]
    yield _middle(LATE, side, late)


def _kept(action: Action, local: datetime) -> str:
    """Return how a promise stands; "" for one that was dropped or is not due yet."""
    if action.open:
        return "open" if action.overdue(local) else ""
    if action.dropped:
        return ""
    return "late" if _days_late(action) > 0 else "in time"


def _days_late(action: Action) -> int:
    """Return by how many days it was done late; 0 where a date does not tell."""
    done, due = dates.from_stored(action.done), dates.from_stored(action.due)
    if action.dropped or done is None or due is None:
        return 0
    return max((done.day - due.day).days, 0)


def _messages(talks: Iterable[Session]) -> Figure:
    """Return how long after the talk its message was sent, in hours."""
    after = [length for length in map(_sent_after, talks) if length is not None]
    ways = (SENT_WITHIN[length > DAY] for length in after)
    hours = _middle_of([length // HOUR for length in after])
    return _counted(MESSAGE, "", SENT_WITHIN, ways)._replace(middle=hours)


def _sent_after(session: Session) -> timedelta | None:
    sent, began, ended = moment(session, SENT), began_at(session), ended_at(session)
    if sent is None or began is None or ended is None or sent < began:
        return None
    return max(sent - ended, timedelta())


def _came_up(talks: Iterable[Session]) -> Iterator[str]:
    """Yield who had expected what came up, of the talks that were looked back on.

    A draft that nobody had taken is nobody's foresight.
    """
    for session in talks:
        if not session.tree.get("reflect"):
            continue
        for concern in session.records(CONCERNS):
            if concern.get("came_up") == CAME_UP:
                yield FORESEEN[bool(concern.get(FORESEEN_BY))]
        yield from (FORESEEN[2] for _ in session.items(SURPRISES))


def _sure(talks: Sequence[Session]) -> Iterator[Figure]:
    said = how_sure.said_before(talks)
    for band in how_sure.bands(said):
        met = (one.met for one in how_sure.within(said, band))
        yield _counted(SURE, how_sure.name(band), REACHED, met)


def _groups(
    name: str,
    talks: Sequence[Session],
    of: Callable[[Session], str],
    key: Callable[[str], str],
) -> Iterator[Figure]:
    """Yield the results of each group that has one, the largest group first.

    It is called as in the first talk; `key` is the same for all of its names.
    """
    found: dict[str, tuple[str, list[str]]] = {}
    for session in talks:
        met = session.text(OBJECTIVE_MET)
        if of(session) and met in REACHED:
            found.setdefault(key(of(session)), (of(session), []))[1].append(met)
    groups = sorted(found.values(), key=lambda group: (-len(group[1]), group[0]))
    yield from (_counted(name, called, REACHED, met) for called, met in groups)
