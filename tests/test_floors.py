"""Imports run down the floors; the core meets no machine, and one place exits."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

# What is written by hand; an installed package also holds what its build made ready.
SOURCE = Path(__file__).parents[1] / "src" / "convo_prep"

# From the ground up. A room imports only rooms of earlier lines.
FLOORS = (
    ("errors", "text", "cells", "document"),
    ("ids", "stored", "bounded", "first_of_two"),
    ("dates",),
    ("kinds",),
    ("guide",),
    ("guide_reading",),
    ("session", "change", "page"),
    ("schema", "notation", "advice"),
    ("walk", "views"),
    ("store", "formats", "streams", "signals"),
    ("faces",),
    ("desk",),
    ("completion",),
    ("commands", "arguments", "ending"),
    ("app",),
    ("__main__",),
)
HEIGHT = {room: height for height, floor in enumerate(FLOORS) for room in floor}
CORE = {room for floor in FLOORS[:9] for room in floor}
# What reaches a disk, a screen or another program.
MACHINE = {
    *("os", "sys", "pathlib", "io", "shutil", "subprocess", "socket", "tempfile"),
    *("typer", "rich", "prompt_toolkit", "yaml", "platformdirs", "readline"),
}
# Text becomes a tree by a parser, and the other way round, in one room.
MAY_MEET = {"notation": {"yaml", "io"}}
# Disk and screen: the faces stand above the store, and never meet it.
APART = {"faces": {"store"}, "walk": {"notation"}, "views": {"notation"}}
# A file's name is one thing's name. These stand more than once, for one thing each.
SAME = {
    "actions": "actions: the kind of answer, and the view",
    "answers": "the answers of a session: shown, and looked at for their wording",
    "choice": "one of a few: the kind of answer, and the widget that asks for one",
    "card": "the card: the view, and what of it a meeting's screen shows",
    "closing": "a conversation is over: what says so, and how it is said",
    "face": "a face: what both keep, and each of the two",
    "frame": "what stands around the line: at a question, in a meeting",
    "half_typed": "the half-typed line, at the desk and on the disk",
    "hits": "what was met: by a search, by a wording rule",
    "look": "how something looks: the formats', the keys face's",
    "meeting": "the meeting: what commands share of it, what a face needs of it",
    "named": "what words name: a session, a question",
    "playbooks": "playbook files: judged by their model, begun and checked on disk",
    "rows": "rows of --json: made, and written",
    "waiting": "what waits: told of sessions, and gathered from the journal",
    "scale": "a number on a scale: the kind of answer, and the widget",
    "table": "a table of names: the formats, the kinds of answer",
    "text": "text: its normal form, and the kind of answer",
    "when": "a date: the value, the kind of answer, and the widget",
}
SAYING = {"print", "input", "typer.echo"}
OPENING = {"open", "os.open", "io.open"}
EXITS = {"sys.exit", "exit", "quit", "os._exit", "SystemExit", "typer.Exit"}
MAY_EXIT = {"app", "__main__"}
MAY_SAY = {"faces", "desk", "commands", "ending", "app", "__main__"}
NEVER_OPENING = CORE | {"formats"}


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted name of everything a module imports, in functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(tree: ast.AST) -> Iterator[str]:
    """Yield the name of everything a module calls or raises."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
        elif isinstance(node, ast.Raise) and node.exc is not None:
            yield ast.unparse(node.exc)


class Doing(NamedTuple):
    """What a source imports, and what it calls or raises."""

    names: list[str]
    called: set[str]


def doing(source: str) -> Doing:
    """Return what a source does."""
    tree = ast.parse(source)
    return Doing(list(imports(tree)), set(calls(tree)))


@cache
def read(module: Path) -> Doing:
    """Return what a module does, which several rules look at."""
    return doing(module.read_text(encoding="utf-8"))


