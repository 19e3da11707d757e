"""What holds for all commands may stand before or behind each of them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from command_line import Convo, Ran
from every_command import BARE, EVERY, FILE, Line

from convo_prep.commands.anywhere import WITHOUT_JOURNAL
from convo_prep.desk.desk import Desk

REF = "k3v9qd"
FLAGS = ("--plain", "--no-color", "--no-input", "--quiet", "-q")
# A command somebody may type next, not the one of a message that says what is wrong.
NEXT = re.compile(r"\bconvo [a-z]+")
BEHIND = [line for line in EVERY if line != BARE]


def name(line: Line) -> str:
    return " ".join(line.words) or "bare"


def at_once(line: Line, *more: str) -> tuple[str, ...]:
    """Return the words with more of them right behind the command."""
    first, *rest = line.with_reference(REF)
    return (first, *more, *rest)


class Two:
    """Two journals alike, one line run in each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ran(self, words: tuple[str, ...], line: Line, where: str) -> tuple[Ran, str]:
        convo = Convo(self.folder / where)
        convo.own["EDITOR"] = "true"
        (self.folder / where).mkdir(exist_ok=True)
        # A calendar says when the file was changed.
        os.utime(convo.write(FILE), (0, 0))
        ran = convo(*words, stdin=line.stdin)
        kept = "".join(path.read_text("utf-8") for path in convo.files())
        return ran, kept.replace(where, "")


@pytest.mark.parametrize("line", BEHIND, ids=name)
def test_behind_a_command_the_options_do_what_they_do_before_it(
    tmp_path: Path, line: Line
) -> None:
    two = Two(tmp_path)
    words = line.with_reference(REF)
    for number, flag in enumerate(FLAGS):
        before, kept = two.ran((flag, *words), line, f"place-a{number}")
        for where, behind in (("b", at_once(line, flag)), ("c", (*words, flag))):
            if where == "c" and "--" in words:
                continue
            ran, also = two.ran(behind, line, f"place-{where}{number}")
            same = (ran.out + ran.err).replace(
                f"place-{where}{number}", f"place-a{number}"
            )
            assert ran.code == before.code, (behind, ran)
            assert same == before.out + before.err
            assert also == kept


@pytest.mark.parametrize("line", BEHIND, ids=name)
def test_a_journal_named_behind_a_command_is_the_one_it_works_on(
    tmp_path: Path, line: Line
) -> None:
    if line.words[0] in WITHOUT_JOURNAL:
        pytest.skip("it looks into no journal")
    other = Convo(tmp_path / "other")
    other.write(FILE)
    convo = Convo(tmp_path)
    convo.own["EDITOR"] = "true"
    ran = convo(*at_once(line, "--journal", str(other.journal)), stdin=line.stdin)
    assert ran.code in (0, 1, 27) or "no terminal" in ran.err, ran
    assert convo.files() == []


@pytest.mark.parametrize("line", EVERY, ids=name)
def test_a_journal_that_is_named_is_never_left_aside_unsaid(
    tmp_path: Path, line: Line
) -> None:
    # Who looks for this one says that it is a file.
    no_folder = tmp_path / "no-folder"
    no_folder.write_text("", encoding="utf-8")
    convo = Convo(tmp_path)
    named = ("--journal", str(no_folder))
    words = line.with_reference(REF)
    ways = [(*named, *words), (*words[:1], *named, *words[1:])]
    for typed in ways if words else ways[:1]:
        ran = convo(*typed, stdin=line.stdin)
        if line.words and line.words[0] in WITHOUT_JOURNAL:
            assert (ran.code, ran.out) == (2, ""), (typed, ran)
            assert ran.err.endswith("Leave --journal out.\n")
        else:
            said = ran.out + ran.err
            assert str(no_folder) in said or "no terminal" in said, (typed, ran)


