"""One convo at a time writes in a folder."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from convo_prep.errors import BusyError, NotSavedError
from convo_prep.store import locking, saving


def test_a_lock_keeps_another_convo_out_and_says_so(tmp_path: Path) -> None:
    with (
        locking.lock(str(tmp_path)),
        pytest.raises(BusyError, match=str(tmp_path)),
        locking.lock(str(tmp_path), wait=0.03),
    ):
        pass
    with locking.lock(str(tmp_path), wait=0):
        assert (tmp_path / ".lock").stat().st_mode & 0o777 == 0o600


def test_a_lock_is_let_go_after_an_error(tmp_path: Path) -> None:
    with contextlib.suppress(ZeroDivisionError), locking.lock(str(tmp_path)):
        raise ZeroDivisionError
    with locking.lock(str(tmp_path), wait=0):
        pass


def test_a_program_started_under_the_lock_does_not_keep_it(tmp_path: Path) -> None:
    with locking.lock(str(tmp_path)):
        waiting = subprocess.Popen(
            [sys.executable, "-c", "input('started')"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            close_fds=False,
        )
    try:
        assert waiting.stdout is not None
        assert waiting.stdout.read(7) == b"started"
        with locking.lock(str(tmp_path), wait=0):
            pass
    finally:
        waiting.communicate(b"\n")


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_where_there_are_no_locks_saving_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refused)
    with locking.lock(str(tmp_path)):
        assert saving.create(str(tmp_path / "acme.yaml"), b"new")


def test_a_lock_is_not_followed_through_a_link(tmp_path: Path) -> None:
    (tmp_path / ".lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotSavedError, match="a link"), locking.lock(str(tmp_path)):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_gone_cannot_be_locked(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone")
    with pytest.raises(NotSavedError, match=gone), locking.lock(gone):
        pass
