"""What comes in is put into the journal, under its name or one like it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from a_journal import header, journal_in
from hypothesis import given
from hypothesis import strategies as st

from convo_prep.session import Session
from convo_prep.store import contents, placing
from convo_prep.store.journal import Journal

PARTS = st.sampled_from(
    ["..", ".", "", "/", "a", "x.yaml", ".yaml", "~", "\\", "\x00", "\n", "é", "b/"]
)


def a_session(journal: Journal) -> Session:
    return Session(header(client="Acme", topic="Price"), journal.guide)


@given(st.lists(PARTS, max_size=6).map("".join) | st.text(max_size=12))
def test_a_usable_name_is_a_place_in_the_journal_that_is_read(name: str) -> None:
    if not placing.is_usable(name):
        return
    whole = os.path.normpath(os.path.join("/journal", name))
    assert whole == f"/journal/{name}"
    assert name.count("/") <= 1
    assert name.endswith(".yaml")
    assert not any(part.startswith(".") for part in name.split("/"))


@pytest.mark.parametrize(
    "name", ["2026/a.yaml", "a.yaml", "own folder/Müller's call.yaml", "-x.yaml"]
)
def test_a_usable_name_is_kept_and_its_file_is_found(tmp_path: Path, name: str) -> None:
    journal = journal_in(tmp_path)
    session = a_session(journal)
    wanted = placing.free_name(journal, name, session, set())
    assert placing.place(journal, wanted, session, b"client: Acme\n") == name
    assert list(contents.names(journal.folder)) == [name]
    assert journal.unconfirmed is False


def test_a_taken_name_gets_a_number_and_nothing_is_overwritten(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    session = a_session(journal)
    placing.place(journal, "x.yaml", session, b"one")
    assert placing.free_name(journal, "x.yaml", session, set()) == "x-2.yaml"
    assert placing.free_name(journal, "x.yaml", session, {"x-2.yaml"}) == "x-3.yaml"
    # Taken between the look and the save.
    assert placing.place(journal, "x.yaml", session, b"two") == "x-2.yaml"
    assert (tmp_path / "journal" / "x.yaml").read_bytes() == b"one"


def test_a_link_in_the_place_of_a_file_is_not_written_through(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    target = tmp_path / "elsewhere"
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "x.yaml").symlink_to(target)
    session = a_session(journal)
    assert placing.place(journal, "x.yaml", session, b"one") == "x-2.yaml"
    assert not target.exists()


def test_without_a_usable_name_it_is_called_by_day_client_and_title(
    tmp_path: Path,
) -> None:
    journal = journal_in(tmp_path)
    session = a_session(journal)
    label = "2026/2026-11-21-acme-price.yaml"
    assert placing.free_name(journal, "../x.yaml", session, set()) == label
    bare = Session({}, journal.guide)
    name = placing.free_name(journal, "", bare, set())
    assert name == "2026/2026-11-21-conversation.yaml"
