"""Earlier versions of one session, kept outside the journal, and which of them stay."""

import contextlib
import os
import re
import stat
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from convo_prep.errors import NotSavedError, UsageError
from convo_prep.store import disk, saving
from convo_prep.store.runs import GONE, Run, digest

LATEST = 20
DAYS = 30

# A counter, not a clock, gives the order: clocks go backwards.
_NAME = r"(\d{6,})-(\d{4}-\d\d-\d\d)(-hand)?\.yaml"


class Backup(NamedTuple):
    """One earlier version.

    Attributes:
        number: Counts up with each version; what a user types to name it.
        day: The day it was put away, as the clock of that day had it.
        by_hand: It holds something that convo had not written.
        size: In bytes.
        path: Where it lies.
    """

    number: int
    day: date
    by_hand: bool
    size: int
    path: str


class Backups:
    """The earlier versions of one session, for the time of one command run.

    Args:
        folder: The session's own folder of state; made when there is something to
            keep. The versions lie in its folder `backups`; its file `written` holds
            what convo wrote last, so that what a hand changed since can be told apart.
        run: Where each save is logged.
    """

    def __init__(self, folder: str, run: Run | None = None) -> None:
        self._folder = folder
        self._versions = os.path.join(folder, "backups")
        self._written = os.path.join(folder, "written")
        self._run = run
        self._kept: dict[str, int] = {}
        self._own = ""
        self._began = 0

    def take(
        self, path: str, current: bytes, today: date, *, copy: bool = False
    ) -> None:
        """Keep a version before it is replaced.

        The first version of a run is kept, and each that somebody else has changed.

        Args:
            path: The session's file.
            current: What it holds, as just read.
            today: The day to file it under.
            copy: Share nothing with the file, because an editor will be let loose on
                it, and keep this version even if the run has kept another.

        Raises:
            NotSavedError: It cannot be kept; the file must not be replaced.
        """
        seen = digest(current)
        if self._kept and seen == self._own and not copy:
            return
        if seen in self._kept and not copy:
            self._began = self._kept[seen]
            return
        by_hand = seen != self._last_written()
        saving.make_folder(self._versions)
        try:
            if by_hand:
                self._keep_written(today)
            number = self._newest_holding(current, by_hand)
            if not number:
                name = f"{today.isoformat()}{'-hand' if by_hand else ''}.yaml"
                number = self._keep(path, current, name, copy=copy)
        except OSError as error:
            where = f"The version before could not be kept in {self._versions}"
            raise disk.not_saved(where, error) from error
        self._kept[seen] = self._began = number
        self._thin_out()

    def wrote(self, data: bytes, number: int = 0) -> None:
        """Remember that convo itself wrote this version, and log it.

        Failing to is no error: the version then counts as changed by hand, and stays.

        Args:
            data: What stands in the file now.
            number: Which one of its label the file's name was, where that may change.
        """
        self._own = digest(data)
        with contextlib.suppress(NotSavedError):
            saving.make_folder(self._folder)
            saving.overwrite(self._written, data, sync=False)
        self._log(self._own, number)

    def left(self, data: bytes) -> None:
        """Log what the person has left in an editor, as a part of this run."""
        if digest(data) not in self._kept:
            self._log(digest(data))

    def removed(self) -> None:
        """Log that the file was taken away."""
        self._own = ""
        self._log(GONE)

    def listing(self) -> tuple[Backup, ...]:
        """Return the versions that are kept, newest first.

        Raises:
            NotSavedError: The folder cannot be read.
        """
        try:
            return self._list()
        except FileNotFoundError:
            return ()
        except OSError as error:
            where = f"{self._versions} cannot be read"
            raise disk.not_saved(where, error) from error

    def read(self, number: int) -> bytes:
        """Return what a version holds.

        Raises:
            UsageError: No version has that number.
            UnreadableFileError: The disk refuses.
        """
        found = self.held_as(number)
        if found is None:
            raise UsageError(f"There is no version {number} of this session.")
        return found

    def held_as(self, number: int) -> bytes | None:
        """Return what a version holds; None where there is no such version."""
        for backup in self.listing() if number else ():
            if backup.number == number:
                return saving.read_bytes(backup.path)
        return None

    def with_digest(self, wanted: str) -> bytes | None:
        """Return a version that is kept by its digest, None where none has it."""
        with contextlib.suppress(OSError):
            if digest(data := disk.read_plain(self._written)) == wanted:
                return data
        return self.held_as(self.number_of(wanted))

    def number_of(self, wanted: str) -> int:
        """Return the number of the version with a digest, 0 where none has it."""
        size = wanted.partition("-")[0]
        for backup in self.listing():
            with contextlib.suppress(OSError):
                same = str(backup.size) == size
                if same and digest(disk.read_plain(backup.path)) == wanted:
                    return backup.number
        return 0

    def forget(self) -> None:
        """Remove every version and what is known about them.

        Raises:
            NotSavedError: Something cannot be removed.
        """
        import shutil  # 7 ms that no other command should pay

        try:
            if os.path.lexists(self._versions):
                shutil.rmtree(self._versions)
            disk.remove(self._written)
        except OSError as error:
            where = f"Not all in {self._folder} was removed"
            raise disk.not_saved(where, error) from error
        with contextlib.suppress(OSError):
            os.rmdir(self._folder)

    def _keep_written(self, today: date) -> None:
        """Keep what convo wrote last: a hand has changed it, and nowhere else it is."""
        with contextlib.suppress(OSError, NotSavedError):
            data = disk.read_plain(self._written)
            # Before 1.0 there was the digest alone.
            if b"\n" in data and not self.number_of(digest(data)):
                self._keep("", data, f"{today.isoformat()}.yaml", copy=True)

    def _needed(self) -> frozenset[int]:
        """Return the numbers of the versions by which runs are taken back."""
        if self._run is None:
            return frozenset()
        from convo_prep.store.run_log import numbers

        return numbers(self._run.state, self._folder)

    def _log(self, after: str, number: int = 0) -> None:
        if self._run is not None:
            self._run.note(self._folder, self._began, after, number)

    def _last_written(self) -> str:
        try:
            data = disk.read_plain(self._written)
        except OSError:
            return ""
        # Before 1.0 there was the digest alone.
        old = b"\n" not in data
        return data.decode("ascii", "replace") if old else digest(data)

    def _newest_holding(self, current: bytes, by_hand: bool) -> int:
        """Return the number of this very version, where a run cut short has kept it.

        A version that still shares its bytes with the session's file does not count:
        an editor that writes in place would change both.
        """
        newest = next(iter(self._list()), None)
        if newest is None or (by_hand and not newest.by_hand):
            return 0
        if newest.size != len(current) or os.stat(newest.path).st_nlink > 1:
            return 0
        return newest.number if disk.read_plain(newest.path) == current else 0

    def _keep(self, path: str, current: bytes, name: str, *, copy: bool) -> int:
        number = max((backup.number for backup in self._list()), default=0)
        while True:
            number += 1
            target = os.path.join(self._versions, f"{number:06d}-{name}")
            with contextlib.suppress(FileExistsError):
                if copy or not self._linked(path, target):
                    saving.create(target, current)
                return number

    def _linked(self, path: str, target: str) -> bool:
        # Editors seldom wait for the disk; after the rename only this name is left.
        disk.file_synced(path)
        if not disk.link(path, target):
            return False
        disk.folder_synced(self._versions)
        return True

    def _list(self) -> tuple[Backup, ...]:
        found = [self._backup(name) for name in os.listdir(self._versions)]
        return tuple(
            sorted(filter(None, found), key=attrgetter("number"), reverse=True)
        )

    def _backup(self, name: str) -> Backup | None:
        match = re.fullmatch(_NAME, name)
        if match is None:
            return None
        path = os.path.join(self._versions, name)
        try:
            day, found = date.fromisoformat(match[2]), os.lstat(path)
        except (ValueError, FileNotFoundError):
            return None
        # What is no plain file is no version, and must not keep the next from being.
        if not stat.S_ISREG(found.st_mode):
            return None
        return Backup(int(match[1]), day, match[3] is not None, found.st_size, path)

    def _thin_out(self) -> None:
        with contextlib.suppress(OSError):
            found = surplus(self._list())
            needed = self._needed() if found else frozenset()
            for backup in found:
                if backup.number not in needed:
                    os.unlink(backup.path)


def surplus(newest_first: Sequence[Backup]) -> tuple[Backup, ...]:
    """Return the versions that need not stay.

    These stay: the last 20, the last of each day for the 30 latest days that have one,
    and every version that a hand had changed. Days are counted, not subtracted, so a
    clock that was wrong for an hour loses nothing.
    """
    last_of_day: dict[date, Backup] = {}
    for backup in newest_first:
        last_of_day.setdefault(backup.day, backup)
    staying = {*newest_first[:LATEST], *list(last_of_day.values())[:DAYS]}
    return tuple(b for b in newest_first if not b.by_hand and b not in staying)
