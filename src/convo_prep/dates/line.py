"""A typed line while it is read: its words, the present, and how it is refused."""

import datetime as dt
from typing import NamedTuple

from convo_prep.dates.wall import later, spans_until
from convo_prep.dates.when import WEEKDAYS, to_the_minute
from convo_prep.errors import InvalidAnswerError
from convo_prep.text import echoed

# Named in hints: a day of the week that is not today's has one meaning.
EXAMPLE_DAY, OTHER_DAY = 3, 1


class Line(NamedTuple):
    """What was typed, its words in lower case, and the present to the minute.

    `first` says which of two numbers the person means by day and month: "day",
    "month", or "" where nobody knows. Hours are counted from `clock`, the present as it
    was given.
    """

    typed: str
    words: tuple[str, ...]
    now: dt.datetime
    past: bool
    first: str = ""
    clock: dt.datetime | None = None

    def later(self, span: dt.timedelta) -> dt.datetime:
        """Return what the clock shows so much time later, to the minute."""
        return to_the_minute(later(self.clock or self.now, span))

    def until(self, moment: dt.datetime) -> list[dt.timedelta]:
        """Return after which times the clock shows a moment: none, one, or two."""
        return spans_until(self.clock or self.now, moment)

    @property
    def today(self) -> dt.date:
        """The day of the present."""
        return self.now.date()

    def word(self, at: int) -> str:
        """Return the word there, or nothing past the end."""
        return self.words[at] if at < len(self.words) else ""

    def refused(self, reason: str, hint: str = "") -> InvalidAnswerError:
        """Return the error that quotes the line and says why it is none."""
        hint = hint or self._examples()
        return InvalidAnswerError(f"{echoed(self.typed)} {reason}.", hint)

    def _examples(self) -> str:
        return f"Try: {examples(self.today, self.past)}"


def examples(today: dt.date, past: bool = False) -> str:
    """Return some of what is understood, each with one meaning on that day."""
    day = WEEKDAYS[OTHER_DAY if today.weekday() == EXAMPLE_DAY else EXAMPLE_DAY].lower()
    if past:
        return f"yesterday 3pm, {day}, 2 days ago, 1 dec 15:00"
    return f"tomorrow 9:30, {day} 3pm, in 2 weeks, 1 dec 15:00"


class Part(NamedTuple):
    """What some words of a line mean, and how many they are.

    Attributes:
        words: How many they are.
        day: A day.
        time: A time.
        weekday: A day of the week that says no more than that, 0 for Monday; `day` is
            then the one meant where nothing else says which.
        week: The Monday of a week.
        within: A part of the day, a key of `clocks.PARTS`.
        half_day: Whether the time may be twelve hours later.
        bare: Whether the time is a mere number, and needs a day beside it.
        relative: Whether the day is said as one near today, as in `tomorrow`.
        why: Why the words can also be read in another way, "" where they cannot.
        order: What comes first where two numbers are day and month: "day" or "month".
    """

    words: int
    day: dt.date | None = None
    time: dt.time | None = None
    weekday: int | None = None
    week: dt.date | None = None
    within: str = ""
    half_day: bool = False
    bare: bool = False
    relative: bool = False
    why: str = ""
    order: str = ""
