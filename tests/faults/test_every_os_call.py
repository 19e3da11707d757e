"""Whatever single call to the disk fails or is the last one, a session stays whole."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from faulty_os import KINDS, FaultyOs, KilledError, child, standing_in

from convo_prep.errors import NotSavedError
from convo_prep.store import backups, disk, saving
from convo_prep.store.backups import Backups
from convo_prep.store.saving import ChangedMeanwhileError

TODAY = date(2026, 11, 24)
EARLIER = [b"first version\n", b"second version\n", b"third version\n"]
SIZES = ((0, 1), (1, 0), (30, 40), (9000, 8000), (70_000, 66_000), (5000, 140_000))
AT_LEAST = 10_000


class World:
    """A journal with one session file and its state, made afresh for each fault."""

    def __init__(self, folder: Path, old: bytes | None, new: bytes) -> None:
        self.folder = folder
        self.journal = folder / "journal"
        self.state = folder / "state"
        self.path = str(self.journal / "acme.yaml")
        self.old = old
        self.new = new

    def prepare(self, *, earlier: bool, by_hand: bool) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.journal.mkdir(parents=True)
        self.state.mkdir()
        if self.old is None:
            return
        Path(self.path).write_bytes(self.old)
        if not by_hand:
            Backups(str(self.state)).wrote(self.old)
        if earlier:
            kept = self.state / "backups"
            kept.mkdir()
            for number, data in enumerate(EARLIER, 1):
                (kept / f"{number:06d}-2026-11-{number:02d}.yaml").write_bytes(data)

    def content(self) -> bytes | None:
        path = Path(self.path)
        return path.read_bytes() if path.exists() else None

    def kept(self) -> list[bytes]:
        return [p.read_bytes() for p in self.state.glob("backups/[0-9]*")]

    def left_over(self) -> list[Path]:
        return list(self.folder.rglob(".~*"))


Save = Callable[[World], bool]


def create(world: World) -> bool:
    return saving.create(world.path, world.new)


def replace(world: World) -> bool:
    assert world.old is not None
    with saving.lock(str(world.journal)):
        return saving.replace(world.path, world.new, world.old)


def replace_with_backup(world: World) -> bool:
    old = world.old
    assert old is not None
    kept = Backups(str(world.state))
    with saving.lock(str(world.journal)):
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
    with open(world.path, "wb", buffering=0) as file:
        saving._write(file.fileno(), world.new)
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
    "backup and thinning out": Scenario(
        replace_with_backup, backup=True, earlier=True
    ),
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


def faults(folder: Path, scenario: Scenario, sizes: tuple[int, int]) -> Counter[str]:
    """Let each call of a save go wrong in each way; count how the saves ended."""
    old = None if scenario.new_file else b"o" * sizes[0]
    world = World(folder, old, b"n" * sizes[1])
    ends: Counter[str] = Counter()
    for kind in KINDS:
        at = 0
        while True:
            at += 1
            world.prepare(earlier=scenario.earlier, by_hand=scenario.by_hand)
            faulty = FaultyOs(at, kind, hard_links=scenario.hard_links)
            end = outcome(world, scenario.save, faulty)
            what = f"{kind} at call {at}, {faulty.fired}, sizes {sizes}"
            assert_nothing_lost(world, scenario, end, what)
            if not faulty.fired:
                break
            ends[end] += 1
    return ends


def test_no_failing_call_to_the_disk_harms_a_session(tmp_path: Path) -> None:
    ends: Counter[str] = Counter()
    for scenario in SCENARIOS.values():
        with few_stay(scenario):
            for sizes in SIZES:
                ends += faults(tmp_path / "world", scenario, sizes)
    print(f"{ends.total()} faults: {dict(ends)}")
    assert ends.total() >= AT_LEAST
    assert min(ends["saved"], ends["refused"], ends["killed"]) > 1000
