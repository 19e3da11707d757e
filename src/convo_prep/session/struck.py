"""How the file keeps that a draft, or what was noted as theirs, is not wanted."""

from __future__ import annotations


def strike(path: str, text: str) -> str:
    """Return what is kept of a draft of a list that was struck."""
    return f"{path}: {text}"
