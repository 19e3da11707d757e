"""A meeting in memory, and a screen that it is followed on, for tests."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from convo_prep.advice.playbook import Playbook
from convo_prep.change import Change, apply
from convo_prep.document import Document
from convo_prep.errors import NotSavedError
from convo_prep.faces.keys.live import KeysLive
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.raw_terminal import Terminal
from convo_prep.session import Session
from convo_prep.session.paths import NOTES
from convo_prep.store import library
from convo_prep.text import Tree
from convo_prep.views.live_sheet import Sheet, clock, sheet
from convo_prep.walk import notes, pressing
from convo_prep.walk.correcting import correction
from convo_prep.walk.understood import dated, understood

DEADLINE = 30
END = "\x15\x04"
UNICODE = Look(colour=True, ascii=False)
BEGAN = datetime.fromisoformat("2026-11-24T15:00+01:00")
TREE: Mapping[str, Tree] = {
    "client": "Acme",
    "topic": "Renewal price",
    "timezone": "Europe/Berlin",
    "prepare": {
        "objective": "They choose between two versions.",
        "fallback": "CANARY",
        "concerns": [
            {"says": "Others do it for half.", "reply": "Compare?", "likely": "50"},
            {"says": "The budget is frozen.", "reply": "Part of it?"},
        ],
    },
    "initiate": {"purpose": "I want to talk about the price.", "minutes": "30"},
    "conduct": {"started_at": "2026-11-24T15:00+01:00"},
}


@dataclass
class InMemory:
    """A meeting that is kept nowhere; each look at its time moves that on a minute.

    Attributes:
        full: Whether the disk refuses.
        half: The half-typed line, and the note it corrects.
        looked: Called at each look for changes, with how many there were.
    """

    tree: Mapping[str, Tree] = field(default_factory=lambda: TREE)
    remark: str = ""
    full: bool = False
    half: tuple[str, int | None] = ("", None)
    looked: Callable[[int], None] = lambda _: None
    at: datetime = BEGAN + timedelta(minutes=2)
    looks: int = 0
    need: str = ""
    playbook: Playbook | None = None

    @property
    def session(self) -> Session:
        return Session(self.tree, library.guide())

    @property
    def sheet(self) -> Sheet:
        return sheet(self.session, self.at, (), self.playbook)

    @property
    def texts(self) -> list[str]:
        return [note.text for note in self.sheet.notes]

    def card(self) -> Document:
        return Document("", ())

    def now(self) -> datetime:
        return self.at

    def clock(self) -> tuple[int | None, int | None]:
        return clock(self.session, self.at)

    def reading(self, line: str) -> notes.Note:
        return notes.reading(line, self.session)

    def understood(self, line: str) -> str:
        return understood(self.reading(line), self.session, self.at)

    def dated(self, note: notes.Note) -> str:
        return dated(note, self.session, self.at)

    def turned(self, line: str, step: int) -> str:
        return notes.turned(line, self.session, step)

    def take(self, line: str, began: datetime | None = None) -> notes.Note | None:
        taken = notes.note(line, self.session)
        if taken is not None:
            self._store(notes.changes(taken, self.session, began or self.at))
        return taken

    def pressed(self, line: str, unfolded: int) -> pressing.Press | None:
        return pressing.pressed(line, unfolded, self.session)

    def take_back(self, says: str) -> str:
        self._store(pressing.taking_back(says, self.session))
        return ""

    def reply_to(self, note: notes.Note) -> str:
        return note.text

    def need_behind(self, note: notes.Note) -> str:
        return self.need if note.concern else ""

    def line_of(self, place: int) -> str:
        record = self.session.records(NOTES)[place]
        concern = record.get("concern", "")
        note = notes.Note(record["kind"], record["text"], concern)
        return notes.line_for(note, self.session)

    def correct(self, place: int, line: str) -> str:
        self._store(correction(place, line, self.session))
        return ""

    def keep(self, line: str, place: int | None) -> None:
        self.half = line, place

    def kept(self) -> tuple[str, int | None]:
        return self.half

    def changed(self) -> bool:
        self.looks += 1
        before = self.sheet
        self.looked(self.looks)
        return self.sheet != before

    def _store(self, made: Iterable[Change]) -> None:
        if self.full:
            raise NotSavedError("The disk is full.", "Make room.")
        for change in made:
            order = library.guide().order()
            self.tree = apply(self.tree, change, order)


def with_notes(*lines: str) -> InMemory:
    """Return a meeting in which notes were taken before."""
    meeting = InMemory()
    for line in lines:
        meeting.take(line)
    return meeting


def attended(
    meeting: InMemory, *keys: str, look: Look = UNICODE, vi: bool = False
) -> InMemory:
    """Follow a meeting with keys that were all typed before it began, to its end."""
    with create_pipe_input() as pipe:
        pipe.send_text("".join(keys) + END)
        assert KeysLive(look, Terminal(pipe, DummyOutput()), vi).attend(meeting)
    return meeting


@dataclass
class Scene(io.StringIO):
    """A screen on which each text that is waited for brings the next keys.

    Attributes:
        pictures: The screen as it was when each text was there.
    """

    pipe: PipeInput
    columns: int
    lines: int
    steps: list[tuple[str, str]]
    pictures: list[str] = field(default_factory=list)
    sent: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._screen = pyte.Screen(self.columns, self.lines)
        self._stream = pyte.Stream(self._screen)

    def write(self, text: str) -> int:
        self.sent += text
        self._stream.feed(text)
        return len(text)

    def flush(self) -> None:
        shown = "\n".join(row.rstrip() for row in self._screen.display).rstrip()
        if self.steps and self.steps[0][0] in shown:
            _, keys = self.steps.pop(0)
            self.pictures.append(shown)
            self.pipe.send_text(keys if self.steps else keys + END)


def filmed(
    meeting: InMemory,
    *steps: tuple[str, str],
    columns: int = 80,
    lines: int = 24,
    look: Look = UNICODE,
) -> Scene:
    """Follow a meeting: wait for a text, then type keys, and so on to its end."""
    with create_pipe_input() as pipe:
        scene = Scene(pipe, columns, lines, list(steps))
        output = Vt100_Output(scene, lambda: Size(lines, columns), "xterm")
        # Only a failing test ever waits for it.
        late = threading.Timer(DEADLINE, pipe.send_text, [END])
        late.start()
        KeysLive(look, Terminal(pipe, output)).attend(meeting)
        late.cancel()
    assert not scene.steps, f"never seen: {scene.steps[0][0]!r}"
    return scene


def later(meeting: InMemory, minutes: int) -> None:
    """Let time go by."""
    meeting.at += timedelta(minutes=minutes)


def from_elsewhere(meeting: InMemory, line: str) -> None:
    """Take a note as another shell would."""
    other = replace(meeting, looked=lambda _: None)
    other.take(line)
    meeting.tree = other.tree
