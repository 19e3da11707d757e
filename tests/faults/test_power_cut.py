"""What is said to be saved was synced first, so that a power cut takes none of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from faulty_os import Call, FaultyOs
from scenarios import SCENARIOS, Scenario, World, outcome, quick_folder

from convo_prep.store import disk


class Unsynced:
    """What a power cut would take: follows a save's calls, as a strict disk would.

    A strict disk keeps the contents of a file from its sync on, and a new name from
    the sync of the folder on.

    Args:
        written: Files whose contents another program has not synced.
    """

    def __init__(self, written: set[str]) -> None:
        self.written = written
        self.named: set[str] = set()
        self.opened: dict[int, str] = {}
        self.mistakes: list[str] = []

    def follow(self, calls: list[Call]) -> list[str]:
        for call in calls:
            if not any("written" in str(arg) for arg in call.args):
                getattr(self, f"_{call.name}", self._other)(call)
        return self.mistakes + [f"unsynced at the end: {f}" for f in self.named]

    def _open(self, call: Call) -> None:
        self.opened[call.result] = call.args[0]

    def _close(self, call: Call) -> None:
        self.opened.pop(call.args[0], None)

    def _write(self, call: Call) -> None:
        if call.args[0] in self.opened:
            self.written.add(self.opened[call.args[0]])

    def _fsync(self, call: Call) -> None:
        self.written.discard(self.opened[call.args[0]])
        self.named.discard(self.opened[call.args[0]])

    def _replace(self, call: Call) -> None:
        self.mistakes += [f"replaced before its sync: {f}" for f in self.named]
        self._link(call)

    def _link(self, call: Call) -> None:
        source, target = call.args
        if source in self.written:
            self.mistakes.append(f"contents not synced: {target}")
        self.named.add(os.path.dirname(target))

    def _mkdir(self, call: Call) -> None:
        self.named.add(os.path.dirname(call.args[0]))

    _rename = _link

    def _other(self, call: Call) -> None:
        pass


def lost_by_power_cut(scenario: Scenario) -> list[str]:
    clean = FaultyOs(hard_links=scenario.hard_links)
    with quick_folder() as folder:
        old = None if scenario.new_file else b"old\n"
        world = World(Path(folder), old, b"new\n")
        world.prepare(earlier=scenario.earlier, by_hand=scenario.by_hand)
        assert outcome(world, scenario.save, clean) == "saved"
    done = [call for call in clean.calls if scenario.hard_links or call.name != "link"]
    return Unsynced({world.path} if scenario.by_hand else set()).follow(done)


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_said_to_be_saved_was_synced(name: str) -> None:
    assert lost_by_power_cut(SCENARIOS[name]) == []


@pytest.mark.parametrize("left_out", ["sync", "folder_synced", "file_synced"])
def test_without_one_of_the_syncs_a_power_cut_would_take_something(
    monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    monkeypatch.setattr(disk, left_out, lambda _: True)
    scenario = SCENARIOS["backup of a version by hand"]
    assert lost_by_power_cut(scenario) != []
