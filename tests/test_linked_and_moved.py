"""Every command does the same in a journal that is linked or moved."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Convo
from every_command import EVERY, FILE, ID, NAME, Line


def as_it_is(_convo: Convo, _aside: Path) -> None:
    """Leave the journal where it is."""


def a_linked_year(convo: Convo, aside: Path) -> None:
    """Let the year be a link to a folder elsewhere."""
    shutil.move(convo.journal / "2026", aside)
    (convo.journal / "2026").symlink_to(aside)


def a_linked_journal(convo: Convo, aside: Path) -> None:
    """Let the journal itself be a link."""
    shutil.move(convo.journal, aside)
    convo.journal.symlink_to(aside)


def a_moved_journal(convo: Convo, aside: Path) -> None:
    """Move the journal after versions were kept, and name its new place."""
    shutil.move(convo.journal, aside)
    convo.journal = aside
    convo.own["CONVO_JOURNAL"] = str(aside)


def a_linked_config(convo: Convo, aside: Path) -> None:
    """Let a config that is a link name the journal."""
    aside.write_text(f"journal: {convo.journal}\nhints: yes\n", encoding="utf-8")
    config = Path(convo.own["CONVO_CONFIG"])
    config.parent.mkdir(exist_ok=True)
    config.symlink_to(aside)
    del convo.own["CONVO_JOURNAL"]


PLACES: tuple[Callable[[Convo, Path], None], ...] = (
    a_linked_year,
    a_linked_journal,
    a_moved_journal,
    a_linked_config,
)


# Where all of it lies is not the same, and is to be said.
LINES = [line for line in EVERY if line.words != ("path", "--all")]


def outcome(
    folder: Path, line: Line, put: Callable[[Convo, Path], None]
) -> tuple[int, str, dict[str, str]]:
    """How a line ends in a journal put somewhere: its code, its words, the files."""
    folder.mkdir()
    convo = Convo(folder)
    convo.own["EDITOR"] = "true"
    convo.write(FILE, NAME)
    convo.done("set", ID, "fallback=Wait until spring")
    put(convo, folder / "aside")
    ran = convo(*line.with_reference(ID), stdin=line.stdin)
    # `**` follows no links.
    files = {
        str(Path(at, name).relative_to(convo.journal)): Path(at, name).read_text(
            "utf-8"
        )
        for at, _, names in os.walk(convo.journal, followlinks=True)
        for name in names
        if name.endswith(".yaml")
    }
    said = ran.out.replace(str(convo.journal), "JOURNAL")
    # A calendar goes by the second in which a file was written.
    said = re.sub(r"(?m)^(SEQUENCE|DTSTAMP|LAST-MODIFIED):.*$", r"\1", said)
    return ran.code, re.sub(r"convo-demo-\w+", "DEMO", said), files


@pytest.mark.parametrize("put", PLACES, ids=lambda put: put.__name__)
@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line.words) or "bare")
def test_a_line_ends_as_in_a_plain_journal(
    tmp_path: Path, line: Line, put: Callable[[Convo, Path], None]
) -> None:
    plain = outcome(tmp_path / "plain", line, as_it_is)
    assert outcome(tmp_path / "other", line, put) == plain
