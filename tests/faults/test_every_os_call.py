"""Whatever single call to the disk fails or is the last one, a session stays whole."""

from __future__ import annotations

import itertools
from collections import Counter
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from faulty_os import (
    ERRORS,
    KILLS,
    KINDS,
    RELEASE,
    SPOILT_WRITES,
    FaultyOs,
    KilledError,
    standing_in,
)
from scenarios import (
    SCENARIOS,
    Scenario,
    World,
    assert_nothing_lost,
    few_stay,
    naive,
    outcome,
    quick_folder,
    replace,
)

from convo_prep.store import saving

SIZES = ((0, 1), (1, 0), (9000, 8000), (70_000, 66_000))
AT_LEAST = 10_000 if RELEASE else 5_000


def faults(scenario: Scenario, sizes: tuple[int, int]) -> Counter[str]:
    """Let each call of a save go wrong in each way; count how the saves ended."""
    old = None if scenario.new_file else b"o" * sizes[0]
    ends: Counter[str] = Counter()
    with quick_folder() as folder:
        world = World(Path(folder), old, b"n" * sizes[1])
        for kind, at in places(world, scenario):
            world.prepare(earlier=scenario.earlier, by_hand=scenario.by_hand)
            faulty = FaultyOs(at, kind, hard_links=scenario.hard_links)
            end = outcome(world, scenario.save, faulty)
            what = f"{kind} at call {at}, {faulty.fired}, sizes {sizes}"
            assert_nothing_lost(world, scenario, end, what)
            ends[end] += 1
    return ends


def places(world: World, scenario: Scenario) -> list[tuple[str, int]]:
    """Where a save can go wrong: each kind of fault at each call it can happen to."""
    world.prepare(earlier=scenario.earlier, by_hand=scenario.by_hand)
    clean = FaultyOs(hard_links=scenario.hard_links)
    assert outcome(world, scenario.save, clean) == "saved"
    return [
        (kind, at)
        for at, call in enumerate(clean.calls, 1)
        for kind in KINDS
        if call.name == "write" or kind not in SPOILT_WRITES
    ]


def test_no_failing_call_to_the_disk_harms_a_session() -> None:
    ends: Counter[str] = Counter()
    for number, scenario in enumerate(SCENARIOS.values()):
        # Of a commit each way to save takes two of the sizes, by turns.
        with few_stay(scenario):
            for sizes in SIZES if RELEASE else SIZES[number % 2 :: 2]:
                ends += faults(scenario, sizes)
    assert ends.total() >= AT_LEAST
    assert min(ends["saved"], ends["refused"], ends["killed"]) > AT_LEAST // 10


def test_the_naive_way_of_saving_fails_this_test() -> None:
    """Opening it empties it. Without this red the green above is worth less."""
    with pytest.raises(AssertionError, match="not whole"):
        faults(Scenario(naive), (9000, 8000))


def test_without_reading_back_a_flipped_bit_would_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unread(path: str, data: bytes) -> AbstractContextManager[str]:
        return saving._temporary(path, data, sync=True)

    monkeypatch.setattr(saving, "written_beside", unread)
    with pytest.raises(AssertionError, match="not whole: flipped"):
        faults(Scenario(replace), (9000, 8000))


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_file_being_renamed_is_always_there(hard_links: bool) -> None:
    for kind, at in itertools.product((*ERRORS, *KILLS), range(1, 8)):
        faulty = FaultyOs(at, kind, hard_links=hard_links)
        with TemporaryDirectory() as folder:
            old, new = Path(folder, "acme.yaml"), Path(folder, "acme-price.yaml")
            old.write_bytes(b"all of it")
            moved = None
            with suppress(KilledError), standing_in(faulty):
                moved = saving.move(str(old), str(new))
            there = [path for path in (old, new) if path.exists()]
            assert {path.read_bytes() for path in there} == {b"all of it"}
            assert moved is None or there == [new if moved else old]
