"""One line read from a terminal, edited with readline where Python has it."""

from __future__ import annotations

import importlib
import os
import signal
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import NoReturn

from convo_prep.text import normal

GLANCE_S = 0.25


def _line_editing() -> ModuleType | None:
    """Load readline as if for a dumb terminal, so that it sends no escapes."""
    before = os.environ.get("TERM")
    os.environ["TERM"] = "dumb"
    try:
        return importlib.import_module("readline")
    except ImportError:  # a Python built without it has no line editing
        return None
    finally:
        del os.environ["TERM"]
        if before is not None:
            os.environ["TERM"] = before


readline = _line_editing()
CAN_EDIT = readline is not None


class EndedFromOutsideError(KeyboardInterrupt):
    """The terminal went away, or somebody ended the program; not the person's key."""


def keep_no_history() -> None:
    """Let nothing that is typed become history that another program could show."""
    if readline is not None:
        readline.set_auto_history(False)


def half_typed() -> str:
    """Return the line as it stands while it is being typed."""
    return str(readline.get_line_buffer()) if readline is not None else ""


def read(label: str, ready: str, remember: Callable[[], None]) -> str:
    """Read one line with `ready` in it, to be changed.

    Four times a second, and at Ctrl-C, a hang-up and an end from outside, `remember`
    is called, to keep what is typed so far.

    Raises:
        EOFError: the input is at its end.
        KeyboardInterrupt: stopped by any of the three.
    """
    seen = ready
    ending: type[KeyboardInterrupt] | None = None

    def glanced(number: int, frame: FrameType | None) -> None:
        nonlocal seen
        del number, frame
        if half_typed() != seen:
            seen = half_typed()
            remember()

    def interrupted(number: int, frame: FrameType | None) -> NoReturn:
        nonlocal ending
        del frame
        outside = number != signal.SIGINT
        ending = EndedFromOutsideError if outside else KeyboardInterrupt
        if half_typed() not in ("", seen):
            remember()
        raise ending

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, interrupted) for number in numbers}
    before[signal.SIGALRM] = signal.signal(signal.SIGALRM, glanced)
    # A window that is closed empties the line before its signal arrives.
    signal.setitimer(signal.ITIMER_REAL, 2 * GLANCE_S, GLANCE_S)
    if readline is not None and ready:
        line = readline
        line.set_startup_hook(lambda: line.insert_text(ready))
    try:
        return normal(input(label))
    except SystemError:
        # A glance that falls together with an ending is called while that is being
        # raised, which Python takes for a fault of the glance.
        if ending is None:
            raise
        raise ending from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if readline is not None:
            readline.set_startup_hook(None)
        for number, handler in before.items():
            signal.signal(number, handler)
