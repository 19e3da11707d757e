"""From when to when a looking command looks: read in words, asked about, said back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from convo_prep.desk.desk import Desk
from convo_prep.errors import UsageError

if TYPE_CHECKING:
    from convo_prep.dates.periods import Period
    from convo_prep.session import Session


class Between(NamedTuple):
    """The days that are looked at, both of them too; None for no end."""

    since: date | None = None
    until: date | None = None

    def has(self, session: Session) -> bool:
        """Whether a conversation was held then; without a day only where all are."""
        if self.since is None and self.until is None:
            return True
        held = session.held_on()
        return held is not None and self.covers(held.day)

    def covers(self, day: date) -> bool:
        """Whether a day is among them."""
        early = self.since is not None and day < self.since
        return not early and (self.until is None or day <= self.until)


def between(desk: Desk, since: Sequence[str], until: Sequence[str]) -> Between:
    """Read the days of `--since` and `--until`, and say them back.

    Raises:
        UsageError: one is given twice, or the end is before the start.
        InvalidAnswerError: one is no date.
        OpenDateError: it can be read in several ways, and nobody can be asked.
    """
    if not since and not until:
        return Between()
    for name, given in (("--since", since), ("--until", until)):
        if len(given) > 1:
            raise UsageError(f"{name} is given {len(given)} times.", "Give it once.")
    first = named(desk, since[0]).first if since else None
    last = named(desk, until[0]).last if until else None
    if first and last and last < first:
        raise UsageError(
            f"That ends before it begins: from {_said(first)} to {_said(last)}.",
            "As in: --since 2025-06 --until 2025-08",
        )
    say_back(desk, "Since", first, *since)
    say_back(desk, "Until", last, *until)
    return Between(first, last)


def named(desk: Desk, typed: str, past: bool = True) -> Period:
    """Return the days that a line names, asking which where it leaves that open."""
    from convo_prep.dates.periods import period
    from convo_prep.desk.open_dates import settled

    now = desk.now.replace(tzinfo=None)
    return settled(desk, typed, lambda line: period(line, now, past))


def say_back(desk: Desk, lead: str, day: date | None, *typed: str) -> None:
    """Say in words which day was understood, unless it was given as it is stored."""
    from convo_prep.desk import saying

    if desk.options.quiet:
        return
    if day is not None and typed != (day.isoformat(),):
        saying.tell(desk, f"{lead} {_said(day)}.")


def _said(day: date) -> str:
    from convo_prep.dates.when import When, in_words

    return in_words(When(day), year=True)
