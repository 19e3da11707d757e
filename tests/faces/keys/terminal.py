"""A real terminal for tests: a pseudo-terminal with pyte as its screen.

Nothing here waits for time to pass: it waits until something is so, with one long
deadline, and shows the screen when that never comes.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Sequence
from types import TracebackType

import pyte

DEADLINE = 8
ENTER = "\r"
TAB = "\t"
CTRL_C = "\x03"
CTRL_D = "\x04"
CTRL_Z = "\x1a"


class RealTerminal:
    """A program on a terminal of its own.

    Attributes:
        sent: Every byte that the program wrote.
        status: How the program ended, negative for a signal; None while it runs.
    """

    def __init__(
        self,
        command: Sequence[str],
        environ: dict[str, str],
        columns: int = 80,
        lines: int = 24,
    ) -> None:
        self.sent = b""
        self.status: int | None = None
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(command, environ, (lines, columns))
        self.resize(columns, lines)

    def __enter__(self) -> RealTerminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self._reap()
        self._close()

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size; the program is told by the kernel."""
        self._screen.resize(lines, columns)
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)

    def type(self, *keys: str) -> RealTerminal:
        """Type keys, all at once."""
        os.write(self._fd, "".join(keys).encode())
        return self

    def paste(self, text: str) -> RealTerminal:
        """Paste a text as terminals with bracketed paste do."""
        return self.type(f"\x1b[200~{text}\x1b[201~")

    def wait(self, until: str | Callable[[], bool]) -> RealTerminal:
        """Wait for a text on the screen, or for something else to be so."""
        end = time.monotonic() + DEADLINE
        while not (until in self.text if isinstance(until, str) else until()):
            if self.status is not None or time.monotonic() > end:
                raise AssertionError(
                    f"no {until!r}; ended: {self.status}; screen:\n{self.text}"
                )
            self._read(0.05)
        return self

    def ended(self) -> int:
        """Wait for the end of the program, and return how it ended."""
        end = time.monotonic() + DEADLINE
        while self.status is None:
            if time.monotonic() > end:
                raise AssertionError(f"still running; screen:\n{self.text}")
            if not self._read(0.05):
                self._reap(os.WNOHANG)
        return self.status

    def quiet(self) -> bool:
        """Tell whether nothing comes for a moment."""
        return not self._read(0.3)

    def raw(self) -> bool:
        """Tell whether the terminal is left without echo."""
        return not termios.tcgetattr(self._fd)[3] & termios.ECHO

    def hang_up(self) -> int:
        """Close the window, and return how the program ended."""
        self._close()
        return self.ended()

    def _read(self, seconds: float) -> bool:
        if self._fd < 0:
            time.sleep(seconds)
            return False
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            data = b""
        if not data:
            self._reap()
            return False
        self.sent += data
        self._stream.feed(data)
        return True

    def _reap(self, options: int = 0) -> None:
        pid, status = (
            (0, 0) if self.status is not None else os.waitpid(self.pid, options)
        )
        if pid:
            self.status = os.waitstatus_to_exitcode(status)

    def _close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _become(
    command: Sequence[str], environ: dict[str, str], size: tuple[int, int]
) -> None:
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        os.execvpe(command[0], command, environ)
    finally:
        os._exit(127)
