"""One question on the screen: its line, its menu and help, what Enter makes of it.

A text of one line is the plainest of widgets; the other kinds differ from it where
their modules say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.selection import SelectionState

from convo_prep.errors import ConvoError, InvalidAnswerError
from convo_prep.faces import colons
from convo_prep.faces.face import Prompt, Typed
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.menu import NONE, Menu
from convo_prep.faces.keys.obeying import completions, is_command, obey
from convo_prep.faces.keys.rows import Row
from convo_prep.faces.keys.wish import Outcome
from convo_prep.playbook import blanks
from convo_prep.suggestions import Suggestion
from convo_prep.text import normal, one_line

SITUATION = "playbook"


KeyNames: TypeAlias = list[tuple[str, str]]


class Widget:
    """A question with one line of text.

    Args:
        prompt: The question.
        look: What the screen can show.
        unfinished: What was typed here before and not given, "" for nothing.

    Attributes:
        finish: Set while the question is on the screen: ends it with an outcome.
    """

    many_lines = False
    typed = True

    def __init__(self, prompt: Prompt, look: Look, unfinished: str = "") -> None:
        self.prompt = prompt
        self.ask = prompt.ask
        self.look = look
        standing = self.ask.answer if isinstance(self.ask.answer, str) else ""
        self.standing = standing
        self.restored = bool(unfinished)
        self.error = ""
        self.note = ""
        self.help_open = False
        self.menu: Menu | None = None
        self.finish: Callable[[Outcome], None] = _nowhere
        self._echoed = ("", "")
        self.buffer = Buffer(multiline=self.many_lines)
        self.load(unfinished or standing)
        self.buffer.reset(self.buffer.document)
        self.buffer.on_text_changed += self._changed
        if self.ask.of.path == SITUATION and not self.buffer.text:
            self._open(prompt.suggestions, chosen=NONE)

    # What the kinds change

    def load(self, text: str) -> None:
        """Put a text into the line, the cursor at its end."""
        self.buffer.document = Document(text)

    def line(self) -> str:
        """Return what would be given as it stands."""
        return self.buffer.text

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
        """Return the keys of this kind with what they do, the foremost first."""
        more = [("Tab", "suggestions")] if self.prompt.suggestions else []
        return [("Enter", "next"), *more]

    def bind(self, keys: KeyBindings) -> None:
        """Add the keys that only this kind has."""

    def pressed_enter(self) -> None:
        """Do what Enter does."""
        self.accept()

    def paste(self, text: str) -> None:
        """Take pasted text into the line; it never submits."""
        self.buffer.insert_text(one_line(normal(text)))

    # What is the same for all

    @property
    def busy(self) -> bool:
        """Whether a menu or the help is open."""
        return self.menu is not None or self.help_open

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
        """Check lines and leave with them."""
        for line in lines:
            if line.strip():
                self.prompt.check(line)
        self.finish(Typed(lines))

    def hush(self) -> None:
        """Take away what was said about the last key."""
        self.error = self.note = ""

    def echo(self) -> str:
        """Return the line as it is understood, "" where nothing is to be said."""
        text = self.line()
        if text != self._echoed[0]:
            self._echoed = (text, self._read_back(text))
        return self._echoed[1]

    def close(self) -> None:
        """Close the menu, else the help."""
        if self.menu is not None:
            self.menu = None
        else:
            self.help_open = False

    def toggle_help(self) -> None:
        """Open the help, or close it."""
        self.help_open = not self.help_open

    def pressed_tab(self) -> None:
        """Open the menu, or choose its next row."""
        if self.menu is not None:
            self.menu.move(1)
        elif self.buffer.text.startswith(":"):
            self._open(completions(self.buffer.text))
        elif self.typed and not self._take_number():
            self._open_fitting(
                self.prompt.suggestions, "There are no suggestions here."
            )

    def pressed_past(self) -> None:
        """Open the menu of past answers to this question."""
        nothing = "Nothing yet; your answers will be here next time."
        if self.typed:
            self._open_fitting(self.prompt.past(), nothing)

    def take(self, at: int | None = None) -> None:
        """Take a row of the menu into the line, to be changed."""
        if self.menu is None:
            return
        if at is not None:
            self.menu.chosen = at
        suggestion, self.menu = self.menu.suggestion, None
        if suggestion is not None:
            self.put_in(suggestion.text)

    def put_in(self, text: str) -> None:
        """Put a text in the place of the line, a blank in it ready to be filled."""
        self.buffer.save_to_undo_stack()
        document = self.buffer.document
        start = document.cursor_position + document.get_start_of_line_position()
        end = document.cursor_position + document.get_end_of_line_position()
        whole = document.text
        self.buffer.document = Document(
            whole[:start] + text + whole[end:], start + len(text)
        )
        for blank in blanks(text)[:1]:
            self._select(start + text.index(blank), len(blank))

    def _select(self, start: int, length: int) -> None:
        self.buffer.cursor_position = start + length
        self.buffer.selection_state = SelectionState(start)
        self.buffer.selection_state.enter_shift_mode()

    def _open_fitting(self, source: Iterable[Suggestion], nothing: str) -> None:
        self._open(source, nothing=nothing)
        typed = self.buffer.document.current_line
        unchanged = self.buffer.text == self.standing
        if self.menu is None or unchanged:
            return
        if not self.menu.filter(typed):
            self.menu = None
            self.note = f"Nothing here fits '{one_line(typed)}'."

    def _open(
        self, source: Iterable[Suggestion], nothing: str = "", chosen: int = 0
    ) -> None:
        found = tuple(source)
        self.menu = Menu(found, chosen) if found else None
        if not found:
            self.note = nothing

    def _take_number(self) -> bool:
        typed = self.buffer.text.strip()
        if not typed.isdecimal() or self.ask.asked.kind in ("scale", "when"):
            return False
        if not 1 <= int(typed) <= len(self.prompt.suggestions):
            return False
        self.put_in(self.prompt.suggestions[int(typed) - 1].text)
        return True

    def _changed(self, _: Buffer) -> None:
        self.restored = False
        if self.menu is not None:
            typed = self.buffer.document.current_line
            if not self.menu.filter(typed):
                self.menu = None
        if not is_command(self.buffer.text):
            self.prompt.keep(self.line())

    def _read_back(self, text: str) -> str:
        if not text.strip() or is_command(text):
            return ""
        try:
            return self.prompt.echo(text)
        except InvalidAnswerError:
            return ""

    def _accept(self) -> None:
        text = self.buffer.text
        command = None if "\n" in text.strip() else colons.colon(text)
        if command is not None:
            obey(self, command)
        else:
            self.give(colons.answer(self.line()))


def _nowhere(outcome: Outcome) -> None:
    del outcome
