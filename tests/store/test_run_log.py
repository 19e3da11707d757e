"""The log of runs stays short, and has what can still be taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from convo_prep.store import run_log, runs
from convo_prep.store.runs import Run

NOW = datetime(2026, 11, 21, 16, 10, tzinfo=UTC)
KEY = "k3v9qd-2026112116100000"


def run(state: Path, command: str = "note", journal: str = "/journal") -> Run:
    return Run(str(state), journal, command, lambda: NOW)


def test_what_a_run_saved_last_is_what_it_left(tmp_path: Path) -> None:
    one = run(tmp_path)
    for after in ("1-00000001", "2-00000002"):
        one.note(str(tmp_path / KEY), 3, after, 1)
    [entry] = run_log.entries(str(tmp_path))
    assert entry.files == {KEY: (run_log.Stretch(3, "2-00000002", 1),)}
    assert entry.command == "note"


def test_what_comes_between_two_saves_of_a_run_is_none_of_it(tmp_path: Path) -> None:
    one, other = run(tmp_path), run(tmp_path, "set")
    one.note(str(tmp_path / KEY), 1, "1-00000001")
    other.note(str(tmp_path / KEY), 2, "2-00000002")
    one.note(str(tmp_path / KEY), 3, "3-00000003")
    entries = run_log.entries(str(tmp_path))
    assert [entry.command for entry in entries] == ["set", "note"]
    assert [stretch.before for stretch in entries[1].files[KEY]] == [1, 3]


def test_a_log_that_grew_long_keeps_the_last_runs_of_each_journal(
    tmp_path: Path,
) -> None:
    long = []
    for number in range(900):
        one = run(tmp_path, journal="/b" if number < 5 else "/a")
        one.note(str(tmp_path / KEY), number, "1-00000001")
        long.append(one.is_long)
    # Now and then, and not at each save.
    assert 1 < sum(long) < 10
    run_log.shorten(str(tmp_path))
    found = [entry.files[KEY][0].before for entry in run_log.entries(str(tmp_path))]
    assert found == [*range(5), *range(900 - run_log.REACH, 900)]
    assert run_log.numbers(str(tmp_path), str(tmp_path / KEY)) == set(found)


def test_of_many_answers_of_one_run_a_line_is_left(tmp_path: Path) -> None:
    one = run(tmp_path)
    for number in range(50):
        one.note(str(tmp_path / KEY), 7, f"{number}-00000001", number % 2)
    before = run_log.entries(str(tmp_path))
    run_log.shorten(str(tmp_path))
    assert run_log.entries(str(tmp_path)) == before
    assert (tmp_path / "runs").read_bytes().count(b"\n") == 1


def test_a_journal_may_be_called_anything(tmp_path: Path) -> None:
    name = "/j%09\t\n\r%25\udcff"
    run(tmp_path, journal=name).note(str(tmp_path / KEY), 1, "1-00000001")
    [entry] = run_log.entries(str(tmp_path))
    assert runs.unquoted(entry.journal) == name


def test_what_is_no_line_of_the_log_is_passed_over(tmp_path: Path) -> None:
    log = tmp_path / "runs"
    log.write_bytes(b"\0\xff\nnonsense\n" + b"\t" * 9 + b"\n")
    run(tmp_path).note(str(tmp_path / KEY), 1, "1-00000001")
    assert len(run_log.entries(str(tmp_path))) == 1
