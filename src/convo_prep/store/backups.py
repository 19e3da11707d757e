"""Earlier versions of one session, kept outside the journal, and which of them stay."""

import contextlib
import itertools
import os
import re
import stat
import zlib
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from convo_prep.errors import NotSavedError, UsageError
from convo_prep.store import disk, saving

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
            the digest of what convo wrote last.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._versions = os.path.join(folder, "backups")
        self._written = os.path.join(folder, "written")
        self._kept: set[tuple[str, bool]] = set()

    def take(
        self, path: str, current: bytes, today: date, *, copy: bool = False
    ) -> None:
        """Keep a version before it is replaced.

        The first version of a run is kept, and each that a hand had changed.

        Args:
            path: The session's file.
            current: What it holds, as just read.
            today: The day to file it under.
            copy: Share nothing with the file, because an editor will be let loose on
                it, and keep this version even if the run has kept another.

        Raises:
            NotSavedError: It cannot be kept; the file must not be replaced.
        """
        digest = _digest(current)
        by_hand = digest != self._last_written()
        if not copy and self._need_not_keep(digest, by_hand):
            return
        saving.make_folder(self._versions)
        try:
            if not self._newest_holds(current, by_hand):
                name = f"{today.isoformat()}{'-hand' if by_hand else ''}.yaml"
                self._keep(path, current, name, copy=copy)
        except OSError as error:
            where = f"The version before could not be kept in {self._versions}"
            raise disk.not_saved(where, error) from error
        self._kept.add((digest, by_hand))
        self._thin_out()

    def wrote(self, data: bytes) -> None:
        """Remember that convo itself wrote this version.

        Failing to is no error: the version then counts as changed by hand, and stays.
        """
        with contextlib.suppress(NotSavedError):
            saving.make_folder(self._folder)
            saving.overwrite(self._written, _digest(data).encode("ascii"), sync=False)

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
        for backup in self.listing():
            if backup.number == number:
                return saving.read_bytes(backup.path)
        raise UsageError(f"There is no version {number} of this session.")

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

    def _need_not_keep(self, digest: str, by_hand: bool) -> bool:
        if (digest, by_hand) in self._kept:
            return True
        return bool(self._kept) and not by_hand

    def _last_written(self) -> str:
        try:
            return disk.read_plain(self._written).decode("ascii", "replace")
        except OSError:
            return ""

    def _newest_holds(self, current: bytes, by_hand: bool) -> bool:
        """Whether a run that was cut short has kept this very version already.

        A version that still shares its bytes with the session's file does not count:
        an editor that writes in place would change both.
        """
        newest = next(iter(self._list()), None)
        if newest is None or (by_hand and not newest.by_hand):
            return False
        if newest.size != len(current) or os.stat(newest.path).st_nlink > 1:
            return False
        return disk.read_plain(newest.path) == current

    def _keep(self, path: str, current: bytes, name: str, *, copy: bool) -> None:
        newest = max((backup.number for backup in self._list()), default=0)
        for number in itertools.count(newest + 1):
            target = os.path.join(self._versions, f"{number:06d}-{name}")
            with contextlib.suppress(FileExistsError):
                if copy or not self._linked(path, target):
                    saving.create(target, current)
                return

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
            for backup in surplus(self._list()):
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


def _digest(data: bytes) -> str:
    # Told apart from an edit by hand, not guarded: hashlib would cost 2 ms a save.
    return f"{len(data)}-{zlib.crc32(data):08x}"
