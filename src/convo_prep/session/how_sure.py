"""How sure one was before each talk, beside whether the result was reached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from convo_prep.session.held import took_place
from convo_prep.session.paths import CONFIDENCE, OBJECTIVE_MET
from convo_prep.session.session import Session

Band: TypeAlias = tuple[int, int]
"""From one to another of the nine tenths one can say, both included."""

BANDS: tuple[Band, ...] = ((1, 4), (5, 6), (7, 9))
TENTHS: tuple[Band, ...] = tuple((tenth, tenth) for tenth in range(1, 10))
REACHED = ("fully", "partly", "not")
# From so many talks on, what was said is told tenth by tenth.
MANY = 30
# Of fewer cases than these a figure says nothing.
FEWEST = 5


class Said(NamedTuple):
    """What was said before a talk, in tenths, and how far the result was reached."""

    tenth: int
    met: str


def said_before(sessions: Iterable[Session]) -> list[Said]:
    """Return each talk held of which both are known."""
    found = ((_tenth(s), s.text(OBJECTIVE_MET), s) for s in sessions)
    return [
        Said(tenth, met)
        for tenth, met, session in found
        if tenth is not None and met in REACHED and took_place(session)
    ]


def bands(said: Iterable[Said]) -> tuple[Band, ...]:
    """Return how finely it can be told: three bands, tenths from thirty talks on."""
    return TENTHS if len(list(said)) >= MANY else BANDS


def within(said: Iterable[Said], band: Band) -> list[Said]:
    """Return what was said in a band."""
    low, high = band
    return [one for one in said if low <= one.tenth <= high]


def own_record(sessions: Iterable[Session], band: Band) -> tuple[int, int]:
    """Return how often a band was said, and how often the result was fully reached."""
    found = within(said_before(sessions), band)
    return len(found), sum(one.met == REACHED[0] for one in found)


def name(band: Band) -> str:
    """Return a band as it is said: `7 to 9`, or `7`."""
    low, high = band
    return f"{low} to {high}" if high > low else str(low)


def record_line(sessions: Iterable[Session]) -> str:
    """Say of each band that has enough talks what came of it; "" where none has."""
    known = tuple(sessions)
    told = ((band, *own_record(known, band)) for band in BANDS)
    return " ".join(
        f"{name(band)}: said {said} times, reached {reached}."
        for band, said, reached in told
        if said >= FEWEST
    )


def _tenth(session: Session) -> int | None:
    """Return the tenth nearest to a per cent, halves up; the outermost for the rest."""
    percent = session.number(CONFIDENCE)
    return None if percent is None else min(max((percent + 5) // 10, 1), 9)
