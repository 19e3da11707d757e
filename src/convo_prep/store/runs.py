"""The log of runs: what each command that changed something did to which file.

A line is added once a save stands, so the log never claims what was not saved. No word
of a person is in it: a conversation is named as its folder of state is, by id and
moment, and what it held by the number of a kept version or by its digest.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from datetime import datetime

from convo_prep.store import disk

FILE = "runs"
GONE = "-"
END = b"."
# Each time that it has grown by as much it is shortened to what can be taken back.
LARGE = 16 * 1024
_ENDING = (b"%", b"\t", b"\n", b"\r")


class Run:
    """One command run, as the log has it.

    `lost` says why the log could not be written, "" as long as it could; `is_long` that
    it is to be shortened. Without a
    command nothing is logged: nobody has typed one that could be taken back. `state` is
    where the log lies.
    """

    def __init__(
        self, state: str, journal: str, command: str, clock: Callable[[], datetime]
    ) -> None:
        self.id = os.urandom(4).hex()
        self.command = command
        self.lost = ""
        self.state = state
        self._journal = journal
        self._clock = clock
        self.is_long = False

    def note(
        self, folder: str, before: int | None, after: str, number: int = 0
    ) -> None:
        """Add what a save did to a file; that it cannot be added is no error.

        Args:
            folder: The folder of state of its conversation.
            before: The kept version that stood there, 0 where there was no file; None
                where the file was as it should be.
            after: The digest of what stands there now, GONE where nothing does.
            number: Which one of its label the file's name was, where that may change.
        """
        if not self.command:
            return
        moment = self._clock().isoformat(timespec="minutes")
        key = os.path.relpath(folder, self.state)
        stood = GONE if before is None else before
        fields = (self.id, moment, self.command, key, stood, after, number)
        journal = quoted(os.path.realpath(self._journal))
        line = b"\t".join([*(os.fsencode(str(each)) for each in fields), journal, END])
        try:
            # What a crash cut short is no part of this line.
            size = disk.append(log_in(self.state), b"\n" + line + b"\n")
            self.is_long |= size // LARGE > (size - len(line) - 2) // LARGE
        except OSError as error:
            self.lost = os.strerror(error.errno or 0)


def log_in(state: str) -> str:
    """Return the path of the log."""
    return os.path.join(state, FILE)


def digest(data: bytes) -> str:
    """Return what tells the bytes of one version from those of others.

    Told apart, not guarded: hashlib would cost 2 ms a save.
    """
    return f"{len(data)}-{zlib.crc32(data):08x}"


def quoted(path: str) -> bytes:
    """Return a path without what ends a field or a line."""
    data = os.fsencode(path)
    for each in _ENDING:
        data = data.replace(each, b"%" + each.hex().encode())
    return data


def unquoted(path: bytes) -> str:
    """Return a path as it was."""
    for each in reversed(_ENDING):
        path = path.replace(b"%" + each.hex().encode(), each)
    return os.fsdecode(path)
