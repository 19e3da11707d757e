"""The lock by which one convo at a time reads and writes in a folder."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator

from convo_prep.errors import BusyError
from convo_prep.store import disk

if sys.platform != "win32":
    import fcntl

LOCK = ".lock"
LOCK_WAIT_S = 5.0
LOCK_POLL_S = 0.01


@contextlib.contextmanager
def lock(folder: str, wait: float = LOCK_WAIT_S, name: str = LOCK) -> Iterator[None]:
    """Hold the folder's lock, so that one convo at a time reads and writes there.

    Where the file system has no locks the work goes on without: the comparison in
    `saving.replace` still protects.

    Args:
        folder: The folder; the lock is a file in it, which stays.
        wait: How many seconds to wait for another holder.
        name: The file, another one for what takes long and hinders nobody else.

    Raises:
        BusyError: Another convo held the lock all that time.
        NotSavedError: Nothing can be written in the folder.
    """
    try:
        held = disk.open_lock(os.path.join(folder, name))
    except OSError as error:
        raise disk.not_saved(f"Nothing can be written in {folder}", error) from error
    try:
        _wait_for(held, folder, wait)
        yield
    finally:
        with contextlib.suppress(OSError):
            os.close(held)


def _wait_for(held: int, folder: str, wait: float) -> None:
    if sys.platform == "win32":
        return
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in {errno.EAGAIN, errno.EACCES}:
                return
        else:
            return
        if time.monotonic() >= end:
            raise BusyError(
                f"Another convo has been writing in {folder} for {wait:g} seconds.",
                "Wait until it is done, or stop it, then try again.",
            )
        time.sleep(LOCK_POLL_S)
