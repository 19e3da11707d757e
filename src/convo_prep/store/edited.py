"""The text of one answer while an editor has it: a private file until it is stored."""

from __future__ import annotations

import contextlib
import os

from convo_prep.store import disk, saving

FOLDER = "edited"
# The second that convo sets as the time of a file nobody has saved yet.
UNTOUCHED = 946_684_800


class Edited:
    """The file of one answer, in a folder of its own for what editors leave beside it.

    Args:
        own_state: The session's own folder of state.
        name: The answer, as `prepare.client_view`.
    """

    def __init__(self, own_state: str, name: str) -> None:
        self._folder = os.path.join(own_state, FOLDER, name)
        self.path = os.path.join(self._folder, f"{name}.txt")

    def begin(self, text: str) -> None:
        """Write a text for the editor to begin with.

        Raises:
            NotSavedError: the disk refuses.
        """
        saving.make_folder(self._folder)
        data = f"{text}\n" if text else ""
        saving.overwrite(self.path, data.encode("utf-8"), sync=False)
        os.utime(self.path, (UNTOUCHED, UNTOUCHED))

    @property
    def saved(self) -> bool:
        """Whether somebody has saved it since convo wrote it."""
        try:
            return int(os.lstat(self.path).st_mtime) != UNTOUCHED
        except OSError:
            return False

    def read(self) -> bytes:
        """Return what stands in it, kept for its owner alone.

        Raises:
            OSError: it is gone, or no plain file any more.
        """
        data = disk.read_plain(self.path)
        with contextlib.suppress(OSError):
            os.chmod(self.path, 0o600)
        return data

    def remove(self) -> None:
        """Remove it once it is stored, with what an editor left beside it."""
        import shutil  # 7 ms that an answer without an editor should not pay

        shutil.rmtree(self._folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            os.rmdir(os.path.dirname(self._folder))
