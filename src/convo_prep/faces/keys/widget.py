"""One question on the screen: what is shown around its line, what Enter makes of it.

A text of one line is the plainest of widgets; the other kinds differ from it where
their modules say so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from prompt_toolkit.key_binding import KeyBindings

from convo_prep.errors import ConvoError, InvalidAnswerError
from convo_prep.faces import colons
from convo_prep.faces.face import Back, Go, Prompt, Struck, Typed
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.pasting import PastingLine
from convo_prep.faces.keys.styled import Row
from convo_prep.faces.keys.suggesting import is_command
from convo_prep.faces.keys.wish import Outcome, Wish
from convo_prep.session.paths import PLAYBOOK

KeyNames: TypeAlias = list[tuple[str, str]]
"""Keys with what they do, the foremost first."""


class Widget(PastingLine):
    """A question with one line of text.

    Attributes:
        error: What was wrong with the last key.
        help_open: Whether the help is shown in full.
        finish: Set while the question is on the screen: ends it with an outcome.
    """

    def __init__(self, prompt: Prompt, look: Look, unfinished: str = "") -> None:
        super().__init__(prompt, look, unfinished)
        self.error = ""
        self.help_open = False
        self._asked_help = self._help_was_asked = False
        self.finish: Callable[[Outcome], None] = _nowhere
        self._echoed = ("", "")

    # What the kinds change.

    # Whether a row is kept free for the echo, so that nothing moves when it comes.
    reads_back = False

    def body(self, width: int) -> list[Row]:
        """Return the rows between the question and the line."""
        del width
        return []

    def tail(self, width: int) -> list[Row]:
        """Return the rows right below the line."""
        del width
        return []

    def focus(self) -> int:
        """Return the row of the body that must be seen, -1 for the last."""
        return -1

    def cursor(self) -> tuple[int, int] | None:
        """Return row and column of the body where the cursor stands, if it does."""
        return None

    def lead(self) -> Row:
        """Return what stands before the line."""
        return [("class:here", self.look.text("\u203a "))]

    def key_names(self) -> KeyNames:
        """Return the keys of this kind."""
        if self.prompt.draft and not self.buffer.text:
            return [("Tab", "take the draft"), ("Enter", "next")]
        more = [("Tab", "suggestions")] if self.prompt.suggestions else []
        return [("Enter", "next"), *more]

    def bind(self, keys: KeyBindings) -> None:
        """Add the keys that only this kind has."""

    def pressed_enter(self) -> None:
        """Do what Enter does."""
        self.accept()

    # What is the same for all.

    @property
    def busy(self) -> bool:
        """Whether a menu or the help is open."""
        return self.menu is not None or self.help_open

    def take(self, at: int | None = None) -> None:
        """Take a row of the menu; a situation is chosen by that, and so given."""
        super().take(at)
        if self.ask.of.path == PLAYBOOK and self.buffer.text:
            self.accept()

    def accept(self) -> None:
        """Give the line as answer, or do the command it is; say what is wrong."""
        self.attempt(self._accept)

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something, and say under the line what was wrong with it."""
        try:
            act()
        except ConvoError as error:
            self.error = f"{error.sentence} {error.hint}".rstrip()

    def give(self, *lines: str) -> None:
        """Read lines and leave with them."""
        self.finish(Typed(tuple(map(self.prompt.read, lines))))

    def hush(self) -> None:
        """Take away what was said about the last key."""
        self.error = self.note = ""
        self._help_was_asked, self._asked_help = self._asked_help, False

    def close(self) -> None:
        """Close the menu, else the help."""
        if self.menu is not None:
            self.menu = None
        else:
            self.help_open = False

    def toggle_help(self) -> None:
        """Open the help, or close it."""
        self.help_open = not self.help_open

    def pressed_question_mark(self) -> None:
        """Open the help, or close it; an Enter right after belongs to it."""
        self._asked_help = True
        self.toggle_help()

    def echo(self) -> str:
        """Return the line as it is understood, "" where nothing is to be said."""
        text = self.line()
        if text != self._echoed[0]:
            self._echoed = (text, self._read_back(text))
        return self._echoed[1]

    def _read_back(self, text: str) -> str:
        if not text.strip() or is_command(text):
            return ""
        try:
            return self.prompt.read(text).dated
        except InvalidAnswerError:
            return ""

    def _accept(self) -> None:
        text = self.buffer.text
        if self._help_was_asked and not text:
            return
        command = None if "\n" in text.strip() else colons.colon(text)
        if command is not None:
            self._obey(command)
        elif not self.take_number() and not self.is_message():
            self.give(colons.answer(self.line()))

    def _obey(self, command: colons.Colon) -> None:
        """Do a command; the line that it was is taken away."""
        words = command.words
        most = len(self.prompt.suggestions)
        places = colons.numbers(words, most) if command.name == "use" else []
        self.buffer.reset()
        acts: dict[str, Callable[[], None]] = {
            "back": lambda: self.finish(Back()),
            "list": lambda: self.finish(Wish.OUTLINE),
            "go": lambda: self.finish(Go(" ".join(words)) if words else Wish.OUTLINE),
            "use": lambda: self._use(places),
            "drop": lambda: self.finish(Struck(" ".join(words))),
            "edit": self._edit,
            "help": self.toggle_help,
        }
        acts[command.name]()

    def _use(self, places: list[int]) -> None:
        texts = [self.prompt.suggestions[place].text for place in places]
        if self.ask.adding and len(texts) > 1:
            self.give(*texts)
        else:
            self.put_in(texts[0])

    def _edit(self) -> None:
        self.load(self.standing)
        self.finish(Wish.EDITOR)


def _nowhere(outcome: Outcome) -> None:
    """Lead nowhere: the question is not on the screen."""
    del outcome
