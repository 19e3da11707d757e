"""What of a journal could not be read in a run, and what is not read at all."""

from __future__ import annotations

import errno
import os
import stat

from convo_prep.errors import UnreadableFileError
from convo_prep.notation.mistakes import MOST, SIZE_HINT

RIGHTS = "Look at the rights: ls -ld."
_REASONS = {
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.ENOENT: "it was moved or removed just now",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.EIO: "the disk reports an error",
}


class Unread:
    """What a run has to say of files and folders that it passed over.

    `errors` holds what cannot be read, or does not parse, each once; an error that
    knows its file has its name in the journal. `others` holds what is never read, by
    its name in the journal, with the reason. `missing` is the journal where there was
    none; `looked_into` counts the folders that lie too deep, and were looked into.
    """

    def __init__(self) -> None:
        self.errors: list[UnreadableFileError] = []
        self.others: dict[str, str] = {}
        self.copies: dict[str, str] = {}
        self.missing = ""
        self.looked_into = 0

    def add(self, name: str, error: UnreadableFileError) -> None:
        """Keep an error of a file, once."""
        if all(error.sentence != known.sentence for known in self.errors):
            error.name = name
            self.errors.append(error)

    def refused(self, name: str, path: str, error: OSError) -> None:
        """Keep that the system refused a file, or a folder."""
        if error.errno == errno.ELOOP:
            self.strange(name, path)
            return
        said = UnreadableFileError(sentence(name or path, error), _hint(error))
        self.add(name, said)

    def too_large(self, name: str) -> None:
        """Keep that a file is too large to be a session."""
        said = sentence(name, OSError(errno.EFBIG, ""))
        self.add(name, UnreadableFileError(said, SIZE_HINT))

    def strange(self, name: str, path: str) -> None:
        """Keep that something is no plain file, and no folder."""
        what, hint = _kind(path)
        self.add(name, UnreadableFileError(f"{name or path} {what}.", hint))

    def __bool__(self) -> bool:
        """Whether there may be more than was found."""
        return bool(self.errors or self.others)

    def is_lost(self, meant: bool) -> bool:
        """Whether a missing journal is a slip or a lost disk, and not a first run.

        One that is `meant` to be there is; so is one that lies nowhere.
        """
        there = os.path.isdir(self.missing or os.curdir)
        astray = not os.path.isdir(os.path.dirname(self.missing) or os.curdir)
        return not there and (meant or astray)

    def told(self, error: UnreadableFileError) -> None:
        """Drop an error that is said by itself."""
        same = error.sentence
        self.errors = [known for known in self.errors if known.sentence != same]

    def left_out(self, name: str, why: str) -> None:
        """Keep that a file is never read where it lies, or as it is called."""
        self.others[name] = why


def sentence(path: str, error: OSError) -> str:
    """Say why a file or folder cannot be read."""
    if error.errno == errno.ELOOP:
        return f"{path} is a link, a folder or a device, not a plain file."
    if error.errno == errno.EFBIG:
        return f"{path}:1:1: the file has more than {MOST:,} bytes"
    reason = _REASONS.get(error.errno or 0) or error.strerror or "nobody knows why"
    return f"{path} cannot be read: {reason}."


def _hint(error: OSError) -> str:
    return RIGHTS if error.errno in (errno.EACCES, errno.EPERM) else ""


def _kind(path: str) -> tuple[str, str]:
    """Say what stands at a path where no plain file is, and what to do about it."""
    link = "a link to " if os.path.islink(path) else ""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        if not link:
            return f"cannot be read: {_REASONS.get(error.errno or 0)}", RIGHTS
        return "is a link to what cannot be found", "Bring it back, or remove the link."
    if stat.S_ISREG(mode):
        return f"is {link}a file, not the file itself", "Put the file itself there."
    kind = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
    return f"is {link}{kind}, not a plain file", "Move it out of the journal."
