"""Bytes on disk, whole or not at all: the temp file, the sync, the rename."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator

from convo_prep.errors import UnreadableFileError
from convo_prep.store import disk, unread

_GONE_OR_STRANGE = {
    errno.ENOENT,
    errno.ENOTDIR,
    errno.ELOOP,
    errno.ENXIO,
    errno.EFBIG,
}


class ChangedMeanwhileError(Exception):
    """The file is no longer what the caller read; nothing was written.

    Never shown to a user: the journal reads afresh, or puts ours beside the file.
    """


def read_bytes(path: str) -> bytes:
    """Read a plain file, never through a link.

    Raises:
        FileNotFoundError: There is no such file.
        UnreadableFileError: It is no plain file, is far too large, or the disk refuses.
    """
    with in_words(path, "Put the file itself there."):
        return disk.read_plain(path)


def read_own(path: str) -> bytes:
    """Read a file that a person points at: a plain one, or a link to one.

    Raises:
        FileNotFoundError: There is no such file.
        UnreadableFileError: It is none, is far too large, or the disk refuses.
    """
    with in_words(path):
        return disk.read_followed(path)


def read_given(path: str) -> bytes:
    """Read what a person names on the line: a file, a link to one, or a pipe.

    Raises:
        FileNotFoundError: There is no such file.
        UnreadableFileError: It is none, is far too large, or the disk refuses.
    """
    with in_words(path):
        return disk.read_given(path)


def glimpse(path: str) -> bytes:
    """Return what a file holds, through links too; nothing where it cannot be had."""
    try:
        return disk.read_followed(path)
    except OSError:
        return b""


@contextlib.contextmanager
def in_words(path: str, instead: str = "") -> Iterator[None]:
    """Say why something cannot be read; that it is not there goes through.

    Raises:
        UnreadableFileError: the disk refuses; `instead` is what to do about a link.
    """
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        hint = instead if error.errno == errno.ELOOP else ""
        raise UnreadableFileError(unread.sentence(path, error), hint) from error


def replace(
    path: str,
    data: bytes,
    seen: bytes,
    before_replace: Callable[[], None] | None = None,
) -> bool:
    """Put new bytes in the place of those the caller has seen.

    Args:
        path: An existing plain file.
        data: What it shall hold.
        seen: What it held when the caller read it.
        before_replace: Called when all is ready, to take the backup; may raise.

    Returns:
        True when the disk confirmed; False when the new version stands but the sync
        of its folder failed.

    Raises:
        ChangedMeanwhileError: The file holds something else by now, or is gone.
        NotSavedError: The disk refused; the old version stands.
    """
    disk.must_be_writable(path)
    try:
        with written_beside(path, data) as ready:
            must_hold(path, seen)
            if before_replace is not None:
                before_replace()
                # A backup takes its time; the last look belongs next to the rename.
                must_hold(path, seen)
            os.replace(ready, path)
    except OSError as error:
        raise disk.not_saved(f"{path} was not saved", error) from error
    return disk.folder_synced(disk.folder_of(path))


def create(path: str, data: bytes) -> bool:
    """Make a new file, never over another.

    Returns:
        Whether the disk confirmed, as `replace` does.

    Raises:
        FileExistsError: Something of that name is there; choose the next.
        NotSavedError: The disk refused; there is no new file.
    """
    try:
        with written_beside(path, data) as ready:
            placed = _placed(ready, path)
    except OSError as error:
        raise disk.not_saved(f"{path} was not saved", error) from error
    if not placed:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    return disk.folder_synced(disk.folder_of(path))


def beside(path: str, data: bytes) -> str:
    """Write our version as `NAME.conflict-1.yaml`, or the next free number.

    Returns:
        The path of the conflict file.

    Raises:
        NotSavedError: The disk refused.
    """
    number = 1
    while True:
        name = f"{path.removesuffix('.yaml')}.conflict-{number}.yaml"
        try:
            create(name, data)
        except FileExistsError:
            number += 1
        else:
            return name


def overwrite(path: str, data: bytes, *, sync: bool) -> None:
    """Put a small file of convo's own there, whole, whatever stood there before.

    Args:
        path: A file that no hand edits: a half-typed line, a digest.
        data: What it shall hold.
        sync: Wait for the disk; without it a power cut may bring back the old one.

    Raises:
        NotSavedError: The disk refused; the old version stands.
    """
    try:
        with _temporary(path, data, sync=sync) as ready:
            os.replace(ready, path)
    except OSError as error:
        raise disk.not_saved(f"{path} was not saved", error) from error
    if sync:
        disk.folder_synced(disk.folder_of(path))


def move(path: str, new: str) -> bool:
    """Give a file another name, never over another file.

    Returns:
        False when that name is taken or the disk refused; it has its old name then.
    """
    try:
        if not disk.link(path, new):
            if os.path.lexists(new):
                return False
            os.rename(path, new)
        else:
            _let_go(path, new)
    except OSError:
        return False
    disk.folder_synced(disk.folder_of(new))
    return True


def make_folder(path: str) -> bool:
    """Make a folder and those above it, each readable by its owner alone.

    Folders that exist keep their rights.

    Returns:
        Whether the disk confirmed each new one.

    Raises:
        NotSavedError: The disk refused, or a file stands in the way.
    """
    if os.path.isdir(path):
        return True
    above = disk.folder_of(path)
    confirmed = make_folder(above)
    try:
        os.mkdir(path, 0o700)
    except OSError as error:
        if not os.path.isdir(path):
            raise disk.not_saved(f"The folder {path} was not made", error) from error
    return disk.folder_synced(above) and confirmed


def must_hold(path: str, seen: bytes) -> None:
    """Make sure that a file holds what was seen.

    Raises:
        ChangedMeanwhileError: it does not.
    """
    try:
        now = disk.read_plain(path, len(seen))
    except OSError as error:
        if error.errno in _GONE_OR_STRANGE:
            raise ChangedMeanwhileError(path) from error
        raise
    if now != seen:
        raise ChangedMeanwhileError(path)


def _placed(ready: str, path: str) -> bool:
    try:
        if disk.link(ready, path):
            return True
    except FileExistsError:
        return False
    if os.path.lexists(path):
        return False
    os.rename(ready, path)
    return True


def _let_go(path: str, new: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        os.unlink(new)
        raise


@contextlib.contextmanager
def written_beside(path: str, data: bytes) -> Iterator[str]:
    """Yield the path of a file with these bytes, on the disk, ready to be renamed."""
    with _temporary(path, data, sync=True) as ready:
        if disk.read_plain(ready, len(data)) != data:
            raise OSError(errno.EIO, "what was written does not read back", ready)
        yield ready


@contextlib.contextmanager
def _temporary(path: str, data: bytes, *, sync: bool) -> Iterator[str]:
    folder, name = os.path.split(path)
    # Cut, so that a long name given by hand can still be saved.
    ready = os.path.join(folder, f".~{name[:40]}.{os.urandom(4).hex()}")
    opened = disk.open_new(ready)
    try:
        try:
            _write(opened, data)
            if sync:
                disk.sync(opened)
        finally:
            # Network drives report a full disk only here, so a failure counts.
            os.close(opened)
        yield ready
    finally:
        with contextlib.suppress(OSError):
            os.unlink(ready)


def _write(opened: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(opened, rest) :]
