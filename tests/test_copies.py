"""A copy that a sync program has put beside a file is never a second conversation."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest
from command_line import Convo
from every_command import EVERY, Line
from every_command import FILE as ONE
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.store import copies
from convo_prep.store.unread import Unread

STEM = "2026-11-20-acme-renewal-price"
FILE = ONE.replace("price went up", "apricot went up")
COPY = FILE.replace("apricot", "blueberry").replace("agreed", "partly agreed")
NAMES = (
    "{} (conflicted copy)",
    "{} (Dana's conflicted copy 2026-11-20)",
    "{}.sync-conflict-20261120-101112-ABCDEFG",
    "{} 2",
    "{}-HOST",
    "{}-2",
    "{}~",
    "{} copy",
    "Copy of {}",
    "a renamed one",
    "zz",
)


@pytest.fixture(params=NAMES)
def convo(tmp_path: Path, request: pytest.FixtureRequest) -> Convo:
    convo = Convo(tmp_path)
    convo.own["EDITOR"] = "true"
    convo.write(FILE, f"2026/{STEM}.yaml")
    convo.write(COPY, f"2026/{request.param.format(STEM)}.yaml")
    return convo


def copy_of(convo: Convo) -> Path:
    return next(path for path in convo.files() if path.stem != STEM)


LINES = pytest.mark.parametrize("line", EVERY, ids=lambda line: " ".join(line.words))


@LINES
def test_every_command_goes_on_with_the_file_and_leaves_the_copy(
    tmp_path: Path, line: Line
) -> None:
    for reference in ("k3v9qd", STEM):
        convo = Convo(tmp_path / reference)
        convo.own["EDITOR"] = "true"
        convo.write(FILE, f"2026/{STEM}.yaml")
        copy = convo.write(COPY, f"2026/{STEM} (conflicted copy).yaml")
        ran = convo(*line.with_reference(reference), stdin=line.stdin)
        assert ran.code in (0, 1, 2, 27), ran
        assert "blueberry" not in ran.out
        # What is to be forgotten goes out of the copy too.
        left = COPY.replace(" went up", "") if "--text" in line.words else COPY
        assert copy.read_text(encoding="utf-8") == left
        kept = b"".join(p.read_bytes() for p in convo.state.rglob("*") if p.is_file())
        assert b"blueberry" not in kept


def test_it_is_listed_shown_and_its_actions_are_counted_once(convo: Convo) -> None:
    assert len(json.loads(convo.done("list", "--all", "--json").out)) == 1
    assert len(json.loads(convo.done("actions", "--json").out)) == 1
    for reference in ("k3v9qd", "acme", "renewal price", STEM, "last"):
        assert "apricot" in convo.done("show", reference).out
    convo.done("done", "send", "figures")
    assert "done: " in (convo.journal / "2026" / f"{STEM}.yaml").read_text()
    assert copy_of(convo).read_text(encoding="utf-8") == COPY


@pytest.mark.parametrize("words", [("list",), ("actions",), ("show", "k3v9qd")])
def test_a_copy_is_named_with_what_differs_and_never_what_it_says(
    convo: Convo, words: tuple[str, ...]
) -> None:
    said = convo.done(*words).err.replace("'\\''", "'")
    assert said.count(copy_of(convo).stem) == 2
    assert "Issue" in said
    assert "blueberry" not in said


def test_the_way_out_works_as_it_is_printed(convo: Convo) -> None:
    said = convo.done("show", "k3v9qd").err
    line = said[said.index("convo forget") :].splitlines()[0]
    convo.done("set", "k3v9qd", "issue=The blueberry")
    convo.done("set", "k3v9qd", "fallback=Wait")
    ran = convo.done(*shlex.split(line)[1:], "--yes")
    assert f"2026/{STEM}.yaml stays" in ran.err
    assert [path.stem for path in convo.files()] == [STEM]
    assert len(json.loads(convo.done("restore", "k3v9qd", "--json").out)) == 2
    assert "copy" not in convo.done("list").err


def test_forgetting_the_file_names_the_copy_that_stays(convo: Convo) -> None:
    copy = copy_of(convo)
    said = convo.done("forget", STEM, "--yes").err
    assert copy.stem in said.replace("'\\''", "'")
    assert convo.file == copy


def test_grep_finds_in_a_copy_only_what_the_file_does_not_say(convo: Convo) -> None:
    assert convo.done("grep", "apricot").out.count("\n") == 1
    found = convo.done("grep", "blueberry").out
    assert found.count("\n") == 1
    assert str(copy_of(convo)) in found
    figures = convo.done("grep", "Send the figures").out
    assert figures.count("\n") == 1
    assert STEM + ".yaml" in figures


def test_check_names_it_and_how_it_differs(convo: Convo) -> None:
    said = convo("check").out
    assert f"It is a copy of 2026/{STEM}.yaml. It differs in: Issue" in said
    assert "blueberry" not in said


def test_a_copy_named_by_its_whole_name_is_taken_and_called_one(convo: Convo) -> None:
    ran = convo.done("show", f"2026/{copy_of(convo).name}")
    assert "blueberry" in ran.out
    assert f"This is a copy of 2026/{STEM}.yaml" in ran.err


def test_a_copy_in_another_folder_is_one_too(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE, f"2026/{STEM}.yaml")
    for folder in ("2027", "archive", "."):
        convo.write(COPY, f"{folder}/{STEM}.yaml")
    assert len(json.loads(convo.done("list", "--all", "--json").out)) == 1
    assert "apricot" in convo.done("show", "k3v9qd").out


def test_two_conversations_with_one_id_are_both_shown_and_checked(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE, f"2026/{STEM}.yaml")
    convo.write(COPY.replace("Acme", "Borealis"), "2026/2026-11-20-borealis.yaml")
    assert len(json.loads(convo.done("list", "--all", "--json").out)) == 2
    assert "is another conversation" in convo("check").out
    assert convo("show", "k3v9qd").code == 21


FITTING = st.lists(
    st.sampled_from([n.format(STEM) for n in NAMES] + [STEM, "2026-11-20-alder", "x"]),
    unique=True,
    min_size=1,
)


@given(FITTING, st.data())
def test_each_conversation_comes_once_however_the_files_are_called(
    names: list[str], data: st.DataObject
) -> None:
    from tempfile import TemporaryDirectory

    ids = ["k3v9qd", "b7m2xw", "c4t8hn"]
    with TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/2026")
        chosen = {}
        for name in names:
            chosen[name] = data.draw(st.sampled_from(ids))
            text = FILE.replace("k3v9qd", chosen[name])
            Path(folder, "2026", f"{name}.yaml").write_text(text, encoding="utf-8")
        unread = Unread()
        found = [
            os.path.basename(name)[:-5] for name, _ in copies.files(folder, unread)
        ]
        assert sorted(chosen[name] for name in found) == sorted(set(chosen.values()))
        assert len(found) + len(unread.copies) == len(names)
        if STEM in names:
            assert STEM in found


def test_copies_are_named_in_the_order_of_the_files(tmp_path: Path) -> None:
    ids = ["k3v9qd", "b7m2xw", "c4t8hn", "d5p3rs"]
    (tmp_path / "2026").mkdir()
    for number, own in enumerate(ids):
        for name in (f"{STEM}-{number}", f"{STEM}-{number} copy"):
            text = FILE.replace("k3v9qd", own)
            (tmp_path / "2026" / f"{name}.yaml").write_text(text, encoding="utf-8")
    unread = Unread()
    assert len(list(copies.files(str(tmp_path), unread))) == len(ids)
    assert list(unread.copies) == sorted(unread.copies, reverse=True)
