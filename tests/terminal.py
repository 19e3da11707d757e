"""A terminal for tests: a real pty with pyte as its screen, and no sleeping.

It waits until the screen shows something, and shows the screen when it never does.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

PATIENCE_S = 30.0
PIECE = 65_536
ENTER, TAB, UP = "\r", "\t", "\x1b[A"
CTRL_C, CTRL_D, BACKSPACE = "\x03", "\x04", "\x7f"


class Terminal:
    """A program on a terminal of its own.

    Attributes:
        raw: Every byte the program has sent.
        status: Its exit code once it has ended (-9 when killed by signal 9).
    """

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        columns: int = 80,
        lines: int = 50,
    ) -> None:
        self.raw = b""
        self._typed_at = 0
        self.status: int | None = None
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.process, self._pty = pty.fork()
        if self.process == 0:
            try:
                # Ignored in what runs in a background, it would stay so in there.
                signal.signal(signal.SIGINT, signal.SIG_DFL)
                os.execvpe(command[0], list(command), dict(environ))
            finally:
                os._exit(127)
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._pty, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill(signal.SIGKILL)
        self._hang_up()
        self._reap()

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    @property
    def said(self) -> str:
        """Everything that was sent, its words with single blanks, however wrapped."""
        return _words(self.raw)

    def wait(self, what: str | Callable[[], bool], times: int = 1) -> Self:
        """Read on until a text was sent, or a test holds.

        What stood there before the last keys were typed is no answer to them: of a text
        only what came since counts. With `times` all that was ever sent is counted.
        """
        end = time.monotonic() + PATIENCE_S
        while not self._there(what, times):
            if self.status is not None or time.monotonic() > end:
                pytest_says = f"waited for {what!r}; ended: {self.status}; screen:"
                raise AssertionError(f"{pytest_says}\n{self.text}")
            self._read()
        return self

    def type(self, *keys: str) -> Self:
        """Send keys.

        Ctrl-C and Ctrl-D wait until the program waits too: between two questions a
        terminal that changes its mode makes a NUL of the one, and throws away with the
        other what was typed before it.
        """
        if {CTRL_C, CTRL_D} & set(keys):
            self.idle()
        while self._read(0):
            pass
        self._typed_at = len(self.raw)
        os.write(self._pty, "".join(keys).encode())
        return self

    def idle(self) -> Self:
        """Wait until the program waits too, where the system tells."""
        return self.wait(self.sleeps)

    def end(self) -> int:
        """Read on until the program ends; returns its exit code."""
        end = time.monotonic() + PATIENCE_S
        while self.status is None:
            if time.monotonic() > end:
                raise AssertionError(f"still running; screen:\n{self.text}")
            self._read()
        return self.status

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the program, if it is still there."""
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process, number)

    def hang_up(self) -> int:
        """Close the window: the kernel sends SIGHUP; returns the exit code."""
        self._hang_up()
        self._reap()
        assert self.status is not None
        return self.status

    def sleeps(self) -> bool:
        """Whether the program waits, True where the system does not tell."""
        state = Path(f"/proc/{self.process}/stat")
        if self.status is not None or not state.exists():
            return True
        return state.read_text().rpartition(")")[2].split()[0] == "S"

    def _there(self, what: str | Callable[[], bool], times: int) -> bool:
        if not isinstance(what, str):
            return what()
        if times > 1:
            return self.said.count(what) >= times
        return what in _words(self.raw[self._typed_at :])

    def _read(self, patience: float = 0.05) -> bool:
        """Take what has come; returns whether there was anything."""
        if not select.select([self._pty], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._pty, PIECE)
        except OSError:  # Linux says EIO where others say nothing any more
            data = b""
        if not data:
            self._reap()
            return False
        self.raw += data
        self._stream.feed(data)
        return True

    def _reap(self) -> None:
        if self.status is None:
            _, status = os.waitpid(self.process, 0)
            self.status = os.waitstatus_to_exitcode(status)

    def _hang_up(self) -> None:
        if self._pty >= 0:
            os.close(self._pty)
            self._pty = -1


def _words(raw: bytes) -> str:
    return " ".join(raw.decode("utf-8", "replace").split())
