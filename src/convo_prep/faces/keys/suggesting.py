"""The line that is typed in, and the menu that puts suggestions into it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.selection import SelectionState

from convo_prep.faces import colons
from convo_prep.faces.face import Prompt
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.menu import NONE, Menu
from convo_prep.kinds import is_worded
from convo_prep.session.paths import PLAYBOOK
from convo_prep.text import first_asked_back, one_line, picked

# The first questions of a preparation have nothing to offer.
if TYPE_CHECKING:
    from convo_prep.advice.suggestions import Suggestion


class SuggestingLine:
    """A line of text with a menu of suggestions.

    Args:
        prompt: The question.
        look: What the screen can show.
        unfinished: What was typed here before and not given, "" for nothing.

    Attributes:
        many_lines: Whether the text may have several lines.
        typed: Whether the answer is typed, and suggestions can be taken.
        restored: Whether an unfinished text is back and still as it was.
        note: What is said under the line about the last key.
    """

    many_lines = False
    typed = True

    def __init__(self, prompt: Prompt, look: Look, unfinished: str = "") -> None:
        self.prompt = prompt
        self.ask = prompt.ask
        self.look = look
        self.standing = self.ask.answer if isinstance(self.ask.answer, str) else ""
        self.restored = bool(unfinished)
        self.note = ""
        self.menu: Menu | None = None
        self._put_in = ""
        self.buffer = Buffer(multiline=self.many_lines)
        # A situation is named anew, not by changing the words of its title.
        self.load(unfinished or ("" if self.lists else self.standing))
        self.buffer.reset(self.buffer.document)
        self.buffer.on_text_changed += self._changed
        if self.lists:
            self._narrow()

    def load(self, text: str) -> None:
        """Put a text into the line, the cursor at its end."""
        self.buffer.document = Document(text)

    def line(self) -> str:
        """Return what would be given as it stands."""
        return self.buffer.text

    def pressed_tab(self) -> None:
        """Open the menu, or choose its next row."""
        if self.menu is not None:
            self.menu.move(1)
        elif is_command(self.buffer.text):
            self._open(_completions(self.buffer.text))
        elif self._takes_drafts():
            self._take_next()
        elif self.typed and not self.take_number():
            self._open_fitting(
                self.prompt.suggestions, "There are no suggestions here."
            )

    def _takes_drafts(self) -> bool:
        """Whether Tab puts the draft, or what it put there last, in another's place."""
        at = self.buffer.text
        return bool(self.prompt.draft) and at in ("", self._put_in)

    def _take_next(self) -> None:
        """Put the draft into the line, at the next Tab what is offered beside it."""
        texts = [each.text for each in self.prompt.suggestions]
        at = (texts.index(self._put_in) + 1) % len(texts) if self._put_in else 0
        self.put_in(texts[at])
        self._put_in = texts[at]
        self.note = f"{at + 1} of {len(texts)}. Tab puts the next one here."

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
        if blank := first_asked_back(text):
            self._select(start + blank[0], blank[1] - blank[0])

    def take_number(self) -> bool:
        """Take the suggestion whose number is all that stands in the line.

        A lone number is no answer to a question in words; where numbers are, and
        where situations are chosen by number, none is taken.
        """
        typed = self.buffer.text.strip()
        if not is_worded(self.ask.asked) or self.lists:
            return False
        place = picked(typed, len(self.prompt.suggestions))
        if place is None:
            return False
        self.put_in(self.prompt.suggestions[place].text)
        return True

    def _select(self, start: int, length: int) -> None:
        """Select a stretch, so that the next letter typed takes its place."""
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

    def _open(self, source: Iterable[Suggestion], nothing: str = "") -> None:
        found = tuple(source)
        self.menu = Menu(found) if found else None
        if not found:
            self.note = nothing

    def _changed(self, _: Buffer) -> None:
        self.restored = False
        self._narrow()
        if not is_command(self.buffer.text):
            self.prompt.keep(self.line())

    @property
    def lists(self) -> bool:
        """Whether the suggestions are the choices, and going without is one."""
        return self.ask.of.path == PLAYBOOK

    def _narrow(self) -> None:
        """Let the menu show what fits the line; where it lists, it is open for that."""
        rows = self.prompt.suggestions
        if self.menu is None and self.lists and rows:
            self.menu = Menu(rows, NONE, self.prompt.find, by_line=True)
        if self.menu and not self.menu.filter(self.buffer.document.current_line):
            self.menu = None


def is_command(text: str) -> bool:
    """Tell whether a text is a command so far; `::` begins an answer."""
    return text.startswith(":") and not text.startswith("::") and "\n" not in text


def _completions(typed: str) -> list[Suggestion]:
    from convo_prep.advice.suggestions import Suggestion

    return [
        Suggestion(f":{name}", meaning)
        for name, meaning in colons.COMMANDS.items()
        if f":{name}".startswith(typed.lower())
    ]
