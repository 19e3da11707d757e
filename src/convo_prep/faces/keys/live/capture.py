"""The line of a meeting: what is typed, since when, and which note it corrects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from convo_prep.errors import ConvoError
from convo_prep.faces import colons, numbered
from convo_prep.faces.keys.live.sight import Sight
from convo_prep.faces.meeting import HIDE, SAY, Meeting, as_note
from convo_prep.text import normal, one_line
from convo_prep.walk.pressing import Press

STILL = "Still taking notes. Ctrl-D ends."
UNSAVED = "This line is not saved yet. Enter keeps it, Ctrl-C clears it; then Ctrl-D."
CHANGED = "Enter keeps your change, Esc leaves the note as it was."
NOTHING_YET = "No note to correct yet."


class Capture(Sight):
    """What the person does to the line, and what is to be seen because of it.

    Attributes:
        buffer: The line.
    """

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.buffer = Buffer(multiline=False)
        self._began: datetime | None = None
        self._loaded = ""
        self._aside: tuple[str, datetime | None] = ("", None)
        self._restore()
        self.buffer.on_text_changed += self._typed

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.buffer.text

    def hush(self) -> None:
        """Take away what was said about the key before."""
        self.said = ""

    def enter(self) -> None:
        """Store the line, or do what it says; an empty one closes what is open."""
        text = self.buffer.text
        if does := self._commands(text.strip()):
            does()
            self._done_with_command()
        elif self.correcting is not None:
            self._attempt(partial(self._correct, self.correcting))
        elif press := self._press:
            self._attempt(partial(self._number, press))
        elif text.strip():
            self._attempt(self._take)
        else:
            self._close()

    def clear(self) -> None:
        """Clear the line, and say that this ends nothing."""
        self.said = STILL
        self.wrong = ""
        if self.correcting is not None:
            self._leave()
        else:
            self._clear()

    def unsaved(self) -> None:
        """Say that the line must be kept or cleared before the meeting ends."""
        self.said = UNSAVED

    def turn(self, step: int) -> None:
        """Make the line the next kind of note."""
        before = self.buffer.document
        text = self.meeting.turned(before.text, step)
        behind = len(before.text) - before.cursor_position
        self.buffer.document = Document(text, max(len(text) - behind, 0))

    def hide(self) -> None:
        """Hide the card, or show it again: somebody may see this screen."""
        self.hidden = not self.hidden

    def say(self) -> None:
        """Show the lines to say in the place of the card, or the card again."""
        self.saying = not self.saying
        self._helps = False
        self._sayings.rewind()

    def help(self) -> None:
        """Show what the keys do in the place of the card, until that is closed."""
        self._helps = True
        self._help.rewind()

    def up(self) -> None:
        """Load the last note to correct it, then the ones before."""
        last = len(self.meeting.sheet.notes)
        place = last if self.correcting is None else self.correcting
        if not last:
            self.said = NOTHING_YET
        elif place and self._may_leave():
            self._load(place - 1)

    def down(self) -> None:
        """Load the note after the one that is being corrected; the last leaves it."""
        if self.correcting is None or not self._may_leave():
            return
        if self.correcting + 1 < len(self.meeting.sheet.notes):
            self._load(self.correcting + 1)
        else:
            self._leave()

    def escape(self) -> None:
        """Leave the note as it was, and bring the line back that was there before."""
        if self.correcting is not None:
            self._leave()
        else:
            self._close()

    def paste(self, text: str) -> None:
        """Take pasted text into the line; it never submits."""
        self.buffer.insert_text(one_line(normal(text)))

    def _attempt(self, store: Callable[[], None]) -> None:
        """Store something; when that fails the line stays, and is not taken."""
        self.wrong = ""
        try:
            store()
        except ConvoError as error:
            self.wrong = f"Not saved: {error.sentence} {error.hint}".rstrip()

    def _commands(self, text: str) -> Callable[[], None] | None:
        """Return what a line does that is a command, else None."""
        does = {HIDE: self.hide, SAY: self.say, colons.HELP: self.help}
        return does.get(colons.in_full(text))

    def _close(self) -> None:
        """Close the help, else the reply that is open, and show the card's start."""
        if self._helps:
            self._helps = False
        else:
            self._opened = 0
            self.pane.rewind()

    def _number(self, press: Press) -> None:
        self.said = numbered.done(self.meeting, press, self._began)
        self._opened = press.number
        self.saying = self._helps = False
        self._clear()

    def _take(self) -> None:
        concern = self.opened
        taken = self.meeting.take(as_note(self._line), self._began)
        if taken is None:
            return
        self.said = self.meeting.dated(taken)
        self._opened = concern.number if concern else self._opened
        self._clear()

    def _correct(self, place: int) -> None:
        text = self.buffer.text
        said = self.meeting.correct(place, text)
        self.said = said or self.meeting.dated(self.meeting.reading(text))
        self._leave()

    def _restore(self) -> None:
        """Bring back the line that was half typed last time."""
        text, place = self.meeting.kept()
        if place is not None:
            self._load(place)
        if text:
            self.buffer.document = Document(text)
            self.said = self.said or "Your unfinished line is back."

    def _load(self, place: int) -> None:
        if self.correcting is None:
            self._aside = self.buffer.text, self._began
        self.correcting = place
        self._loaded = self.meeting.line_of(place)
        self.buffer.document = Document(self._loaded)

    def _leave(self) -> None:
        self.correcting = None
        text, began = self._aside
        self._aside = "", None
        self.buffer.document = Document(text)
        self._began = began

    def _may_leave(self) -> bool:
        if self.correcting is None or self.buffer.text == self._loaded:
            return True
        self.said = CHANGED
        return False

    def _done_with_command(self) -> None:
        """Clear the line behind a command, or bring the note back that it stood for."""
        if self.correcting is None:
            self._clear()
        else:
            self.buffer.document = Document(self._loaded)

    def _clear(self) -> None:
        self.buffer.reset()
        self._typed(self.buffer)

    def _typed(self, buffer: Buffer) -> None:
        if not buffer.text:
            self._began = None
        elif self._began is None:
            self._began = self.meeting.now()
        if self._reading.concern:
            self._card.follow()
        self.meeting.keep(buffer.text, self.correcting)
