"""Anybody at the pages: keys in any order, left or broken off anywhere, and again."""

from __future__ import annotations

import tempfile
from pathlib import Path

from at_a_page import COMMANDS, Killed, a_desk, latest, run
from hypothesis import given, settings
from hypothesis import strategies as st

from convo_prep.document import Document, Line
from convo_prep.errors import InvalidAnswerError
from convo_prep.faces.face import (
    NOTHING_YET,
    Back,
    Begun,
    Go,
    Prompt,
    Reply,
    Stop,
    Struck,
    Typed,
)
from convo_prep.guide import Guide
from convo_prep.session import Session
from convo_prep.text import Tree, asked_back
from convo_prep.walk import standing

LINES = st.sampled_from(
    [
        *("", "", "", "1", "2", "4", "a line", "=agreed", "+ send it @me by friday"),
        *('"their words', "15 dec", "done", "none", "-3", "4b", "60", ":new", "tab"),
    ]
)
NUMBERS = st.sampled_from(
    ["1", "2", "3", "4.2", "5", "6.2", "7", "7.2", "9", "11", "14", "x"]
)
MOVES = st.one_of(
    LINES.map(lambda line: ("line", line)),
    NUMBERS.map(lambda number: ("go", number)),
    st.sampled_from([("back", ""), ("strike", ""), ("stop", ""), ("killed", "")]),
)
RUNS = st.lists(
    st.tuples(
        st.sampled_from(COMMANDS),
        st.lists(MOVES, max_size=30),
    ),
    min_size=1,
    max_size=4,
)


class Anybody:
    """A face whose person makes these moves, then ends; it watches the disk."""

    def __init__(
        self, guide: Guide, folder: Path, moves: list[tuple[str, str]]
    ) -> None:
        self.guide = guide
        self.folder = folder
        self.moves = iter(moves)
        self.before: dict[str, Tree] | None = None

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
        self.before = None if line or prompt.ask.answer else latest(self.folder)
        try:
            return Typed((prompt.read(line),))
        except InvalidAnswerError:
            return Back()

    def _stands_there(self, prompt: Prompt) -> None:
        """What is shown is on the disk, and Enter alone has put nothing there."""
        if self.before is not None:
            assert latest(self.folder) == self.before
        self.before = None
        if prompt.ask.of.key == "playbook":
            return
        session = Session(latest(self.folder), self.guide)
        shown = standing.standing(prompt.ask.spot, prompt.ask.of, session)
        assert prompt.ask.answer == (
            asked_back(shown) if isinstance(shown, str) else shown
        )

    def listen(
        self, label: str, several: bool = False, begun: Begun = NOTHING_YET
    ) -> str:
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


@settings(max_examples=60)
@given(RUNS)
def test_anybody_may_do_anything_at_a_page_and_what_it_shows_is_on_the_disk(
    runs: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    begun = ("line", "tomorrow"), ("line", "They want less"), ("line", "1")
    first = ("prep", [*begun, ("line", ""), ("stop", "")])
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for command, moves in (first, *runs):
            with a_desk(folder, command) as desk:
                desk.face = Anybody(desk.guide, folder, moves)
                run(desk, command)