def wrong(room: str, done: Doing) -> list[str]:
    """Return what a module of a room does that the house forbids."""
    names, called = done
    rooms = {name.split(".")[1] for name in names if name.startswith("convo_prep.")}
    found = [f"imports {other}, no floor below" for other in _up(room, rooms)]
    found += [f"meets {other}" for other in sorted(rooms & APART.get(room, set()))]
    if room in CORE:
        met = {name.split(".")[0] for name in names} & MACHINE
        met -= MAY_MEET.get(room, set())
        found += [f"is core and imports {other}" for other in sorted(met)]
    if room not in MAY_SAY:
        found += [f"calls {name}" for name in sorted(called & SAYING)]
    if room in NEVER_OPENING:
        found += [f"calls {name}" for name in sorted(called & OPENING)]
    if room not in MAY_EXIT:
        found += [f"exits by {name}" for name in sorted(called & EXITS)]
    return found


def _up(room: str, rooms: set[str]) -> list[str]:
    known = rooms - {room} & HEIGHT.keys()
    return sorted(r for r in known if HEIGHT.get(r, 0) >= HEIGHT[room])


def room_of(module: Path) -> str:
    """Return the room a module of the package stands in."""
    return module.relative_to(SOURCE).with_suffix("").parts[0]


def dotted(module: Path) -> str:
    """Return the name by which a module is imported."""
    parts = module.relative_to(SOURCE).with_suffix("").parts
    return ".".join(("convo_prep", *(part for part in parts if part != "__init__")))


def uses(module: Path) -> set[str]:
    """Return the modules that one imports, for its types alone and in functions too."""
    names = set(read(module).names)
    found = {n if n in MODULE_NAMES else n.rpartition(".")[0] for n in names}
    return found - {dotted(module)}


MODULES = sorted(set(SOURCE.rglob("*.py")) - {SOURCE / "__init__.py"})
MODULE_NAMES = frozenset(map(dotted, MODULES))
USES = [(dotted(module), uses(module)) for module in MODULES]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_a_module_leans_only_on_the_floors_below(module: Path) -> None:
    assert room_of(module) in HEIGHT, "it stands on no floor"
    assert wrong(room_of(module), read(module)) == []


def test_every_room_is_there() -> None:
    assert {room_of(module) for module in MODULES} == set(HEIGHT)


def test_a_file_name_is_the_name_of_one_thing() -> None:
    # A command has the name of what it shows.
    named = (m for m in MODULES if room_of(m) != "commands")
    names = Counter(m.stem for m in named if m.name != "__init__.py")
    assert {name for name, count in names.items() if count > 1} == SAME.keys()


def test_no_modules_import_each_other_in_a_circle() -> None:
    sorter = TopologicalSorter({name: uses & MODULE_NAMES for name, uses in USES})
    sorter.prepare()


def test_a_circle_is_found() -> None:
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"c"}, "c": {"a"}}).prepare()


def test_pydantic_is_met_in_the_schema_alone() -> None:
    meeting = {
        room_of(module)
        for module in MODULES
        for name in read(module).names
        if name.split(".")[0].startswith("pydantic")
    }
    assert meeting == {"schema"}


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("text", "from convo_prep import dates"),
        ("session", "from convo_prep.walk import Walk"),
        ("session", "import convo_prep.store.journal"),
        ("advice", "def f():\n    from convo_prep.views import misfits\n"),
        ("walk", "def f():\n    import os\n"),
        ("walk", "from pathlib import Path"),
        ("views", "if True:\n    from rich.text import Text\n"),
        ("kinds", "import yaml"),
        (
            "formats",
            "def f():\n    def g():\n        from convo_prep.store import disk\n",
        ),
        ("store", "from convo_prep.formats import plain"),
        ("store", "def f():\n    from convo_prep.faces import face\n"),
        ("faces", "from convo_prep.store.half_typed import HalfTypedLine"),
        ("desk", "from convo_prep.commands import prep"),
        ("commands", "from convo_prep import app"),
        ("views", "print('hello')"),
        ("walk", "def f():\n    return open('x')\n"),
        ("commands", "import sys\nsys.exit(1)"),
        ("desk", "raise SystemExit"),
        ("store", "raise SystemExit(2)"),
    ],
)
def test_a_wrong_module_is_found(room: str, source: str) -> None:
    assert len(wrong(room, doing(source))) == 1


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("desk", "from convo_prep.store import journal"),
        ("faces", "from convo_prep.formats import plain"),
        ("walk", "import re\nfrom convo_prep.walk import spot"),
        ("app", "import sys\nsys.exit(1)"),
    ],
)
def test_a_right_module_is_left_alone(room: str, source: str) -> None:
    assert wrong(room, doing(source)) == []
