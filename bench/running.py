"""How long one command takes: into a pipe, or at a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from typing import NamedTuple

# So many seconds without a sign of life, and a command at a terminal is given up.
LONGEST = 20.0


class Took(NamedTuple):
    """What a command took: seconds by the clock and of the processor, and kilobytes."""

    wall: float
    cpu: float
    peak: int


def run_piped(line: list[str], environ: dict[str, str]) -> tuple[float, float]:
    """Run a command with its output thrown away; return its wall and CPU time."""
    took = run_measured(line, environ)
    return took.wall, took.cpu


def run_measured(line: list[str], environ: dict[str, str]) -> Took:
    """Run a command with its output thrown away, and say what it took.

    The peak is at least what this process itself once held: Linux counts it along.
    """
    nowhere = [
        (os.POSIX_SPAWN_OPEN, stream, os.devnull, flags, 0)
        for stream, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY))
    ]
    # grep notices that its output goes to the null device and stops at the first hit.
    reading, writing = os.pipe()
    nowhere[1] = (os.POSIX_SPAWN_DUP2, writing, 1)  # type: ignore[assignment]
    start = time.perf_counter()
    child = os.posix_spawn(line[0], line, environ, file_actions=nowhere)
    os.close(writing)
    while os.read(reading, 65_536):
        pass
    _, _, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(reading)
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss)


def run_on_screen(
    line: list[str], environ: dict[str, str], until: bytes
) -> tuple[float, float]:
    """Run a command at a terminal, to its end or until it has printed some bytes."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    streams = [(os.POSIX_SPAWN_DUP2, theirs, stream) for stream in (0, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawn(line[0], line, environ, file_actions=streams, setsid=True)
    os.close(theirs)
    seen = _read(ours, until)
    wall = time.perf_counter() - start
    if until:
        os.kill(child, signal.SIGKILL)
    _, _, used = os.wait4(child, 0)
    os.close(ours)
    if until and until not in seen:
        raise SystemExit(f"{line} never printed {until!r} but:\n{seen.decode()}")
    return wall, used.ru_utime + used.ru_stime


def _read(screen: int, until: bytes) -> bytes:
    seen = b""
    while not until or until not in seen:
        ready, _, _ = select.select([screen], [], [], LONGEST)
        try:
            piece = os.read(screen, 65_536) if ready else b""
        except OSError:
            piece = b""
        if not piece:
            break
        seen += piece
    return seen
