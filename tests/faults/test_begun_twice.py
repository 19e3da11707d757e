"""Whatever single call to the disk fails, no second conversation begins by it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import Convo, Ran
from faulty_os import FaultyOs, errors_at, standing_in
from scenarios import quick_folder

FILE = """\
schema: 1
id: k3v9qd
client: Acme
topic: Renewal price
created: 2026-11-20T10:00+01:00
prepare:
  issue: The price went up.
"""
OTHER = FILE.replace("k3v9qd", "b7m2xw").replace("Acme", "Borealis")
LINES = (
    ("prep", "Acme", "--set", "fallback=Wait"),
    ("prep", "acme", "renewal", "--set", "fallback=Wait"),
    ("prep", "--set", "client=Acme", "--set", "fallback=Wait"),
    ("note", "They asked again", "--in", "acme"),
    ("reflect", "Acme", "--set", "worked=Asking"),
    ("restore", "k3v9qd"),
)
NEW = ("reflect", "--new", "Cedar", "--set", "worked=Asking")


def world(folder: Path) -> Convo:
    shutil.rmtree(folder, ignore_errors=True)
    convo = Convo(folder)
    convo.write(FILE, "2026/2026-11-20-acme-renewal-price.yaml")
    convo.write(OTHER, "2025/2025-11-20-borealis.yaml")
    return convo


def run(folder: Path, words: tuple[str, ...], faulty: FaultyOs) -> tuple[Ran, Convo]:
    convo = world(folder)
    with standing_in(faulty):
        ran = convo(*words)
    return ran, convo


def faults(calls: int) -> list[tuple[int, str]]:
    """Each call, with each way in which it is let fail."""
    return [(at, error) for at in range(1, calls + 1) for error in errors_at(at)]


def clients(convo: Convo) -> list[str]:
    return sorted(convo.read(path).client for path in convo.files())


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_no_failing_call_begins_a_second_conversation(words: tuple[str, ...]) -> None:
    with quick_folder() as place:
        clean = FaultyOs()
        run(Path(place, "it"), words, clean)
        for at, error in faults(len(clean.calls)):
            faulty = FaultyOs(at, error)
            ran, convo = run(Path(place, "it"), words, faulty)
            what = f"{error} at call {at}, {faulty.fired}: {ran}"
            assert clients(convo) == ["Acme", "Borealis"], what
            assert ran.code != 99, what
            assert "Traceback" not in ran.err, what


def test_a_new_one_is_whole_or_not_there() -> None:
    with quick_folder() as place:
        clean = FaultyOs()
        run(Path(place, "it"), NEW, clean)
        for at, error in faults(len(clean.calls)):
            faulty = FaultyOs(at, error)
            ran, convo = run(Path(place, "it"), NEW, faulty)
            found = clients(convo)
            assert found in (["Acme", "Borealis"], ["Acme", "Borealis", "Cedar"]), ran
            assert ran.code != 99, ran
