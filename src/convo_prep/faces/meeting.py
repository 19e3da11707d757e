"""What a face needs of a meeting that is on, and how it is told to follow one.

A face reads and writes through this alone; it never sees the disk.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from convo_prep.document import Document
from convo_prep.errors import InvalidAnswerError
from convo_prep.text import echoed
from convo_prep.views.live_sheet import Sheet
from convo_prep.walk.notes import Note
from convo_prep.walk.pressing import Press

HIDE = ":hide"
SAY = ":say"


def as_note(line: str) -> str:
    """Return a line as a note: behind two colons, one is its first character.

    Raises:
        InvalidAnswerError: it begins with a colon and is no command here.
    """
    typed = line.strip()
    if typed.startswith(":") and not typed.startswith("::"):
        raise InvalidAnswerError(
            f"{echoed(typed)} is no command here.",
            "There is :help. A note that begins with a colon is typed with two.",
        )
    return typed[1:] if typed.startswith("::") else line


class Meeting(Protocol):
    """A meeting that is on; everything that is taken is on disk when a call returns."""

    @property
    def sheet(self) -> Sheet:
        """The card in short and the notes, as last read."""

    @property
    def remark(self) -> str:
        """What is to be said before the first note, "" for nothing."""

    def card(self) -> Document:
        """Return the card with nothing cut, without private answers."""

    def now(self) -> datetime:
        """Return the present, with its zone."""

    def clock(self) -> tuple[int | None, int | None]:
        """Return the whole minutes since the start, and those planned."""

    def reading(self, line: str) -> Note:
        """Return what a line would be, while it is being typed."""

    def understood(self, line: str) -> str:
        """Say what a line is understood as; "" where its words say it all."""

    def dated(self, note: Note) -> str:
        """Say when an action is due, or that no date is understood; else ""."""

    def turned(self, line: str, step: int) -> str:
        """Return the line as the next kind of note, or with -1 the one before."""

    def take(self, line: str, began: datetime | None = None) -> Note | None:
        """Store a line as a note of the moment `began`, or of now; None if empty.

        Raises:
            ConvoError: it is not stored.
        """

    def pressed(self, line: str, unfolded: int) -> Press | None:
        """Return what a line does that is a planned concern's number alone.

        `unfolded` is the number whose reply is to be seen, 0 for none.
        """

    def take_back(self, says: str) -> str:
        """Store that a planned concern did not come up after all.

        Returns what there is to say about it, or "".

        Raises:
            ConvoError: it is not stored.
        """

    def reply_to(self, note: Note) -> str:
        """Return the planned reply to the concern of a note, "" where there is none."""

    def need_behind(self, note: Note) -> str:
        """Return what is behind the concern of a note, "" where nobody knows."""

    def line_of(self, place: int) -> str:
        """Return the line that makes the note at a place again."""

    def correct(self, place: int, line: str) -> str:
        """Store a new line for the note at a place; an empty one takes it out.

        Returns what there is to say about it, or "".

        Raises:
            ConvoError: it is not stored.
        """

    def keep(self, line: str, place: int | None) -> None:
        """Keep the half-typed line, and which note it corrects, if one."""

    def kept(self) -> tuple[str, int | None]:
        """Return the half-typed line of last time, and the note it corrects."""

    def changed(self) -> bool:
        """Tell whether somebody else has changed the notes; they are read anew then."""


class LiveFace(Protocol):
    """How a meeting is followed; a full screen leaves nothing to read behind it."""

    leaves_no_trace: bool

    def attend(self, meeting: Meeting) -> bool:
        """Take notes until the person ends it; False when it was broken off."""
