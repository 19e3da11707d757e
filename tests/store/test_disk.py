"""Single calls to the disk: plain files, true syncs, reasons in words."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from saved_session import STRANGE

from convo_prep.errors import UnreadableFileError
from convo_prep.store import disk, saving

F_FULLFSYNC = 51


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the disk is asked to do, on a system that knows the full sync."""
    asked: list[str] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", F_FULLFSYNC, raising=False)
    monkeypatch.setattr(os, "fsync", lambda _: asked.append("fsync"))
    return asked


def full_sync_says(
    monkeypatch: pytest.MonkeyPatch, asked: list[str], number: int
) -> None:
    def answer(opened: int, command: int) -> int:
        assert command == F_FULLFSYNC
        asked.append("full")
        if number:
            raise OSError(number, os.strerror(number))
        return 0

    monkeypatch.setattr(fcntl, "fcntl", answer)


def test_a_sync_reaches_the_disk_itself_where_the_system_can(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    full_sync_says(monkeypatch, asked, 0)
    disk.sync(0)
    assert asked == ["full"]


def test_a_drive_that_knows_no_full_sync_gets_the_plain_one(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    full_sync_says(monkeypatch, asked, errno.ENOTSUP)
    disk.sync(0)
    assert asked == ["full", "fsync"]


def test_a_failed_sync_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    full_sync_says(monkeypatch, asked, errno.EIO)
    with pytest.raises(OSError, match="error"):
        disk.sync(0)
    assert asked == ["full"]


def test_a_new_file_is_never_one_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        disk.open_new(str(tmp_path / "there"))


def test_a_folder_that_is_gone_was_not_synced(tmp_path: Path) -> None:
    assert disk.folder_synced(str(tmp_path))
    assert not disk.folder_synced(str(tmp_path / "gone"))


def test_removing_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    disk.remove(str(tmp_path / "gone"))
    with pytest.raises(OSError, match=str(tmp_path)):
        disk.remove(str(tmp_path))


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of this disk is used up"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "no permission to write there"),
        (errno.ENOENT, "its folder is not there"),
        (errno.ENAMETOOLONG, "its name is too long"),
        (errno.EBUSY, "Device or resource busy"),
    ],
)
def test_the_user_is_told_the_file_the_reason_and_what_to_do(
    number: int, reason: str
) -> None:
    error = disk.not_saved("acme.yaml was not saved", OSError(number, "x"))
    assert error.sentence == f"acme.yaml was not saved: {reason}."
    assert error.hint
    assert error.exit_code == 23


@pytest.mark.parametrize("size", [0, 1, disk.PIECE, disk.PIECE * 3 + 1])
def test_a_file_of_any_size_is_read_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "acme.yaml"
    data = bytes(at % 251 for at in range(size))
    path.write_bytes(data)
    assert saving.read_bytes(str(path)) == data


def test_a_missing_file_is_the_callers_to_explain(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        saving.read_bytes(str(tmp_path / "gone.yaml"))


@pytest.mark.parametrize("make", STRANGE)
def test_only_a_plain_file_is_read(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "acme.yaml"
    make(path)
    with pytest.raises(UnreadableFileError, match="not a plain file") as caught:
        saving.read_bytes(str(path))
    assert str(path) in caught.value.sentence


def test_a_file_one_may_not_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EACCES, "refused")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(UnreadableFileError, match=f"{tmp_path} .*no permission"):
        saving.read_bytes(str(tmp_path))
