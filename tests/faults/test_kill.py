"""kill -9 at any moment: the session is whole, and each confirmed save is in it."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from faulty_os import RELEASE, killed

from convo_prep.store import locking, saving
from convo_prep.store.backups import Backups

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

KILLS = 400
# One of them must come in a save; of a commit so many are enough then.
ENOUGH = KILLS if RELEASE else 120
CONTROL_KILLS = 5000
MAX_SPIN = 100_000
FIRST_DAY = date(2026, 11, 1)
LINE = "they said the price was too high; I said let us look at what is in it\n"

Acknowledge = Callable[[int], None]
Job = Callable[[Acknowledge], None]


def version(number: int) -> bytes:
    """A text that is whole only from its first to its last line."""
    body = "".join(f"{number} {at} {LINE}" for at in range(20 + number % 60))
    return f"{body}end {number}\n".encode()


def number_of(data: bytes) -> int | None:
    """Which version this is; None where it is not whole."""
    match = re.search(rb"end (\d+)\n\Z", data)
    if match is None or version(int(match[1])) != data:
        return None
    return int(match[1])


class Journal:
    """A folder with one session, and a writer that saves version after version."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder / "journal")
        self.path = str(folder / "journal" / "acme.yaml")
        self.state = folder / "state"
        saving.make_folder(self.folder)
        saving.create(self.path, version(0))

    def now(self) -> int | None:
        return number_of(saving.read_bytes(self.path))

    def backups(self) -> list[int | None]:
        kept = self.state.glob("backups/[0-9]*")
        return [number_of(path.read_bytes()) for path in kept]

    def killed_in_a_save(self) -> bool:
        """Whether a temp file was left; removes it."""
        left = list(Path(self.folder).glob(".~*"))
        for path in left:
            path.unlink()
        return bool(left)

    def save_for_ever(self, acknowledge: Acknowledge) -> None:
        while True:
            acknowledge(self.save_once())

    def save_once(self) -> int:
        kept = Backups(str(self.state))
        with locking.lock(self.folder):
            seen = saving.read_bytes(self.path)
            number = (number_of(seen) or 0) + 1
            today = FIRST_DAY + timedelta(days=number // 5)
            saving.replace(
                self.path,
                version(number),
                seen,
                lambda: kept.take(self.path, seen, today),
            )
            kept.wrote(version(number))
        return number

    def save_naively_for_ever(self, acknowledge: Acknowledge) -> None:
        for number in range(1, 1_000_000):
            Path(self.path).write_bytes(version(number))
            acknowledge(number)


def test_a_killed_convo_loses_no_confirmed_answer(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    chance = random.Random(1)
    before = hits = 0
    for number in range(KILLS):
        acks, spin = chance.randrange(3), chance.randrange(MAX_SPIN)
        last = killed(journal.save_for_ever, acks, spin) or before
        now = journal.now()
        assert now in {last, last + 1}, f"confirmed {last}, found {now}"
        kept = journal.backups()
        assert None not in kept, "a backup is not whole"
        assert now == 0 or now - 1 in kept, "replaced without a backup"
        before = now
        hits += journal.killed_in_a_save()
        if hits and number + 1 >= ENOUGH:
            break
    assert hits > 0


def test_the_naive_way_of_saving_is_torn_by_a_kill(tmp_path: Path) -> None:
    """Without this red the green above is worth less."""
    journal = Journal(tmp_path)
    chance = random.Random(1)
    for _ in range(CONTROL_KILLS):
        killed(journal.save_naively_for_ever, 1, chance.randrange(MAX_SPIN))
        if journal.now() is None:
            return
    pytest.fail("no kill hit a save")


def test_a_killed_convo_leaves_no_lock(tmp_path: Path) -> None:
    journal = Journal(tmp_path)

    def hold(acknowledge: Acknowledge) -> None:
        with locking.lock(journal.folder):
            acknowledge(1)
            while True:
                pass

    killed(hold, 1, 0)
    with locking.lock(journal.folder, wait=0):
        assert journal.now() == 0
