"""The full screen of a meeting: drawn when something changes, else silent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from prompt_toolkit.application import Application
from prompt_toolkit.application.run_in_terminal import run_in_terminal
from prompt_toolkit.filters import vi_insert_mode
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Dimension, HSplit, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl

from convo_prep.faces.keys.live.capture import Capture
from convo_prep.faces.keys.live.frame import Page, lead, page
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.parts import does, one_text, set_in
from convo_prep.faces.keys.raw_terminal import ESCAPE_SECONDS, Terminal
from convo_prep.faces.keys.typed_line import typed_line
from convo_prep.faces.meeting import Meeting

LOOK_SECONDS = 1.0
Suspended: TypeAlias = Callable[[], None]


def follow(
    meeting: Meeting, look: Look, terminal: Terminal, vi: bool, suspended: Suspended
) -> bool:
    """Take notes until the person ends it; False when it was broken off."""
    capture = Capture(meeting)
    drawn = _Drawn(capture, look, terminal)
    made: Application[bool] = terminal.application(
        look, vi, drawn.layout, _keys(capture, suspended), full_screen=True
    )
    made.timeoutlen = ESCAPE_SECONDS
    made.before_render += drawn.draw
    made.key_processor.before_key_press += lambda _: capture.hush()
    made.pre_run_callables.append(lambda: _begin(made, meeting))
    return terminal.run(made) is True


def _begin(application: Application[bool], meeting: Meeting) -> None:
    application.create_background_task(_watch(application, meeting))


async def _watch(application: Application[bool], meeting: Meeting) -> None:
    """Draw anew when the minute or the notes have changed, and at no other time."""
    shown = meeting.clock()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        now = meeting.clock()
        if meeting.changed() or now != shown:
            shown = now
            application.invalidate()


class _Drawn:
    """The windows: everything above the line, the line, what is said below."""

    def __init__(self, capture: Capture, look: Look, terminal: Terminal) -> None:
        self._capture = capture
        self._look = look
        self._terminal = terminal
        self._page = Page()
        before = partial(lead, capture, look)
        self._line = Window(
            typed_line(capture.buffer, before),
            height=lambda: Dimension.exact(self._page.line),
            get_line_prefix=set_in(before),
            wrap_lines=True,
        )
        windows = [
            Window(FormattedTextControl(lambda: one_text(self._page.above))),
            self._line,
            Window(
                FormattedTextControl(lambda: one_text(self._page.foot)),
                height=lambda: Dimension.exact(len(self._page.foot)),
            ),
        ]
        self.layout = Layout(HSplit(windows), focused_element=self._line)

    def draw(self, _: object) -> None:
        """Lay the page out anew, before it is shown."""
        terminal = self._terminal
        columns, rows = terminal.columns, terminal.rows
        self._page = page(self._capture, self._look, columns, rows)


def _keys(capture: Capture, suspended: Suspended) -> KeyBindings:
    """Return the keys of a meeting; whatever else edits a line is as everywhere."""
    keys = KeyBindings()
    _on_line(keys, capture)
    _on_screen(keys, capture)

    @keys.add("c-z")
    async def _(event: KeyPressEvent) -> None:
        del event
        await run_in_terminal(suspended)

    return keys


def _on_line(keys: KeyBindings, capture: Capture) -> None:
    for giving in (("enter",), ("c-j",), ("escape", "enter")):
        keys.add(*giving)(does(capture.enter))
    for key in ("c-c", "<sigint>"):
        keys.add(key)(does(capture.clear))
    for key in ("up", "c-p"):
        keys.add(key)(does(capture.up))
    for key in ("down", "c-n"):
        keys.add(key)(does(capture.down))
    keys.add("tab")(does(lambda: capture.turn(1)))
    keys.add("s-tab")(does(lambda: capture.turn(-1)))
    keys.add("escape", filter=~vi_insert_mode)(does(capture.escape))

    @keys.add(Keys.BracketedPaste)
    def _(event: KeyPressEvent) -> None:
        capture.paste(event.data)


def _on_screen(keys: KeyBindings, capture: Capture) -> None:
    keys.add("f2")(does(capture.hide))
    keys.add("f3")(does(capture.say))
    keys.add("pagedown")(does(lambda: capture.pane.turn(1)))
    keys.add("pageup")(does(lambda: capture.pane.turn(-1)))

    @keys.add("c-d")
    def _(event: KeyPressEvent) -> None:
        if not capture.buffer.text:
            event.app.exit(result=True)
        elif not capture.buffer.delete():
            capture.unsaved()

    @keys.add("c-l")
    def _(event: KeyPressEvent) -> None:
        event.app.renderer.clear()
