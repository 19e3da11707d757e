"""How convo stands beside programs that keep such texts: jrnl, todoman, sqlite-utils.

The same invented conversations are given to each in the form it keeps: a file each for
convo, one file for jrnl, one entry of a calendar each for todoman, a row with an index
of its words for sqlite-utils. Each command is run warm, once a round, all in the same
round; P is the wall time of `python -c pass`. Install the others where you like:

    python -m venv /tmp/peers
    /tmp/peers/bin/pip install jrnl todoman sqlite-utils
    python bench/peers.py --convo PATH/convo --peers /tmp/peers/bin --sessions 1000
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from running import Took, run_measured

RARE = "zorblatt"
NOW = "2026-11-21T17:10+01:00"


class Row(NamedTuple):
    """One thing to time: whose it is, what it does, its command line."""

    who: str
    what: str
    line: list[str]


def _rows(folder: Path, program: Path, peers: Path) -> list[Row]:
    convo, python = str(program), str(program.parent / "python")
    jrnl, todo, sqlite = (
        str(peers / each) for each in ("jrnl", "todo", "sqlite-utils")
    )
    kept = str(folder / "talks.db")
    some = ["-c", "day", "-c", "client", "-c", "title"]
    grep = shutil.which("grep") or "grep"
    return [
        Row("python", "pass", [python, "-c", "pass"]),
        Row("grep -r", "search", [grep, "-r", RARE, str(folder / "journal")]),
        Row("convo", "start", [convo, "--version"]),
        Row("convo", "ten newest", [convo, "list"]),
        Row("convo", "all", [convo, "list", "--all"]),
        Row("convo", "search", [convo, "grep", RARE]),
        Row("jrnl", "start", [jrnl, "--version"]),
        Row("jrnl", "ten newest", [jrnl, "-n", "10", "--short"]),
        Row("jrnl", "all", [jrnl, "--short"]),
        Row("jrnl", "search", [jrnl, "-contains", RARE, "--short"]),
        Row("todoman", "start", [todo, "--version"]),
        Row("todoman", "all", [todo, "list"]),
        Row("todoman", "search", [todo, "list", "--grep", RARE]),
        Row("sqlite-utils", "start", [sqlite, "--version"]),
        Row(
            "sqlite-utils",
            "ten newest",
            [sqlite, "rows", kept, "talks", *some, "--limit", "10"],
        ),
        Row("sqlite-utils", "all", [sqlite, "rows", kept, "talks", *some]),
        Row("sqlite-utils", "search", [sqlite, "search", kept, "talks", RARE, *some]),
    ]


def _environ(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "LC_ALL": "C.UTF-8",
        "TZ": "Europe/Berlin",
        "CONVO_JOURNAL": str(folder / "journal"),
        "CONVO_STATE": str(folder / "state"),
        "CONVO_NOW": NOW,
    }


def measured(rows: list[Row], environ: dict[str, str], rounds: int) -> list[list[Took]]:
    """Run every row once a round, after one that only warms; say what they took."""
    for row in rows:
        run_measured(row.line, environ)
    taken = [[run_measured(row.line, environ) for row in rows] for _ in range(rounds)]
    return [list(each) for each in zip(*taken, strict=True)]


def report(rows: list[Row], taken: list[list[Took]]) -> None:
    """Print a table in Markdown, each figure the median over the rounds."""
    print("| Program | What | ms | P | Peak MB |\n|---|---|---:|---:|---:|")
    for row, took in zip(rows, taken, strict=True):
        pairs = zip(took, taken[0], strict=True)
        in_p = statistics.median(each.wall / bare.wall for each, bare in pairs)
        wall = statistics.median(each.wall for each in took) * 1000
        peak = statistics.median(each.peak for each in took) / 1024
        print(f"| {row.who} | {row.what} | {wall:.0f} | {in_p:.1f} | {peak:.0f} |")


def main() -> None:
    """Write the journals, run everything, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    beside = Path(sys.executable).parent
    parser.add_argument("--convo", type=Path, default=beside / "convo")
    parser.add_argument("--peers", type=Path, default=beside)
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    convo, peers = asked.convo.absolute(), asked.peers.absolute()
    with tempfile.TemporaryDirectory(prefix="convo-bench-") as place:
        folder, writer = Path(place), Path(__file__).with_name("peer_journals.py")
        told = [str(asked.sessions), place, str(peers / "sqlite-utils")]
        subprocess.run([sys.executable, str(writer), *told], check=True)
        rows = _rows(folder, convo, peers)
        report(rows, measured(rows, _environ(folder), asked.rounds))


if __name__ == "__main__":
    main()
