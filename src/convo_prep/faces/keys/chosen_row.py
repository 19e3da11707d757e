"""A row of the body is chosen by its number, its words or an arrow; Enter gives it."""

from __future__ import annotations

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys

from convo_prep import kinds
from convo_prep.errors import InvalidAnswerError
from convo_prep.faces.keys.widget import Widget

NOTHING = -1


class MarksWidget(Widget):
    """Choices with a mark, which an arrow moves and which follows what is typed.

    `mark` is the place of the chosen one, NOTHING when an empty Enter would leave the
    question for later. What is typed and means none of them stands in the line, and is
    refused there.
    """

    typed = False
    mark: int
    forward: tuple[str, ...] = ("down", "c-n")
    backward: tuple[str, ...] = ("up", "c-p")

    def values(self) -> tuple[str, ...]:
        """Return what can be chosen, as it would be typed."""
        raise NotImplementedError

    def load(self, text: str) -> None:
        """Put the mark on a value; what is none, and was typed, is in the line."""
        self.mark = self._meant(text)
        whole = text in (*self.values(), self.standing)
        super().load("" if whole else text)

    def line(self) -> str:
        """Return what is typed, else the value under the mark."""
        if self.buffer.text or self.mark == NOTHING:
            return self.buffer.text
        return self.values()[self.mark]

    @property
    def shows_mark(self) -> bool:
        """Whether the cursor stands on the mark, and not on a line."""
        return self.mark != NOTHING and not self.buffer.text

    def move(self, step: int) -> None:
        """Move the mark, round the ends."""
        many = len(self.values())
        start = -1 if step > 0 else 0
        place = start if self.mark == NOTHING else self.mark
        self.put_mark((place + step) % many)

    def put_mark(self, place: int) -> None:
        """Put the mark somewhere, and keep it as a half-typed line is kept."""
        self.buffer.text = ""
        self.mark = place
        self.restored = False
        self.prompt.keep(self.line())

    def bind(self, keys: KeyBindings) -> None:
        """Add the keys that move the mark."""
        closed = Condition(lambda: self.menu is None)
        free = closed & Condition(lambda: not self.buffer.text)

        def step(by: int) -> None:
            def moved(event: KeyPressEvent) -> None:
                del event
                self.move(by)

            for key in self.forward if by > 0 else self.backward:
                keys.add(key, filter=closed)(moved)

        step(1)
        step(-1)

        @keys.add("backspace", filter=free)
        @keys.add("delete", filter=free)
        def _(event: KeyPressEvent) -> None:
            del event
            self.put_mark(NOTHING)

        @keys.add(Keys.Any, filter=free)
        def _(event: KeyPressEvent) -> None:
            # While the cursor stands on the mark, no other line takes the letter.
            if event.data.isprintable():
                self.buffer.insert_text(event.data)

    def _changed(self, buffer: Buffer) -> None:
        super()._changed(buffer)
        self.mark = self._meant(buffer.text)

    def _meant(self, text: str) -> int:
        """Return the place of what a text means, NOTHING where that is none."""
        if not text.strip():
            return NOTHING
        try:
            value = kinds.read(self.ask.asked, text, self.ask.now)
        except InvalidAnswerError:
            return NOTHING
        return self.values().index(str(value))
