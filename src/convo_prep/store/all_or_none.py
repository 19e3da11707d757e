"""Several files given new bytes: all of them, or none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence

from convo_prep.store import disk, saving


def replace_all(files: Sequence[tuple[str, bytes, bytes]]) -> None:
    """Put new bytes in the place of those that were seen, in all of several files.

    All that a disk may refuse comes before the first of them is touched. Where nothing
    is left the file goes.

    Args:
        files: Each path, what it held when the caller read it, what it shall hold.

    Raises:
        ChangedMeanwhileError: One holds something else by now; none was touched.
        NotSavedError: The disk refused.
    """
    try:
        with contextlib.ExitStack() as stack:
            ready = [
                stack.enter_context(saving.written_beside(path, data)) if data else ""
                for path, _, data in files
            ]
            for path, seen, _ in files:
                saving.must_hold(path, seen)
            for (path, _, _), new in zip(files, ready, strict=True):
                if new:
                    os.replace(new, path)
                else:
                    os.unlink(path)
    except OSError as error:
        what = f"{error.filename or 'A file'} was not changed"
        raise disk.not_saved(what, error) from error
    for folder in {disk.folder_of(path) for path, _, _ in files}:
        disk.folder_synced(folder)
