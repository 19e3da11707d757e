"""A terminal window: it is looked at, resized and pasted into."""

from __future__ import annotations

import fcntl
import select
import struct
import termios
from collections.abc import Callable
from typing import Self

from terminal import Terminal

CTRL_Z = "\x1a"
MOMENT_S = 0.3
# As the screen holds a mode of its own kind.
MARKS_PASTES = 2004 << 5


class Window(Terminal):
    """A terminal of which only counts what is on the screen, not all that was sent."""

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size; the kernel tells the program."""
        self._screen.resize(lines, columns)
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._pty, termios.TIOCSWINSZ, size)

    def paste(self, text: str) -> Self:
        """Paste a text as terminals do: marked as such while that is asked for."""
        marked = MARKS_PASTES in self._screen.mode
        typed = text.replace("\n", "\r")
        return self.type(f"\x1b[200~{text}\x1b[201~" if marked else typed)

    def quiet(self) -> bool:
        """Tell whether nothing comes for a moment."""
        came = select.select([self._pty], [], [], MOMENT_S)[0]
        self._read()
        return not came

    def _there(self, what: str | Callable[[], bool], times: int) -> bool:
        if isinstance(what, str):
            return self.text.count(what) >= times
        return what()
