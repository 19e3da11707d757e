"""Whole files: kept before an edit, brought back, added to, and really removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from a_journal import BY_HAND, NAME, by_hand, header, journal_in, mode, write

from convo_prep.change import SetAnswer
from convo_prep.errors import NotSavedError, UsageError
from convo_prep.store import forgetting, saving, states, upkeep
from convo_prep.store.half_typed import HalfTypedLine
from convo_prep.store.journal import Journal

OWN = "k3v9qd"
FALLBACK = "prepare.fallback"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return journal_in(tmp_path)


def answered(journal: Journal, text: str) -> str:
    """Give an answer; return what the file holds then."""
    session = journal.open(NAME)
    journal.apply(session, SetAnswer(FALLBACK, text, session.text(FALLBACK)))
    return Path(journal.path(NAME)).read_text(encoding="utf-8")


def kept_of(journal: Journal, name: str = NAME) -> str:
    """The folder of state of a file, whether it can be read or is gone."""
    return next(folder for folder, _ in states.of_file(journal, name))


def restore(journal: Journal, number: int, name: str = NAME) -> None:
    upkeep.restore(journal, name, kept_of(journal, name), number)


def versions(journal: Journal) -> list[str]:
    kept = journal.versions_in(kept_of(journal))
    return [kept.read(version.number).decode() for version in kept.listing()]


def test_the_last_version_comes_back_byte_for_byte(tmp_path: Path) -> None:
    write(journal_in(tmp_path))
    after = answered(journal_in(tmp_path), "Walk away")
    journal = journal_in(tmp_path)
    number = journal.versions_in(kept_of(journal)).listing()[0].number
    restore(journal, number)
    assert Path(journal.path(NAME)).read_text(encoding="utf-8") == BY_HAND
    assert versions(journal)[0] == after


def test_a_restore_is_undone_by_a_restore(tmp_path: Path) -> None:
    write(journal_in(tmp_path))
    after = answered(journal_in(tmp_path), "Walk away")
    for wanted in (BY_HAND, after, BY_HAND, after):
        journal = journal_in(tmp_path)
        number = journal.versions_in(kept_of(journal)).listing()[0].number
        restore(journal, number)
        assert Path(journal.path(NAME)).read_text(encoding="utf-8") == wanted


def test_a_deleted_file_comes_back_too(journal: Journal) -> None:
    write(journal)
    answered(journal, "Walk away")
    path = Path(journal.path(NAME))
    path.unlink()
    path.parent.rmdir()
    restore(journal, 1)
    assert path.read_text(encoding="utf-8") == BY_HAND
    assert mode(path) == 0o600


def test_a_version_that_is_not_there_changes_nothing(journal: Journal) -> None:
    write(journal)
    after = answered(journal, "Walk away")
    with pytest.raises(UsageError):
        restore(journal, 7)
    assert Path(journal.path(NAME)).read_text(encoding="utf-8") == after


def test_every_version_that_a_hand_had_changed_is_kept(tmp_path: Path) -> None:
    write(journal_in(tmp_path))
    typed = []
    for count in range(25):
        text = answered(journal_in(tmp_path), f"way {count}") + f"# mine {count}\n"
        Path(journal_in(tmp_path).path(NAME)).write_text(text, encoding="utf-8")
        typed.append(text)
    answered(journal_in(tmp_path), "the last")
    assert set(typed) <= set(versions(journal_in(tmp_path)))


def test_before_an_edit_a_copy_is_kept_that_the_editor_cannot_reach(
    journal: Journal,
) -> None:
    path = write(journal)
    upkeep.keep_version(journal, NAME)
    with path.open("r+", encoding="utf-8") as file:
        file.write("overwritten in place")
    assert versions(journal) == [BY_HAND]


def test_text_is_added_at_the_end_and_nothing_else_moves(journal: Journal) -> None:
    session = journal.create(header(client="Acme"))
    before = Path(journal.path(session.name)).read_text(encoding="utf-8")
    upkeep.append(journal, session, "# prepare:\n")
    after = Path(journal.path(session.name)).read_text(encoding="utf-8")
    assert after == before + "# prepare:\n"


def test_what_is_forgotten_leaves_nothing_behind(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    other = journal.create(header(client="Borealis"))
    session = by_hand(journal)
    answered(journal, "Walk away")
    journal.half_typed(session).save_text(
        HalfTypedLine("prepare.issue", None, None, "half a li")
    )
    path = Path(journal.path(NAME))
    stem = path.name.removesuffix(".yaml")
    path.with_name(f"{stem}.conflict-1.yaml").write_text(BY_HAND, encoding="utf-8")
    path.with_name(f".~{path.name[:40]}.1a2b").write_text(BY_HAND, encoding="utf-8")
    own = Path(journal.own_state(session))
    (own / "answer.txt").write_text("Acme", encoding="utf-8")
    forgetting.forget(journal, session)
    everything = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert not [p for p in everything if b"Acme" in p.read_bytes()]
    assert not own.exists()
    assert list(journal.names()) == [other.name]
    assert Path(journal.own_state(other)).is_dir()


def test_forgetting_one_session_spares_what_another_left(journal: Journal) -> None:
    session = by_hand(journal)
    other = BY_HAND.replace(OWN, "abcdef")
    write(journal, other, NAME.replace(".yaml", "-2.yaml"))
    left = Path(journal.path(NAME)).with_name(".~2026-11-21-acme-renewal.1a2b")
    left.write_text(other, encoding="utf-8")
    forgetting.forget(journal, session)
    assert left.exists()
    assert list(journal.names()) == [NAME.replace(".yaml", "-2.yaml")]


def test_files_begun_by_hand_without_an_id_never_get_each_other_s_text(
    tmp_path: Path,
) -> None:
    names = {"Acme": "2026/one.yaml", "Borealis": "2026/two.yaml"}
    for client, name in names.items():
        journal = journal_in(tmp_path)
        write(journal, f"client: {client}\n", name)
        journal.apply(journal.open(name), SetAnswer(FALLBACK, "Wait"))
    journal = journal_in(tmp_path)
    [version] = journal.backups(journal.open(names["Acme"])).listing()
    restore(journal, version.number, names["Acme"])
    assert Path(journal.path(names["Acme"])).read_text() == "client: Acme\n"


def quicker(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let an editor save its own line in the last moment before we replace a file."""
    real, left = saving.replace, [times]

    def replace(path: str, data: bytes, seen: bytes, *keep: Any) -> bool:
        if left[0]:
            left[0] -= 1
            with Path(path).open("a", encoding="utf-8") as file:
                file.write("# typed meanwhile\n")
        return real(path, data, seen, *keep)

    monkeypatch.setattr(saving, "replace", replace)


def test_what_an_editor_saves_meanwhile_stays_above_what_is_added(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(journal)
    quicker(monkeypatch, 1)
    upkeep.append(journal, journal.open(NAME), "# the end\n")
    text = Path(journal.path(NAME)).read_text(encoding="utf-8")
    assert text == BY_HAND + "# typed meanwhile\n# the end\n"


def test_what_an_editor_saves_meanwhile_is_kept_by_a_restore(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(journal)
    after = answered(journal, "Walk away")
    quicker(monkeypatch, 1)
    restore(journal, 1)
    assert Path(journal.path(NAME)).read_text(encoding="utf-8") == BY_HAND
    assert after + "# typed meanwhile\n" in versions(journal)


def test_a_program_that_saves_without_pause_is_named_as_the_reason(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(journal)
    quicker(monkeypatch, 99)
    with pytest.raises(NotSavedError, match="without pause"):
        upkeep.append(journal, journal.open(NAME), "# the end\n")
