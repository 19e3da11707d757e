"""Looking back on a call that nobody prepared."""

from __future__ import annotations

from pathlib import Path

from command_line import Convo


def test_a_new_one_without_a_client_is_refused_and_leaves_no_file(
    tmp_path: Path,
) -> None:
    convo = Convo(tmp_path)
    ran = convo("reflect", "--new", "--set", "objective_met=partly")
    assert ran.code == 2
    assert "Name the client" in ran.err
    assert convo.files() == []


def test_a_new_one_is_begun_with_the_client_named(tmp_path: Path) -> None:
    convo = Convo(tmp_path)
    convo.done("reflect", "--new", "Acme", "--set", "outcome=agreed")
    assert convo.read().client == "Acme"
