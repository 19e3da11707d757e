"""What a command changed is taken back, all of it and nothing else."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from command_line import Convo
from every_command import FILE, ID, LINES
from hypothesis import given, settings
from hypothesis import strategies as st
from terminal import ENTER

OTHER = """\
# a comment of mine
schema: 1
client: Borealis   # the parent company
topic: Late again
created: 2026-11-19T10:00+01:00
resolve:
  # to be asked again
  actions:
    - what: Answer
      owner: them
mine: a key of my own
"""
APPEND = "import sys; open(sys.argv[1], 'a').write('# by hand' + chr(10))"
MORE = (
    ("prep", "--new", "Acme", "Handover", "--set", "issue=Slow."),
    ("set", ID, "client=Borealis", "topic=Another"),
    ("set", ID, "actions-=#1"),
    ("set", "borealis", "tags+=late"),
    ("clients", "rename", "Borealis", "Borealis Ltd", "--yes"),
    ("clients", "rename", "Acme", "Borealis", "--yes"),
    ("close", "borealis"),
)
UNDOABLE = [
    (line.with_reference(ID), line.stdin)
    for name, lines in LINES.items()
    for line in lines
    if line.writes and name not in ("forget", "undo")
] + [(words, "") for words in MORE]


def journal_of(folder: Path) -> Convo:
    """Two conversations that a hand has written, one of them without an id."""
    convo = Convo(folder)
    convo.own["EDITOR"] = f'{sys.executable} -c "{APPEND}"'
    convo.write(FILE)
    convo.write(OTHER, "borealis.yaml")
    return convo


@pytest.fixture
def convo(tmp_path: Path) -> Convo:
    return journal_of(tmp_path)


def snapshot(convo: Convo) -> Mapping[str, bytes]:
    files = [path for path in convo.journal.rglob("*") if path.is_file()]
    return {str(path.relative_to(convo.journal)): path.read_bytes() for path in files}


@given(st.lists(st.sampled_from(UNDOABLE), min_size=1, max_size=5))
@settings(max_examples=settings().max_examples // 10)
def test_as_many_undos_give_the_journal_back_byte_for_byte(
    lines: list[tuple[tuple[str, ...], str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        convo = journal_of(Path(folder))
        stood = [snapshot(convo)]
        for words, stdin in lines:
            convo(*words, stdin=stdin)
            if snapshot(convo) != stood[-1]:
                stood.append(snapshot(convo))
        for expected in stood[-2::-1]:
            convo.done("undo", "--yes")
            assert snapshot(convo) == expected
        assert convo("undo", "--yes").code == 1
        for expected in stood[1:]:
            convo.done("undo", "--redo", "--yes")
            assert snapshot(convo) == expected
        assert convo("undo", "--redo", "--yes").code == 1


@pytest.mark.parametrize("line", UNDOABLE, ids=lambda line: " ".join(line[0]))
def test_each_command_is_taken_back_and_brought_back_as_one(
    convo: Convo, line: tuple[tuple[str, ...], str]
) -> None:
    before = snapshot(convo)
    convo(*line[0], stdin=line[1])
    after = snapshot(convo)
    if after == before:
        assert convo("undo", "--yes").code == 1
        return
    convo.done("undo", "--yes")
    assert snapshot(convo) == before
    convo.done("undo", "--redo", "--yes")
    assert snapshot(convo) == after


def test_it_reaches_the_last_twenty_runs(convo: Convo) -> None:
    stood = []
    for number in range(25):
        stood.append(snapshot(convo))
        convo.done("note", f"Number {number}", "--in", ID)
    for expected in stood[:4:-1]:
        convo.done("undo", "--yes")
        assert snapshot(convo) == expected
    assert convo("undo", "--yes").code == 1


def test_a_terminal_shows_what_it_is_and_enter_does_it(convo: Convo) -> None:
    before = snapshot(convo)
    convo.done("note", "They asked again", "--in", ID)
    said = "the note of 17:10 to Acme · Renewal price"
    with convo.terminal("undo") as terminal:
        terminal.wait(f"Take back {said}? [Y/n]").idle().type("n", ENTER)
        assert terminal.end() == 130
    assert snapshot(convo) != before
    with convo.terminal("undo") as terminal:
        terminal.wait(f"Take back {said}? [Y/n]").idle().type(ENTER)
        terminal.wait("Taken back")
        assert terminal.end() == 0
    assert snapshot(convo) == before


def test_of_answers_it_says_to_which_questions_and_never_what(convo: Convo) -> None:
    given = (
        "facts+=Zebrafinch",
        "fallback=Zebrafinch",
        "place=Zebrafinch",
        "minutes=30",
    )
    convo.done("set", ID, *given)
    ran = convo("undo")
    assert "(Facts, Fallback, How long, 1 more)" in ran.err
    assert "Zebrafinch" not in ran.err
    convo.done("set", ID, "minutes=45")
    assert "the answer of 17:10 in Acme · Renewal price (How long)" in convo("undo").err
    assert "1 answer: How long" in convo.done("undo", "--list").out


def test_without_a_terminal_it_says_what_it_would_do_and_how(convo: Convo) -> None:
    convo.done("note", "They asked again", "--in", ID)
    before = snapshot(convo)
    ran = convo("undo")
    assert ran.code == 2
    assert "take back the note of 17:10 to Acme · Renewal price" in ran.err
    assert "convo undo --yes" in ran.err
    assert snapshot(convo) == before


def test_what_a_hand_has_written_since_stays(convo: Convo) -> None:
    convo.done("note", "They asked again", "--in", ID)
    [file] = [path for path in convo.files() if "acme" in path.name]
    text = file.read_text(encoding="utf-8")
    by_hand = text.replace("The price went up.", "The price went up by 8%.")
    file.write_text(by_hand + "# of mine\n", encoding="utf-8")
    convo.done("undo", "--yes")
    expected = FILE.replace("The price went up.", "The price went up by 8%.")
    assert file.read_text(encoding="utf-8") == expected + "# of mine\n"


def test_the_very_answer_changed_by_hand_since_is_left_alone(convo: Convo) -> None:
    convo.done("set", ID, "fallback=Wait")
    [file] = [path for path in convo.files() if "acme" in path.name]
    by_hand = file.read_text(encoding="utf-8").replace("Wait", "Walk away")
    file.write_text(by_hand, encoding="utf-8")
    ran = convo("undo", "--yes")
    assert ran.code == 24
    assert "prepare.fallback" in ran.err
    assert "Walk away" not in ran.err
    assert file.read_text(encoding="utf-8") == by_hand
    way_out = ran.err.partition("By hand: convo ")[2].split()
    convo.done(*way_out)
    assert file.read_text(encoding="utf-8") == FILE


def test_one_file_that_refuses_keeps_the_others_as_they_are(convo: Convo) -> None:
    convo.done("set", "borealis", "client=Acme")
    convo.done("clients", "rename", "Acme", "Acme Ltd", "--yes")
    file = next(path for path in convo.files() if "borealis" in path.name)
    text = file.read_text(encoding="utf-8").replace("Acme Ltd", "Acme Inc")
    file.write_text(text, encoding="utf-8")
    before = snapshot(convo)
    assert convo("undo", "--yes").code == 24
    assert snapshot(convo) == before


def test_a_new_conversation_that_others_went_on_with_is_not_taken_away(
    convo: Convo,
) -> None:
    convo.done("prep", "--new", "Acme", "Handover", "--set", "issue=Slow.")
    [file] = [path for path in convo.files() if "handover" in path.name]
    file.write_text(file.read_text(encoding="utf-8") + "# of mine\n", encoding="utf-8")
    assert convo("undo", "--yes").code == 24
    assert file.exists()


def test_what_undo_took_away_is_there_for_restore(convo: Convo) -> None:
    convo.done("prep", "--new", "Acme", "Handover", "--set", "issue=Slow.")
    convo.done("undo", "--yes")
    assert "handover" not in str(convo.files())
    assert "Handover" in convo.done("restore", "--list").out
    convo.done("restore", "handover")
    assert "handover" in str(convo.files())


def test_a_new_change_leaves_nothing_to_bring_back(convo: Convo) -> None:
    convo.done("note", "One", "--in", ID)
    convo.done("undo", "--yes")
    convo.done("note", "Two", "--in", ID)
    assert convo("undo", "--redo", "--yes").code == 1


def test_nothing_of_a_conversation_is_left_in_the_log_once_it_is_forgotten(
    convo: Convo,
) -> None:
    convo.done("note", "One", "--in", ID)
    convo.done("clients", "rename", "Acme", "Borealis", "--yes")
    convo.done("undo", "--yes")
    convo.done("forget", ID, "--yes")
    left = [path for path in convo.state.rglob("*") if path.is_file()]
    assert not [path for path in left if ID.encode() in path.read_bytes()]
    assert not [path for path in left if ID in str(path)]
    assert convo("undo", "--yes").code == 1


def test_no_word_of_a_person_stands_in_the_log(convo: Convo) -> None:
    for words, stdin in UNDOABLE:
        convo(*words, stdin=stdin)
    convo("undo", "--yes")
    log = (convo.state / "runs").read_text(encoding="utf-8").lower()
    for word in ("acme", "borealis", "renewal", "handover", "price", "wait", "again"):
        assert word not in log


def test_the_list_says_what_changed_when_and_what_was_taken_back(convo: Convo) -> None:
    convo.done("note", "One", "--in", ID)
    convo.done("set", "borealis", "fallback=Wait", "facts+=On 3 May")
    convo.done("undo", "--yes")
    rows = json.loads(convo.done("undo", "--list", "--json").out)
    assert [
        (row["command"], row["taken_back"], row["conversations"][0]["answers"])
        for row in rows
    ] == [("set", True, 2), ("note", False, 1)]
    one = json.loads(convo.done("undo", "--list", ID, "--json").out)
    assert [row["command"] for row in one] == ["note"]


def test_a_journal_that_was_moved_or_is_linked_is_the_same(convo: Convo) -> None:
    before = snapshot(convo)
    convo.done("note", "One", "--in", ID)
    convo.done("note", "Two", "--in", ID)
    link = convo.journal.parent / "link"
    link.symlink_to(convo.journal)
    convo.done("--journal", str(link), "undo", "--yes")
    link.unlink()
    convo.journal.rename(link)
    convo.done("--journal", str(link), "undo", "--yes")
    link.rename(convo.journal)
    assert snapshot(convo) == before


def test_what_was_done_in_another_journal_is_none_of_this_one(
    convo: Convo, tmp_path: Path
) -> None:
    convo.done("note", "One", "--in", ID)
    other = str(tmp_path / "other")
    convo.done("--journal", other, "prep", "Cedar", "Late", "--set", "issue=x")
    before = snapshot(convo)
    convo.done("undo", "--yes")
    assert snapshot(convo) != before
    assert convo("undo", "--yes").code == 1
    assert len(list(Path(other).rglob("*.yaml"))) == 1


def test_a_log_that_cannot_be_written_never_stops_an_answer(convo: Convo) -> None:
    (convo.state / "runs").mkdir(parents=True)
    ran = convo.done("note", "One", "--in", ID)
    assert "'convo undo' does not know of it" in ran.err
    [file] = [path for path in convo.files() if "acme" in path.name]
    assert "One" in file.read_text(encoding="utf-8")


def test_a_line_that_a_crash_has_cut_is_passed_over(convo: Convo) -> None:
    before = snapshot(convo)
    convo.done("note", "One", "--in", ID)
    log = convo.state / "runs"
    line = log.read_bytes().strip()
    log.write_bytes(line + b"\n" + line[: len(line) // 2])
    middle = snapshot(convo)
    convo.done("note", "Two", "--in", ID)
    convo.done("undo", "--yes")
    assert snapshot(convo) == middle
    convo.done("undo", "--yes")
    assert snapshot(convo) == before


def test_what_was_taken_out_for_good_comes_back_by_no_undo(convo: Convo) -> None:
    convo.done("note", "Dana drinks at work.", "--in", ID)
    convo.done("note", "They asked again", "--in", ID)
    convo.done("set", "borealis", "fallback=Wait")
    convo.done("forget", ID, "--text", "drinks at work", "--yes")
    convo.done("undo", "--yes")
    assert convo("undo", "--yes").code == 1
    assert convo("undo", "--redo", "--yes").code == 0
    every = [*convo.journal.rglob("*"), *convo.state.rglob("*")]
    assert not [p for p in every if p.is_file() and b"drinks" in p.read_bytes()]
    [file] = [path for path in convo.files() if "acme" in path.name]
    assert "They asked again" in file.read_text(encoding="utf-8")
    assert ID.encode() not in (convo.state / "runs").read_bytes()


def test_an_import_is_taken_back_as_one(convo: Convo, tmp_path: Path) -> None:
    for topic in ("Late", "Price"):
        convo.done("prep", "--new", "Cedar", topic, "--set", "issue=x")
    rows = tmp_path / "rows.jsonl"
    rows.write_text(convo.done("export", "--client", "Cedar").out, encoding="utf-8")
    other = Convo(tmp_path / "other")
    other.done("import", str(rows))
    after = snapshot(other)
    assert len(after) == 2
    ran = other.done("undo", "--yes")
    assert "the import of 17:10 in 2 conversations" in ran.err
    assert snapshot(other) == {}
    other.done("undo", "--redo", "--yes")
    assert snapshot(other) == after


def test_quietly_it_says_what_it_did_and_no_more(convo: Convo) -> None:
    convo.done("note", "One", "--in", ID)
    ran = convo.done("undo", "--yes", "-q")
    assert ran.err == "Taken back: the note of 17:10 to Acme · Renewal price.\n"


def test_a_note_that_is_an_agreement_too_is_one_note(convo: Convo) -> None:
    convo.done("note", "= November is billed", "--in", ID)
    assert "Taken back: the note of " in convo.done("undo", "--yes").err
