"""A disk that fails on demand, and children to kill: what the fault tests share."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

from convo_prep.store import backups, contents, disk, saving

ERRORS = (
    "EIO",
    "ENOSPC",
    "EACCES",
    "EDQUOT",
    "EROFS",
    "EPERM",
    "ENOENT",
    "EINTR",
    "EMFILE",
)
RELEASE = os.environ.get("CONVO_TEST_PROFILE") == "release"
KILLS = ("killed before", "killed after")
SPOILT_WRITES = ("short", "torn", "flipped")
KINDS = (*ERRORS, *KILLS, *SPOILT_WRITES)


def errors_at(call: int) -> tuple[str, ...]:
    """The ways in which a call is let fail; of a commit a third of them, by turns."""
    return ERRORS if RELEASE else ERRORS[call % 3 :: 3]


_COUNTED = {
    "close",
    "fstat",
    "fsync",
    "link",
    "listdir",
    "mkdir",
    "open",
    "read",
    "rename",
    "replace",
    "scandir",
    "stat",
    "unlink",
    "write",
}
_ACK = struct.Struct("<I")


class KilledError(BaseException):
    """The process is dead: no handler runs, and no later call reaches the disk."""


@dataclass
class Call:
    """One call to the disk, and what it returned."""

    name: str
    args: tuple[Any, ...]
    result: Any = None


class FaultyOs:
    """Stands where a module has `os`; one call of the counted ones goes wrong.

    Args:
        at: Which call, from 1; 0 for none.
        kind: How; one of KINDS, of which the last three happen to `write` alone.
        hard_links: Whether the file system has them.
    """

    def __init__(self, at: int = 0, kind: str = "", *, hard_links: bool = True) -> None:
        self.at = at
        self.kind = kind
        self.hard_links = hard_links
        self.calls: list[Call] = []
        self.fired = ""
        self.dead = False

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return partial(self._call, name, real) if name in _COUNTED else real

    def _call(self, name: str, real: Callable[..., Any], *args: Any) -> Any:
        if self.dead:
            if name == "close":
                return real(*args)
            raise KilledError
        call = Call(name, args)
        self.calls.append(call)
        if len(self.calls) == self.at:
            self.fired = name
            return self._fail(name, real, args)
        call.result = self._do(name, real, args)
        return call.result

    def _do(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        if name == "fsync":
            return None
        if name == "link" and not self.hard_links:
            raise OSError(errno.EXDEV, "injected")
        return real(*args)

    def _fail(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        if self.kind in ERRORS:
            if name == "close":
                real(*args)
            raise OSError(getattr(errno, self.kind), "injected")
        if self.kind in KILLS:
            if self.kind == "killed after" or name == "close":
                result = self._do(name, real, args)
                if name == "open":
                    os.close(result)
            self.dead = True
            raise KilledError
        return self._spoil(real, *args)

    def _spoil(self, real: Callable[..., Any], opened: int, data: memoryview) -> Any:
        half = bytes(data)[: len(data) // 2]
        if self.kind == "flipped":
            return real(
                opened, half + bytes([data[len(half)] ^ 1]) + data[len(half) + 1 :]
            )
        if self.kind == "torn":
            real(opened, half)
            raise OSError(errno.ENOSPC, "injected")
        return real(opened, half or data)


@contextlib.contextmanager
def standing_in(faulty: FaultyOs) -> Iterator[None]:
    """Let the modules that look and save meet this disk instead of the true one."""
    modules = (disk, saving, backups, contents)
    for module in modules:
        setattr(module, "os", faulty)  # noqa: B010
    try:
        yield
    finally:
        for module in modules:
            setattr(module, "os", os)  # noqa: B010


def child(job: Callable[[], None]) -> int:
    """Start a process that does the job and ends; return its id."""
    process = os.fork()
    return process or _end(job)


def ended_well(process: int) -> bool:
    """Wait for a child; whether it did its job."""
    return os.waitpid(process, 0)[1] == 0


def _end(job: Callable[[], None]) -> NoReturn:
    status = 1
    try:
        job()
        status = 0
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    os._exit(status)


def killed(
    job: Callable[[Callable[[int], None]], None], acks: int, spin: int
) -> int | None:
    """Kill a process that goes on saving; return the last save it had confirmed.

    Args:
        job: Saves for ever; calls what it is given with the number of each save.
        acks: Let it confirm so many first.
        spin: Then let it go on for so many turns of an empty loop.
    """
    heard, said = os.pipe()
    process = child(lambda: job(lambda number: _say(said, number)))
    os.close(said)
    first = [os.read(heard, _ACK.size) for _ in range(acks)]
    for _ in range(spin):
        pass
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with os.fdopen(heard, "rb") as rest:
        all_said = b"".join(first) + rest.read()
    return _ACK.unpack(all_said[-_ACK.size :])[0] if all_said else None


def _say(said: int, number: int) -> None:
    os.write(said, _ACK.pack(number))
