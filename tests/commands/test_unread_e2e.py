"""What cannot be read: named by every command, and no reason to begin anything anew."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Convo
from every_command import BARE, EVERY, FILE, Line

from convo_prep.store import contents

ID = "k3v9qd"
UNCONCERNED = (("demo",), ("guide",), ("completion",), ("rehearse",), ("help",))
LARGE = 20 * 1024**3


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGE)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


HOSTILE: dict[str, Callable[[Path], None]] = {
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a file": lambda path: path.symlink_to("/etc/passwd"),
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a folder": Path.mkdir,
    "a file of 20 GB": _sparse,
}


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return Convo(tmp_path)


@pytest.fixture
def file(convo: Convo) -> Path:
    convo.own["EDITOR"] = "true"
    return convo.write(f"{FILE}reflect:\n  share: Ask first.\n")


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_one_hostile_file_is_named_and_takes_nothing_else_down(
    convo: Convo, file: Path, make: Callable[[Path], None]
) -> None:
    make(file.with_name("z.yaml"))
    for words in ((), ("list",), ("actions",), ("grep", "price"), ("show", ID)):
        ran = convo(*words)
        assert ran.code == 0, ran
        assert "price" in ran.out or "figures" in ran.out
        assert "2026/z.yaml" in ran.err
    assert "2026/z.yaml" in convo("check").out
    assert convo("check").code == 27


@pytest.mark.parametrize("line", EVERY, ids=lambda line: " ".join(line.words) or "bare")
@pytest.mark.parametrize("name", ["a link to a device", "a file of 20 GB"])
def test_every_command_goes_on_beside_a_hostile_file(
    convo: Convo, file: Path, line: Line, name: str
) -> None:
    HOSTILE[name](file.with_name("z.yaml"))
    ran = convo(*line.with_reference(ID), stdin=line.stdin)
    # What copies a whole journal says by its code too that this is not all of it.
    copies = line.words[:1] == ("export",)
    assert ran.code in ((22,) if copies else (0, 1, 2, 27)), ran
    assert not copies or "price" in ran.out.lower()


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_nothing_begins_beside_what_cannot_be_read_unless_new_is_said(
    convo: Convo, file: Path, make: Callable[[Path], None]
) -> None:
    make(file.with_name("z.yaml"))
    ran = convo("prep", "Borealis", "--set", "issue=x")
    assert ran.code == 22
    assert "2026/z.yaml" in ran.err
    assert "convo check" in ran.err
    assert len(list(file.parent.glob("2026-*.yaml"))) == 1
    assert convo("prep", "--new", "Borealis", "--set", "issue=x").code == 0


def test_a_broken_file_of_another_client_keeps_nobody_from_beginning(
    convo: Convo, file: Path
) -> None:
    file.write_text("schema: 1\nid: k3v9qd\nclient: Acme\nprepare: [\n")
    assert convo("prep", "Borealis", "--set", "issue=x").code == 0
    assert convo("prep", "Acme", "--set", "issue=x").code == 22
    assert convo("prep", "ACME", "--set", "issue=x").code == 22


@pytest.mark.parametrize("data", [b"", b"\0" * 900, b"\xff\xfea\0", b"client: J\xf6rg"])
def test_a_damaged_file_may_be_with_anybody(
    convo: Convo, file: Path, data: bytes
) -> None:
    file.write_bytes(data)
    assert convo("prep", "Jörg", "--set", "issue=x").code == 22


def test_a_year_that_is_a_link_is_read_once(convo: Convo, file: Path) -> None:
    away = file.parents[2] / "away"
    file.parent.rename(away)
    file.parent.symlink_to(away)
    file.parent.with_name("2027").symlink_to(away)
    file.parent.with_name("2028").symlink_to(".")
    assert convo.done("list", "--all").out.count("Acme") == 1
    assert convo("set", ID, "fallback=Wait").code == 0
    assert len(list(away.glob("*.yaml"))) == 1


@pytest.mark.parametrize("leads", ["/dev/zero", "nowhere", "2025"])
def test_a_year_that_leads_nowhere_is_named(
    convo: Convo, file: Path, leads: str
) -> None:
    file.parent.with_name("2025").symlink_to(leads)
    for words in ((), ("list",), ("grep", "price")):
        assert "2025 is a link" in convo.done(*words).err
    assert "2025: Is a link" in convo("check").out
    assert convo("list", "--client", "Borealis").code == 22
    assert convo("grep", "Borealis").code == 22
    assert convo("show", "Borealis").code == 22
    assert convo("prep", "Borealis", "--set", "issue=x").code == 22


def test_what_is_never_read_is_named(convo: Convo, file: Path) -> None:
    deep = file.parent / "old"
    deep.mkdir()
    (deep / "a.yaml").write_text(FILE)
    (file.parent / "b.yml").write_text(FILE)
    ran = convo.done("list")
    assert "2 files are never read" in ran.err
    assert "2026/old/a.yaml" in ran.err
    assert "2026/b.yml" in ran.err
    found = convo("check").out
    assert "2026/old/a.yaml: It is not read: it lies too deep." in found
    assert "2026/b.yml: It is not read: its name ends in .yml." in found


@pytest.mark.parametrize("name", ["2026/b.yml", "2026/old/b.yaml", "2026/a/b/c/b.yml"])
def test_what_is_never_read_is_not_begun_again_nor_said_not_to_be_there(
    convo: Convo, file: Path, name: str
) -> None:
    convo.write(FILE.replace("Acme", "Borealis").replace(ID, "b7m2xw"), name)
    for words in (
        ("prep", "borealis", "--set", "issue=x"),
        ("list", "--client", "Borealis"),
        ("grep", "Borealis"),
        ("show", "Borealis"),
    ):
        ran = convo(*words)
        assert ran.code == 22, ran
        assert name in ran.err
    assert convo("prep", "Cedar", "--set", "issue=x").code == 0


def test_what_no_session_looks_like_is_nothing_to_speak_of(
    convo: Convo, file: Path
) -> None:
    convo.write("site_name: Notes\nclient_id: 3\n", "mkdocs.yml")
    convo.write("kind: Deployment\n", "2026/attached/deploy.yaml")
    assert convo.done("list").err == ""
    assert convo("grep", "Borealis").code == 1


def test_a_folder_with_the_name_of_a_session_is_named(convo: Convo, file: Path) -> None:
    (convo.journal / "z.yaml").mkdir()
    assert "z.yaml is a folder" in convo.done("list").err
    assert "z.yaml" in convo("check").out


@pytest.mark.parametrize("place", ["x", "2026/x"])
def test_a_link_to_endless_folders_is_not_followed_to_their_end(
    convo: Convo, file: Path, tmp_path: Path, place: str
) -> None:
    far = tmp_path / "far"
    for number in range(2 * contents.FOLDERS):
        (far / "in" / str(number)).mkdir(parents=True)
    last = far / "in" / str(number) / "a.yaml"
    last.write_text(FILE)
    (convo.journal / place).symlink_to(far)
    ran = convo.done("list")
    assert "there" in convo("check").out
    assert f"{place}/in/" in ran.err


def test_a_journal_that_is_not_there_is_said_where_it_was_meant(
    convo: Convo, file: Path, tmp_path: Path
) -> None:
    slip = str(tmp_path / "jurnal")
    for words in (("list",), ("grep", "price"), ("show", "acme"), ()):
        assert f"There is no folder {slip}." in convo("--journal", slip, *words).err
    convo.own["CONVO_JOURNAL"] = str(tmp_path / "no" / "disk")
    assert "There is no folder" in convo.done("list").err
    convo.own["CONVO_JOURNAL"] = slip
    assert convo.done("list").err == ""
    made = convo.done("--journal", slip, "prep", "Acme", "--set", "issue=x")
    assert "There is no folder" not in made.err
    del convo.own["CONVO_JOURNAL"]
    convo.own |= {"HOME": str(tmp_path / "new"), "XDG_DATA_HOME": ""}
    (tmp_path / "new").mkdir()
    assert convo.done("list").err == ""


def test_a_journal_that_leads_nowhere_is_refused(convo: Convo, tmp_path: Path) -> None:
    convo.journal.symlink_to(tmp_path / "nowhere")
    for words in ((), ("list",), ("prep", "Acme", "--set", "issue=x")):
        ran = convo(*words)
        assert ran.code == 28
        assert "is not there" in ran.err


@pytest.mark.parametrize("line", [BARE, *EVERY[1:]], ids=lambda x: " ".join(x.words))
def test_a_journal_that_is_a_file_is_28(convo: Convo, file: Path, line: Line) -> None:
    ran = convo("--journal", str(file), *line.with_reference(ID), stdin=line.stdin)
    if line.words[:1] not in UNCONCERNED:
        assert ran.code == (27 if line.words[:1] == ("check",) else 28), ran
        assert "is a file, not a folder" in ran.out + ran.err


def test_a_given_file_may_be_a_link_or_a_pipe_but_no_device(
    convo: Convo, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "answers.yaml").write_text("prepare:\n  fallback: Wait\n")
    (tmp_path / "link.yaml").symlink_to("answers.yaml")
    assert convo("prep", ID, "--from", str(tmp_path / "link.yaml")).code == 0
    piped = convo.start("prep", ID, "--from", "/dev/stdin", stdin=subprocess.PIPE)
    piped.communicate(b"prepare:\n  issue: It went up twice.\n")
    assert piped.returncode == 0
    assert convo.read().text("prepare.issue") == "It went up twice."
    assert convo("prep", ID, "--from", "/dev/zero").code == 22
