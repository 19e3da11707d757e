"""One sentence goes everywhere that it is kept, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Convo
from terminal import CTRL_D, ENTER

from convo_prep.store import saving

SAID = "Dana drinks at work."
OTHER = "They want 20% off."


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    """The sentence stands in file, comment, versions, half-typed line, edited text."""
    convo = Convo(tmp_path)
    convo.done("prep", "Acme", "Renewal", "--set", f"issue={OTHER} {SAID}")
    convo.done("set", "acme", "fallback=Wait")
    convo.done("set", "acme", f"facts={SAID}", f"facts={OTHER}")
    path = convo.file
    path.write_text(f"{path.read_text('utf-8')}# Mind that Dana\n# drinks at work.\n")
    convo.done("set", "acme", "fallback=Walk")
    [own] = [p for p in convo.state.iterdir() if p.name.startswith(own_id(convo))]
    line = {"question": "prepare.issue", "item": None, "field": None, "text": SAID}
    (own / "draft.json").write_text(json.dumps(line), "utf-8")
    edited = own / "edited" / "prepare.issue"
    edited.mkdir(parents=True)
    (edited / "prepare.issue.txt").write_text(f"First. {SAID}\n", "utf-8")
    return convo


def own_id(convo: Convo) -> str:
    return convo.read().id


def with_it(convo: Convo) -> list[Path]:
    every = [*convo.journal.rglob("*"), *convo.state.rglob("*")]
    return [p for p in every if p.is_file() and b"drinks" in p.read_bytes()]


def test_it_is_nowhere_any_more_and_the_rest_stands(convo: Convo) -> None:
    assert len(with_it(convo)) > 4
    before = len(json.loads(convo.done("restore", "acme", "--json").out))
    ran = convo.done("forget", own_id(convo), "--text", SAID, "--yes")
    assert with_it(convo) == []
    session = convo.read()
    assert session.text("prepare.issue") == OTHER
    assert session.items("prepare.facts") == (OTHER,)
    assert session.text("prepare.fallback") == "Walk"
    assert len(json.loads(convo.done("restore", "acme", "--json").out)) == before
    assert "kept versions" in ran.err
    assert "the line that was half typed" in ran.err
    assert "the history of your shell" in ran.err
    assert SAID not in ran.err
    assert convo("check").code == 0


def test_a_version_that_comes_back_has_it_no_more(convo: Convo) -> None:
    convo.done("forget", own_id(convo), "--text", SAID, "--yes")
    for version in json.loads(convo.done("restore", "acme", "--json").out):
        convo.done("restore", "acme", "--version", str(version["number"]))
        assert "drinks" not in convo.file.read_text("utf-8")


def test_it_comes_from_stdin_too_in_any_case_and_over_lines(convo: Convo) -> None:
    words = "dana  drinks\nAT work.\n"
    convo.done("forget", own_id(convo), "--text", "-", "--yes", stdin=words)
    assert with_it(convo) == []


def test_it_shows_where_and_enter_is_a_no(convo: Convo) -> None:
    with convo.terminal("forget", "acme", "--text", SAID) as terminal:
        terminal.wait("Issue, Facts").wait("for good?").idle().type(ENTER)
        assert terminal.end() == 130
    assert len(with_it(convo)) > 4
    with convo.terminal("forget", "acme", "--text", SAID) as terminal:
        terminal.wait("for good?").idle().type("y", ENTER)
        assert terminal.end() == 0
    assert with_it(convo) == []


def test_on_a_terminal_they_can_be_typed_where_no_shell_keeps_them(
    convo: Convo,
) -> None:
    with convo.terminal("forget", "acme", "--text", "-") as terminal:
        terminal.wait("then Ctrl-D").idle().type(SAID, ENTER, CTRL_D)
        terminal.wait("for good?").idle().type("y", ENTER)
        assert terminal.end() == 0
    assert with_it(convo) == []


@pytest.mark.parametrize("words", ["", " ", "a", "..."])
def test_too_little_is_not_taken_out_everywhere(convo: Convo, words: str) -> None:
    before = convo.file.read_bytes()
    assert convo("forget", own_id(convo), "--text", words, "--yes").code == 2
    assert convo.file.read_bytes() == before


def test_with_words_of_a_title_and_yes_nothing_goes(convo: Convo) -> None:
    ran = convo("forget", "acme", "--text", SAID, "--yes")
    assert ran.code == 2
    assert f"Type: convo forget {own_id(convo)} --text - --yes" in ran.err
    assert "drinks" not in ran.err
    assert len(with_it(convo)) > 4


def test_what_stands_nowhere_is_said(convo: Convo) -> None:
    assert convo("forget", own_id(convo), "--text", "Never said", "--yes").code == 1


def test_conflict_files_and_copies_are_reached_and_other_programs_files_named(
    convo: Convo,
) -> None:
    own, folder, stem = own_id(convo), convo.file.parent, convo.file.stem
    text = convo.file.read_text("utf-8")
    for name in (f"{stem}.conflict-1.yaml", f"{stem} 2.yaml", f"{stem}.yaml~"):
        (folder / name).write_text(text, "utf-8")
    ran = convo.done("forget", own, "--text", SAID, "--yes")
    assert [path.name for path in with_it(convo)] == [f"{stem}.yaml~"]
    assert f"{stem}.yaml~" in ran.err


def test_a_version_that_does_not_parse_is_reached(convo: Convo) -> None:
    version = next(p for p in with_it(convo) if p.parent.name == "backups")
    version.write_text(f"client: [Acme\n  x: {SAID}\n", "utf-8")
    convo.done("forget", own_id(convo), "--text", SAID, "--yes")
    assert with_it(convo) == []


def test_versions_of_a_deleted_file_are_reached(convo: Convo) -> None:
    own = own_id(convo)
    convo.file.unlink()
    convo.done("forget", own, "--text", SAID, "--yes")
    assert with_it(convo) == []


def test_a_title_with_it_gets_another_name(convo: Convo) -> None:
    convo.done("forget", own_id(convo), "--text", "Renewal", "--yes")
    assert not [p for p in convo.journal.rglob("*") if "renewal" in p.name]
    convo.done("show", "acme")


def test_the_same_words_elsewhere_are_named(convo: Convo) -> None:
    convo.done("prep", "--new", "Borealis", "Late", "--set", f"issue={SAID}")
    own = next(p for p in convo.files() if "acme" in p.name)
    ran = convo.done("forget", convo.read(own).id, "--text", SAID, "--yes")
    assert "Borealis · Late" in ran.err
    assert "--text -" in ran.err


def test_a_client_s_name_stays_and_that_is_said(convo: Convo) -> None:
    ran = convo("forget", own_id(convo), "--text", "Acme", "--yes")
    assert convo.read().client == "Acme"
    assert "convo clients rename" in ran.err


def test_a_full_disk_leaves_all_as_it_is(
    convo: Convo, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in with_it(convo)}
    real, calls = saving.written_beside, []

    def full(path: str, data: bytes):  # type: ignore[no-untyped-def]
        calls.append(path)
        if len(calls) == 3:
            raise OSError(28, "No space left on device", path)
        return real(path, data)

    monkeypatch.setattr(saving, "written_beside", full)
    assert convo("forget", own_id(convo), "--text", SAID, "--yes").code == 23
    assert {path: path.read_bytes() for path in before} == before


def test_a_file_that_does_not_parse_is_not_touched(convo: Convo) -> None:
    convo.file.write_text(f"client: [Acme\n# {SAID}\n", "utf-8")
    ran = convo("forget", convo.file.name, "--text", SAID, "--yes")
    assert ran.code == 22
    assert SAID not in ran.err
