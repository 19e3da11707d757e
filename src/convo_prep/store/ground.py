"""The ground of a journal: its folder, its state, and what a run has seen of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from convo_prep.errors import ConvoError
from convo_prep.guide import Guide
from convo_prep.notation import reading
from convo_prep.session import Session
from convo_prep.store import contents, saving, selecting
from convo_prep.store.unread import Unread
from convo_prep.text import Tree

if TYPE_CHECKING:
    from convo_prep.store.backups import Backups
    from convo_prep.store.runs import Run

VERSIONS = "backups"
# An id that was looked for, all files there were then, and those that have it.
Looked: TypeAlias = tuple[str, list[str], list[str]]
NOTHING: Looked = ("", [], [])
Clock: TypeAlias = Callable[[], datetime]


class Ground:
    """Where sessions and their state lie, and how what is there is read and written.

    `folder` and `state` need not exist yet. `reader` holds the names of whoever reads.
    `clock` gives the moment, with its zone:
    it decides what is frozen, and dates the kept versions. `unconfirmed` is None before
    anything is saved, then whether the disk took a save without confirming it; `stored`
    are the files of the sessions that were written, by id;
    `unread` collects what a look through the journal had to pass over; `renamed` says
    which second name of a file was taken away, which one stays, and as which version
    it is kept, 0 for none. `ids` are those that all files state, with a file of each,
    once a run has looked at every title. `command` is what the log calls this run; what
    runs without one is not logged.
    """

    def __init__(
        self,
        folder: str,
        state: str,
        guide: Guide,
        clock: Clock,
        unread: Unread | None = None,
    ) -> None:
        self.folder = folder
        self.state = state
        self.guide = guide
        self.clock = clock
        self.unconfirmed: bool | None = None
        self.unread = Unread() if unread is None else unread
        self.stored: dict[str, str] = {}
        self.reader: tuple[str, ...] = ()
        self.renamed: list[tuple[str, str, int]] = []
        self.command = ""
        self._backups: dict[str, Backups] = {}
        self.looked_for = NOTHING
        self.ids: dict[bytes, str] | None = None

    @property
    def today(self) -> date:
        """The day of the moment, where the clock stands."""
        return self.clock().date()

    @cached_property
    def run(self) -> Run:
        """This command run, as the log has it."""
        from convo_prep.store.runs import Run

        return Run(self.state, self.folder, self.command, self.clock)

    def path(self, name: str) -> str:
        """Return the whole path of a file of the journal."""
        return os.path.join(self.folder, name)

    def whole_path(self, name: str) -> str:
        """Return the whole path of a file, whatever links lead to the journal."""
        return os.path.join(os.path.realpath(self.folder), name)

    def versions_in(self, folder: str) -> Backups:
        """Return the kept versions in a folder of state."""
        from convo_prep.store.backups import Backups

        if folder not in self._backups:
            self._backups[folder] = Backups(folder, self.run)
        return self._backups[folder]

    def text(self, tree: Mapping[str, Tree]) -> str:
        """Return a tree as the text of a file."""
        from convo_prep.notation.plain_values import is_typed
        from convo_prep.notation.writing import dump

        return dump(tree, is_typed(self.guide))

    def opened(self, path: str, name: str) -> Session | None:
        """Return a file as a session, None where it does not parse or is gone."""
        try:
            tree = reading.parse(saving.read_bytes(path), name).tree
        except (ConvoError, OSError):
            return None
        return Session(tree, self.guide, name, self.reader)

    def with_same_id(self, session: Session) -> Iterator[Session | None]:
        """Yield the other files of a session's id; None for one that does not parse."""
        known, every, names = self.looked_for
        self.looked_for = NOTHING
        # To find a session, and to make sure whose its state is, are one look, as long
        # as no file has come, gone or got another name meanwhile.
        if known != session.id or every != list(contents.names(self.folder)):
            names = selecting.with_id(self.folder, session.id)
        for name in names:
            if name != session.name:
                found = self.opened(self.path(name), name)
                if found is None or found.id == session.id:
                    yield found
