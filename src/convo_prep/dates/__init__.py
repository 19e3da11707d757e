"""The closed grammar of dates in plain words, and their reading back.

Every word of a line must be understood, or the line is refused with the reason: a
refusal costs one retry, a misread date costs a meeting. All times are wall-clock
times of the session's zone, to the minute. Names come from tables, not the locale.
"""

from __future__ import annotations

from convo_prep.dates.grammar import parse
from convo_prep.dates.when import (
    When,
    from_stored,
    read_back,
    relative,
    short,
    stamp,
)

__all__ = ["When", "from_stored", "parse", "read_back", "relative", "short", "stamp"]
