"""A meeting in plain lines: the card once, then one note a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from convo_prep.document import line
from convo_prep.errors import ConvoError
from convo_prep.faces import colons, numbered
from convo_prep.faces.face import Face
from convo_prep.faces.meeting import SAY, Meeting, as_note
from convo_prep.faces.plain import lines
from convo_prep.faces.plain.lines import EndedFromOutsideError
from convo_prep.signals import meanwhile
from convo_prep.text import one_line, whole_number
from convo_prep.walk.notes import Note
from convo_prep.walk.pressing import Press, behind

HOW = (
    "One note a line. ! concern, + action, a quote mark for their words, = agreed, "
    "? still open, # for you alone; "
    "a day alone, or behind 'look again': the next look. "
    "2 says your answer to concern 2; 2 again notes that it came up; "
    "once more takes that back; 2: and words about it. :say for lines to say. "
    "Ctrl-D ends."
)
NO_ANSWER = "No answer is planned."


class PlainLive:
    """Reads notes with `input()`, and says in words what became of each.

    Args:
        face: Says the lines.
        newline: Ends a line that the person has left open.
    """

    leaves_no_trace = False

    def __init__(self, face: Face, newline: Callable[[], None]) -> None:
        self._face = face
        self._newline = newline
        self._unfolded = 0

    def attend(self, meeting: Meeting) -> bool:
        """Take notes until the end of input."""
        self._face.show(meeting.card())
        text, place = meeting.kept()
        # What corrects a note is for the full screen, where that note can be seen.
        ready = text if place is None else ""
        back = f"Your unfinished line is back: {one_line(ready)}" if ready else ""
        for sentence in (meeting.remark, HOW, back):
            if sentence:
                self._face.say(line(sentence))
        with _undisturbed() as pressed:
            while True:
                try:
                    typed = self._read(meeting, ready)
                except KeyboardInterrupt as stop:
                    if isinstance(stop, EndedFromOutsideError):
                        self._newline()
                        return False
                    ready = ""
                    self._still(meeting)
                    continue
                except EOFError:
                    self._newline()
                    return True
                ready = self._left_of(meeting, typed)
                if pressed:
                    pressed.clear()
                    self._still(meeting)

    def _read(self, meeting: Meeting, ready: str) -> str:
        def remember() -> None:
            meeting.keep(lines.half_typed(), None)

        return lines.read("note: ", ready, remember)

    def _still(self, meeting: Meeting) -> None:
        meeting.keep("", None)
        self._newline()
        self._face.say(line("Still taking notes. Ctrl-D ends."))

    def _left_of(self, meeting: Meeting, typed: str) -> str:
        """Store a line as a note; returns what is still to be stored of it."""
        try:
            self._take(meeting, typed)
        except ConvoError as error:
            said = f"Not saved: {error.sentence} {error.hint}".rstrip()
            self._face.say(line(said))
            self._face.say(line("Your line is kept; Enter tries again."))
            return typed
        meeting.keep("", None)
        return ""

    def _take(self, meeting: Meeting, typed: str) -> None:
        command = colons.in_full(typed.strip())
        if command == colons.HELP:
            self._face.say(line(HOW))
            return
        if command == SAY:
            self._say_lines(meeting)
            return
        if press := meeting.pressed(typed, self._unfolded):
            self._number(meeting, press)
        elif typed.strip():
            self._note(meeting, as_note(behind(typed, self._unfolded)))
        elif self._unfolded:
            self._face.say(line(f"Concern {self._unfolded} is closed."))
            self._unfolded = 0

    def _number(self, meeting: Meeting, press: Press) -> None:
        said = numbered.done(meeting, press)
        self._unfolded = press.number
        if press.step == "look":
            self._face.say(line(f"Concern {press.number}: {press.says}"))
            self._answer(meeting, meeting.reading(str(press.number)))
        elif press.step == "note":
            self._face.say(line(f"{meeting.now():%H:%M} {press.says}"))
        self._face.say(line(said))

    def _note(self, meeting: Meeting, typed: str) -> None:
        taken = meeting.take(typed)
        if taken is None:
            return
        said = f"{taken.kind}: {taken.text}"
        if taken.concern:
            said = meeting.understood(typed)
        self._face.say(line(f"{meeting.now():%H:%M} {said}"))
        if dated := meeting.dated(taken):
            self._face.say(line(dated))
        if taken.concern:
            planned = (c for c in meeting.sheet.concerns if c.says == taken.concern)
            number = next((concern.number for concern in planned), 0)
            # Typed word for word, it has no number in front.
            self._unfolded = whole_number(typed.partition(":")[0]) or number
            self._answer(meeting, taken)

    def _answer(self, meeting: Meeting, taken: Note) -> None:
        reply = meeting.reply_to(taken)
        self._face.say(line(f"You answer: {reply}" if reply else NO_ANSWER))
        if need := meeting.need_behind(taken):
            self._face.say(line(f"Behind it: {need}"))

    def _say_lines(self, meeting: Meeting) -> None:
        for saying in meeting.sheet.sayings:
            why = f" ({saying.why})" if saying.why else ""
            self._face.say(line(f"{saying.moment}: {saying.text}{why}"))


@contextmanager
def _undisturbed() -> Iterator[list[int]]:
    """Let no Ctrl-C outside a line take a note away; yields those pressed."""
    pressed: list[int] = []
    with meanwhile(lambda number, _: pressed.append(number), "SIGINT"):
        yield pressed
