"""A question put on the screen until the person has done with it."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.layout.controls import FormattedTextControl

from convo_prep.faces.face import NOTHING_YET, Begun, Stop
from convo_prep.faces.keys.bindings import bindings
from convo_prep.faces.keys.frame import line_height, page
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.parts import one_text, set_in
from convo_prep.faces.keys.raw_terminal import Terminal
from convo_prep.faces.keys.styled import WIDEST, Row, text_width, wrapped
from convo_prep.faces.keys.typed_line import typed_line
from convo_prep.faces.keys.widget import Widget
from convo_prep.faces.keys.wish import Outcome
from convo_prep.text import normal, one_line

# So many columns must be left beside a question to type in.
ROOM = 16


class Screen:
    """Puts questions on a terminal, one at a time.

    Args:
        terminal: Where they are put.
        look: How they look.
        vi: Whether lines are edited as in vi, else as in emacs and the shell.
    """

    def __init__(self, terminal: Terminal, look: Look, vi: bool) -> None:
        self._terminal = terminal
        self._look = look
        self._vi = vi

    def ask(self, widget: Widget) -> Outcome:
        """Show a question until it ends; a hang-up or a signal is a stop."""
        drawn = _Drawn(widget, self._terminal)
        asking: Application[Outcome] = self._terminal.application(
            self._look, self._vi, drawn.layout, bindings(widget)
        )

        def finish(outcome: Outcome) -> None:
            if not asking.is_done:
                asking.exit(result=outcome)

        def pressed(_: object) -> None:
            widget.hush()
            drawn.focus()

        widget.finish = finish
        asking.key_processor.before_key_press += pressed
        asking.before_render += drawn.draw
        return self._terminal.run(asking) or Stop(interrupted=True)

    def ask_line(
        self, label: str, several: bool = False, begun: Begun = NOTHING_YET
    ) -> str | Stop:
        """Ask for one short line; a stop for Ctrl-C, and Ctrl-D on an empty one.

        With `several` a paste of several is given at once, behind what stands there.
        """
        buffer = Buffer(
            document=Document(begun.text),
            multiline=False,
            on_text_changed=lambda changed: begun.keep(changed.text),
        )
        columns, most = self._terminal.columns, max(self._terminal.rows // 3, 3)
        asked: Row = [("class:ask", label)]
        above: list[Row] = []
        if text_width(asked) + ROOM > columns:
            # Beside a long question there would be no room to see what is typed.
            above = wrapped(asked, min(columns, WIDEST))
            asked = [("class:here", self._look.text("\u203a "))]
        line = _line_window(buffer, lambda: asked, lambda: most)
        question = Window(FormattedTextControl(one_text(above)), height=len(above))
        layout = Layout(HSplit([question, line]), focused_element=line)
        asking: Application[str | Stop] = self._terminal.application(
            self._look, self._vi, layout, _line_keys(buffer, several)
        )
        typed = self._terminal.run(asking)
        return Stop(interrupted=True) if typed is None else typed


class _Drawn:
    """The windows of a widget: what stands above, the body, the line, the rest."""

    def __init__(self, widget: Widget, terminal: Terminal) -> None:
        self._widget = widget
        self._terminal = terminal
        self._page = page(widget, terminal.columns, terminal.rows)
        self._body = Window(
            FormattedTextControl(
                lambda: one_text(self._page.body),
                focusable=True,
                show_cursor=True,
                get_cursor_position=self._cursor,
            ),
            dont_extend_height=True,
        )
        self._line = _line_window(widget.buffer, widget.lead, self._height)
        windows = [
            Window(
                FormattedTextControl(lambda: one_text(self._page.above)),
                dont_extend_height=True,
            ),
            ConditionalContainer(self._body, Condition(lambda: bool(self._page.body))),
            ConditionalContainer(self._line, Condition(self._on_line)),
            Window(FormattedTextControl(lambda: one_text(self._page.below))),
        ]
        self.layout = Layout(HSplit(windows), focused_element=self._line)
        self.focus()

    def draw(self, _: object) -> None:
        """Lay the page out anew, before it is shown."""
        self._page = page(self._widget, self._terminal.columns, self._terminal.rows)
        self.focus()

    def focus(self) -> None:
        """Put the cursor where the widget wants it: on its mark, or in the line."""
        self.layout.focus(self._line if self._on_line() else self._body)

    def _on_line(self) -> bool:
        return self._widget.cursor() is None

    def _cursor(self) -> Point | None:
        place = self._widget.cursor()
        return Point(place[1], place[0] - self._page.start) if place else None

    def _height(self) -> int:
        return line_height(self._widget, self._terminal.columns, self._terminal.rows)


def _line_window(
    buffer: Buffer, lead: Callable[[], Row], most: Callable[[], int]
) -> Window:
    """Return a window to type in, its wrapped lines set in below the first."""
    return Window(
        typed_line(buffer, lead),
        height=lambda: Dimension(min=1, max=most()),
        get_line_prefix=set_in(lead),
        wrap_lines=True,
        dont_extend_height=True,
    )


def _line_keys(buffer: Buffer, several: bool) -> KeyBindings:
    """Return the keys of a short line: Enter gives it, Ctrl-C and Ctrl-D leave it."""
    keys = KeyBindings()

    @keys.add("enter")
    @keys.add("c-j")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=buffer.text.strip())

    @keys.add("c-c")
    @keys.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=Stop(interrupted=True))

    @keys.add("c-d")
    def _(event: KeyPressEvent) -> None:
        if buffer.text:
            buffer.delete()
        else:
            event.app.exit(result=Stop(interrupted=False))

    @keys.add(Keys.BracketedPaste)
    def _(event: KeyPressEvent) -> None:
        pasted = normal(event.data)
        if several and "\n" in pasted.strip():
            event.app.exit(result=(buffer.text + pasted).strip())
        else:
            buffer.insert_text(one_line(pasted))

    @keys.add("c-z")
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return keys
