"""A plain face with somebody at it: what is typed, made ready, kept and printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from convo_prep import dates, kinds
from convo_prep.change import Change
from convo_prep.faces.face import Prompt, Reply
from convo_prep.faces.plain.face import PlainFace
from convo_prep.guide import Question
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.walk import Spot, Walk, asking

GUIDE = library.guide()
NOW = datetime(2026, 11, 21, 17, 10)


@dataclass
class Desk:
    """A plain face, what is typed into it, and what it made ready and printed."""

    typed: list[str | BaseException]
    half: str = ""
    ready: list[tuple[str, str]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    out: io.StringIO = field(default_factory=io.StringIO)

    def __post_init__(self) -> None:
        self.face = PlainFace(lambda document: f"{document.title}\n", self.out)

    def read(self, label: str, ready: str, remember: Callable[[], None]) -> str:
        self.ready.append((label, ready))
        given = self.typed.pop(0)
        if isinstance(given, BaseException):
            remember()
            raise given
        return given

    def put(self, path: str, spot: Spot | None = None, **more: Any) -> Reply:
        """Ask one question of a session with these answers."""
        tree = more.pop("tree", {"client": "Acme"})
        walk = Walk(asking(GUIDE, (path,)), Session(tree, GUIDE), NOW)
        ask = walk.ask(spot or walk.find("1") or Spot(path))
        prompt = Prompt(
            ask=ask,
            check=lambda typed: _dropped(walk.change(ask.spot, typed)),
            echo=partial(read_back, ask.asked),
            outline=walk.outline,
            keep=self.kept.append,
            **more,
        )
        return self.face.put(prompt)

    @property
    def said(self) -> str:
        return " ".join(self.out.getvalue().split())


def read_back(question: Question, typed: str) -> str:
    if question.kind != "when":
        return ""
    when = dates.from_stored(str(kinds.read(question, typed, NOW)))
    return dates.read_back(when, NOW) if when else ""


def _dropped(_change: Change | None) -> None:
    """Judge an answer without storing it."""
