"""Every command on every broken machine: an end in words, nothing lost or untrue."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pytest
from broken_machines import BROKEN, SESSION, Machine
from every_command import EVERY, FILE, Line

from convo_prep.notation import reading
from convo_prep.store import library

ID = "k3v9qd"
OUR_OWN_FAULT = re.compile(
    rb"Traceback|Exception ignored|itself went wrong|Fatal Python"
)
CLAIMS = re.compile(rb"(?m)^(Saved|Kept as|[1-9]\d* notes? in|Done|Closed)")
WHOLE = os.environ.get("CONVO_TEST_PROFILE") == "release"
NOTE = next(line for line in EVERY if line.words[:1] == ("note",))
# Of the others so many take their turn with each machine.
TURNS = 8
PATIENCE_S = 300


class Ended(NamedTuple):
    """How a line ended: its code, what it said, and the folder it ran in."""

    line: Line
    code: int
    said: bytes
    place: Path

    @property
    def file(self) -> Path | None:
        """The session's file, under the name that it has now."""
        found = (self.place / "journal" / "2026").glob("2026-11-20-*.yaml")
        return next((path for path in found if "conflict" not in path.name), None)

    @property
    def changed(self) -> bool:
        """Whether the session is not as the machine had it."""
        file = self.file
        return file is None or file.read_bytes() != (self.place / "before").read_bytes()


class World:
    """All machines: those that start alike are one process, which is started once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started = 0
        self.template = folder / "template"
        for name in (".", "journal", "journal/2026", "config"):
            (self.template / name).mkdir(mode=0o700)
        _put(self.template / "journal" / SESSION, FILE)

    @cached_property
    def healthy(self) -> dict[Line, Ended]:
        """How each line ends where nothing is broken."""
        return {each.line: each for each in self.run(Machine(), EVERY)}

    def run(self, machine: Machine, lines: tuple[Line, ...]) -> list[Ended]:
        """Run lines on one machine."""
        self.started += 1
        home = self.folder / str(self.started)
        home.mkdir()
        template = shutil.copytree(self.template, home / "template")
        for at, text in machine.files.items():
            _put(template / at, text)
        _put(template / "before", (template / "journal" / SESSION).read_text())
        places = [home / str(number) for number, _ in enumerate(lines)]
        jobs = [
            {
                "place": str(place),
                "words": json.dumps(line.with_reference(ID)),
                "stdin": line.stdin,
                "before": machine.before,
                "environ": json.dumps({**USUAL, **machine.environ}),
            }
            for place, line in zip(places, lines, strict=True)
        ]
        ways = (machine.stdin, machine.stdout, machine.stderr)
        broken = [number for number, way in enumerate(ways) if way]
        asked = {"template": str(template), "jobs": jobs, "broken": broken}
        (home / "jobs.json").write_text(json.dumps(asked), encoding="utf-8")
        if any(ways) or machine.python:
            _serve_broken(home, ways, machine.python)
        else:
            self._serve(home)
        codes = json.loads((home / "codes.json").read_bytes())
        ended = zip(lines, codes, map(_said, places), places, strict=True)
        return [Ended(*each) for each in ended]

    def _serve(self, home: Path) -> None:
        given, said = self.usual.stdin, self.usual.stdout
        assert given is not None
        assert said is not None
        given.write(f"{home}\n")
        given.flush()
        assert said.readline() == "done\n"

    @cached_property
    def usual(self) -> subprocess.Popen[str]:
        """The process that serves all machines on which it starts as usual."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            CHILD, env=_environ({}), text=True, stdin=pipe, stdout=pipe
        )

    def close(self) -> None:
        """Let the process end, and wait for it."""
        if "usual" in self.__dict__:
            self.usual.communicate()


CHILD = (sys.executable, str(Path(__file__).with_name("broken_child.py")))
USUAL = {
    "CONVO_JOURNAL": "{place}/journal",
    "CONVO_STATE": "{place}/state",
    "CONVO_CONFIG": "{place}/config/config.yaml",
    "CONVO_NOW": "2026-11-21T17:10+01:00",
    "EDITOR": "true",
    "USER": "sam",
}


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if text.startswith("-> "):
        path.symlink_to(text.removeprefix("-> "))
    else:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        path.chmod(0o600)


