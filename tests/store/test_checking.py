"""What wants mending is named with its place, and never with what a client said."""

from __future__ import annotations

from pathlib import Path

import pytest
from a_journal import BY_HAND, NAME, header, journal_in, write

from convo_prep.store import checking
from convo_prep.store.journal import Journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return journal_in(tmp_path)


def found(journal: Journal) -> dict[str, tuple[int, int]]:
    """Judge the whole journal; return each sentence with line and column."""
    names = list(journal.names())
    problems = checking.problems(journal, names) + checking.surroundings(journal)
    return {p.sentence: (p.line, p.column) for p in problems}


def private(journal: Journal) -> None:
    """Take the rights of others from what was written by hand."""
    for path in [Path(journal.folder), *Path(journal.folder).rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)


def test_nothing_is_found_in_what_convo_wrote_itself(journal: Journal) -> None:
    journal.create(header(client="Acme", topic="Price"))
    assert found(journal) == {}


def test_each_misfit_is_named_with_its_line(journal: Journal) -> None:
    write(journal)
    private(journal)
    problems = found(journal)
    lines = BY_HAND.splitlines()
    confidence = lines.index("  confidence: about 60") + 1
    due = lines.index("      due: after Easter") + 1
    mine = lines.index("mine: a key of my own") + 1
    assert sorted(line for line, _ in problems.values()) == [confidence, due, mine]
    assert not [s for s in problems if "Easter" in s or "about 60" in s]


def test_a_file_that_does_not_parse_is_named_with_its_line(journal: Journal) -> None:
    write(journal, BY_HAND + "broken: [\n")
    private(journal)
    [(sentence, (line, _))] = found(journal).items()
    assert line >= BY_HAND.count("\n") + 1
    assert "mine" not in sentence


def test_two_files_of_one_id_are_named(journal: Journal) -> None:
    for name in (NAME, "2026/copy.yaml"):
        write(journal, "schema: 1\nid: k3v9qd\nclient: Acme\n", name)
    write(journal, "schema: 1\nid: k3v9qd\nclient: Cedar\n", "2026/cedar.yaml")
    private(journal)
    said = found(journal)
    assert "It is a copy of 2026/copy.yaml. It says the same." in said
    assert "2026/copy.yaml has the same id, and is another conversation." in said


def test_what_is_no_id_is_named(journal: Journal) -> None:
    write(journal, "schema: 1\nid: acme-2\nclient: Acme\n")
    private(journal)
    assert "What stands there is no id." in found(journal)


def test_a_file_of_a_newer_convo_is_named(journal: Journal) -> None:
    write(journal, "schema: 2\nclient: Acme\n")
    private(journal)
    assert any("newer convo" in sentence for sentence in found(journal))


@pytest.mark.parametrize("closed", ["", "2026"])
def test_a_file_in_a_folder_that_is_closed_can_be_opened_by_nobody_else(
    journal: Journal, closed: str
) -> None:
    path = write(journal, "schema: 1\nid: k3v9qd\ncreated: 2026-11-20\n")
    path.chmod(0o644)
    path.parent.chmod(0o755)
    Path(journal.folder).chmod(0o755)
    assert "Others on this machine can open it." in found(journal)
    (Path(journal.folder) / closed).chmod(0o700)
    names = [p.file for p in checking.problems(journal, list(journal.names()))]
    assert names == []


def test_keys_of_one_s_own_are_never_named_and_a_slip_with_what_was_meant(
    journal: Journal,
) -> None:
    own = "x_mood: calm\nX-ref: 4\n"
    inside = "prepare:\n  x_a: 1\n  concerns:\n    - {says: no, x_b: 2}\n"
    write(journal, f"schema: 1\nid: k3v9qd\ncreated: 2026-11-20\n{own}{inside}")
    private(journal)
    assert found(journal) == {}
    slips = "prepare:\n  concern: [a]\n  concerns:\n    - {says: no, replay: 2}\n"
    write(journal, f"schema: 1\nid: k3v9qd\ncreated: 2026-11-20\nisue: x\n{slips}")
    said = " ".join(found(journal))
    assert (
        "isue is no key of the guide; it is kept. Did you mean prepare.issue?" in said
    )
    assert "prepare.concern is no key of the guide" in said
    assert "Did you mean concerns?" in said
    assert "prepare.concerns.replay is no key" in said
    assert "Did you mean reply?" in said


def test_a_time_that_cannot_be_is_named_at_its_line(journal: Journal) -> None:
    write(
        journal,
        "schema: 1\nid: k3v9qd\ncreated: 2026-11-20T10:00+01:00\n"
        "timezone: Nowhere/Never\ninitiate:\n  meeting_at: 2026-11-20T15:00Z\n"
        "resolve:\n  actions:\n    - what: Send it\n      done: 2027-01-01\n",
    )
    private(journal)
    assert sorted(line for line, _ in found(journal).values()) == [4, 6, 10]


def test_a_file_that_others_may_read_is_named_with_what_to_type(
    journal: Journal,
) -> None:
    path = write(journal, "schema: 1\nclient: Acme\n")
    private(journal)
    path.chmod(0o644)
    assert not any("Others" in sentence for sentence in found(journal))
    path.parent.chmod(0o755)
    Path(journal.folder).chmod(0o755)
    [problem] = [
        p for p in checking.problems(journal, [NAME]) if "Others" in p.sentence
    ]
    assert problem.hint == f"chmod 600 {path}"
    assert any("Others" in p.sentence for p in checking.surroundings(journal))


def test_what_else_lies_in_the_journal_is_named(journal: Journal) -> None:
    write(journal, "schema: 1\nclient: Acme\n")
    stem = NAME.removesuffix(".yaml")
    for name in (f"{stem}.conflict-1.yaml", "2026/.~left.1a2b", "2026/.a.yaml.swp"):
        write(journal, "x", name)
    write(journal, "x", "README.md")
    private(journal)
    named = {p.file: p.sentence for p in checking.surroundings(journal)}
    assert "answer that did not fit" in named[f"{stem}.conflict-1.yaml"]
    assert "cut short" in named["2026/.~left.1a2b"]
    assert "README.md" not in named


def test_text_that_turned_into_a_comment_is_named(journal: Journal) -> None:
    write(journal, "client: Acme\nprepare:\n  issue: item #3 and a # b\n")
    private(journal)
    assert (3, 15) in found(journal).values()
