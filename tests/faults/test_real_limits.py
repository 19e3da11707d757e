"""On true file systems that run out of room, the old version stays."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty_os import child, ended_well
from scenarios import Save, Scenario, World, assert_nothing_lost, replace_with_backup

from convo_prep.errors import NotSavedError


def refused_by_a_real_disk(world: World, save: Save) -> bool:
    """Save on a true file system; whatever comes of it, nothing is lost."""
    try:
        save(world)
    except NotSavedError as error:
        reason = error.sentence
    else:
        assert_nothing_lost(world, Scenario(save), "saved", "a real disk")
        return False
    assert_nothing_lost(world, Scenario(save), "refused", "a real disk")
    assert "full" in reason or "larger than allowed" in reason
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
@pytest.mark.parametrize("limit", [0, 1, 4096, 8191])
def test_a_limit_on_the_size_of_files_keeps_the_old_version(
    tmp_path: Path, limit: int
) -> None:
    world = World(tmp_path / "world", b"o" * 6000, b"n" * 8192)
    world.prepare()

    def job() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        assert refused_by_a_real_disk(world, replace_with_backup)

    assert ended_well(child(job))
    assert world.content() == world.old


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB, where this user may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "none", str(folder)]
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a small disk needs Linux and root")
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_keeps_the_old_version(small_disk: Path) -> None:
    world = World(small_disk / "world", b"o" * 9000, b"n" * 9000)
    refused = [refused_with_ballast(small_disk, world, pages) for pages in range(17)]
    assert not refused[0]
    assert refused[-1]


def refused_with_ballast(folder: Path, world: World, pages: int) -> bool:
    ballast = folder / "ballast"
    ballast.unlink(missing_ok=True)
    world.prepare()
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        for _ in range(pages):
            file.write(bytes(4096))
    return refused_by_a_real_disk(world, replace_with_backup)
