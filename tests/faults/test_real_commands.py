"""Real commands killed at any moment, and many at once: nothing confirmed is lost."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from command_line import PROGRAM, Convo
from faulty_os import RELEASE

from convo_prep.session import Session

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")

ALL = 51
# One of the kills must come in a save; of a commit so many are enough then.
ENOUGH = ALL if RELEASE else 16
WRITERS, LINES = 6, 10
PATIENCE_S = 60
# Who watches without a pause takes as much of the machine as who is watched.
PAUSE_S = 0.0002
NOTHING = os.open(os.devnull, os.O_RDWR)
SILENT = [(os.POSIX_SPAWN_DUP2, NOTHING, stream) for stream in (0, 1, 2)]


class Victim:
    """One running command, and how to end it."""

    def __init__(
        self, convo: Convo, words: tuple[str, ...], pause: float = PAUSE_S
    ) -> None:
        self.folder = convo.journal / "2026"
        self.pause = pause
        command = [*PROGRAM, *words]
        self.process = os.posix_spawn(
            sys.executable, command, convo.environ, file_actions=SILENT
        )

    def killed_after(self, seconds: float) -> int:
        """Kill it at some moment of its life; returns its exit code."""
        return self._ended(lambda: False, time.monotonic() + seconds, 0)

    def killed_in_a_save(self, spin: int) -> int:
        """Kill it as soon as a temp file is seen, and a few turns later."""
        return self._ended(self._saving, time.monotonic() + PATIENCE_S, spin)

    def _ended(self, moment: Callable[[], bool], latest: float, spin: int) -> int:
        while not moment() and time.monotonic() < latest:
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            time.sleep(self.pause)
        for _ in range(spin):
            pass
        os.kill(self.process, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def _saving(self) -> bool:
        return any(name.startswith(".~") for name in os.listdir(self.folder))


class Job:
    """Commands of one kind, each with a number, and which of them a file holds."""

    def __init__(self, folder: Path) -> None:
        self.convo = Convo(folder)
        send = [f"--set=actions=Send-{n}. @me by friday" for n in range(ALL + 1)]
        self.convo.done("prep", "Victim", "Price", "--set=outcome=agreed", *send)
        self.own = self.convo.read().id

    def words(self, number: int) -> tuple[str, ...]:
        raise NotImplementedError

    def held(self, session: Session) -> str:
        """Return the words of the file in which each stored number stands."""
        raise NotImplementedError

    def holds(self, number: int) -> bool:
        return f"-{number}." in self.held(self.convo.read())


class Notes(Job):
    def words(self, number: int) -> tuple[str, ...]:
        return ("note", f"they said-{number}.", "--in", self.own)

    def held(self, session: Session) -> str:
        return " ".join(note["text"] for note in session.records("conduct.notes"))


class Done(Job):
    def words(self, number: int) -> tuple[str, ...]:
        return ("done", f"send-{number}.", "--in", self.own)

    def held(self, session: Session) -> str:
        return " ".join(action.what for action in session.actions() if action.done)


class Prepared(Job):
    def words(self, number: int) -> tuple[str, ...]:
        return ("prep", self.own, "--set", f"issue={self.so_far(number)}")

    def held(self, session: Session) -> str:
        return session.text("prepare.issue")

    def so_far(self, number: int) -> str:
        return " ".join(f"Price-{n}." for n in range(number + 1))


class Resolved(Prepared):
    def words(self, number: int) -> tuple[str, ...]:
        return ("set", self.own, f"agreed={self.so_far(number)}")

    def held(self, session: Session) -> str:
        return session.text("resolve.agreed")


def slay(job: Job) -> int:
    """Kill a command again and again; returns how many were in the midst of a save."""
    random = Random(1)
    started = time.monotonic()
    assert Victim(job.convo, job.words(0)).killed_after(PATIENCE_S) == 0
    lifetime = time.monotonic() - started
    confirmed, hits = [0], 0
    for number in range(1, ALL):
        # Where a save is over sooner than a pause.
        pause = PAUSE_S if hits or number < ENOUGH // 2 else 0
        victim = Victim(job.convo, job.words(number), pause)
        if number % 2:
            code = victim.killed_in_a_save(random.randrange(20_000))
        else:
            code = victim.killed_after(random.uniform(0, lifetime * 1.1))
        assert code in (0, -signal.SIGKILL)
        if code == 0 or job.holds(number):
            confirmed.append(number)
        assert all(map(job.holds, confirmed[-3:])), (number, code)
        hits += swept(job.convo.journal)
        if hits and number >= ENOUGH:
            break
    assert all(map(job.holds, confirmed))
    return hits


def swept(journal: Path) -> bool:
    """Remove what a kill in a save has left; returns whether there was any."""
    left = list(journal.glob("2026/.~*"))
    for path in left:
        path.unlink()
    return bool(left)


@pytest.mark.parametrize("pair", [(Notes, Done), (Prepared, Resolved)])
def test_a_command_killed_at_any_moment_loses_nothing_it_had_confirmed(
    tmp_path: Path, pair: tuple[type[Job], type[Job]]
) -> None:
    jobs = [kind(tmp_path / kind.__name__) for kind in pair]
    with ThreadPoolExecutor(2) as pool:
        hits = list(pool.map(slay, jobs))
    assert all(hits), "no kill hit a save"
    for job in jobs:
        job.convo.done(*job.words(ALL))
        job.convo.done("check", job.own)
        assert job.convo.conflicts() == []


def test_six_shells_that_take_notes_at_once_lose_no_line(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Price", "--set", "actions=Send the quote @me by friday")
    writers = []
    for me in range(WRITERS):
        typed = tmp_path / str(me)
        lines = [f"line {me}-{at}\n" for at in range(LINES)]
        typed.write_text("".join(lines), encoding="utf-8")
        with typed.open(encoding="utf-8") as file:
            writers.append(convo.start("note", "--in", "acme", stdin=file))
    writers.append(convo.start("done", "send", "quote"))
    assert [writer.wait(PATIENCE_S) for writer in writers] == [0] * len(writers)
    session = convo.read()
    notes = sorted(note["text"] for note in session.records("conduct.notes"))
    everything = [f"line {me}-{at}" for me in range(WRITERS) for at in range(LINES)]
    assert notes == sorted(everything)
    assert [action.done for action in session.actions()] == ["2026-11-21"]
    assert convo.conflicts() == []
