"""The kept versions of a session, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from convo_prep.document import Document, Table, line
from convo_prep.views.rows import Row


class Version(Protocol):
    """What is known of one kept version."""

    @property
    def number(self) -> int:
        """What a person types to name it."""

    @property
    def day(self) -> date:
        """When it was put away."""

    @property
    def by_hand(self) -> bool:
        """Whether it holds what was typed by hand."""

    @property
    def size(self) -> int:
        """In bytes."""


def versions(name: str, kept: Sequence[Version]) -> Document:
    """Return the versions of a file as a table."""
    rows = tuple(
        (
            line(str(version.number)),
            line(version.day.isoformat()),
            line(f"{version.size:,} bytes"),
            line("edited by hand" if version.by_hand else "written by convo"),
        )
        for version in kept
    )
    return Document(name, (Table(("Version", "Kept on", "Size", "From"), rows),))


def version_rows(kept: Sequence[Version]) -> list[Row]:
    """Return the versions as rows."""
    return [
        {
            "number": version.number,
            "day": version.day.isoformat(),
            "size": version.size,
            "by_hand": version.by_hand,
        }
        for version in kept
    ]
