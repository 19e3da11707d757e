"""Several convos and an editor at once: no line of anyone is lost."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from faulty_os import child, ended_well

from convo_prep.store import locking, saving
from convo_prep.store.saving import ChangedMeanwhileError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

WRITERS = 6
LINES = 60
PATIENCE_S = 120
FORK = multiprocessing.get_context("fork" if sys.platform != "win32" else "spawn")


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = str(tmp_path / "acme.yaml")
    saving.create(path, b"")
    return path


def all_at_once(job: Callable[[int], None], writers: int = WRITERS) -> None:
    processes = [child(partial(job, me)) for me in range(writers)]
    assert [ended_well(process) for process in processes] == [True] * writers


def lines(path: str) -> list[bytes]:
    return sorted(saving.read_bytes(path).splitlines())


def add(path: str, line: bytes, pause: Callable[[], object] = bool) -> None:
    seen = saving.read_bytes(path)
    pause()
    saving.replace(path, seen + line, seen)


def test_six_convos_that_write_at_once_lose_no_line(path: str) -> None:
    def job(me: int) -> None:
        for at in range(LINES):
            with locking.lock(os.path.dirname(path), wait=PATIENCE_S):
                add(path, b"%d-%d\n" % (me, at))

    all_at_once(job)
    assert lines(path) == sorted(
        b"%d-%d" % (me, at) for me in range(WRITERS) for at in range(LINES)
    )


def test_the_lock_alone_protects_convos_from_each_other(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "must_hold", lambda path, seen: None)

    def job(me: int) -> None:
        with locking.lock(os.path.dirname(path), wait=PATIENCE_S):
            add(path, b"%d\n" % me)

    all_at_once(job)
    assert lines(path) == [b"%d" % me for me in range(WRITERS)]


def test_where_there_are_no_locks_only_who_saw_the_latest_version_may_write(
    path: str,
) -> None:
    both_have_read = FORK.Barrier(2, timeout=PATIENCE_S)
    first_has_written = FORK.Event()

    def first() -> None:
        add(path, b"first\n", both_have_read.wait)
        first_has_written.set()

    def second() -> None:
        def wait() -> None:
            both_have_read.wait()
            first_has_written.wait(PATIENCE_S)

        with pytest.raises(ChangedMeanwhileError):
            add(path, b"second\n", wait)
        add(path, b"second, having read again\n")

    all_at_once(lambda me: (first, second)[me](), writers=2)
    assert lines(path) == [b"first", b"second, having read again"]


def test_without_lock_and_comparison_a_line_is_lost(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last writer wins: without this red the greens above are worth less."""
    monkeypatch.setattr(saving, "must_hold", lambda path, seen: None)
    both_have_read = FORK.Barrier(2, timeout=PATIENCE_S)
    all_at_once(lambda me: add(path, b"%d\n" % me, both_have_read.wait), writers=2)
    assert len(lines(path)) == 1
