"""The text of the file that a look through the journal has parsed last."""

from __future__ import annotations


class LastRead:
    """Lets every file through, and keeps its bytes until the next one comes.

    A look through the journal asks this of a file's bytes right before it parses them,
    so that text and tree are of the same moment, and nothing is read twice.
    """

    def __init__(self) -> None:
        self._data = b""

    def __call__(self, data: bytes) -> bool:
        """Keep the bytes of a file."""
        self._data = data
        return True

    @property
    def text(self) -> str:
        """The text of a file that has parsed, with all that a hand put there."""
        return self._data.decode("utf-8")
