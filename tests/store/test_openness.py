"""What others can open is named everywhere it is kept, and nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from command_line import Convo

STRANGE = "it's a $(touch x) folder"


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """Everything that is kept, open to nobody, in folders that a shell takes apart."""
    (tmp_path / STRANGE).mkdir(mode=0o700)
    convo = Convo(tmp_path / STRANGE)
    convo.done("prep", "Acme", "Renewal", "--set", "issue=x")
    convo.done("set", "acme", "issue=y")
    conflict = convo.file.with_name(f"{convo.file.stem}.conflict-1.yaml")
    conflict.write_text("x", "utf-8")
    playbooks = Path(convo.own["CONVO_CONFIG"]).parent / "playbooks"
    playbooks.mkdir(parents=True)
    (playbooks / "own.yaml").write_text("id: own\n", "utf-8")
    for top in (convo.journal, convo.state, playbooks.parent):
        for path in [top, *top.rglob("*")]:
            path.chmod(0o700 if path.is_dir() else 0o600)
    return convo


def tops(convo: Convo) -> list[Path]:
    config = Path(convo.own["CONVO_CONFIG"]).parent
    return [convo.journal, convo.state, config]


def named(convo: Convo) -> dict[str, str]:
    """Return what is said to be open, by file, with what to type."""
    rows = json.loads(convo("check", "--json").out)
    said = ("can open it", "account")
    return {r["name"]: r["hint"] for r in rows if any(w in r["sentence"] for w in said)}


def test_what_is_closed_is_not_named(convo: Convo) -> None:
    assert named(convo) == {}


def test_in_a_closed_folder_any_mode_will_do(convo: Convo) -> None:
    for top in tops(convo):
        for path in top.rglob("*"):
            path.chmod(0o777 if path.is_dir() else 0o666)
    assert named(convo) == {}


def test_all_that_is_open_is_named_and_what_is_printed_closes_it(convo: Convo) -> None:
    every = []
    for top in tops(convo):
        for path in [top, *top.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
            every.append(str(path))
    config = str(tops(convo)[2])
    found = named(convo)
    assert {os.path.join(convo.journal, name) for name in found} == {*every} - {config}
    for hint in found.values():
        done = subprocess.run(["/bin/sh", "-c", hint], check=False)
        assert done.returncode == 0, hint
    assert named(convo) == {}
    assert not list(Path().glob("x"))


@pytest.mark.parametrize("what", ["year", "conflict", "version", "playbook", "session"])
def test_one_open_thing_is_named_alone(convo: Convo, what: str) -> None:
    version = next(convo.state.rglob("backups/*.yaml"))
    places = {
        "year": convo.file.parent,
        "conflict": convo.conflicts()[0],
        "version": version,
        "playbook": next(tops(convo)[2].rglob("own.yaml")),
        "session": convo.file,
    }
    path = places[what]
    above = [f for f in path.parents if any(f.is_relative_to(t) for t in tops(convo))]
    for folder in above:
        folder.chmod(0o711)
    path.chmod(0o755 if path.is_dir() else 0o604)
    config = str(tops(convo)[2])
    wanted = {str(each) for each in (path, *above)} - {config}
    assert {os.path.join(convo.journal, name) for name in named(convo)} == wanted


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a file away")
def test_what_belongs_to_another_account_is_named(convo: Convo) -> None:
    os.chown(convo.journal, 12345, -1)
    os.chown(convo.file, 12345, -1)
    found = named(convo)
    assert len(found) >= 2
    assert all(hint.startswith("sudo chown 0 ") for hint in found.values())


def test_a_year_folder_that_is_a_link_is_followed(convo: Convo, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere"
    year = convo.file.parent
    year.rename(real)
    year.symlink_to(real)
    convo.journal.chmod(0o755)
    real.chmod(0o755)
    assert str(year) in named(convo)
