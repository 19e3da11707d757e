"""A row of the body is chosen, with the cursor on it, instead of typing an answer."""

from __future__ import annotations

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys

from convo_prep.faces.keys.widget import Widget

NOTHING = -1


class MarksWidget(Widget):
    """Choices with a mark that moves; only a colon begins a line to type.

    `mark` is the place of the chosen one, NOTHING when an empty Enter would leave the
    question for later.
    """

    typed = False
    mark: int
    forward: tuple[str, ...] = ("down", "c-n")
    backward: tuple[str, ...] = ("up", "c-p")

    def values(self) -> tuple[str, ...]:
        """Return what can be chosen, as it would be typed."""
        raise NotImplementedError

    def letter(self, letter: str) -> int:
        """Return the place that a typed letter chooses, NOTHING when none."""
        raise NotImplementedError

    def load(self, text: str) -> None:
        """Put the mark on a value."""
        values = self.values()
        self.mark = values.index(text) if text in values else NOTHING

    def line(self) -> str:
        """Return the value under the mark."""
        return "" if self.mark == NOTHING else self.values()[self.mark]

    @property
    def shows_mark(self) -> bool:
        """Whether the cursor stands on the mark, and not on a line."""
        return self.mark != NOTHING and not self.buffer.text

    def paste(self, text: str) -> None:
        """Take nothing: there is no line."""

    def move(self, step: int) -> None:
        """Move the mark, round the ends."""
        many = len(self.values())
        start = -1 if step > 0 else 0
        place = start if self.mark == NOTHING else self.mark
        self.put_mark((place + step) % many)

    def put_mark(self, place: int) -> None:
        """Put the mark somewhere, and keep it as a half-typed line is kept."""
        self.mark = place
        self.restored = False
        self.prompt.keep(self.line())

    def bind(self, keys: KeyBindings) -> None:
        """Add the keys that move the mark."""
        free = Condition(lambda: not self.buffer.text and self.menu is None)

        def step(by: int) -> None:
            def moved(event: KeyPressEvent) -> None:
                del event
                self.move(by)

            for key in self.forward if by > 0 else self.backward:
                keys.add(key, filter=free)(moved)

        step(1)
        step(-1)

        @keys.add("backspace", filter=free)
        @keys.add("delete", filter=free)
        def _(event: KeyPressEvent) -> None:
            del event
            self.put_mark(NOTHING)

        @keys.add(Keys.Any, filter=free)
        def _(event: KeyPressEvent) -> None:
            if event.data == ":":
                self.buffer.insert_text(":")
            elif (place := self.letter(event.data)) != NOTHING:
                self.put_mark(place)
