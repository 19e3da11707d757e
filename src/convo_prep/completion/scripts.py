"""The scripts that let a shell ask convo at the Tab key."""

from __future__ import annotations

from convo_prep.store import library, saving

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> str:
    """Return the script for one of the shells."""
    path = f"{library.PACKAGE}/completion/convo.{shell}"
    return saving.read_bytes(path).decode("utf-8")
