"""A journal of convo 0.1 lists, shows, resumes, changes and restores for ever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Convo
from golden_journal import (
    BROKEN,
    GOLDEN,
    HALF_TYPED,
    NEWER,
    READABLE,
    golden,
    reference,
)
from terminal import CTRL_C, ENTER

from convo_prep.notation import reading

IN_PLACE_AND_MOVED = pytest.mark.parametrize(
    "moved", [pytest.param(False, id="in place"), pytest.param(True, id="moved")]
)


def bytes_of(convo: Convo) -> dict[str, bytes]:
    """Every session file of the journal with what it holds."""
    names = [path.relative_to(convo.journal) for path in convo.files()]
    return {str(name): (convo.journal / name).read_bytes() for name in names}


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return golden(tmp_path)


def test_the_golden_files_are_the_ones_that_were_frozen(convo: Convo) -> None:
    assert sorted(bytes_of(convo)) == sorted([*READABLE, BROKEN])


def test_every_conversation_is_listed(convo: Convo) -> None:
    rows = json.loads(convo.done("list", "--all", "--json").out)
    assert len(rows) == len(READABLE)


@pytest.mark.parametrize("name", READABLE)
def test_every_answer_of_every_conversation_is_shown(convo: Convo, name: str) -> None:
    tree = reading.parse((convo.journal / name).read_bytes(), name).tree
    words = ("show", reference(name), "--format", "plain", "--private")
    shown = convo.done(*words).out
    said = " ".join(shown.split())
    for text in prose(tree):
        assert " ".join(text.split()) in said, text


def prose(tree: object, key: str = "") -> list[str]:
    """Every text that a person wrote, not what stands for a date or a choice."""
    if isinstance(tree, dict):
        return [t for name, part in tree.items() for t in prose(part, str(name))]
    if isinstance(tree, list):
        return [t for part in tree for t in prose(part, key)]
    text = str(tree)
    return [text] if " " in text and not text[:4].isdecimal() and key != "at" else []


def test_looking_at_it_changes_nothing(convo: Convo) -> None:
    before = bytes_of(convo)
    for words in (
        (),
        ("list", "--all"),
        ("actions",),
        ("grep", "price"),
        ("check",),
        ("card", "cedar", "scope"),
        ("show", "--client", "Acme"),
        ("restore", "osprey", "--list"),
    ):
        assert convo(*words).code in (0, 27), words
    assert bytes_of(convo) == before


def test_a_broken_file_is_named_and_left_as_it_is(convo: Convo) -> None:
    before = (convo.journal / BROKEN).read_bytes()
    ran = convo("check")
    assert "2026-10-05-plover.yaml:6:" in ran.out
    assert convo("show", "2026-10-05-plover").code == 22
    assert (convo.journal / BROKEN).read_bytes() == before


def test_a_file_of_a_newer_convo_is_only_read(convo: Convo) -> None:
    before = (convo.journal / NEWER).read_bytes()
    assert convo("note", "x", "--in", "2026-10-04-later").code == 25
    assert (convo.journal / NEWER).read_bytes() == before


@IN_PLACE_AND_MOVED
def test_a_walk_goes_on_with_the_half_typed_line(tmp_path: Path, moved: bool) -> None:
    convo = golden(tmp_path, moved)
    with convo.terminal("prep", "Borealis", "Late", "invoice") as terminal:
        terminal.wait(HALF_TYPED).idle().type(" Sam", ENTER)
        terminal.wait(lambda: b"Mara or Sam" in borealis(convo).read_bytes())
        terminal.idle().type(CTRL_C)
        terminal.end()


def borealis(convo: Convo) -> Path:
    return convo.journal / "2026" / "2026-11-20-borealis-late-invoice.yaml"


@pytest.mark.parametrize("name", [n for n in READABLE if n != NEWER])
def test_every_conversation_takes_a_note_and_keeps_the_rest(
    convo: Convo, name: str
) -> None:
    before = bytes_of(convo)
    old = reading.parse(before[name], name).tree
    convo.done("note", "A golden note", "--in", reference(name))
    after = bytes_of(convo)
    [new] = [n for n, data in after.items() if b"A golden note" in data]
    tree = reading.parse(after[new], new).tree
    for key, value in old.items():
        if key not in ("conduct", "resolve", "id"):
            assert tree[key] == value, key
    for comment in (b"# from the call", b"# by hand on day 9", b"# made in an editor"):
        assert (comment in before[name]) == (comment in after[new])
    others = {n: data for n, data in after.items() if n != new}
    assert others == {n: data for n, data in before.items() if n != name}


@IN_PLACE_AND_MOVED
def test_every_kept_version_comes_back(tmp_path: Path, moved: bool) -> None:
    convo = golden(tmp_path, moved)
    rows = json.loads(convo.done("restore", "cedar", "scope", "--list", "--json").out)
    assert [row["number"] for row in rows] == list(range(14, 0, -1))
    file = convo.journal / "2026" / "2026-11-01-cedar-co-scope.yaml"
    own = GOLDEN / "state" / "journal-mark" / convo.read(file).id
    convo.done("restore", "cedar", "scope", "--version", "6")
    kept = own / "backups" / "000006-2026-11-06-hand.yaml"
    assert file.read_bytes() == kept.read_bytes()


@pytest.mark.parametrize(
    ("name", "number"),
    [("2026/hand made.yaml", "1"), ("2026/2026-10-03-tern-bad-id.yaml", "2")],
)
def test_of_what_lay_under_no_id_a_file_gets_back_its_own_alone(
    convo: Convo, name: str, number: str
) -> None:
    before = bytes_of(convo)
    rows = json.loads(convo.done("restore", reference(name), "--list", "--json").out)
    assert [str(row["number"]) for row in rows] == [number]
    convo.done("note", "A golden note", "--in", reference(name))
    convo.done("restore", reference(name), "--version", number)
    assert bytes_of(convo) == before


def test_a_change_on_a_file_with_crlf_keeps_them(convo: Convo) -> None:
    name = "2026/2026-10-02-mueller-soehne-uebergabe.yaml"
    convo.done("note", "A golden note", "--in", Path(name).stem)
    data = (convo.journal / name).read_bytes()
    assert b"Folded over\r\n    two lines\r\n" in data
