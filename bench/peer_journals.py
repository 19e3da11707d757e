"""The same invented conversations in the form that each program beside convo keeps.

    python bench/peer_journals.py 1000 /tmp/folder SQLITE-UTILS

It writes `journal/` for convo, one file for jrnl, one entry of a calendar each for
todoman, and a row each with an index of its words for sqlite-utils.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import sessions

JRNL = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
display_format: pretty
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {{journal: {journal}}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: v4.6
"""
TODOMAN = """\
path = "{folder}/*"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "talks"
cache_path = "{cache}"
"""
TODO = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//bench
BEGIN:VTODO
UID:{number}
DTSTAMP:{day}T161000Z
SUMMARY:{title}
DESCRIPTION:{text}
END:VTODO
END:VCALENDAR
"""


class Talk(NamedTuple):
    """One invented conversation as each program gets it."""

    day: str
    client: str
    title: str
    text: str


def _talks(files: Iterable[Path]) -> list[Talk]:
    talks = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        said = dict(line.split(": ", 1) for line in text.splitlines()[:5])
        talks.append(Talk(file.name[:10], said["client"], said["topic"], text))
    return talks


def _jrnl(folder: Path, talks: Iterable[Talk]) -> None:
    journal, config = folder / "jrnl.txt", folder / "config" / "jrnl" / "jrnl.yaml"
    config.parent.mkdir(parents=True)
    config.write_text(JRNL.format(journal=journal), encoding="utf-8")
    entries = sorted(talks)
    journal.write_text(
        "".join(f"[{t.day} 17:10] {t.client}, {t.title}.\n{t.text}\n" for t in entries),
        encoding="utf-8",
    )


def _todoman(folder: Path, talks: Iterable[Talk]) -> None:
    lists, config = folder / "todo" / "talks", folder / "config" / "todoman"
    lists.mkdir(parents=True)
    config.mkdir(parents=True)
    told = TODOMAN.format(folder=lists.parent, cache=folder / "todo.sqlite3")
    (config / "config.py").write_text(told, encoding="utf-8")
    for number, talk in enumerate(talks):
        escaped = talk.text.replace("\\", "\\\\").replace("\n", "\\n")
        escaped = escaped.replace(",", "\\,").replace(";", "\\;")
        entry = TODO.format(
            number=number,
            day=talk.day.replace("-", ""),
            title=f"{talk.client} {talk.title}",
            text=escaped,
        )
        (lists / f"{number}.ics").write_text(
            entry.replace("\n", "\r\n"), encoding="utf-8"
        )


def _sqlite(folder: Path, talks: Iterable[Talk], program: str) -> None:
    rows, kept = folder / "rows.json", str(folder / "talks.db")
    rows.write_text(json.dumps([talk._asdict() for talk in talks]), encoding="utf-8")
    subprocess.run([program, "insert", kept, "talks", str(rows)], check=True)
    columns = ("client", "title", "text")
    subprocess.run([program, "enable-fts", kept, "talks", *columns], check=True)


def main() -> None:
    """Write the journals where the command line says."""
    many, folder, program = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    talks = _talks(sessions.write(folder / "journal", many))
    _jrnl(folder, talks)
    _todoman(folder, talks)
    _sqlite(folder, talks, program)


if __name__ == "__main__":
    main()
