"""Bytes on disk, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saved_session import STRANGE

from convo_prep.errors import NotSavedError
from convo_prep.store import disk, saving
from convo_prep.store.saving import ChangedMeanwhileError

OLD = b"issue: the old price\n"
NEW = b"issue: the new price\n"
EDITED = b"issue: a hand was here\n"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "acme.yaml"
    path.write_bytes(OLD)
    return path


def mode(path: Path | str) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.name != "home")


def refuse(number: int) -> Callable[..., None]:
    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refused


def test_a_saved_file_holds_the_new_bytes_for_its_owner_alone(session: Path) -> None:
    session.chmod(0o644)
    assert saving.replace(str(session), NEW, OLD) is True
    assert session.read_bytes() == NEW
    assert mode(session) == 0o600
    assert names(session.parent) == ["acme.yaml"]


@given(st.binary(max_size=300_000), st.binary(max_size=300))
def test_what_was_saved_reads_back_equal(old: bytes, new: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/acme.yaml"
        saving.create(path, old)
        saving.replace(path, new, old)
        assert saving.read_bytes(path) == new


def test_an_edit_made_meanwhile_is_never_overwritten(session: Path) -> None:
    session.write_bytes(EDITED)
    with pytest.raises(ChangedMeanwhileError):
        saving.replace(str(session), NEW, OLD)
    assert session.read_bytes() == EDITED
    assert names(session.parent) == ["acme.yaml"]


def test_an_edit_made_while_the_backup_was_taken_is_never_overwritten(
    session: Path,
) -> None:
    def edit() -> None:
        session.write_bytes(EDITED)

    with pytest.raises(ChangedMeanwhileError):
        saving.replace(str(session), NEW, OLD, edit)
    assert session.read_bytes() == EDITED


def test_a_session_that_was_deleted_does_not_come_back(session: Path) -> None:
    session.unlink()
    with pytest.raises(ChangedMeanwhileError):
        saving.replace(str(session), NEW, OLD)
    assert not session.exists()


@pytest.mark.parametrize("make", STRANGE)
def test_what_took_the_place_of_a_session_stays(
    session: Path, make: Callable[[Path], None]
) -> None:
    session.unlink()
    make(session)
    before = session.lstat()
    with pytest.raises(ChangedMeanwhileError):
        saving.replace(str(session), NEW, OLD)
    assert session.lstat().st_ino == before.st_ino


def test_a_backup_that_fails_stops_the_save(session: Path) -> None:
    def fail() -> None:
        raise NotSavedError("no room for a backup")

    with pytest.raises(NotSavedError, match="no room for a backup"):
        saving.replace(str(session), NEW, OLD, fail)
    assert session.read_bytes() == OLD
    assert names(session.parent) == ["acme.yaml"]


def test_the_backup_is_taken_while_the_old_version_stands(session: Path) -> None:
    seen: list[bytes] = []
    saving.replace(str(session), NEW, OLD, lambda: seen.append(session.read_bytes()))
    assert seen == [OLD]


def test_a_disk_that_refuses_is_told_in_words(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", refuse(errno.ENOSPC))
    with pytest.raises(NotSavedError) as caught:
        saving.replace(str(session), NEW, OLD)
    assert caught.value.sentence == f"{session} was not saved: the disk is full."
    assert session.read_bytes() == OLD
    assert names(session.parent) == ["acme.yaml"]


def test_a_disk_that_does_not_confirm_the_name_is_told_apart(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "folder_synced", lambda _: False)
    assert saving.replace(str(session), NEW, OLD) is False
    assert session.read_bytes() == NEW
    assert saving.create(str(session) + ".new", NEW) is False


def test_ctrl_c_in_the_middle_leaves_the_old_version_and_no_rubbish(
    session: Path,
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        saving.replace(str(session), NEW, OLD, interrupt)
    assert session.read_bytes() == OLD
    assert names(session.parent) == ["acme.yaml"]


def test_what_is_half_written_is_no_session_and_for_its_owner_alone(
    session: Path,
) -> None:
    found: list[tuple[str, int]] = []

    def look() -> None:
        found.extend((path.name, mode(path)) for path in session.parent.glob(".*"))

    saving.replace(str(session), NEW, OLD, look)
    [(name, rights)] = found
    assert name.startswith(".~acme.yaml.")
    assert not name.endswith(".yaml")
    assert rights == 0o600


def test_a_name_as_long_as_the_disk_allows_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 125 + ".yaml")
    saving.create(str(path), OLD)
    saving.replace(str(path), NEW, OLD)
    assert path.read_bytes() == NEW


def test_a_bare_name_is_saved_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert saving.create("acme.yaml", OLD)
    assert saving.replace("acme.yaml", NEW, OLD)
    assert (tmp_path / "acme.yaml").read_bytes() == NEW


@pytest.mark.parametrize("number", [0, errno.EPERM, errno.EOPNOTSUPP])
def test_a_new_file_is_whole_and_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "acme.yaml"
    if number:
        monkeypatch.setattr(os, "link", refuse(number))
    assert saving.create(str(path), NEW) is True
    assert path.read_bytes() == NEW
    assert mode(path) == 0o600
    assert names(tmp_path) == ["acme.yaml"]


@pytest.mark.parametrize("number", [0, errno.EPERM])
def test_a_new_file_never_overwrites_another(
    session: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    if number:
        monkeypatch.setattr(os, "link", refuse(number))
    with pytest.raises(FileExistsError):
        saving.create(str(session), NEW)
    assert session.read_bytes() == OLD
    assert names(session.parent) == ["acme.yaml"]


@pytest.mark.parametrize("number", [0, errno.EPERM])
def test_a_new_file_is_not_written_through_a_dangling_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    if number:
        monkeypatch.setattr(os, "link", refuse(number))
    path = tmp_path / "acme.yaml"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        saving.create(str(path), NEW)
    assert not (tmp_path / "elsewhere").exists()


def test_a_conflict_file_lies_beside_the_session_under_the_next_free_name(
    session: Path,
) -> None:
    first = saving.beside(str(session), NEW)
    second = saving.beside(str(session), EDITED)
    assert names(session.parent) == [
        "acme.conflict-1.yaml",
        "acme.conflict-2.yaml",
        "acme.yaml",
    ]
    assert Path(first).read_bytes() == NEW
    assert Path(second).read_bytes() == EDITED
    assert mode(first) == 0o600
    assert session.read_bytes() == OLD


def test_folders_are_made_for_their_owner_alone_and_others_keep_their_rights(
    tmp_path: Path,
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    assert saving.make_folder(str(shared / "journal" / "2026"))
    assert saving.make_folder(str(shared / "journal" / "2026"))
    rights = [mode(shared / name) for name in (".", "journal", "journal/2026")]
    assert rights == [0o755, 0o700, 0o700]


def test_a_file_in_the_way_of_a_folder_is_named(session: Path) -> None:
    with pytest.raises(NotSavedError, match=f"The folder {session} was not made"):
        saving.make_folder(str(session / "2026"))
    assert session.read_bytes() == OLD


def test_a_small_file_of_our_own_is_replaced_whole(session: Path) -> None:
    for sync in (True, False):
        saving.overwrite(str(session), NEW, sync=sync)
        assert session.read_bytes() == NEW
        assert mode(session) == 0o600
    with pytest.raises(NotSavedError, match="its folder is not there"):
        saving.overwrite(str(session.parent / "gone" / "x"), NEW, sync=False)


@pytest.mark.parametrize("number", [0, errno.EPERM])
def test_a_file_gets_another_name_but_never_that_of_another(
    session: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    if number:
        monkeypatch.setattr(os, "link", refuse(number))
    other = session.with_name("acme-2.yaml")
    other.write_bytes(EDITED)
    assert not saving.move(str(session), str(other))
    assert saving.move(str(session), str(session.with_name("acme-price.yaml")))
    assert names(session.parent) == ["acme-2.yaml", "acme-price.yaml"]
    assert other.read_bytes() == EDITED
