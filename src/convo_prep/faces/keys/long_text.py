"""A text of several lines, which an empty line ends."""

from __future__ import annotations

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent

from convo_prep.faces import colons
from convo_prep.faces.keys.widget import KeyNames, Widget
from convo_prep.text import normal


class LongTextWidget(Widget):
    """Enter makes a new line, on an empty last line it gives the text."""

    many_lines = True

    def key_names(self) -> KeyNames:
        """Return the keys of this kind with what they do, the foremost first."""
        return [("empty line", "done"), ("^X ^E", "editor")]

    def pressed_enter(self) -> None:
        """Split the line; at the end, on an empty one, give the text."""
        document = self.buffer.document
        ended = document.is_cursor_at_the_end and not document.current_line.strip()
        if ended or self._is_command():
            self.accept()
        else:
            self.buffer.newline(copy_margin=False)

    def paste(self, text: str) -> None:
        """Take pasted text with its lines."""
        self.buffer.insert_text(normal(text))

    def bind(self, keys: KeyBindings) -> None:
        """Add Ctrl-J, a new line even where Enter would end the text."""

        @keys.add("c-j", filter=Condition(lambda: self.menu is None))
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

    def _is_command(self) -> bool:
        text = self.buffer.text.strip()
        return "\n" not in text and colons.is_command(text)
