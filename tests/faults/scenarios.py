"""The ways in which a session is saved, and what must hold however a save ends."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from faulty_os import FaultyOs, KilledError, standing_in

from convo_prep.errors import NotSavedError
from convo_prep.store import backups, disk, locking, saving
from convo_prep.store.backups import Backups
from convo_prep.store.saving import ChangedMeanwhileError

TODAY = date(2026, 11, 24)
EARLIER = [b"first version\n", b"second version\n", b"third version\n"]
MEMORY = "/dev/shm"


def quick_folder() -> TemporaryDirectory[str]:
    """A folder in memory, where there is one: tens of thousands of files pass by."""
    return TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None)


class World:
    """A journal with one session file and its state, made afresh for each fault."""

    def __init__(self, folder: Path, old: bytes | None, new: bytes) -> None:
        self.folder = folder
        self.journal = folder / "journal"
        self.state = folder / "state"
        self.path = str(self.journal / "acme.yaml")
        self.old = old
        self.new = new

    def prepare(self, *, earlier: bool = False, by_hand: bool = False) -> None:
        self.empty()
        if self.old is None:
            return
        Path(self.path).write_bytes(self.old)
        if not by_hand:
            digest = hashlib.sha256(self.old).hexdigest()
            (self.state / "written").write_text(digest, encoding="ascii")
        if earlier:
            (self.state / "backups").mkdir()
            for number, data in enumerate(EARLIER, 1):
                name = f"backups/{number:06d}-2026-11-{number:02d}.yaml"
                (self.state / name).write_bytes(data)

    def empty(self) -> None:
        self.journal.mkdir(exist_ok=True, parents=True)
        self.state.mkdir(exist_ok=True)
        for path in self.files():
            if os.path.isfile(path):
                os.unlink(path)
        with contextlib.suppress(FileNotFoundError):
            (self.state / "backups").rmdir()

    def content(self) -> bytes | None:
        path = Path(self.path)
        return path.read_bytes() if path.exists() else None

    def kept(self) -> list[bytes]:
        named = [Path(p) for p in self.files() if os.path.basename(p).startswith("0")]
        return [path.read_bytes() for path in named]

    def left_over(self) -> list[str]:
        return [p for p in self.files() if os.path.basename(p).startswith(".~")]

    def files(self) -> list[str]:
        folders = (self.journal, self.state, self.state / "backups")
        there = [f for f in folders if f.exists()]
        return [entry.path for folder in there for entry in os.scandir(folder)]


Save = Callable[[World], bool]


def create(world: World) -> bool:
    return saving.create(world.path, world.new)


def replace(world: World) -> bool:
    assert world.old is not None
    with locking.lock(str(world.journal)):
        return saving.replace(world.path, world.new, world.old)


def replace_with_backup(world: World) -> bool:
    old = world.old
    assert old is not None
    kept = Backups(str(world.state))
    with locking.lock(str(world.journal)):
        confirmed = saving.replace(
            world.path, world.new, old, lambda: kept.take(world.path, old, TODAY)
        )
        kept.wrote(world.new)
    return confirmed


def replace_after_copy(world: World) -> bool:
    assert world.old is not None
    Backups(str(world.state)).take(world.path, world.old, TODAY, copy=True)
    return replace(world)


def naive(world: World) -> bool:
    try:
        with open(world.path, "wb", buffering=0) as file:
            saving._write(file.fileno(), world.new)
    except OSError as error:
        raise disk.not_saved(world.path, error) from error
    return True


@dataclass(frozen=True)
class Scenario:
    save: Save
    new_file: bool = False
    hard_links: bool = True
    backup: bool = False
    earlier: bool = False
    by_hand: bool = False


SCENARIOS = {
    "create": Scenario(create, new_file=True),
    "create where there are no hard links": Scenario(
        create, new_file=True, hard_links=False
    ),
    "replace": Scenario(replace),
    "backup": Scenario(replace_with_backup, backup=True),
    "backup by copy": Scenario(replace_with_backup, backup=True, hard_links=False),
    "backup of a version by hand": Scenario(
        replace_with_backup, backup=True, by_hand=True
    ),
    "backup before an editor": Scenario(replace_after_copy, backup=True),
    "backup and thinning out": Scenario(replace_with_backup, backup=True, earlier=True),
}


@contextmanager
def few_stay(scenario: Scenario) -> Iterator[None]:
    latest, days = backups.LATEST, backups.DAYS
    if scenario.earlier:
        backups.LATEST, backups.DAYS = 2, 1
    try:
        yield
    finally:
        backups.LATEST, backups.DAYS = latest, days


def outcome(world: World, save: Save, faulty: FaultyOs) -> str:
    try:
        with standing_in(faulty):
            save(world)
    except KilledError:
        return "killed"
    except (NotSavedError, ChangedMeanwhileError, FileExistsError):
        return "refused"
    return "saved"


def assert_nothing_lost(world: World, scenario: Scenario, end: str, what: str) -> None:
    content = world.content()
    assert content in (world.old, world.new), f"not whole: {what}"
    if end == "saved":
        assert content == world.new, f"said to be saved and is not: {what}"
    if end == "refused":
        assert content == world.old, f"said not to be saved and is: {what}"
    kept = world.kept()
    assert set(kept) <= {world.old, *EARLIER}, f"a backup is not whole: {what}"
    if scenario.backup and content == world.new != world.old:
        assert world.old in kept, f"replaced without a backup: {what}"
    if end != "killed" and "unlink" not in what:
        assert world.left_over() == [], f"a temp file stays: {what}"
