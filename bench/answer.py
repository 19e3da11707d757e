"""What one answer crosses on its way from the line to the disk, in the plain face.

    python bench/answer.py [--names]

Counted are the source files and functions of convo that run from the moment a line is
typed at a question for a text until the next question is about to be put: reading it,
storing it, saying so, and making the next question. First those up to the journal's
door, `Journal.apply`: what one follows to see what becomes of a line. Then those behind
it, which get it onto the disk whole, into the right file, or not at all; then those
that say so and ask on. What runs in two of them counts in both. What is defined inside
a function is part of it. The answer before has
loaded all modules, and the walk has predictions in it, as every preparation has.
"""

from __future__ import annotations

import builtins
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

import convo_prep
from convo_prep.desk.beginning import begin
from convo_prep.desk.desk import Desk, Options
from convo_prep.desk.interview import walk_through
from convo_prep.faces.plain.face import PlainFace
from convo_prep.store.journal import Journal
from convo_prep.walk.route import asking

SOURCE = f"{Path(convo_prep.__file__).parent}{os.sep}"
# The first loads what the second, which is counted, finds there.
ANSWERS = {
    "prepare.their_need": "A price they can defend upstairs",
    "prepare.issue": "They want 20 % off at the renewal",
}
AFTER = ("prepare.support", "prepare.our_part", "prepare.objective", "prepare.concerns")
NOW = "2026-11-21T17:10+01:00"


class Crossed(NamedTuple):
    """What ran, as (file in the package, function) in the order of the first call.

    `road` leads to the journal's door, `behind` it lies the disk, `on` goes on.
    """

    road: tuple[tuple[str, str], ...]
    behind: tuple[tuple[str, str], ...]
    on: tuple[tuple[str, str], ...]


def files(functions: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the files that functions stand in, each once."""
    return tuple(dict.fromkeys(file for file, _ in functions))


class _SomebodyThere(Desk):
    """A desk at which a person can be asked, whatever the streams are."""

    @property
    def can_ask(self) -> bool:
        """Say that somebody is there."""
        return True


class _Watch:
    """Notes the functions of convo that run until the next question."""

    def __init__(self) -> None:
        self.road: dict[tuple[str, str], None] = {}
        self.behind: dict[tuple[str, str], None] = {}
        self.on: dict[tuple[str, str], None] = {}
        self._seen = self.road

    def begin(self) -> None:
        """Note from now on, and nothing of before."""
        for seen in (self.road, self.behind, self.on):
            seen.clear()
        self._seen = self.road
        sys.setprofile(self._event)

    def _event(self, frame: FrameType, event: str, _argument: Any) -> None:
        code = frame.f_code
        if event not in ("call", "return") or not code.co_filename.startswith(SOURCE):
            return
        if code is PlainFace.put.__code__ and event == "call":
            sys.setprofile(None)
            return
        self._note(code)
        if code is Journal.apply.__code__:
            self._seen = self.behind if event == "call" else self.on

    def _note(self, code: CodeType) -> None:
        name = code.co_qualname.partition(".<locals>")[0]
        seen = self.road if code is Journal.apply.__code__ else self._seen
        if not name.startswith("<"):
            seen[code.co_filename.removeprefix(SOURCE), name] = None


def crossed() -> Crossed:
    """Answer questions in a journal of their own, and return what the last crossed."""
    watch, lines = _Watch(), iter(ANSWERS.values())

    def typed(_label: object = "", /) -> str:
        line = next(lines, None)
        if line is None:
            raise EOFError
        watch.begin()
        return line

    with tempfile.TemporaryDirectory() as folder, _typing(typed):
        places = {"CONVO_STATE": f"{folder}/state", "HOME": folder}
        desk = _SomebodyThere(
            Options(f"{folder}/journal", plain=True),
            {**places, "CONVO_NOW": NOW, "TERM": "dumb"},
        )
        session = begin(desk, "Acme", "Renewal")
        walk_through(desk, session, asking(desk.guide, (*ANSWERS, *AFTER)))
    return Crossed(tuple(watch.road), tuple(watch.behind), tuple(watch.on))


@contextmanager
def _typing(typed: Callable[[object], str]) -> Iterator[None]:
    before = builtins.input
    vars(builtins)["input"] = typed
    try:
        with (
            Path(os.devnull).open("w", encoding="utf-8") as nobody,
            redirect_stdout(nobody),
        ):
            yield
    finally:
        sys.setprofile(None)
        builtins.input = before


def main() -> None:
    """Print how many files and functions there are, and with --names which."""
    found = crossed()
    for where, functions in zip(
        ("to the journal", "behind it", "on"), found, strict=True
    ):
        if "--names" in sys.argv:
            for file, name in functions:
                print(f"  {file:32} {name}")
        many = len(files(functions))
        print(f"{where}: {many} files, {len(functions)} functions")
    both = tuple(dict.fromkeys((*found.road, *found.behind, *found.on)))
    print(f"together: {len(files(both))} files, {len(both)} functions")


if __name__ == "__main__":
    main()
