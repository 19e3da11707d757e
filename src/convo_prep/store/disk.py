"""Single calls to the disk: plain files only, true syncs, and reasons in words."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable

from convo_prep.errors import NotSavedError
from convo_prep.notation.mistakes import MOST

if sys.platform != "win32":
    import fcntl

PIECE = 64 * 1024

_SAFE = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
# A named pipe must not make a reader hang.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _SAFE | _BINARY
# Who opens a pipe waits for what comes.
_WAIT = os.O_RDONLY | _BINARY | getattr(os, "O_NOCTTY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE | _BINARY
_LOCK = os.O_RDWR | os.O_CREAT | _SAFE
_MORE = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _SAFE | _BINARY

# Android says EACCES; where that is a true refusal, what is tried instead fails too.
_NO_HARD_LINKS = {
    errno.EPERM,
    errno.EACCES,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EMLINK,
    errno.EXDEV,
}
_NO_FULL_SYNC = {errno.ENOTSUP, errno.EINVAL, errno.ENOTTY}
_TRY_AGAIN = "Try again; what stood there before is untouched."
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, then try again."),
    errno.EDQUOT: ("your share of this disk is used up", "Free some space first."),
    errno.EROFS: (
        "the disk can only be read",
        "Choose another folder: --journal, or CONVO_STATE for earlier versions.",
    ),
    errno.EACCES: ("no permission to write there", "Look at the rights: ls -ld."),
    errno.EPERM: ("no permission to write there", "Look at the rights: ls -ld."),
    errno.ENOENT: ("its folder is not there", "Was the folder moved or unmounted?"),
    errno.ENOTDIR: ("its folder is a file", "Was the folder moved or unmounted?"),
    errno.ELOOP: ("a link stands where a plain file belongs", "Remove the link."),
    errno.EIO: ("the disk reports an error", "Copy the journal to another disk."),
    errno.EFBIG: ("the file would be larger than allowed here", "Look at: ulimit -f."),
    errno.EMFILE: ("too many files are open", _TRY_AGAIN),
    errno.ENFILE: ("too many files are open", _TRY_AGAIN),
    errno.ENAMETOOLONG: ("its name is too long", "Give the file a shorter name."),
}


def read_plain(path: str, most: int = MOST) -> bytes:
    """Read a plain file up to a size, never through a link.

    Raises:
        OSError: The disk refused; ELOOP for anything that is not a plain file, EFBIG
            for one with more than `most` bytes.
    """
    return _read(path, _READ, _is_plain, most)


def read_followed(path: str, most: int = MOST) -> bytes:
    """Read a plain file, through links too, up to a size.

    Raises:
        OSError: As `read_plain` does.
    """
    return _read(path, _READ & ~_SAFE, _is_plain, most)


def read_given(path: str, most: int = MOST) -> bytes:
    """Read what a person names on the line, up to a size: a file, a link or a pipe.

    Raises:
        OSError: As `read_plain` does; a terminal is read too, no other device is.
    """
    return _read(path, _WAIT, _is_given, most)


def open_given(path: str) -> int:
    """Open what a person names on the line for reading, as `read_given` does.

    Raises:
        OSError: As `read_plain` does.
    """
    opened = os.open(path, _WAIT)
    if not _is_given(opened):
        os.close(opened)
        raise OSError(errno.ELOOP, "not a plain file", path)
    return opened


def peeked(path: str, most: int = MOST) -> bytes:
    """Return the bytes of a file known to be plain, little more than `most` of them.

    Raises:
        OSError: The disk refused; ELOOP for a link.
    """
    opened = os.open(path, _READ)
    try:
        data = os.read(opened, PIECE)
        # Most files end here, and a journal has many.
        return data if len(data) < PIECE else _whole(opened, most, data)
    finally:
        os.close(opened)


def _read(path: str, how: int, fits: Callable[[int], bool], most: int) -> bytes:
    opened = os.open(path, how)
    try:
        if not fits(opened):
            raise OSError(errno.ELOOP, "not a plain file", path)
        data = _whole(opened, most)
    finally:
        os.close(opened)
    if len(data) > most:
        raise OSError(errno.EFBIG, "too large", path)
    return data


def _whole(opened: int, most: int, data: bytes = b"") -> bytes:
    """Read on to the end, or until there is more than anyone wants."""
    pieces, size = [data], len(data)
    while size <= most and (data := os.read(opened, min(PIECE, most + 1 - size))):
        pieces.append(data)
        size += len(data)
    return b"".join(pieces)


def _is_plain(opened: int) -> bool:
    return stat.S_ISREG(os.fstat(opened).st_mode)


def _is_given(opened: int) -> bool:
    mode = os.fstat(opened).st_mode
    flows = stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)
    return flows or stat.S_ISREG(mode) or os.isatty(opened)


def open_new(path: str) -> int:
    """Open a new file for writing, for its owner alone; never through a link.

    Raises:
        OSError: The disk refused, or something of that name is there.
    """
    return os.open(path, _NEW, 0o600)


def open_lock(path: str) -> int:
    """Open a lock file, made where there is none; never through a link.

    Raises:
        OSError: The disk refused.
    """
    return os.open(path, _LOCK, 0o600)


def append(path: str, data: bytes) -> int:
    """Add bytes to the end of a file, made where there is none, and return its size.

    Nothing waits for the disk.

    Raises:
        OSError: The disk refused, or took a part of them.
    """
    opened = os.open(path, _MORE, 0o600)
    try:
        if os.write(opened, data) < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return os.fstat(opened).st_size
    finally:
        os.close(opened)


def link(source: str, target: str) -> bool:
    """Give a file a second name; False where the file system has no hard links.

    Raises:
        FileExistsError: The second name is taken.
        OSError: The disk refused.
    """
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        return False
    return True


def remove(path: str) -> None:
    """Remove a file; one that is not there is no error.

    Raises:
        OSError: The disk refused.
    """
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


def sync(opened: int) -> None:
    """Wait until an open file is on the disk.

    Never tried twice: after a failed sync the kernel may have dropped the pages.
    On macOS `fsync` stops at the drive's own cache; F_FULLFSYNC goes on to the disk
    (source: its fsync(2) manual page).

    Raises:
        OSError: The disk refused.
    """
    full = getattr(fcntl, "F_FULLFSYNC", None) if sys.platform != "win32" else None
    if full is not None:
        try:
            fcntl.fcntl(opened, full)
        except OSError as error:
            if error.errno not in _NO_FULL_SYNC:
                raise
        else:
            return
    os.fsync(opened)


def file_synced(path: str) -> None:
    """Wait until what another program wrote into a file is on the disk.

    Raises:
        OSError: The disk refused.
    """
    opened = os.open(path, _READ)
    try:
        sync(opened)
    finally:
        os.close(opened)


def folder_synced(folder: str) -> bool:
    """Wait until the names in a folder are on the disk; False when it won't say so."""
    if sys.platform == "win32":
        return True
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            sync(opened)
        finally:
            os.close(opened)
    except OSError:
        return False
    return True


def folder_of(path: str) -> str:
    """Return the folder a path stands in; the current one for a bare name."""
    return os.path.dirname(path) or os.curdir


def must_be_writable(path: str) -> None:
    """Leave a file alone that its owner has made read-only; a rename would not ask.

    Raises:
        NotSavedError: it is.
    """
    with contextlib.suppress(OSError):
        if not os.lstat(path).st_mode & stat.S_IWUSR:
            # Whoever searches loads nothing of a session.
            from convo_prep.session.sure_name import quoted

            raise NotSavedError(
                f"{path} was not saved: its owner has made it read-only.",
                f"Allow it again: chmod u+w {quoted(path)}",
            )


def not_saved(what: str, error: OSError) -> NotSavedError:
    """Say in the user's words why the disk refused.

    Args:
        what: The beginning of the sentence: what did not happen, with its path.
        error: What the system said.
    """
    number = error.errno or 0
    reason, hint = _REASONS.get(number, (os.strerror(number), _TRY_AGAIN))
    return NotSavedError(f"{what}: {reason}.", hint)
