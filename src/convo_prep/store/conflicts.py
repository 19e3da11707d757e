"""What is done, said and kept when a file is changed elsewhere at the same time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TypeVar

from convo_prep.change import AddItem, Change, ClashError, EditItem, SetAnswer
from convo_prep.errors import NotSavedError
from convo_prep.store.saving import ChangedMeanwhileError

TRIES = 5


class OtherSessionError(Exception):
    """Another conversation stands under the name of a session by now.

    Never shown to a user: ours is put beside the file.
    """


_Saved = TypeVar("_Saved")


def insisting(name: str, save: Callable[[], _Saved]) -> _Saved:
    """Save, and save anew where somebody else was quicker; returns what `save` does.

    Args:
        name: How error messages call the file.
        save: Reads the file and replaces it; called again from the start.

    Raises:
        NotSavedError: somebody else was quicker each time, or the disk refuses.
    """
    for _ in range(TRIES):
        with contextlib.suppress(ChangedMeanwhileError, FileExistsError):
            return save()
    raise NotSavedError(
        f"{name} is being changed by another program without pause.",
        "Close it there, then try again.",
    )


def forced(change: Change) -> Change:
    """Return a change that cannot clash: for the copy beside the file."""
    if isinstance(change, SetAnswer):
        return SetAnswer(change.path, change.value, None)
    if isinstance(change, EditItem):
        return AddItem(change.path, change.item)
    return change


def happened(error: Exception) -> str:
    """Say what became of the file, to stand behind its name."""
    if isinstance(error, ClashError):
        return "was changed at this very answer meanwhile"
    if isinstance(error, OtherSessionError):
        return "holds another conversation now"
    if isinstance(error, FileNotFoundError):
        return "is gone"
    return "does not parse any more"
