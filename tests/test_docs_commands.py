"""The commands that the pages on backups and on leaving print do what they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Convo

DOCS = Path(__file__).resolve().parents[1] / "docs"
BLOCK = re.compile(r"(?ms)^```sh\n(.*?)^```$")


def printed(page: str) -> list[str]:
    """Return the blocks of shell commands of a page."""
    return BLOCK.findall((DOCS / page).read_text("utf-8"))


@pytest.fixture
def convo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Convo:
    """A journal at the default places of a home, with all that can lie there."""
    home = Path(os.environ["HOME"])
    monkeypatch.setattr(sys, "platform", "linux")
    convo = Convo(tmp_path)
    convo.journal = home / ".local" / "share" / "convo" / "journal"
    convo.state = home / ".local" / "state" / "convo"
    convo.own = {"CONVO_NOW": convo.own["CONVO_NOW"], "USER": "sam"}
    program = tmp_path / "bin" / "convo"
    program.parent.mkdir()
    run = shlex.join([sys.executable, "-m", "convo_prep"])
    program.write_text(f'#!/bin/sh\nexec {run} "$@"\n', "utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    return convo


def filled(convo: Convo) -> Convo:
    """Answer, change an answer, and write a config with a playbook beside it."""
    config = Path(os.environ["HOME"]) / ".config" / "convo"
    (config / "playbooks").mkdir(parents=True)
    config.chmod(0o700)
    (config / "config.yaml").write_text("by: Sam Doe\n", "utf-8")
    convo.done("prep", "Acme", "Renewal", "--set", "issue=x")
    convo.done("set", "acme", "issue=y")
    return convo


def shell(convo: Convo, line: str, folder: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-ec", line], cwd=folder, env=convo.environ, check=False
    )
    assert done.returncode == 0


def everything(home: Path) -> dict[str, tuple[int, bytes]]:
    """Return each file and folder below a home with its rights and its bytes."""
    return {
        str(path.relative_to(home)): (
            stat.S_IMODE(path.lstat().st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(home.rglob("*"))
    }


def test_a_backup_takes_all_and_brings_all_back(convo: Convo, tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    filled(convo)
    before = everything(home)
    take, bring, *_ = printed("backup.md")
    work = tmp_path / "work"
    work.mkdir()
    shell(convo, take, work)
    [archive] = work.iterdir()
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    for place in (".local", ".config/convo"):
        shutil.rmtree(home / place)
    shell(convo, bring, work)
    after = everything(home)
    assert after == before
    convo.done("restore", "acme")
    assert convo.read().text("prepare.issue") == "x"


def test_so_does_a_year_that_is_a_link_to_elsewhere(
    convo: Convo, tmp_path: Path
) -> None:
    filled(convo)
    real = tmp_path / "elsewhere"
    (convo.journal / "2026").rename(real)
    (convo.journal / "2026").symlink_to(real)
    text = next(real.iterdir()).read_text("utf-8")
    take, bring, *_ = printed("backup.md")
    shell(convo, take, tmp_path / "bin")
    shutil.rmtree(real)
    shutil.rmtree(convo.journal)
    shell(convo, bring, tmp_path / "bin")
    assert [path.read_text("utf-8") for path in real.iterdir()] == [text]
    assert convo.done("show", "acme").out


def test_what_the_page_on_leaving_removes_is_all_there_was(
    convo: Convo, tmp_path: Path
) -> None:
    home = Path(os.environ["HOME"])
    filled(convo)
    listed = convo.done("path", "--all").out.splitlines()
    assert str(convo.journal.resolve()) in listed
    _, remove = printed("uninstall.md")
    shell(convo, remove, tmp_path)
    assert not [path for path in home.rglob("*") if path.is_file()]
    assert not any(map(os.path.lexists, listed))


def test_each_file_that_is_kept_is_below_a_path_that_is_printed(convo: Convo) -> None:
    filled(convo)
    listed = convo.done("path", "--all").out.splitlines()
    files = [p for p in Path(os.environ["HOME"]).rglob("*") if p.is_file()]
    assert files
    for file in files:
        own = str(file.resolve())
        assert any(own == each or own.startswith(f"{each}/") for each in listed), own
