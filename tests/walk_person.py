"""Somebody who walks through a route and answers by what is asked, and their file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from made_sessions import GUIDE, NOW

from convo_prep.change import Change, apply
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.text import Tree
from convo_prep.walk.route import Route, preparing, stepping
from convo_prep.walk.spot import Ask
from convo_prep.walk.walking import Walk

MEETING = "1 dec 15:00"
HELD: dict[str, Any] = {
    "client": "Acme",
    "topic": "Price",
    "prepare": {
        "issue": "a",
        "objective": "b",
        "concerns": [{"says": "Why now?", "reply": "c"}, {"says": "Half!"}],
    },
    "initiate": {"meeting_at": "2026-11-20 15:00", "purpose": "d"},
}
AGREED: dict[str, Any] = {
    **HELD,
    "resolve": {
        "outcome": "agreed",
        "actions": [{"what": "Send"}, {"what": "Call", "done": "2026-11-20"}],
    },
}
FULL = preparing(GUIDE, "full")
QUICK = preparing(GUIDE, "quick")
REST = preparing(GUIDE, "rest")
RESOLVE = stepping(GUIDE, ("conduct", "resolve"))


@dataclass
class Person:
    """A walk, the file behind it and the place remembered; `items` go in each list."""

    route: Route
    tree: dict[str, Tree] = field(default_factory=dict)
    position: str = ""
    outcome: str = "agreed"
    items: int = 1
    now: datetime = NOW
    asked: list[str] = field(default_factory=list)

    @property
    def walk(self) -> Walk:
        """The walk over the file as it is now."""
        return Walk(self.route, Session(self.tree, GUIDE), self.now)

    def at(self, spot: Spot) -> Ask:
        """Come to a spot: it is remembered, and shown."""
        self.position = spot.path
        return self.walk.ask(spot)

    def type(self, spot: Spot, line: str) -> Spot | None:
        """Give a line at a spot, have it stored, and return where the walk goes on."""
        change = self.store(spot, line)
        return self.walk.after(spot, bool(change) or bool(line.strip()))

    def read(self, spot: Spot, line: str) -> Change | None:
        """Return what a line at a spot changes."""
        return self.walk.read(self.walk.ask(spot), line).change

    def store(self, spot: Spot, line: str) -> bool:
        """Store what a line changes, and tell whether it changed anything."""
        change = self.read(spot, line)
        if change is None:
            return False
        self.tree = apply(self.tree, change, GUIDE.order())
        return True

    def line_for(self, ask: Ask) -> str:
        """Return what this person types: what stands there, else what fits."""
        if isinstance(ask.answer, str) and ask.answer:
            return ask.answer
        if ask.adding and len(ask.given) >= self.items:
            return ""
        question = ask.asked
        if question.path == "resolve.outcome":
            return self.outcome
        if question.path == "follow_up.done":
            return "done"
        if question.choices:
            return question.choices[0]
        if question.kind == "scale":
            return str(question.range[1])
        return MEETING if question.kind == "when" else f"on {ask.spot.path}"

    def answers(self) -> Iterator[str]:
        """Answer question after question from the first open one on, to the end."""
        spot = self.walk.first()
        while spot is not None:
            ask = self.at(spot)
            if not (ask.adding and len(ask.given) >= self.items):
                self.asked.append(spot.path)
            yield spot.path
            spot = self.type(spot, self.line_for(ask))

    def finish(self) -> None:
        """Walk until nothing is open any more."""
        for _ in range(5):
            if not list(self.answers()):
                return
        raise AssertionError(f"never done: {self.walk.first()}")


def section(tree: dict[str, Tree], name: str) -> dict[str, Any]:
    """Return a step of a file."""
    found = tree.get(name, {})
    assert isinstance(found, dict)
    return found


def prepared(**sections: Any) -> dict[str, Any]:
    """Return a file with these answers in its first steps."""
    return {"client": "Acme", "topic": "Price", **sections}
