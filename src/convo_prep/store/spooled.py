"""What comes in to be read twice: kept in memory, and where it is much, on the disk."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from typing import IO

from convo_prep.store import disk, saving

PIECE = 1024 * 1024
IN_MEMORY = 4 * PIECE


@contextlib.contextmanager
def twice(read: Callable[[int], bytes], folder: str) -> Iterator[IO[bytes]]:
    """Keep all that can be read, so that it stands still while it is judged.

    What is too much for the memory lies in a file without a name, which is gone with
    this program however that ends; `folder` is where, made when it is needed.

    Raises:
        NotSavedError: the disk refuses.
    """
    first = _most_of(read, IN_MEMORY)
    rest = read(PIECE) if len(first) >= IN_MEMORY else b""
    if not rest:
        yield io.BytesIO(first)
        return
    import tempfile

    saving.make_folder(folder)
    with contextlib.ExitStack() as open_files:
        try:
            kept = open_files.enter_context(tempfile.TemporaryFile(dir=folder))
            kept.write(first)
            while rest:
                kept.write(rest)
                rest = read(PIECE)
            kept.flush()
        except OSError as error:
            raise disk.not_saved("What comes in cannot be kept", error) from error
        kept.seek(0)
        yield kept


@contextlib.contextmanager
def given(path: str) -> Iterator[Callable[[int], bytes]]:
    """Open what a person names on the line, a file, a link to one or a pipe.

    Raises:
        FileNotFoundError: there is no such file.
        UnreadableFileError: it is none, or the disk refuses.
    """
    with saving.in_words(path):
        opened = disk.open_given(path)
    try:
        yield lambda most: _read(path, opened, most)
    finally:
        os.close(opened)


def lines(kept: IO[bytes], most: int) -> Iterator[tuple[int, bytes]]:
    """Yield where each line begins, and the line; of a longer one only so much."""
    kept.seek(0)
    at = 0
    while line := kept.readline(most + 1):
        yield at, line
        kept.seek(at + len(line))
        if len(line) > most and not line.endswith(b"\n"):
            while (rest := kept.readline(PIECE)) and not rest.endswith(b"\n"):
                pass
        at = kept.tell()


def line_at(kept: IO[bytes], at: int) -> bytes:
    """Return the line that begins at a place."""
    kept.seek(at)
    return kept.readline()


def _read(path: str, opened: int, most: int) -> bytes:
    with saving.in_words(path):
        return os.read(opened, most)


def _most_of(read: Callable[[int], bytes], most: int) -> bytes:
    pieces, size = [], 0
    while size < most and (piece := read(PIECE)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)
