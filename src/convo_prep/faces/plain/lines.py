"""One line read from a terminal, edited with readline where Python has it."""

from __future__ import annotations

import fcntl
import importlib
import os
import select
import signal
import sys
import termios
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, ModuleType
from typing import NoReturn

from convo_prep.text import normal

GLANCE_S = 0.25
# What is pasted comes at once; nobody types the next line as fast.
PASTE_S = 0.03
# So many keys may be typed ahead: Enter, to pass what is asked next.
TYPED_AHEAD = 2
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


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
    watch = _Watch(ready, remember)
    with watch.standing(), _holding(ready):
        try:
            return normal(input(label))
        except SystemError:
            # A glance that falls together with an ending is called while that is
            # being raised, which Python takes for a fault of the glance.
            if watch.ending is None:
                raise
            raise watch.ending from None


def more_waits() -> bool:
    """Tell whether more came at once with the line just read, on a terminal."""
    return sys.stdin.isatty() and _waiting() > TYPED_AHEAD


def came_along(remember: Callable[[], None]) -> list[str]:
    """Return the lines that came at once with the one just read.

    Raises:
        KeyboardInterrupt: as `read` does.
    """
    found: list[str] = []
    while _waiting():
        try:
            found.append(read("", "", remember))
        except EOFError:
            break
    return found


def _waiting() -> int:
    """Return how many bytes wait to be read from the terminal."""
    if not select.select([sys.stdin], [], [], PASTE_S)[0]:
        return 0
    many = array("i", [0])
    fcntl.ioctl(sys.stdin, termios.FIONREAD, many)
    return many[0]


class _Watch:
    """Looks at a line while it is typed; `ending` once a signal ends it."""

    def __init__(self, seen: str, remember: Callable[[], None]) -> None:
        self._seen = seen
        self._remember = remember
        self.ending: type[KeyboardInterrupt] | None = None

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Look at the line, and take the signals that end it, for so long."""
        before = {number: signal.signal(number, self._ended) for number in ENDINGS}
        before[signal.SIGALRM] = signal.signal(signal.SIGALRM, self._glanced)
        if readline is not None:
            # A window that is closed empties the line before its signal arrives.
            signal.setitimer(signal.ITIMER_REAL, 2 * GLANCE_S, GLANCE_S)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, handler)

    def _glanced(self, _number: int, _frame: FrameType | None) -> None:
        if half_typed() != self._seen:
            self._seen = half_typed()
            self._remember()

    def _ended(self, number: int, _frame: FrameType | None) -> NoReturn:
        outside = number != signal.SIGINT
        self.ending = EndedFromOutsideError if outside else KeyboardInterrupt
        if half_typed() not in ("", self._seen):
            self._remember()
        raise self.ending


@contextmanager
def _holding(ready: str) -> Iterator[None]:
    """Let the next line begin with a text that is ready in it."""
    if readline is None:
        yield
        return
    line = readline
    if ready:
        line.set_startup_hook(lambda: line.insert_text(ready))
    try:
        yield
    finally:
        line.set_startup_hook(None)
