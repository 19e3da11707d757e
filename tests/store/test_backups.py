"""Earlier versions of a session, and which of them stay."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from saved_session import DAY, Session

from convo_prep.errors import NotSavedError, UsageError
from convo_prep.store import backups, disk
from convo_prep.store.backups import Backup


def refuse(*_: object) -> bool:
    raise OSError(errno.ENOSPC, "full")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path)


def test_each_run_keeps_the_version_it_found(session: Session) -> None:
    for number in range(1, 4):
        run = session.run()
        session.save(run, b"v%d\n" % number)
        session.save(run, b"v%d, second answer\n" % number)
    assert session.kept() == [
        b"v2, second answer\n",
        b"v1, second answer\n",
        b"v0\n",
    ]


def test_what_a_hand_changed_during_a_run_is_kept_too_and_what_it_changed(
    session: Session,
) -> None:
    run = session.run()
    session.save(run, b"v1\n")
    session.edit(b"v1, by hand\n")
    session.save(run, b"v2\n")
    session.save(run, b"v3\n")
    assert session.names() == [
        "000001-2026-11-24.yaml",
        "000002-2026-11-24.yaml",
        "000003-2026-11-24-hand.yaml",
    ]
    assert session.kept() == [b"v1, by hand\n", b"v1\n", b"v0\n"]


def test_where_convo_does_not_know_who_wrote_a_version_it_was_a_hand(
    session: Session,
) -> None:
    (session.state / "written").unlink()
    session.save(session.run(), b"v1\n")
    [backup] = session.run().listing()
    assert backup.by_hand


def test_a_version_tells_its_number_day_and_size(session: Session) -> None:
    session.save(session.run(), b"v1\n")
    [backup] = session.run().listing()
    path = str(session.state / "backups" / "000001-2026-11-24.yaml")
    assert backup == Backup(number=1, day=DAY, by_hand=False, size=3, path=path)


def test_numbers_go_on_counting_when_the_clock_goes_back(session: Session) -> None:
    session.save(session.run(), b"v1\n", DAY)
    session.save(session.run(), b"v2\n", DAY - timedelta(days=400))
    assert session.kept() == [b"v1\n", b"v0\n"]


def test_versions_are_for_their_owner_alone(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.save(session.run(), b"v1\n")
    monkeypatch.setattr(disk, "link", lambda *_: False)
    session.save(session.run(), b"v2\n")
    for path in (session.state, session.state / "backups"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for backup in session.run().listing():
        assert stat.S_IMODE(os.stat(backup.path).st_mode) == 0o600


def test_on_one_file_system_a_version_is_kept_without_copying_a_byte(
    session: Session,
) -> None:
    inode = session.path.stat().st_ino
    session.save(session.run(), b"v1\n")
    [backup] = session.run().listing()
    assert os.stat(backup.path).st_ino == inode


def test_where_there_are_no_hard_links_a_version_is_copied(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "link", lambda *_: False)
    session.save(session.run(), b"v1\n")
    assert session.kept() == [b"v0\n"]
    assert session.names() == ["000001-2026-11-24.yaml"]


def test_an_editor_that_writes_in_place_cannot_change_what_was_kept(
    session: Session,
) -> None:
    session.run().take(str(session.path), b"v0\n", DAY, copy=True)
    with session.path.open("r+b") as file:
        file.write(b"XX\n")
    assert session.kept() == [b"v0\n"]


def test_an_editor_started_late_in_a_run_still_finds_its_version_kept(
    session: Session,
) -> None:
    run = session.run()
    session.save(run, b"v1\n")
    run.take(str(session.path), b"v1\n", DAY, copy=True)
    assert session.kept() == [b"v1\n", b"v0\n"]


def test_opening_an_editor_twice_without_a_change_keeps_one_version(
    session: Session,
) -> None:
    for _ in range(3):
        session.run().take(str(session.path), b"v0\n", DAY, copy=True)
    assert session.kept() == [b"v0\n"]


def test_a_version_still_shared_with_the_file_is_not_trusted_to_an_editor(
    session: Session,
) -> None:
    session.run().take(str(session.path), b"v0\n", DAY)
    session.run().take(str(session.path), b"v0\n", DAY, copy=True)
    with session.path.open("r+b") as file:
        file.write(b"XX\n")
    assert session.kept()[0] == b"v0\n"


def test_a_version_put_back_by_hand_is_kept_as_a_hand_s(session: Session) -> None:
    session.save(session.run(), b"v1\n")
    session.edit(b"v0\n")
    session.save(session.run(), b"v2\n")
    assert session.kept() == [b"v0\n", b"v1\n", b"v0\n"]
    assert [b.by_hand for b in session.run().listing()] == [True, False, False]


def test_a_save_that_is_tried_again_keeps_each_version_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.edit(b"by hand\n")
    run = session.run()
    for refused in (True, True, False):
        with monkeypatch.context() as disk_of_today, suppress(NotSavedError):
            if refused:
                disk_of_today.setattr(os, "replace", refuse)
            session.save(run, b"v1\n")
    assert session.path.read_bytes() == b"v1\n"
    assert session.kept() == [b"by hand\n", b"v0\n"]


def test_what_need_not_stay_goes_with_the_next_version(session: Session) -> None:
    for number in range(1, 26):
        session.save(session.run(), b"v%d\n" % number)
    assert session.kept() == [b"v%d\n" % number for number in range(24, 4, -1)]


def test_no_version_means_no_save(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "link", refuse)
    with pytest.raises(NotSavedError) as caught:
        session.save(session.run(), b"v1\n")
    assert str(session.state / "backups") in caught.value.sentence
    assert "the disk is full" in caught.value.sentence
    assert session.path.read_bytes() == b"v0\n"


def test_what_cannot_be_thinned_out_does_not_stop_a_save(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "LATEST", 1)
    monkeypatch.setattr(backups, "DAYS", 1)
    session.save(session.run(), b"v1\n")
    path = session.state / "backups" / "000000-2026-11-01.yaml"
    path.mkdir()
    session.save(session.run(), b"v2\n")
    assert session.path.read_bytes() == b"v2\n"


def test_strange_files_among_the_versions_are_left_alone(session: Session) -> None:
    session.save(session.run(), b"v1\n")
    strange = ["notes.txt", "000007-2026-13-45.yaml", "7-2026-11-24.yaml"]
    for name in strange:
        (session.state / "backups" / name).write_text("mine")
    session.save(session.run(), b"v2\n")
    assert [b.number for b in session.run().listing()] == [2, 1]
    assert set(strange) < set(session.names())


def test_a_number_that_is_not_there_is_told(session: Session) -> None:
    assert session.run().listing() == ()
    with pytest.raises(UsageError, match="no version 7"):
        session.run().read(7)


def test_forgetting_leaves_nothing_and_may_be_repeated(session: Session) -> None:
    session.save(session.run(), b"v1\n")
    (session.state / "backups" / ".~000002.0badcafe").write_text("half a version")
    session.run().forget()
    assert not session.state.exists()
    session.run().forget()
    assert session.path.read_bytes() == b"v1\n"


def test_what_cannot_be_forgotten_is_told(session: Session) -> None:
    (session.state / "backups").write_text("in the way")
    with pytest.raises(NotSavedError, match=str(session.state)):
        session.run().forget()


def test_not_remembering_what_was_written_is_no_error(session: Session) -> None:
    (session.state / "written").unlink()
    (session.state / "written").mkdir()
    session.save(session.run(), b"v1\n")
    session.save(session.run(), b"v2\n")
    assert session.kept() == [b"v1\n", b"v0\n"]


@pytest.mark.parametrize("target", ["/dev/zero", "/nowhere"])
def test_what_is_no_plain_file_is_no_version_and_stops_no_save(
    session: Session, target: str
) -> None:
    session.save(session.run(), b"v1\n")
    strange = session.state / "backups" / "000009-2026-11-24.yaml"
    strange.symlink_to(target)
    session.save(session.run(), b"v2\n")
    assert [backup.number for backup in session.run().listing()][-1] == 1
    assert 9 not in [backup.number for backup in session.run().listing()]
    assert session.path.read_bytes() == b"v2\n"
