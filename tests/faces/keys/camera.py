"""Runs the keys face in process on a screen of its own, and takes pictures of it."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from convo_prep.document import Document
from convo_prep.faces.keys.face import KeysFace
from convo_prep.faces.keys.look import Look
from convo_prep.faces.keys.raw_terminal import Terminal

DEADLINE = 30
UNICODE = Look(colour=True, ascii=False)


def rendered(document: Document) -> str:
    """Stand in for the format that turns documents into text."""
    return f"{document.title}\n"


@contextmanager
def blind_face(keys: str, look: Look = UNICODE, vi: bool = False) -> Iterator[KeysFace]:
    """Yield a face whose keys were all typed before it began, and nobody looks at."""
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        face = KeysFace(rendered, look, Terminal(pipe, DummyOutput()), vi)
        yield face
        face.close()


@dataclass
class Camera(io.StringIO):
    """A screen that keeps the picture in which a text is first seen, then stops.

    Attributes:
        until: The text to wait for; Ctrl-C is typed once it is there.
    """

    pipe: PipeInput
    columns: int
    lines: int
    until: str
    picture: str = ""
    sent: str = ""
    cursor: tuple[int, int] = (0, 0)
    screen: pyte.Screen = field(init=False)

    def __post_init__(self) -> None:
        super().__init__()
        self.screen = pyte.Screen(self.columns, self.lines)
        self._stream = pyte.Stream(self.screen)

    def write(self, text: str) -> int:
        self.sent += text
        self._stream.feed(text)
        return len(text)

    def flush(self) -> None:
        shown = "\n".join(line.rstrip() for line in self.screen.display).rstrip()
        if self.until in shown and not self.picture:
            self.picture = shown
            self.cursor = (self.screen.cursor.y, self.screen.cursor.x)
            self.pipe.send_text("\x03")

    def output(self) -> Vt100_Output:
        return Vt100_Output(self, lambda: Size(self.lines, self.columns), "xterm")


@contextmanager
def filmed_face(
    keys: str, until: str, columns: int = 80, lines: int = 24, look: Look = UNICODE
) -> Iterator[tuple[KeysFace, Camera]]:
    """Yield a face and the camera that watches it."""
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        camera = Camera(pipe, columns, lines, until)
        face = KeysFace(rendered, look, Terminal(pipe, camera.output()))
        # Only a failing test ever waits for it.
        late = threading.Timer(DEADLINE, pipe.send_text, ["\x03"])
        late.start()
        yield face, camera
        late.cancel()
        face.close()
