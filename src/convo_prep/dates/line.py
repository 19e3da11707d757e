"""A typed line while it is read: its words, the present, and how it is refused."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from convo_prep.errors import InvalidAnswerError

HINT_AHEAD = "Try: tomorrow 9:30, next tuesday 3pm, in 2 weeks, 1 dec 15:00"
HINT_PAST = "Try: yesterday 3pm, last tuesday, 2 days ago, 1 dec 15:00"
QUOTE_LIMIT = 40


class Line(NamedTuple):
    """What was typed, its words in lower case, and the present to the minute."""

    typed: str
    words: tuple[str, ...]
    now: dt.datetime
    past: bool

    @property
    def today(self) -> dt.date:
        """The day of the present."""
        return self.now.date()

    def word(self, at: int) -> str:
        """Return the word there, or nothing past the end."""
        return self.words[at] if at < len(self.words) else ""

    def refused(self, reason: str, hint: str = "") -> InvalidAnswerError:
        """Return the error that quotes the line and says why it is none."""
        hint = hint or (HINT_PAST if self.past else HINT_AHEAD)
        return InvalidAnswerError(f"{quoted(self.typed)} {reason}.", hint)


class Part(NamedTuple):
    """What some words of a line mean: a day, a time or both, and how many they are."""

    words: int
    day: dt.date | None = None
    time: dt.time | None = None
    bare_weekday: bool = False


def quoted(text: str) -> str:
    """Return what was typed in quotes, cut to `QUOTE_LIMIT` characters."""
    kept = text if len(text) <= QUOTE_LIMIT else text[: QUOTE_LIMIT - 1].rstrip() + "…"
    return f"'{kept}'"
