"""A planned concern's number, pressed again and again: looked at, noted, taken back."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from convo_prep.change import Change
from convo_prep.session import Session
from convo_prep.session.concerns import CAME_UP
from convo_prep.session.expected import expected
from convo_prep.session.paths import NOTES
from convo_prep.text import normal, one_line
from convo_prep.walk.correcting import correction
from convo_prep.walk.notes import ticked

Step: TypeAlias = Literal["look", "note", "take back", "keep"]
_NUMBER = r"[1-9][0-9]?"
# Behind a number these count or date; "2 weeks is too long" is about no concern.
_COUNTED = (
    r"(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|quarters?|years?"
    r"|people|persons?|times|percent|of|or|more|x"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)


class Press(NamedTuple):
    """What a number does that stands alone in the line.

    `step` is `keep` where the notes of the concern have words: nothing is taken back.
    """

    number: int
    says: str
    step: Step


def pressed(line: str, unfolded: int, session: Session) -> Press | None:
    """Return what a line does that is a planned concern's number alone, else None.

    `unfolded` is the number of the concern whose reply is to be seen, 0 for none. The
    first press only unfolds: who looks for the reply has not heard the concern yet.
    """
    if not line:
        return None
    typed = one_line(normal(line))
    foreseen = expected(session)
    if not re.fullmatch(_NUMBER, typed) or int(typed) > len(foreseen):
        return None
    number, concern = int(typed), foreseen[int(typed) - 1]
    came_up = concern.get("came_up") == CAME_UP
    says = concern.get("says", "")
    step = _again(says, came_up, session) if number == unfolded else "look"
    return Press(number, says, step)


def behind(line: str, unfolded: int) -> str:
    """Return a line so that its words behind the number of what is unfolded count.

    Elsewhere a number without a colon is text, and here too where it counts something.
    """
    if not unfolded or not line:
        return line  # The pattern costs the first screen a millisecond.
    numbered = rf"\s*{unfolded}\s+(?=[^\W\d])(?!{_COUNTED})"
    found = re.match(numbered, line, re.IGNORECASE)
    return f"{unfolded}: {line[found.end() :]}" if found else line


def taking_back(says: str, session: Session) -> tuple[Change, ...]:
    """Return what takes back that a planned concern came up.

    Its last note without words goes, and with the last of its notes the mark.
    """
    places = _of(says, session)
    bare = [at for at in places if _bare(at, session)]
    if bare:
        return correction(bare[-1], "", session)
    return () if places else tuple(ticked(says, session, came_up=""))


def _again(says: str, came_up: bool, session: Session) -> Step:
    if not came_up:
        return "note"
    places = _of(says, session)
    worded = places and not any(_bare(at, session) for at in places)
    return "keep" if worded else "take back"


def _of(says: str, session: Session) -> list[int]:
    """Return the places of the notes that belong to a planned concern."""
    records = session.records(NOTES)
    return [at for at, record in enumerate(records) if record.get("concern") == says]


def _bare(place: int, session: Session) -> bool:
    record = session.records(NOTES)[place]
    if record.get("kind") != "concern":
        return False
    return record.get("text") == record.get("concern")