@pytest.mark.parametrize("line", BEHIND, ids=name)
def test_json_is_rows_whether_asked_for_before_or_behind_or_refused_alike(
    tmp_path: Path, line: Line
) -> None:
    if "--json" in line.words or "--format" in line.words:
        return
    two = Two(tmp_path)
    words = line.with_reference(REF)
    before, _ = two.ran(("--json", *words), line, "place-a")
    behind, _ = two.ran((*words, "--json"), line, "place-b")
    assert before.code == behind.code
    if before.code == 2:
        assert re.search("JSON|--json|no terminal", before.err)
    elif before.code != 20:
        rows = json.loads(before.out)
        assert [row.keys() for row in rows] == [
            row.keys() for row in json.loads(behind.out)
        ]


@pytest.mark.parametrize("line", EVERY, ids=name)
def test_quiet_leaves_out_every_line_on_what_to_type_next(
    tmp_path: Path, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "terminal", True)
    convo = Convo(tmp_path)
    convo.own["EDITOR"] = "true"
    convo.write(FILE)
    ran = convo("-q", *line.with_reference(REF), stdin=line.stdin)
    if ran.code == 0:
        assert not NEXT.findall(ran.err), ran.err


def test_that_a_client_is_new_is_said_quietly_without_the_way_back(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE)
    ran = convo.done("prep", "Acne", "--set", "issue=x", "-q")
    assert "Near it: Acme." in ran.err
    assert not NEXT.findall(ran.err)


def test_of_the_same_line_without_quiet_the_next_command_is_named(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    ran = convo.done("prep", "Acme", "--set", "issue=x")
    assert NEXT.findall(ran.err) == ["convo prep"]


@pytest.mark.parametrize("flag", ["-q", "--json"])
def test_a_script_gets_the_id_of_what_it_begins_on_stdout(
    tmp_path: Path, flag: str
) -> None:
    convo = Convo(tmp_path)
    begun = convo.done("prep", "Acme", "--set", "issue=x", flag)
    found = begun.out.strip()
    if flag == "--json":
        [row] = json.loads(begun.out)
        assert (convo.journal / row["name"]) == convo.file
        found = row["id"]
    assert convo.done("show", found).out.startswith("Acme")
    assert convo.done("prep", "Acme", "--set", "issue=x", flag).out == begun.out
    noted = convo.done("note", "--new", "Cedar", "They want to stop", flag)
    assert noted.out.count("\n") == (1 if flag == "-q" else noted.out.count("\n"))
    assert len(convo.files()) == 2


def test_what_is_stored_is_named_in_json_whichever_command_stores_it(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE)
    for words in (("set", REF, "fallback=Wait"), ("done", "figures"), ("close", REF)):
        [row] = json.loads(convo.done(*words, "--json").out)
        assert row["id"] == REF


def test_a_word_of_a_text_that_reads_as_an_option_is_text_behind_two_dashes(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE.replace("  outcome: agreed\n", ""))
    convo.done("note", "--", "They said", "--quiet")
    assert "They said --quiet" in convo.file.read_text("utf-8")


def test_where_json_stands_behind_another_word_the_line_that_is_named_works(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    ran = convo("playbook", "--json", "list")
    assert ran.code == 2
    line = ran.err.splitlines()[-1].removeprefix("As in: convo ")
    assert json.loads(convo.done(*line.split()).out)
    ran = convo("path", "--json")
    for line in re.findall("convo ([a-z]+ --json)", ran.err):
        convo.write(FILE)
        assert json.loads(convo.done(*line.split()).out)


TWO = FILE.replace("topic: Renewal price", "topic: Late launch").replace(REF, "b7m2xw")


def test_show_takes_of_several_the_one_whose_card_would_show(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE, "2026/one.yaml")
    ahead = TWO.partition("resolve:")[0].replace("2026-11-21", "2026-12-01")
    convo.write(ahead, "2026/two.yaml")
    assert "Late launch" in convo.done("card", "acme").out
    assert "Late launch" in convo.done("show", "acme").out


def test_card_and_show_take_the_open_one_where_no_talk_is_ahead(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    convo.write(FILE, "2026/one.yaml")
    convo.write(TWO + "closed: 2026-11-21\n", "2026/two.yaml")
    for command in ("card", "show"):
        assert "Renewal price" in convo.done(command, "acme").out
