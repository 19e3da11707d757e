"""What help shows is for people."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Convo

from convo_prep.app import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_an_argument_is_and_names_no_type_of_python(
    name: str, tmp_path: Path
) -> None:
    shown = Convo(tmp_path).done(name, "--help").out
    assert not any(each in shown for each in ("list[", "<str", "<int"))
