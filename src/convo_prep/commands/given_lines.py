"""The lines that come in on stdin, none of which is lost when the reading is ended."""

from __future__ import annotations

import os
import select
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Protocol, cast

from convo_prep.errors import InvalidAnswerError

CHUNK = 65536
# More than anybody jots down; a device or a program without an end is no notes.
MOST = 2 * 1024 * 1024


class Stream(Protocol):
    """What is needed of stdin: its bytes as they come, its number."""

    def read1(self, size: int, /) -> bytes:
        """Return what is there, waiting for something; empty at the end."""

    def read(self, size: int, /) -> bytes | None:
        """Return what is there; None where it would have to be waited for."""

    def fileno(self) -> int:
        """Return its number."""


class GivenLines:
    """Stdin as lines of bytes, without their ends, each as soon as it is there.

    `typed` says that a person types them, on a terminal.
    """

    def __init__(self, stream: Stream | None = None) -> None:
        self._stream = stream or _stdin()
        self.typed = sys.stdin is not None and sys.stdin.isatty()
        self._whole: list[bytes] = []
        self._begun = b""
        self._ended = False
        self._taken = 0
        self._woken: int | None = None

    def __iter__(self) -> Iterator[list[bytes]]:
        """Yield the lines that are there, each time there are any.

        Inside `interruptible`, Ctrl-C ends that between two times.
        """
        while self._filled():
            lines, self._whole = self._whole, []
            yield lines

    @property
    def stand_elsewhere(self) -> bool:
        """Whether what is not read here is still to be had: in a file, or untyped."""
        if sys.stdin is None or self.typed:
            return True
        with suppress(OSError):
            return stat.S_ISREG(os.fstat(self._stream.fileno()).st_mode)
        return False

    def rest(self) -> list[bytes]:
        """Return the lines that are there and were not yielded, without waiting."""
        if not self.typed:
            with suppress(OSError), _unblocked(self._stream.fileno()):
                while chunk := self._stream.read(CHUNK):
                    self._begun += chunk
        begun = self._begun.removesuffix(b"\n")
        return [*self._whole, *(begun.split(b"\n") if begun else ())]

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Let Ctrl-C end the reading, but nothing that is done with a line."""
        # An error raised by the signal itself could take what was just read with it.
        self._woken, waking = os.pipe()
        os.set_blocking(waking, False)
        before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
        waked = signal.set_wakeup_fd(waking)
        try:
            yield
        finally:
            signal.set_wakeup_fd(waked)
            signal.signal(signal.SIGINT, before)
            os.close(waking)
            os.close(self._woken)
            self._woken = None

    def _filled(self) -> bool:
        """Wait for a line, or the end; tells whether there is one."""
        while not self._whole and not self._ended:
            chunk = self._read()
            self._refuse_the_endless(len(chunk))
            self._ended = not chunk
            if chunk:
                *whole, self._begun = (self._begun + chunk).split(b"\n")
                self._whole.extend(whole)
            elif self._begun:
                self._whole.append(self._begun)
                self._begun = b""
        return bool(self._whole)

    def _refuse_the_endless(self, more: int) -> None:
        """Stop at what nobody has written down.

        Raises:
            InvalidAnswerError: stdin has more than notes can have.
        """
        self._taken += more
        if self._taken > MOST and not self.typed:
            self._begun, self._whole, self._ended = b"", [], True
            raise InvalidAnswerError(
                f"stdin has more than {MOST:,} bytes, which are no notes.",
                "What was noted before stays. Give the rest in smaller pieces.",
            )

    def _read(self) -> bytes:
        """Return what is there, at most one read, so that no line waits for the next.

        Raises:
            KeyboardInterrupt: Ctrl-C came first.
        """
        if self._woken is not None and (number := self._number()) is not None:
            select.select([self._woken, number], [], [])
            # One that came with the last input shows only at a second look.
            if select.select([self._woken], [], [], 0)[0]:
                raise KeyboardInterrupt
        return self._stream.read1(CHUNK)

    def _number(self) -> int | None:
        with suppress(OSError):
            return self._stream.fileno()
        return None


def _stdin() -> Stream:
    # A shell may have closed it.
    return cast("Stream", sys.stdin.buffer if sys.stdin else BytesIO())


@contextmanager
def _unblocked(stream: int) -> Iterator[None]:
    os.set_blocking(stream, False)
    try:
        yield
    finally:
        os.set_blocking(stream, True)
