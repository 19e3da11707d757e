"""A client is renamed in all its files and in no other, and every step can go back."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from command_line import Convo
from hypothesis import given
from hypothesis import strategies as st
from terminal import ENTER

from convo_prep.desk.client_names import same
from convo_prep.errors import NotSavedError
from convo_prep.store import saving


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """Two conversations with Acme, one of them closed, and one with Acme Studio."""
    made = Convo(tmp_path)
    made.done("prep", "Acme", "Renewal", "price", "--set", "issue=The price.")
    made.done("prep", "Acme", "Late", "--new", "--set", "issue=It is late.")
    made.done("prep", "--set", "client=Acme Studio", "--set", "topic=Logo")
    made.close("acme-late")
    return made


def clients(convo: Convo) -> list[str]:
    return sorted(convo.read(path).client for path in convo.files())


def test_a_client_is_renamed_in_all_its_files_and_in_no_other(convo: Convo) -> None:
    other = next(path for path in convo.files() if "studio" in path.name)
    before = other.read_bytes()
    ran = convo.done("clients", "rename", "acme", "Nordwind", "--yes")
    assert clients(convo) == ["Acme Studio", "Nordwind", "Nordwind"]
    assert other.read_bytes() == before
    assert {path.stem[11:] for path in convo.files()} == {
        *("nordwind-renewal-price", "nordwind-late", "acme-studio-logo")
    }
    assert "Acme becomes Nordwind in 2 files:" in ran.err
    assert "2 conversations are with Nordwind now." in ran.err


def test_a_closed_one_stays_closed_and_one_with_nothing_left_is_not_closed(
    convo: Convo,
) -> None:
    convo.done("set", "renewal", "outcome=agreed", "next_check_at=none")
    convo.done("close", "renewal", "--reopen")
    convo.done("clients", "rename", "Acme", "Nordwind", "--yes")
    closed = {
        convo.read(path).topic: convo.read(path).text("closed")
        for path in convo.files()
    }
    assert closed["Late"]
    assert not closed["Renewal price"]


def test_what_was_renamed_comes_back_as_is_said(convo: Convo) -> None:
    before = {path: path.read_bytes() for path in convo.files()}
    ran = convo.done("clients", "rename", "Acme", "Nordwind", "--yes")
    assert clients(convo) == ["Acme Studio", "Nordwind", "Nordwind"]
    told = re.search(r"To take it back: convo (\w+)", ran.err)
    assert told
    convo.done(told[1], "--yes")
    assert {path: path.read_bytes() for path in convo.files()} == before


def test_the_promises_of_a_renamed_client_stay_theirs(convo: Convo) -> None:
    convo.done("set", "renewal", "actions+=Send the list @Acme by friday")
    convo.done("set", "renewal", "actions+=Call them @me by friday")
    convo.done("clients", "rename", "Acme", "Nordwind", "--yes")
    out = convo.done("actions", "--side", "theirs").out
    assert "Send the list" in out
    assert "Nordwind" in out
    assert "Call them" not in out


def test_all_spellings_of_a_name_are_renamed_and_named_before(convo: Convo) -> None:
    text = "schema: 1\nid: zzzzz2\nclient: ACME\ntopic: Old\n"
    convo.write(text, "2025/old.yaml")
    ran = convo.done("clients", "rename", "Acme", "Acme", "--yes")
    assert clients(convo) == ["Acme", "Acme", "Acme", "Acme Studio"]
    assert "in 1 file:" in ran.err


def test_without_a_terminal_nothing_is_renamed_and_the_line_to_type_is_said(
    convo: Convo,
) -> None:
    ran = convo("clients", "rename", "Acme", "O'Hara & Co")
    assert ran.code == 2
    assert "convo clients rename --yes Acme 'O'\\''Hara & Co'" in ran.err
    assert clients(convo) == ["Acme", "Acme", "Acme Studio"]


def test_words_of_a_name_do_only_where_a_person_is_asked(convo: Convo) -> None:
    ran = convo("clients", "rename", "studio", "Nordwind", "--yes")
    assert ran.code == 2
    assert "convo clients rename --yes 'Acme Studio' Nordwind" in ran.err
    with convo.terminal("clients", "rename", "studio", "Nordwind") as terminal:
        terminal.wait("Acme Studio becomes Nordwind").wait("Rename?")
        terminal.type("y", ENTER)
        assert terminal.end() == 0
    assert clients(convo) == ["Acme", "Acme", "Nordwind"]


def test_a_no_renames_nothing(convo: Convo) -> None:
    with convo.terminal("clients", "rename", "Acme", "Nordwind") as terminal:
        terminal.wait("Rename?").type(ENTER)
        assert terminal.end() == 130
    assert clients(convo) == ["Acme", "Acme", "Acme Studio"]


def test_a_name_that_is_another_client_is_said_to_become_one(convo: Convo) -> None:
    with convo.terminal("clients", "rename", "Acme", "acme studio") as terminal:
        terminal.wait("Acme Studio is a client already, with 1 conversation")
        terminal.wait("Make both one client?").type("y", ENTER)
        assert terminal.end() == 0
    assert clients(convo) == ["Acme Studio"] * 3


def test_several_that_fit_are_listed_and_nobody_is_renamed(convo: Convo) -> None:
    ran = convo("clients", "rename", "ac", "Nordwind", "--yes")
    assert ran.code == 21
    assert "'Acme Studio'" in ran.err
    assert convo("clients", "rename", "nobody", "Nordwind", "--yes").code == 20
    assert convo("clients", "rename", "Acme", " ", "--yes").code == 2
    assert clients(convo) == ["Acme", "Acme", "Acme Studio"]


def test_what_cannot_be_written_is_named_and_a_second_run_finishes(
    convo: Convo, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = saving.replace

    def refuses(path: str, *rest: object) -> bool:
        if "late" in path:
            raise NotSavedError("The disk is full.")
        return write(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(saving, "replace", refuses)
    ran = convo("clients", "rename", "Acme", "Nordwind", "--yes")
    monkeypatch.undo()
    assert ran.code == 23
    assert "1 conversation is with Nordwind now." in ran.err
    assert "acme-late.yaml: The disk is full." in ran.err
    assert "then run it again: convo clients rename Acme Nordwind" in ran.err
    assert clients(convo) == ["Acme", "Acme Studio", "Nordwind"]
    convo.done("clients", "rename", "Acme", "Nordwind", "--yes")
    assert clients(convo) == ["Acme Studio", "Nordwind", "Nordwind"]


def test_a_file_of_a_newer_convo_is_named_and_the_others_are_renamed(
    convo: Convo,
) -> None:
    late = next(path for path in convo.files() if "late" in path.name)
    newer = late.read_text("utf-8").replace("schema: 1", "schema: 9")
    late.write_text(newer, encoding="utf-8")
    ran = convo("clients", "rename", "Acme", "Nordwind", "--yes")
    assert ran.code == 25
    assert clients(convo) == ["Acme", "Acme Studio", "Nordwind"]
    assert "1 conversation is with Nordwind now." in ran.err
    assert "1 file not renamed." in ran.err
    assert late.read_text("utf-8") == newer
    late.write_text(newer.replace("schema: 9", "schema: 1"), encoding="utf-8")
    convo.done("clients", "rename", "Acme", "Nordwind", "--yes")
    assert clients(convo) == ["Acme Studio", "Nordwind", "Nordwind"]


def test_a_damaged_file_that_may_be_the_clients_is_named(convo: Convo) -> None:
    convo.write("client: Acme\ntopic: [\n", "2026/broken.yaml")
    ran = convo("clients", "rename", "Acme", "Nordwind", "--yes")
    assert ran.code == 27
    assert "2026/broken.yaml: it cannot be read. See: convo check" in ran.err


def test_a_conversation_with_a_copy_beside_it_waits_until_one_is_left(
    convo: Convo,
) -> None:
    late = next(path for path in convo.files() if "late" in path.name)
    copy = late.with_name(f"{late.stem} (conflicted copy).yaml")
    copy.write_bytes(late.read_bytes())
    ran = convo("clients", "rename", "Acme", "Nordwind", "--yes")
    assert ran.code == 27
    assert "has a copy beside it" in ran.err
    assert late.exists()
    copy.unlink()
    convo.done("clients", "rename", "Acme", "Nordwind", "--yes")
    assert clients(convo) == ["Acme Studio", "Nordwind", "Nordwind"]


NAMES = st.lists(
    st.sampled_from(["Acme", "acme", "ACME", "Acmé", "Ac me", "Ac-me", "Acne", "C++"])
    | st.sampled_from(["C#", "C", "Acme Ltd", "Acme & Co", "Acme.", "x", "Müller"])
    | st.text("ACce -+#&.é", min_size=1, max_size=6).filter(str.strip),
    min_size=2,
    max_size=6,
)


@given(NAMES)
def test_no_file_of_another_client_is_ever_touched(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        convo = Convo(Path(folder))
        for number, name in enumerate(names):
            said = name.replace("'", "''")
            text = f"schema: 1\nid: aaaaa{number + 2}\nclient: '{said}'\ntopic: Price\n"
            convo.write(text, f"2026/file-{number}.yaml")
        before = {path.name: path.read_bytes() for path in convo.files()}
        stored = {path.name: convo.read(path).client for path in convo.files()}
        old = stored["file-0.yaml"]
        ran = convo("clients", "rename", "--yes", "--", old, "Nordwind")
        assert ran.code == 0, ran
        for path in convo.files():
            mine = same(stored[path.name], old)
            assert (convo.read(path).client == "Nordwind") is mine
            assert mine or path.read_bytes() == before[path.name]


def test_a_name_behind_clients_is_met_with_what_filters_by_it(convo: Convo) -> None:
    ran = convo("clients", "acme")
    assert ran.code == 2
    assert "convo clients --client acme" in ran.err
    assert "Acme" in convo.done("clients", "--client", "acme").out
