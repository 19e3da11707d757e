"""The three standard streams: their letters, and what comes of one that is broken."""

from __future__ import annotations

import errno
import io
import os
import sys

# `--version` comes through here, and `typing` would double what it takes.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from _typeshed import ReadableBuffer, WriteableBuffer

    from convo_prep.errors import OutputError

PIECE = 64 * 1024
ESCAPED = "backslashreplace"
IN, OUT, ERR = range(3)
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, then try again."),
    errno.EDQUOT: ("your share of this disk is used up", "Free some space first."),
    errno.EFBIG: ("the file would be larger than allowed here", "See: ulimit -f"),
    errno.EBADF: ("it is closed", ""),
}


def take_over() -> None:
    """Make the standard streams fit for use, however the program was started.

    From here on one that was closed is there, and broken. A letter that an encoding
    lacks goes out as a backslash escape. stdout raises `OutputError` when it takes
    nothing more, once, and is silent then; stderr is silent at once; stdin raises
    `UsageError`. A terminal is left to the faces, which know when it has gone.
    """
    _fill_closed()
    sys.stdin = _inwards(sys.stdin)
    sys.stdout = _outwards(sys.stdout, _Out, OUT)
    sys.stderr = _outwards(sys.stderr, _Err, ERR)


def put(stream: TextIO, text: str, *, utf8: bool = False) -> None:
    """Write a text to a stream, and see that it goes out.

    Args:
        stream: Where to.
        text: What.
        utf8: It is for programs, and so is UTF-8 whatever the locale says.

    Raises:
        OutputError: the stream takes nothing more.
    """
    if utf8:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", ESCAPED))
    else:
        stream.write(text)
    stream.flush()


def tell(stream: TextIO, *texts: str) -> None:
    """Write messages, a line each, where somebody reads them broken between words.

    Empty ones are left out.
    """
    if stream.isatty():
        # Only who reads pays for what knows where words end.
        from shutil import get_terminal_size

        from convo_prep.cells import set_out

        columns = get_terminal_size().columns
        texts = tuple(set_out(text, columns) for text in texts)
    put(stream, "".join(text + "\n" for text in texts if text))


class _Out(io.FileIO):
    """Bytes on their way out; the first that are refused are an error in words."""

    _broken = False

    def write(self, data: ReadableBuffer, /) -> int:
        """Write what can be written, and return how many bytes that were."""
        while not self._broken:
            try:
                # Nothing is said by a stream that does not wait and has no room yet.
                sent: int | None = super().write(data)
            except OSError as error:
                self._broken = True
                self._refused(error)
            else:
                if sent is not None:
                    return sent
                _wait_for(self.fileno(), writing=True)
        return memoryview(data).nbytes

    def _refused(self, error: OSError) -> None:
        raise _undelivered(error) from None


class _Err(_Out):
    """Messages on their way out; where they cannot go, nothing else changes."""

    def _refused(self, error: OSError) -> None:
        pass


class _In(io.FileIO):
    """Bytes on their way in; a refusal is an error in words."""

    def __init__(self, number: int) -> None:
        super().__init__(number, closefd=False)
        # Made so by somebody else, it has nothing to say of what a reader wants.
        self._waits = not os.get_blocking(number)

    def readinto(self, room: WriteableBuffer, /) -> int | None:
        """Read some bytes and return how many; 0 at the end, None where none are."""
        while True:
            try:
                got: int | None = super().readinto(room)
            except OSError as error:
                raise _unread(error) from None
            if got is not None or not self._waits:
                return got
            _wait_for(self.fileno(), writing=False)

    def readall(self) -> bytes:
        """Read up to the end."""
        pieces = []
        room = bytearray(PIECE)
        while got := self.readinto(room):
            pieces.append(bytes(room[:got]))
        return b"".join(pieces)


def _fill_closed() -> None:
    """Put something in the place of closed streams, or the next file takes it.

    Opened the wrong way round, so that using it is the error that it was.
    """
    for number in (IN, OUT, ERR):
        try:
            os.fstat(number)
        except OSError:
            _open_in_place(os.O_RDONLY if number else os.O_WRONLY)


def _open_in_place(how: int) -> None:
    from contextlib import suppress

    with suppress(OSError):
        os.set_inheritable(os.open(os.devnull, how), True)


def _inwards(stream: TextIO | None) -> TextIO:
    if stream is None:
        return io.TextIOWrapper(io.BufferedReader(_In(IN)), "utf-8")
    if not isinstance(stream, io.TextIOWrapper) or stream.isatty():
        return stream
    # Python calls ASCII what it does not know, and lets other bytes pass half read.
    plain = stream.encoding.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968")
    read = io.BufferedReader(_In(stream.fileno()))
    return io.TextIOWrapper(read, "utf-8" if plain else stream.encoding)


def _outwards(stream: TextIO | None, kind: type[_Out], number: int) -> TextIO:
    if stream is not None and not isinstance(stream, io.TextIOWrapper):
        return stream
    if stream is not None and kind is _Out and stream.isatty():
        stream.reconfigure(errors=ESCAPED)
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(kind(number, "wb", closefd=False)),
        stream.encoding if stream else "utf-8",
        ESCAPED,
        newline="\n",
        line_buffering=bool(stream and stream.line_buffering),
        write_through=bool(stream and stream.write_through),
    )


def _wait_for(number: int, *, writing: bool) -> None:
    """Wait until a stream that does not wait by itself is ready."""
    import select

    awaited = [number]
    select.select([] if writing else awaited, awaited if writing else [], [])


def _undelivered(error: OSError) -> OutputError:
    from convo_prep.errors import OutputError, ReaderGoneError

    if error.errno == errno.EPIPE:
        return ReaderGoneError("")
    number = error.errno or 0
    reason, hint = _REASONS.get(number, (os.strerror(number), ""))
    return OutputError(f"The output was not written: {reason}.", hint)


def _unread(error: OSError) -> Exception:
    from convo_prep.errors import UsageError

    reason, _ = _REASONS.get(error.errno or 0, (error.strerror, ""))
    return UsageError(f"Nothing can be read from stdin: {reason}.")
