"""The keys that mean the same at every question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys

from convo_prep.faces.face import Back, Stop
from convo_prep.faces.keys.menu import NUMBERED
from convo_prep.faces.keys.parts import does
from convo_prep.faces.keys.widget import Widget
from convo_prep.faces.keys.wish import Wish


def bindings(widget: Widget) -> KeyBindings:
    """Return the keys of a question: those of its kind, those of all, the menu's."""
    keys = KeyBindings()
    widget.bind(keys)
    _moving(keys, widget)
    _entering(keys, widget)
    _looking(keys, widget)
    _choosing(keys, widget)
    return keys


def _moving(keys: KeyBindings, widget: Widget) -> None:
    """Add what leaves the question."""
    keys.add("s-tab")(does(lambda: widget.finish(Back())))
    keys.add("c-o")(does(lambda: widget.finish(Wish.OUTLINE)))
    stop = does(lambda: widget.finish(Stop(interrupted=True)))
    keys.add("c-c")(stop)
    keys.add("<sigint>")(stop)
    typed = Condition(lambda: widget.typed)
    keys.add("c-x", "c-e", filter=typed)(does(lambda: widget.finish(Wish.EDITOR)))

    @keys.add("c-d")
    def _(event: KeyPressEvent) -> None:
        if not widget.buffer.text:
            widget.finish(Stop(interrupted=False))
        elif widget.many_lines:
            widget.accept()
        else:
            event.current_buffer.delete()

    @keys.add("c-z")
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()


def _entering(keys: KeyBindings, widget: Widget) -> None:
    """Add what gives the line, and what brings a text into it."""

    def entered(event: KeyPressEvent) -> None:
        if not widget.came_along(event):
            widget.pressed_enter()

    keys.add("enter")(entered)
    keys.add("escape", "enter")(does(widget.accept))
    if not widget.many_lines:
        # An Enter that was typed while another program had the terminal.
        keys.add("c-j")(entered)

    @keys.add(Keys.BracketedPaste)
    def _(event: KeyPressEvent) -> None:
        if widget.buffer.selection_state is not None:
            widget.buffer.cut_selection()
        widget.paste(event.data)


def _looking(keys: KeyBindings, widget: Widget) -> None:
    """Add help, suggestions, past answers and the redrawing of the screen."""
    empty = Condition(lambda: not widget.buffer.text)
    keys.add("f1")(does(widget.toggle_help))
    keys.add("?", filter=empty)(does(widget.pressed_question_mark))
    keys.add("tab")(does(lambda: widget.attempt(widget.pressed_tab)))
    keys.add("c-r")(does(lambda: widget.attempt(widget.pressed_past)))
    busy = Condition(lambda: widget.busy)
    keys.add("escape", eager=True, filter=busy)(does(widget.close))
    turns = Condition(widget.turns) & ~busy
    keys.add("escape", eager=True, filter=turns)(does(widget.turn))

    @keys.add("c-l")
    def _(event: KeyPressEvent) -> None:
        event.app.renderer.clear()


def _choosing(keys: KeyBindings, widget: Widget) -> None:
    """Add what moves in an open menu and takes a row of it."""
    opened = Condition(lambda: widget.menu is not None)
    chosen = Condition(lambda: bool(widget.menu and widget.menu.suggestion))

    def step(by: int) -> Callable[[KeyPressEvent], None]:
        return does(lambda: widget.menu.move(by) if widget.menu else None)

    for key in ("down", "c-n"):
        keys.add(key, filter=opened)(step(1))
    for key in ("up", "c-p"):
        keys.add(key, filter=opened)(step(-1))
    keys.add("enter", filter=chosen)(does(widget.take))
    keys.add("c-j", filter=chosen)(does(widget.take))
    for digit in range(1, NUMBERED + 1):
        # Where a row is named by the line, a digit may be the first of two.
        there = opened & Condition(partial(_has, widget, digit))
        keys.add(str(digit), filter=there)(does(partial(_take, widget, digit)))


def _has(widget: Widget, digit: int) -> bool:
    menu = widget.menu
    return menu is not None and not menu.by_line and menu.place(digit) is not None


def _take(widget: Widget, digit: int) -> None:
    if widget.menu is not None:
        widget.take(widget.menu.place(digit))
