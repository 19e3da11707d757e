"""The kept versions of a session, newest first, and what was deleted or damaged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from convo_prep.document import Document, Paragraph, Table, here, line, quiet
from convo_prep.session import Session
from convo_prep.views.rows import Row


class Kept(Protocol):
    """What the disk knows of one kept version."""

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


class Version(Protocol):
    """One kept version, and what it says."""

    @property
    def backup(self) -> Kept:
        """What the disk knows of it."""

    @property
    def session(self) -> Session:
        """The session as it stood then; without any answer where it does not parse."""


class Lost(Protocol):
    """A conversation that only its kept versions can bring back."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its file, "" where that is not known."""

    @property
    def session(self) -> Session:
        """Its newest version."""

    @property
    def day(self) -> date:
        """When that was put away."""

    @property
    def there(self) -> bool:
        """Whether a file is there, which cannot be read."""


def versions(name: str, kept: Sequence[Version]) -> Document:
    """Return the versions of a file as a table."""
    rows = tuple(
        (
            line(str(backup.number)),
            line(backup.day.isoformat()),
            line(f"{backup.size:,} bytes"),
            line("edited by hand" if backup.by_hand else "written by convo"),
            line(session.title or quiet("cannot be read")),
        )
        for backup, session in ((each.backup, each.session) for each in kept)
    )
    columns = ("Version", "Kept on", "Size", "From", "Conversation")
    return Document(name, (Table(columns, rows),))


def version_rows(kept: Sequence[Version]) -> list[Row]:
    """Return the versions as rows."""
    return [
        {
            "number": each.backup.number,
            "day": each.backup.day.isoformat(),
            "size": each.backup.size,
            "by_hand": each.backup.by_hand,
            "client": each.session.client,
            "topic": each.session.topic,
        }
        for each in kept
    ]


def lost_sessions(found: Sequence[Lost]) -> Document:
    """Return what was deleted or damaged as a table, with the way to get it back."""
    rows = tuple(
        (
            line(each.session.client),
            line(each.session.topic),
            line(each.day.isoformat()),
            line("damaged" if each.there else "deleted"),
            line(quiet(each.id)),
        )
        for each in found
    )
    columns = ("Client", "Topic", "Last kept", "File", "Reference")
    back = line("Bring one back: ", here(f"convo restore {found[0].id}"))
    return Document("", (Table(columns, rows), Paragraph(back)))


def lost_rows(found: Sequence[Lost]) -> list[Row]:
    """Return what was deleted or damaged as rows."""
    return [
        {
            "id": each.id,
            "client": each.session.client,
            "topic": each.session.topic,
            "day": each.day.isoformat(),
            "file": each.name,
            "damaged": each.there,
        }
        for each in found
    ]
