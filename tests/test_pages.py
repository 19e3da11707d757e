"""Anybody at the pages: keys in any order, left or broken off anywhere, and again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from convo_prep.commands import follow, prep, reflect, resolve
from convo_prep.desk.desk import Desk, Options
from convo_prep.document import Document, Line
from convo_prep.errors import ConvoError, InvalidAnswerError, StoppedError
from convo_prep.faces.face import Back, Go, Prompt, Reply, Stop, Struck, Typed
from convo_prep.notation import reading
from convo_prep.session import Session
from convo_prep.walk import standing

NOW = "2026-11-21T17:10+01:00"
LATER = "2026-12-09T10:00+01:00"
LINES = st.sampled_from(
    [
        *("", "", "", "1", "2", "4", "a line", "=agreed", "+ send it @me by friday"),
        *('"their words', "15 dec", "done", "none", "-3", "4b", "60", ":new", "tab"),
    ]
)
NUMBERS = st.sampled_from(["1", "2", "3", "4.2", "5", "7", "9", "11", "14", "x"])
MOVES = st.one_of(
    LINES.map(lambda line: ("line", line)),
    NUMBERS.map(lambda number: ("go", number)),
    st.sampled_from([("back", ""), ("strike", ""), ("stop", ""), ("killed", "")]),
)
RUNS = st.lists(
    st.tuples(
        st.sampled_from(["prep", "resolve", "reflect", "follow"]),
        st.lists(MOVES, max_size=30),
    ),
    min_size=1,
    max_size=4,
)


class Killed(BaseException):
    """The process is gone, whatever it was doing."""


class Anybody:
    """A face whose person makes these moves, then ends; it watches the disk."""

    def __init__(self, desk: Desk, moves: list[tuple[str, str]]) -> None:
        self.desk = desk
        self.moves = iter(moves)
        self.before: Any = None

    def put(self, prompt: Prompt) -> Reply:
        self._stands_there(prompt)
        move, word = next(self.moves, ("stop", ""))
        if move == "killed":
            raise Killed
        if move in ("back", "strike", "go", "stop"):
            moved: dict[str, Reply] = {"back": Back(), "strike": Struck()}
            moved |= {"go": Go(word), "stop": Stop(interrupted=False)}
            return moved[move]
        line = prompt.draft if word == "tab" else word
        return self._typed(prompt, line)

    def _typed(self, prompt: Prompt, line: str) -> Reply:
        self.before = None if line or prompt.ask.answer else self._tree()
        try:
            return Typed((prompt.read(line),))
        except InvalidAnswerError:
            return Back()

    def _stands_there(self, prompt: Prompt) -> None:
        """What is shown is on the disk, and Enter alone has put nothing there."""
        if self.before is not None:
            assert self._tree() == self.before
        self.before = None
        if prompt.ask.of.key == "playbook":
            return
        session = Session(self._tree(), self.desk.guide)
        shown = standing.standing(prompt.ask.spot, prompt.ask.of, session)
        assert shown == prompt.ask.answer

    def _tree(self) -> Any:
        """Return what the file holds that was begun or written last."""
        files = Path(self.desk.journal.path("")).glob("**/*.yaml")
        latest = max(files, key=lambda path: path.stat().st_mtime_ns)
        return reading.parse(latest.read_bytes(), latest.name).tree

    def listen(self, label: str, several: bool = False) -> str:
        move, word = next(self.moves, ("stop", ""))
        if move == "killed":
            raise Killed
        if move == "stop":
            raise EOFError
        return word

    def say(self, line: Line) -> None: ...

    def show(self, document: Document) -> None: ...

    def saved(self, label: str, words: str) -> None: ...

    def left(self, label: str, kept: bool, drafted: bool = False) -> None: ...

    def confirm(self, question: str, default: bool) -> bool:
        return next(self.moves, ("", ""))[1] == "1"

    def close(self) -> None: ...


@contextmanager
def a_desk(folder: Path, now: str) -> Iterator[Desk]:
    """A desk with somebody at it."""
    places = {"CONVO_STATE": str(folder / "state"), "HOME": str(folder / "home")}
    environ = {"TERM": "dumb", "USER": "sam", "CONVO_NOW": now, **places}
    with patch.object(Desk, "can_ask", property(lambda _desk: True)):
        yield Desk(Options(journal=str(folder / "journal")), environ)


def run(folder: Path, command: str, moves: list[tuple[str, str]]) -> None:
    """Run a command with these moves; it ends well, or says in words why not."""
    now = LATER if command == "follow" else NOW
    with a_desk(folder, now) as desk:
        desk.face = Anybody(desk, moves)
        ctx: Any = SimpleNamespace(obj=desk)
        commands: dict[str, Any] = {
            "prep": lambda: prep.prep(ctx, "Acme", ["Price"]),
            "resolve": lambda: resolve.resolve(ctx, ["acme"]),
            "reflect": lambda: reflect.reflect(ctx, ["acme"]),
            "follow": lambda: follow.follow(ctx, ["acme"]),
        }
        try:
            commands[command]()
        except (StoppedError, ConvoError, Killed):
            return


@settings(max_examples=60)
@given(RUNS)
def test_anybody_may_do_anything_at_a_page_and_what_it_shows_is_on_the_disk(
    runs: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        begun = ("line", "tomorrow"), ("line", "They want less"), ("line", "1")
        run(folder, "prep", [*begun, ("line", ""), ("stop", "")])
        for command, moves in runs:
            run(folder, command, moves)
