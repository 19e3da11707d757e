"""The same moves at the pages on both faces leave equal trees."""

from __future__ import annotations

import io
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from at_a_page import COMMANDS, Killed, a_desk, latest, run
from camera import UNICODE, rendered
from command_line import Convo
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from convo_prep.faces.face import NOTHING_YET, Begun, Face, Prompt, Reply
from convo_prep.faces.keys.face import KeysFace
from convo_prep.faces.keys.raw_terminal import Terminal
from convo_prep.faces.plain import lines
from convo_prep.faces.plain.face import PlainFace
from convo_prep.text import Tree, normal

# What is typed at a question of each kind; where an answer stands, only Enter is, since
# the plain face has it in the line already.
TYPED = {"choice": "1", "scale": "3", "when": "1 dec"}
MOVES = st.sampled_from(
    [
        *("enter", "enter", "answer", "answer", ":back", ":go 3", ":go 5.2"),
        *(":go 6.2", ":go 7", ":go nowhere", ":drop", "killed"),
    ]
)
AT_THE_PAGE = ("2", "3", "5.2", "7.2", "8", "nothing", "", "-3", "= agreed", '"words')
RUNS = st.lists(
    st.tuples(
        st.sampled_from(COMMANDS),
        st.lists(st.tuples(MOVES, st.sampled_from(AT_THE_PAGE)), max_size=15),
    ),
    min_size=1,
    max_size=3,
)
BEGUN = ("issue=They want less", "meeting_at=tomorrow", "playbook=price-pushback")
LATE_S = 1.5
CTRL_U = "\x15"
Feed = Callable[[str], None]


class Watched:
    """A face with a person before it, who types what fits the question."""

    def __init__(self, face: Face, feed: Feed, moves: list[tuple[str, str]]) -> None:
        self.face = face
        self.feed = feed
        self.moves = iter(moves)

    def put(self, prompt: Prompt) -> Reply:
        move, _ = next(self.moves, ("killed", ""))
        if move == "killed":
            raise Killed
        kind = prompt.ask.asked.kind
        typed = {"enter": "", "answer": TYPED.get(kind, "a line")}.get(move, move)
        if prompt.ask.answer and move == "answer" and kind in TYPED:
            typed = ""
        self.feed(typed)
        return self.face.put(prompt)

    def listen(
        self, label: str, several: bool = False, begun: Begun = NOTHING_YET
    ) -> str:
        _, typed = next(self.moves, ("killed", "killed"))
        if typed == "killed":
            raise Killed
        self.feed(typed)
        return self.face.listen(label, several, begun)

    def confirm(self, question: str, default: bool) -> bool:
        return default

    def __getattr__(self, name: str) -> Any:
        return getattr(self.face, name)


def with_keys(folder: Path, command: str, moves: list[tuple[str, str]]) -> None:
    with a_desk(folder, command) as desk, create_pipe_input() as pipe:
        face = KeysFace(rendered, UNICODE, Terminal(pipe, DummyOutput()))
        # Whoever is refused, and has nothing more to say, leaves.
        late = [threading.Timer(0, print)]

        def feed(line: str) -> None:
            late[0].cancel()
            late[0] = threading.Timer(LATE_S, pipe.send_text, ["\x03\x03"])
            late[0].start()
            # A command is typed alone: what stands in the line is emptied for it.
            pipe.send_text(f"{CTRL_U}{line}\r" if line.startswith(":") else f"{line}\r")

        desk.face = Watched(face, feed, moves)
        run(desk, command)
        late[0].cancel()


def with_plain_lines(folder: Path, command: str, moves: list[tuple[str, str]]) -> None:
    waiting: list[str] = []

    def read(_label: str, ready: str, remember: Callable[[], None]) -> str:
        if not waiting:
            remember()
            raise KeyboardInterrupt
        typed = waiting.pop(0)
        return normal(typed if typed.startswith(":") else ready + typed)

    with a_desk(folder, command) as desk, patch.object(lines, "read", read):
        desk.face = Watched(PlainFace(rendered, io.StringIO()), waiting.append, moves)
        run(desk, command)


def told(folder: Path) -> Iterator[tuple[str, Tree]]:
    """Yield what the file says, apart from what it is called by."""
    return ((key, value) for key, value in latest(folder).items() if key != "id")


@settings(max_examples=8)
@given(RUNS)
def test_the_same_moves_at_any_page_give_the_same_answers_on_both_faces(
    runs: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    with tempfile.TemporaryDirectory() as made:
        keys, plain = Path(made) / "keys", Path(made) / "plain"
        for folder in (keys, plain):
            answers = (f"--set={answer}" for answer in BEGUN)
            Convo(folder).done("prep", "Acme", "Price", *answers)
        for command, moves in runs:
            with_keys(keys, command, moves)
            with_plain_lines(plain, command, moves)
            assert dict(told(keys)) == dict(told(plain)), f"{command}: {moves}"
