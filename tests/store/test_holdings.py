"""A conversation that is here is known again, and no other is taken for it."""

from __future__ import annotations

from pathlib import Path

from a_journal import BY_HAND, NAME, journal_in, write

from convo_prep.store.holdings import Holder, Holdings, words_of
from convo_prep.store.twins import Who

HERE = Who("k3v9qd", "2026112117100100", "Acme", "")
DATA = BY_HAND.encode()


def held_in(folder: Path, *texts: str) -> Holdings:
    journal = journal_in(folder)
    for number, text in enumerate(texts):
        write(journal, text, NAME if number == 0 else f"{number}.yaml")
    return Holdings(journal)


def test_a_conversation_is_known_by_id_moment_and_client(tmp_path: Path) -> None:
    held = held_in(tmp_path, BY_HAND)
    assert held.has_id("k3v9qd")
    assert held.same_as(HERE) == Holder(NAME, words_of(DATA))
    assert held.same_as(HERE._replace(client="ACME", topic="x")) is not None
    for other in (
        HERE._replace(id="a9r5zp"),
        HERE._replace(created="2026112117110100"),
        HERE._replace(client="Borealis"),
    ):
        assert held.same_as(other) is None


def test_an_id_is_taken_though_its_file_does_not_parse(tmp_path: Path) -> None:
    held = held_in(tmp_path, "id: k3v9qd\na: 1\na: 2\n")
    assert held.has_id("k3v9qd")
    assert held.same_as(HERE) is None


def test_words_are_the_same_whatever_the_id_and_used_up_once(tmp_path: Path) -> None:
    other = BY_HAND.replace("id: k3v9qd", "id: a9r5zp  # mine")
    held = held_in(tmp_path, BY_HAND, other)
    words = words_of(DATA)
    assert words == words_of(other.encode())
    assert [held.take_words(words) for _ in range(3)] == [True, True, False]
    assert not held.take_words(words_of(DATA + b"# more\n"))


def test_what_is_about_to_come_in_is_held_too(tmp_path: Path) -> None:
    held = held_in(tmp_path)
    assert not held.has_id("k3v9qd")
    held.add(HERE, Holder("x.yaml", b""))
    assert held.has_id("k3v9qd")
    assert held.same_as(HERE) == Holder("x.yaml", b"")
