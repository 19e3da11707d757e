"""One session file, saved and edited as a user would; and what is no plain file."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from convo_prep.store import saving
from convo_prep.store.backups import Backups

DAY = date(2026, 11, 24)


class Session:
    """A file in a folder, with its state beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / "state" / "k3v9qd"
        self.path = folder / "acme.yaml"
        saving.create(str(self.path), b"v0\n")
        self.run().wrote(b"v0\n")

    def run(self) -> Backups:
        """Begin a command run."""
        return Backups(str(self.state))

    def save(self, run: Backups, data: bytes, day: date = DAY) -> None:
        seen = self.path.read_bytes()
        path = str(self.path)
        saving.replace(path, data, seen, lambda: run.take(path, seen, day))
        run.wrote(data)

    def edit(self, data: bytes) -> None:
        self.path.write_bytes(data)

    def names(self) -> list[str]:
        return sorted(p.name for p in (self.state / "backups").iterdir())

    def kept(self) -> list[bytes]:
        """Return what is kept, newest first."""
        run = self.run()
        return [run.read(backup.number) for backup in run.listing()]


def make_link(path: Path) -> None:
    path.symlink_to("/etc/hosts")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


STRANGE = [make_link, make_pipe, Path.mkdir]