def _said(place: Path) -> bytes:
    for path in (place, *place.rglob("*")):
        if not path.is_symlink() and path.exists():
            path.chmod(0o700 if path.is_dir() else 0o600)
    names = (place / "stdout", place / "stderr")
    return b"".join(path.read_bytes() for path in names if path.exists())


def _environ(python: Mapping[str, str]) -> dict[str, str]:
    source = str(Path(library.PACKAGE).parent)
    return {**os.environ, "PYTHONPATH": source, **python}


def _serve_broken(
    home: Path, ways: tuple[str, str, str], python: Mapping[str, str]
) -> None:
    """Start a process as the machine starts it, and let it run the lines."""
    shell = " ".join(way for way in ways if "|" not in way)
    gone = _without_a_reader()
    streams = [gone if way.endswith("|") else subprocess.PIPE for way in ways]
    try:
        done = subprocess.run(
            ["/bin/sh", "-c", f'exec "$@" {shell}', "sh", *CHILD, str(home)],
            env=_environ(python),
            stdin=subprocess.DEVNULL,
            stdout=streams[1],
            stderr=streams[2],
            timeout=PATIENCE_S,
            check=False,
        )
    finally:
        os.close(gone)
    assert (home / "codes.json").exists(), done


def _without_a_reader() -> int:
    reading_, writing = os.pipe()
    os.close(reading_)
    return writing


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    # Not below pytest's own folder, which nobody else may enter.
    with tempfile.TemporaryDirectory(prefix="convo-broken-") as folder:
        Path(folder).chmod(0o755)
        world = World(Path(folder))
        yield world
        world.close()


def lines_for(number: int) -> tuple[Line, ...]:
    """Return the lines that take their turn with a machine; a note always does."""
    if WHOLE:
        return EVERY
    return (NOTE, *(line for line in EVERY[number % TURNS :: TURNS] if line != NOTE))


def complaints(machine: Machine, ended: Ended, healthy: Ended) -> Iterator[str]:
    """Name what is wrong with the way a line ended."""
    code, usual = ended.code, healthy.code
    if code != usual and code not in machine.codes:
        yield f"ends with {code}, not {usual}"
    if OUR_OWN_FAULT.search(ended.said):
        yield "shows a fault of its own"
    removes = ended.line.words[:1] == ("forget",)
    if code not in (0, usual) and ended.changed and not removes:
        yield "has saved, and ends as if it had not"
    if code == usual == 0 and healthy.changed and not ended.changed:
        yield "ends well, and has saved nothing"
    if CLAIMS.search(ended.said) and not ended.changed:
        yield "claims what is not so"
    yield from _lost(ended)


def _lost(ended: Ended) -> Iterator[str]:
    if ended.line.words[:1] == ("forget",):
        return
    if ended.file is None:
        yield "has lost the session"
        return
    tree = reading.parse(ended.file.read_bytes(), "it").tree
    before = reading.parse((ended.place / "before").read_bytes(), "it").tree
    # With its only answer a section goes.
    whole = "--text" in ended.line.words or before.keys() <= tree.keys()
    if not whole or str(tree["client"]).lower() != "acme":
        yield "has lost an answer"
    if list((ended.place / "journal").rglob(".~*")):
        yield "leaves half a save"


@pytest.mark.parametrize("name", BROKEN)
def test_on_a_broken_machine_every_line_ends_in_words_and_nothing_is_lost(
    world: World, name: str
) -> None:
    machine = BROKEN[name]
    lines = lines_for(list(BROKEN).index(name))
    wrong = [
        f"convo {' '.join(ended.line.words)}: {complaint}: {ended.said[-300:]!r}"
        for ended in world.run(machine, lines)
        for complaint in complaints(machine, ended, world.healthy[ended.line])
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_where_nothing_is_broken_every_line_ends_as_documented(world: World) -> None:
    for ended in world.healthy.values():
        assert ended.code in (0, 1, 2, 27), ended
        assert not list(complaints(Machine(), ended, ended))
