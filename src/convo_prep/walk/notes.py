"""Notes taken live: what a line begun with a sign means, and the changes it makes."""

import re
from datetime import datetime
from typing import NamedTuple

from convo_prep import dates, kinds
from convo_prep.change import AddItem, AddLine, Change, EditItem, SetAnswer
from convo_prep.dates import When
from convo_prep.kinds.next_look import next_look
from convo_prep.session import Session
from convo_prep.session.concerns import CAME_UP
from convo_prep.session.expected import expected
from convo_prep.session.paths import (
    ACTIONS,
    AGREED,
    CONCERNS,
    FOLLOW_UP,
    NOTES,
    OPEN_POINTS,
    STARTED,
)
from convo_prep.text import Tree, bare, filled, normal, one_line
from convo_prep.walk.signs import TURNS, signed, written

# What may be a sentence of theirs.
_SAID = ("point", "concern", "words")
# It stands alone, or a colon behind it says that words follow; "2:30" is a time.
_NUMBER = r"([1-9][0-9]?)(?::(?![0-9])\s*(.*))?"


class Note(NamedTuple):
    """One line taken live; `concern` is the planned one it belongs to, or empty.

    `plain` is a point that was said to be one: a day in it is no next look.
    """

    kind: str
    text: str
    concern: str = ""
    plain: bool = False


def note(line: str, session: Session, kind: str = "") -> Note | None:
    """Read a line: a sign, a planned concern's number, or plain words; None if empty.

    A `kind` given beside the line leaves its first character as text.
    """
    given = _foretold(Note(kind, _plain(line), plain=kind == "point"), session)
    found = given if kind else reading(line, session)
    return found if found.text else None


def reading(line: str, session: Session) -> Note:
    """Read a line while it is being typed; behind its sign it may still be empty."""
    typed = _plain(line)
    numbered = re.fullmatch(_NUMBER, typed)
    foreseen = expected(session)
    if numbered and int(numbered[1]) <= len(foreseen):
        says = foreseen[int(numbered[1]) - 1].get("says", "")
        return Note("concern", numbered[2] or says, says)
    kind, words = signed(typed) or ("", typed)
    found = Note(kind or "point", words.strip(), plain=kind == "point")
    return _foretold(found, session)


def _foretold(taken: Note, session: Session) -> Note:
    """Return a note with the planned concern that it is word for word, if it is one.

    Who types what they say has heard it. Behind a sign of its own a line stays what
    the sign says: a point, an action.
    """
    if taken.plain or taken.kind not in _SAID or not taken.text:
        return taken
    said, planned = bare(taken.text), (each["says"] for each in expected(session))
    found = [says for says in planned if bare(filled(says)) == said]
    if not found:
        return taken
    kind = "concern" if taken.kind == "point" else taken.kind
    return taken._replace(kind=kind, concern=found[0])


def line_for(taken: Note, session: Session) -> str:
    """Return the line that, typed, makes this note again: to correct it."""
    text = _plain(taken.text)
    numbers = [
        str(number)
        for number, concern in enumerate(expected(session), 1)
        if taken.concern and concern["says"] == taken.concern
    ]
    plain = list(written(taken.kind, text))
    lines = [*numbers, *(f"{number}: {text}" for number in numbers), *plain]
    fitting = (line for line in lines if _same(note(line, session), taken))
    return next(fitting, plain[0])


def turned(line: str, session: Session, step: int) -> str:
    """Return the line as the next kind of note, or the one before; its words stay."""
    typed = line.lstrip()
    now, words = signed(typed) or ("point", typed)
    kind = TURNS[(TURNS.index(now) + step) % len(TURNS)]
    wanted = Note(kind, _plain(words))
    lines = list(written(kind, words))
    fitting = (line for line in lines if _same(reading(line, session), wanted))
    return next(fitting, lines[-1])


def changes(taken: Note, session: Session, at: datetime) -> tuple[Change, ...]:
    """Return what a note stores; `at` carries its zone.

    The note itself; for an action also the agreed action, as far as it is said; what
    is agreed or open where that is asked; the next look, where none is set; for a
    planned concern that it came up.

    Raises:
        InvalidAnswerError: an action is only a name or a date.
    """
    record: dict[str, Tree] = {"at": dates.stamp(at), "kind": taken.kind}
    record |= {"text": taken.text, "concern": taken.concern}
    kept = {key: value for key, value in record.items() if value}
    made: list[Change] = [AddItem(NOTES, kept)]
    made += left_beside(taken, session, session.local(at))
    if taken.concern:
        made += ticked(taken.concern, session)
    return tuple(made)


def left_beside(taken: Note, session: Session, local: datetime) -> list[Change]:
    """Return what a note stores beside itself: an action, a line, the next look.

    Raises:
        InvalidAnswerError: an action is only a name or a date.
    """
    if taken.kind == "action":
        return [AddItem(ACTIONS, noted_action(taken.text, local))]
    if taken.kind == "agreed":
        return [AddLine(AGREED, taken.text)]
    if taken.kind == "open":
        return [AddItem(OPEN_POINTS, taken.text)]
    look = look_of(taken, local)
    if look is None or session.answer(FOLLOW_UP):
        return []
    return [SetAnswer(FOLLOW_UP, look.stored())]


def look_of(taken: Note, local: datetime) -> When | None:
    """Return the day that a note says to look again on, None where it says none."""
    if taken.kind != "point" or taken.plain:
        return None
    return next_look(taken.text, local).when


def noted_action(text: str, local: datetime) -> dict[str, Tree]:
    """Return the action that a note makes.

    Raises:
        InvalidAnswerError: it is only a name or a date.
    """
    made = kinds.parse_action(text, local)
    if "what" not in made:
        raise kinds.no_words()
    return made


def started(session: Session, at: datetime) -> tuple[Change, ...]:
    """Return the change that stamps the start of a meeting, once."""
    if session.text(STARTED):
        return ()
    return (SetAnswer(STARTED, dates.stamp(at), None),)


def ticked(says: str, session: Session, came_up: str = CAME_UP) -> list[Change]:
    """Return the change that says of a planned concern that it came up, if it is one.

    An empty `came_up` takes that back.
    """
    stored = kinds.items_of(session.answer(CONCERNS))
    for index, record in enumerate(session.records(CONCERNS)):
        if record.get("says") == says and record.get("came_up", "") != came_up:
            saw = stored[index]
            whole = saw if isinstance(saw, dict) else dict(record)
            news = {**whole, "came_up": came_up}
            kept: Tree = {key: value for key, value in news.items() if value}
            return [EditItem(CONCERNS, index, kept, saw)]
    return _foreseen(says, session) if came_up else []


def _foreseen(says: str, session: Session) -> list[Change]:
    """Return the change that makes a concern of one drafted on the card, as it came."""
    planned = {concern.get("says") for _, concern in session.planned()}
    return [
        AddItem(CONCERNS, {**concern, "came_up": CAME_UP})
        for concern in expected(session)
        if concern["says"] == says and says not in planned
    ]


def _same(found: Note | None, wanted: Note) -> bool:
    """Whether two notes store the same."""
    return found is not None and found[:3] == wanted[:3]


def _plain(line: str) -> str:
    return one_line(normal(line))
