"""A list, or records: one item a line, each saved before the next."""

from __future__ import annotations

import re

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent

from convo_prep.cells import cut
from convo_prep.faces import colons
from convo_prep.faces.face import Go, Prompt
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.styled import Row
from convo_prep.faces.keys.widget import KeyNames, Widget
from convo_prep.text import normal, one_line

ANOTHER = "Another one; Enter alone goes on."
_BULLET = r"^\s*(?:[-*\u2022\u2013]|\d{1,3}[.)])\s+"


class ItemsWidget(Widget):
    """An item at a time: Enter adds it, an empty Enter ends the list.

    Args:
        prompt: The question.
        look: What the screen can show.
        unfinished: What was typed here before and not given.
        told: How many items at the end stand just above, in the record.
    """

    def __init__(
        self, prompt: Prompt, look: Look, unfinished: str = "", told: int = 0
    ) -> None:
        super().__init__(prompt, look, unfinished)
        # A drafted item further down is the next one of those that are there.
        self.at = min(prompt.ask.spot.item or 0, len(prompt.ask.given))
        self._told = told if prompt.ask.adding else 0

    def body(self, width: int) -> list[Row]:
        """Return the items before the one in the line, but for those told above."""
        return [self._row(at, width) for at in range(self.at - self._told)]

    def tail(self, width: int) -> list[Row]:
        """Return the items after the one in the line.

        Behind the last it says that the same question stands here again, as who has
        given one may take the next line for the next question.
        """
        if self.ask.adding and self.at:
            return [[("class:dim", cut(f"  {ANOTHER}", width))]]
        return [self._row(at, width) for at in range(self.at + 1, len(self.ask.given))]

    def lead(self) -> Row:
        """Return the number of the item before the line."""
        return [*super().lead(), ("", f"{self.at + 1}. ")]

    def key_names(self) -> KeyNames:
        """Return the keys of this kind with what they do, the foremost first."""
        typed = self.buffer.text.strip()
        if self.ask.adding:
            told = super().key_names()
            return [("Enter", "add"), *told[1:]] if typed else told
        if not typed:
            return [("Enter", "takes it out")]
        kept = typed == self.standing.strip()
        return [("Enter", "keep" if kept else "change")]

    def paste(self, text: str) -> None:
        """Make each pasted line an item, without its bullet; one line stays a line."""
        document = self.buffer.document
        whole = document.text_before_cursor + normal(text) + document.text_after_cursor
        lines = [one_line(re.sub(_BULLET, "", line)) for line in whole.split("\n")]
        lines = [line for line in lines if line.strip("?")]
        if len(lines) > 1 and self.ask.adding:
            self.attempt(lambda: self.give(*map(colons.words, lines)))
            if self.error:
                self.load(" ".join(lines))
        elif not document.text:
            self.buffer.insert_text(" ".join(lines))
        else:
            super().paste(text)

    def bind(self, keys: KeyBindings) -> None:
        """Add Up and Down, which load another item of the list."""
        closed = Condition(lambda: self.menu is None)

        @keys.add("up", filter=closed)
        @keys.add("c-p", filter=closed)
        def _(event: KeyPressEvent) -> None:
            del event
            if self.at:
                self.finish(Go(f"{self.ask.of.key}.{self.at}"))

        @keys.add("down", filter=closed)
        @keys.add("c-n", filter=closed)
        def _(event: KeyPressEvent) -> None:
            del event
            below = self.at + 2
            if below <= len(self.ask.given):
                self.finish(Go(f"{self.ask.of.key}.{below}"))
            elif not self.ask.adding:
                self.finish(Go(self.ask.of.key))

    def _row(self, at: int, width: int) -> Row:
        words = self.look.text(self.ask.given[at])
        return [("", f"  {at + 1}. {cut(words, width - 6, self.look.text('…'))}")]
