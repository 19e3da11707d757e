"""A text that is pasted, in the line or beside it: whose it is, and how that is turned.

Some terminals send a paste as if it was typed, its line ends as Enter.
"""

from __future__ import annotations

import select
from typing import TYPE_CHECKING, NamedTuple

from prompt_toolkit.key_binding.key_processor import KeyPress, KeyPressEvent
from prompt_toolkit.keys import Keys

from convo_prep.faces.face import Pasted
from convo_prep.faces.keys.suggesting import SuggestingLine
from convo_prep.text import normal, one_line

if TYPE_CHECKING:
    from prompt_toolkit.input import Input

TURNS = {True: "Esc: no, my own words.", False: "Esc: no, they wrote it."}
# What is pasted comes at once; more than these nobody types between two looks.
BURST_S, TYPED_AHEAD = 0.03, 20
_ENTER = (Keys.ControlM, Keys.ControlJ)


class _Whole(NamedTuple):
    """A text as it was given, what was in the line before, and what is there now."""

    text: str
    before: str
    line: str
    theirs: bool


class PastingLine(SuggestingLine):
    """A line that texts are pasted into, and kept beside where they are a message."""

    _whole: _Whole | None = None

    def paste(self, text: str) -> None:
        """Take pasted text into the line; it never submits.

        A message is kept beside the line, which says what it is about.
        """
        before = self.buffer.text.strip()
        taken = self.prompt.paste(text) if self.prompt.paste else None
        if taken is None or not taken.theirs:
            self.buffer.insert_text(one_line(normal(text)))
        if taken is not None:
            line = (before or taken.line) if taken.theirs else self.buffer.text
            self._take(_Whole(text, before, line, taken.theirs), taken)

    def turns(self) -> bool:
        """Whether the line is still as a text was taken, which may be turned."""
        return self._whole is not None and self._whole.line == self.buffer.text

    def turn(self) -> None:
        """Take the text that was given last the other way: as theirs, or one's own."""
        if self._whole is None or self.prompt.paste is None:
            return
        text, before, _, theirs = self._whole
        if taken := self.prompt.paste(text, not theirs):
            line = (before or taken.line) if taken.theirs else f"{before} {taken.line}"
            self._take(_Whole(text, before, line.strip(), taken.theirs), taken)

    def is_message(self) -> bool:
        """Keep a message beside its line that was pasted as if typed; tell of one."""
        text = self.line()
        if self.prompt.paste is None or text == self.standing:
            return False
        taken = self.prompt.paste(text)
        if taken is None or not taken.theirs:
            return False
        self._take(_Whole(text, "", taken.line, theirs=True), taken)
        return True

    def came_along(self, event: KeyPressEvent) -> bool:
        """Take what came at once with this Enter as a paste; tell whether there was."""
        if self.prompt.paste is None:
            return False
        queue = event.app.key_processor.input_queue
        came = [*queue, *_waiting(event.app.input)]
        if len(came) <= TYPED_AHEAD:
            queue.extend(came[len(queue) :])
            return False
        queue.clear()
        while more := _waiting(event.app.input):
            came += more
        first = self.buffer.text
        self.load("")
        self.paste(f"{first}\n{_text(came)}")
        return True

    def _take(self, whole: _Whole, taken: Pasted) -> None:
        self._whole = whole
        self.load(whole.line)
        self.prompt.keep(self.line())
        self.note = f"{taken.said} {TURNS[taken.theirs]}"


def _waiting(keys: Input) -> list[KeyPress]:
    """Return the keys that are there to be read, or come at once."""
    if keys.closed or not select.select([keys.fileno()], [], [], BURST_S)[0]:
        return []
    return keys.read_keys()


def _text(came: list[KeyPress]) -> str:
    """Return keys as the text they were; one that has none is left out."""
    lines = ("\n" if each.key in _ENTER else each.data for each in came)
    return "".join(each for each in lines if each == "\n" or each.isprintable())
