"""How often a command opens the files of a journal."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from convo_prep.store import library
from convo_prep.store.journal import Journal

MANY, SHOWN = 25, 20
# Python itself tells of each file that is opened, and each folder that is listed.
COUNTING = """
import os, sys
opened = listed = 0
def hook(event, told):
    global opened, listed
    if event in ("open", "os.scandir") and str(told[0]).startswith(JOURNAL):
        opened += event == "open"
        listed += event == "os.scandir"
JOURNAL = os.environ["CONVO_JOURNAL"]
sys.addaudithook(hook)
from convo_prep.__main__ import main
try:
    main()
finally:
    print(opened, listed, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A journal of many sessions, all with one client."""
    folder = tmp_path_factory.mktemp("opens")
    journal = Journal(
        str(folder / "journal"), str(folder / "state"), library.guide(), datetime.now
    )
    for number in range(MANY):
        journal.create(
            {
                "schema": "1",
                "id": f"aaaa{chr(97 + number // 20)}{chr(97 + number % 20)}",
                "client": "Acme",
                "topic": f"Matter {number}",
                "created": f"2026-03-{number + 1:02}T10:00+01:00",
                "resolve": {"actions": [{"what": "Send it", "owner": "me"}]},
            }
        )
    return {
        "CONVO_JOURNAL": journal.folder,
        "CONVO_STATE": journal.state,
        "CONVO_NOW": "2026-11-21T17:10+01:00",
        "HOME": str(folder),
        "PYTHONPATH": str(Path(library.PACKAGE).parent),
        "LC_ALL": "C.UTF-8",
    }


def counted(words: list[str], environ: dict[str, str]) -> tuple[int, int]:
    """Return how many files a command opens in the journal, and lists folders."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTING, *words],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    opened, listed = done.stderr.splitlines()[-1].split()
    return int(opened), int(listed)


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ([], 0),
        (["list"], SHOWN + 1),
        (["list", "--all"], 0),
        (["actions"], 0),
        (["grep", "matter"], 0),
        (["clients"], 0),
        (["next"], 0),
        (["insights"], 0),
        (["lessons"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_whoever_looks_opens_each_file_once(
    words: list[str], again: int, places: dict[str, str]
) -> None:
    # `list` reads those again that it shows, which costs less than to keep them all.
    assert counted(words, places) == (MANY + again, 2)
