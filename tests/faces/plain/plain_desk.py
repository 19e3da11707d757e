"""A plain face with somebody at it: what is typed, made ready, kept and printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from replied import Replied, replied

from convo_prep.faces.face import Prompt
from convo_prep.faces.plain.face import PlainFace
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.walk.route import asking
from convo_prep.walk.walking import Walk

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

    def put(self, path: str, spot: Spot | None = None, **more: Any) -> Replied:
        """Ask one question of a session with these answers."""
        tree = more.pop("tree", {"client": "Acme"})
        walk = Walk(asking(GUIDE, (path,)), Session(tree, GUIDE), NOW)
        ask = walk.ask(spot or walk.find("1") or Spot(path))
        prompt = Prompt(
            ask=ask,
            read=partial(walk.read, ask),
            outline=walk.outline,
            keep=self.kept.append,
            **more,
        )
        return replied(self.face.put(prompt))

    @property
    def said(self) -> str:
        return " ".join(self.out.getvalue().split())
