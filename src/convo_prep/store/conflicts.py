"""What is said and kept when an answer was changed elsewhere at the same time."""

from __future__ import annotations

from convo_prep.change import AddItem, Change, ClashError, EditItem, SetAnswer


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
    if isinstance(error, FileNotFoundError):
        return "is gone"
    return "does not parse any more"
