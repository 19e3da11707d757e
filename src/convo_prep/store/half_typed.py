"""The half-typed line and the position of a session's walk: private, and soon gone."""

import contextlib
import os
from typing import NamedTuple

from convo_prep.errors import NotSavedError
from convo_prep.store import disk, saving

# The name that 0.1 gave it.
LINE = "draft.json"
_POSITION = "position"


class HalfTypedLine(NamedTuple):
    """A line that was typed but not given as an answer.

    Attributes:
        question: The path of its question, such as `prepare.issue`.
        item: Which item of a list it belongs to, from 0; None outside lists.
        field: Which field of a record it belongs to; None outside records.
        text: The line as it stood.
    """

    question: str
    item: int | None
    field: str | None
    text: str


class HalfTypedLines:
    """The half-typed line and the position of one session.

    Args:
        folder: The session's own folder of state; made when there is something to
            keep. "" where nothing may be kept.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def save_text(self, line: HalfTypedLine, *, sync: bool = False) -> bool:
        """Keep a half-typed line in the place of the one before.

        Args:
            line: The line and where it belongs.
            sync: Wait for the disk; too slow for each key.

        Returns:
            Whether it was kept. It is a courtesy and never stops the typing.
        """
        import json  # 8 ms that looking commands should not pay

        return self._put(LINE, json.dumps(line._asdict()).encode("ascii"), sync=sync)

    def save_position(self, question: str) -> bool:
        """Keep the path of the question to show, on the disk before it shows.

        Returns:
            Whether it was kept.
        """
        return self._put(_POSITION, question.encode("utf-8", "replace"), sync=True)

    def load(self) -> HalfTypedLine | None:
        """Return the half-typed line; None where there is none, or a damaged one."""
        kept = self._get(LINE)
        if not kept:
            return None
        import json

        try:
            return _line(json.loads(kept))
        except (ValueError, RecursionError):
            return None

    def stands(self) -> bool:
        """Tell whether a half-typed line is there, be it readable or not."""
        return os.path.lexists(os.path.join(self._folder, LINE))

    def position(self) -> str:
        """Return the path of the question that showed last; empty where unknown."""
        return self._get(_POSITION).decode("utf-8", "replace")

    def clear(self) -> None:
        """Remove the half-typed line, once it is an answer or was given up."""
        with contextlib.suppress(OSError):
            self._remove(LINE)

    def forget(self) -> None:
        """Remove the line and the position.

        Raises:
            NotSavedError: Something cannot be removed.
        """
        try:
            self._remove(LINE)
            self._remove(_POSITION)
        except OSError as error:
            where = f"Not all in {self._folder} was removed"
            raise disk.not_saved(where, error) from error
        with contextlib.suppress(OSError):
            os.rmdir(self._folder)

    def _put(self, name: str, data: bytes, *, sync: bool) -> bool:
        if not self._folder:
            return False
        try:
            saving.make_folder(self._folder)
            saving.overwrite(os.path.join(self._folder, name), data, sync=sync)
        except NotSavedError:
            return False
        return True

    def _get(self, name: str) -> bytes:
        if not self._folder:
            return b""
        try:
            return disk.read_plain(os.path.join(self._folder, name))
        except OSError:
            return b""

    def _remove(self, name: str) -> None:
        """Remove a file, and what a killed process left of it under a temp name."""
        if not self._folder:
            return
        disk.remove(os.path.join(self._folder, name))
        with contextlib.suppress(FileNotFoundError):
            for left in os.listdir(self._folder):
                if left.startswith(f".~{name}."):
                    disk.remove(os.path.join(self._folder, left))


def _line(data: object) -> HalfTypedLine | None:
    match data:
        case {
            "question": str(question),
            "item": int() | None as item,
            "field": str() | None as field,
            "text": str(text),
        }:
            return HalfTypedLine(question, item, field, text)
    return None
